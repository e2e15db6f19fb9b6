"""The three pictures: drawn in both formats, every name in them, the same bytes again, soon."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import planning
import pytest
from drawn_files import assert_stands_alone
from lxml import etree
from PIL import Image

from assistant.export import pictures
from assistant.export.pictures.gantt import draw as draw_gantt
from assistant.export.pictures.network import grouped, positions

NAMES = ("network", "gantt", "matrix")
_COMMENT = re.compile(r"<!--\s?(.*?)\s?-->", re.S)


def lines(svg):
    """The texts that an SVG of paths draws, which matplotlib notes beside each."""
    return [unescape(found.strip()) for found in _COMMENT.findall(svg.decode("utf-8"))]


def squeezed(text):
    return re.sub(r"[\s-]", "", text)


def has(svg, text):
    """Whether a text is drawn, wrapped over lines as it may be, its end cut where it is long."""
    drawn = squeezed("".join(lines(svg)))
    wanted = squeezed(text)
    return wanted in drawn or ("…" in drawn and wanted[:20] in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_a_png_of_print_quality_that_is_not_blank(plan, name):
    image = Image.open(io.BytesIO(pictures.draw(plan, name)))
    assert image.format == "PNG"
    assert image.width >= 1_200
    assert len(image.convert("L").getcolors(256 * 256)) > 10


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_an_svg_that_needs_no_font_and_nothing_from_outside(plan, name):
    assert_stands_alone(pictures.draw(plan, name, "svg"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("format", ["png", "svg"])
def test_the_same_plan_gives_the_same_bytes(fishing, name, format):
    assert pictures.draw(fishing, name, format) == pictures.draw(fishing, name, format)


def test_every_party_is_named_in_the_network(plan):
    svg = pictures.draw(plan, "network", "svg")
    for node in plan.network.nodes:
        assert has(svg, node.name), node.name


def test_every_step_and_quarter_is_named_in_the_gantt_chart(fishing):
    svg = pictures.draw(fishing, "gantt", "svg")
    table = fishing.table("roadmap")
    for row in table.rows:
        assert has(svg, table.cell(row, "milestone")), row.key
    drawn = " ".join(lines(svg))
    assert {"2570", "2571"} <= planning.digits(drawn)


def test_every_task_member_and_letter_is_in_the_matrix(fishing):
    svg = pictures.draw(fishing, "matrix", "svg")
    table = fishing.table("responsibilities")
    for text in [c.heading for c in table.columns[1:]] + [r.cells[0].text for r in table.rows]:
        assert has(svg, text), text
    letters = [text for text in lines(svg) if text in ("ร", "ส", "ป", "จ")]
    held = [cell.text for row in table.rows for cell in row.cells[1:]]
    assert len(letters) == sum(text in ("ร", "ส") for text in held)


def test_someone_is_responsible_for_every_task(plan):
    for row in plan.table("responsibilities").rows:
        assert {cell.text for cell in row.cells[1:]} & {"ร", "R"}, row.key


def test_all_letters_have_a_shape_of_the_thai_font(fishing, recwarn):
    for name in NAMES:
        pictures.draw(fishing, name)
    assert not [w for w in recwarn if "lyph" in str(w.message)]


def test_the_font_comes_with_the_package():
    from assistant.export.pictures import canvas

    assert canvas.FONT.is_file()
    assert "Sarabun" in canvas.font(12).get_name()


def test_thirty_partners_are_drawn_and_none_is_lost(crowded):
    held = {name: pictures.draw(crowded, name, "svg") for name in NAMES}
    assert len(held) == 3
    drawn = grouped(crowded.network, "th")
    hubs = [node for node in drawn.nodes if node.role == "hub"]
    groups = [node for node in drawn.nodes if node.role == "member"]
    counted = sum(int(re.search(r"\d+", node.name)[0]) for node in groups)
    to_be_found = [node for node in hubs if node.id == "hub"]
    assert counted + len(hubs) - len(to_be_found) == 30
    for node in drawn.nodes:
        assert has(held["network"], node.name)


def test_grouping_keeps_every_tie_and_ties_nobody_to_itself(crowded):
    drawn = grouped(crowded.network, "th")
    ids = {node.id for node in drawn.nodes}
    assert len(ids) == len(drawn.nodes)
    for link in drawn.links:
        assert {link.start, link.end} <= ids
        assert link.start != link.end
    assert {end for link in drawn.links for end in (link.start, link.end)} == ids
    assert len(drawn.links) == len(set(drawn.links))


def test_a_small_network_is_drawn_as_it_is(fishing):
    assert grouped(fishing.network, "th") is fishing.network


@pytest.mark.parametrize("name", planning.NETWORKS)
def test_no_two_parties_stand_in_the_same_place_and_all_on_the_paper(shipped_library, name):
    from assistant.export.pictures import canvas
    from assistant.export.pictures.network import HEIGHT

    network = planning.drafted(shipped_library, name).network
    places = positions(network)
    assert set(places) == {node.id for node in network.nodes}
    assert len(set(places.values())) == len(places)
    for x, y in places.values():
        assert 0 < x < canvas.WIDTH
        assert 0 < y < HEIGHT
    assert max(places, key=lambda at: places[at][1]) == "lead"


def test_sectors_and_ties_differ_in_shape_not_in_colour_alone():
    from assistant.export.pictures.network import LINES, SHAPES

    assert len({marker for marker, _ in SHAPES.values()}) == len(SHAPES) == 6
    assert len({str(style) for style, _ in LINES.values()}) == len(LINES) == 4


def test_only_what_occurs_stands_in_the_legend(fishing):
    from assistant.export.pictures.words import say

    drawn = lines(pictures.draw(fishing, "network", "svg"))
    occurring = {node.sector for node in fishing.network.nodes}
    for sector in ("state", "local", "private", "civil", "community", "academic"):
        assert (say(sector, "th") in drawn) == (sector in occurring), sector


def test_names_with_signs_of_markup_are_drawn_as_letters(fishing):
    odd = "$\\frac{1}{2}$ <b> & -- -->"
    nodes = (replace(fishing.network.nodes[0], name=odd), *fishing.network.nodes[1:])
    plan = replace(fishing, network=replace(fishing.network, nodes=nodes))
    etree.fromstring(pictures.draw(plan, "network", "svg"))
    assert pictures.draw(plan, "network").startswith(b"\x89PNG")


@pytest.mark.parametrize("quarters", [1, 2, 3, 20])
def test_a_gantt_chart_of_any_length_is_drawn(shipped_library, quarters):
    from assistant.plans.brief.brief import parse_brief
    from assistant.plans.planner import draft_plan

    data = {**planning.FISHING, "duration_note": f"{3 * quarters} เดือน"}
    plan = draft_plan(shipped_library, parse_brief(data), today=planning.TODAY)
    assert plan.calendar.quarters == quarters
    assert draw_gantt(plan, "png").startswith(b"\x89PNG")


def test_a_plan_without_the_table_says_which_is_missing(fishing):
    bare = replace(fishing, parts=())
    for name, table in (("gantt", "roadmap"), ("matrix", "responsibilities")):
        with pytest.raises(KeyError, match=table):
            pictures.draw(bare, name)
