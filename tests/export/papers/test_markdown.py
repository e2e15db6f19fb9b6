"""Plan → Markdown: complete, and every text of the plan shown as the letters that it is."""

from __future__ import annotations

import re
from base64 import b64decode

import planning
import pytest
from markdown_it import MarkdownIt

from assistant.export.papers.paper import of_plan
from assistant.plans import files as plan_files
from assistant.schema.papers import Table

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


_HELD: dict[tuple[str, bool], str] = {}


def written(plan, *, thai_digits=False):
    key = plan.id, thai_digits
    if key not in _HELD:
        _HELD[key] = plan_files.write(plan, ".md", thai_digits=thai_digits).decode("utf-8")
    return _HELD[key]


def without_pictures(text):
    """A text without the bytes of its pictures, which hold digits of their own."""
    return re.sub(r"\(data:image/[^)]*\)", "()", text)


def html(plan):
    return READER.render(without_pictures(written(plan)))


def shown(plan):
    """The words that a reader of the rendered Markdown sees, blanks joined."""
    text = re.sub(r"<[^>]+>", " ", html(plan))
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return " ".join(text.split())


@pytest.fixture(scope="module", params=["fishing", "solar", "bare", "hostile"])
def each(request, shipped_library):
    return planning.drafted(shipped_library, request.param)


def test_every_part_is_a_heading_in_order(each):
    heads = re.findall(r"<h2>(.*?)</h2>", html(each))
    paper = of_plan(each)
    for head, part in zip(heads, paper.body, strict=False):
        assert part.title in head
    assert [head for head in heads if head in {part.title for part in paper.annexes}] == [
        part.title for part in paper.annexes
    ]


def test_every_statement_is_shown_word_for_word(each):
    seen = shown(each)
    missing = [
        statement.text
        for _, statement in each.statements()
        if " ".join(statement.text.split()) not in seen
    ]
    assert missing == []


def test_every_table_has_all_its_rows_and_columns(each):
    tables = [block for _, block in each.blocks() if isinstance(block, Table)]
    found = re.findall(r"<table>.*?</table>", html(each), re.S)
    assert len(found) == len(tables)
    for text, table in zip(found, tables, strict=True):
        assert text.count("<th") - text.count("<thead") == len(table.columns)
        assert len(re.findall(r"<tr>", text)) == len(table.rows) + 1


def test_labels_of_tables_are_shown_as_they_are(each):
    seen = shown(each)
    for _, block in each.blocks():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    assert " ".join(cell.label.split()) in seen, cell.label


def test_texts_of_the_brief_never_become_markup(hostile):
    made = html(hostile)
    for tag in ("<script", "<b>", "<i>", "<code", "<a ", "<!--", "<hr"):
        assert tag not in made
    assert set(re.findall(r'<img src="(.*?)"', made)) <= {""}  # none but our own
    assert planning.HOSTILE_NAME.replace("  ", " ") in shown(hostile)


def test_an_entity_of_the_brief_is_shown_as_it_was_written(hostile):
    assert "&lt;i&gt;" in shown(hostile)


def test_the_title_is_one_heading(hostile):
    lines = written(hostile).splitlines()
    assert lines[0].startswith("# ")
    assert len(re.findall(r"<h1>", html(hostile))) == 1


def test_every_number_of_a_citation_has_its_reference(each):
    text = written(each)
    marks = {int(n) for n in re.findall(r"(?<!\\)\[(\d+)\]", without_pictures(text))}
    assert marks == {citation.number for citation in each.citations}


def test_the_plan_is_marked_as_a_draft(fishing, solar):
    assert "ร่าง" in written(fishing)
    assert "DRAFT" in written(solar)


def test_assumptions_are_marked_and_the_mark_is_explained(each):
    text = written(each)
    assert text.count("†") >= 2
    assert "†" in text[: text.index("## ")]


def test_no_control_character_gets_into_the_file(hostile):
    text = written(hostile)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e\uffff]", text)


def test_thai_digits_are_for_thai_plans_that_ask_for_them(fishing, solar):
    plain, thai = (without_pictures(written(fishing, thai_digits=d)) for d in (False, True))
    assert not re.search("[๐-๙]", plain)
    assert re.search("[๐-๙]", thai)
    assert len(re.findall(r"(?<![A-Za-z0-9.@/_-])[0-9]", thai)) < 0.2 * len(
        re.findall("[0-9]", plain)
    )
    assert written(solar, thai_digits=True) == written(solar)


@pytest.mark.parametrize("thai_digits", [False, True])
def test_every_picture_in_the_file_can_be_drawn(fishing, thai_digits):
    held = re.findall(r"data:image/png;base64,([^)]*)\)", written(fishing, thai_digits=thai_digits))
    for data in held:
        assert data.isascii()
        assert b64decode(data, validate=True).startswith(b"\x89PNG")


def test_lists_stay_lists_in_thai_digits(fishing):
    def lists(**options):
        made = READER.render(without_pictures(written(fishing, **options)))
        return made.count("<ol"), made.count("<li>")

    assert lists(thai_digits=True) == lists()


def test_the_same_plan_gives_the_same_bytes(fishing):
    assert plan_files.write(fishing, ".md").decode("utf-8") == written(fishing)
