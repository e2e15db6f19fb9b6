"""Slides as PPTX: they open, fit, cite in their notes, and name their fonts for both scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from math import ceil
from zipfile import ZipFile

import pypdfium2
import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as REL
from pptx.util import Emu, Inches

from assistant.export.pictures.cards import LEAST
from assistant.export.slides.pptx import write
from assistant.export.slides.pptx_form import FONT
from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request
from assistant.schema.lessons import Slide
from assistant.text.line_breaks import letters

TODAY = date(2026, 11, 23)
ASPECTS = {"16:9": 16 / 9, "4:3": 4 / 3}
NARROWEST = 0.0055  # inches that a letter takes at least, for each point of its size


@pytest.fixture(scope="session")
def lesson(shipped_library):
    request = parse_request(
        {"language": "th", "minutes": 120, "quiz_items": 6, "emphasis": "กรณีศึกษา"}
    )
    return build_lesson(shipped_library, request, today=TODAY)


@pytest.fixture(scope="session", params=ASPECTS)
def made(request, lesson):
    """The aspect, and the presentation in it."""
    return request.param, Presentation(BytesIO(write(lesson, aspect=request.param)))


def texts(slide):
    """The shapes of a slide that hold text."""
    return [s for s in slide.shapes if s.has_text_frame and s.text_frame.text.strip()]


class TestWhatOpens:
    """python-pptx reads what was written."""

    def test_it_has_the_aspect_asked_for(self, made):
        aspect, deck = made
        assert deck.slide_width / deck.slide_height == pytest.approx(ASPECTS[aspect], rel=0.001)

    def test_every_slide_of_the_lesson_is_there_and_then_the_references(self, made, lesson):
        _, deck = made
        slides = list(deck.slides)
        assert len(slides) > len(lesson.slides)
        for slide, drawn in zip(lesson.slides[1:], slides[1:], strict=False):
            assert drawn.shapes.title.text_frame.text == slide.title
            shown = " ".join(shape.text_frame.text for shape in texts(drawn))
            assert all(line in shown for line in slide.lines if not slide.diagram)
        after = [shape for slide in slides[len(lesson.slides) :] for shape in texts(slide)]
        last = " ".join(shape.text_frame.text for shape in after)
        assert all(title in last for title in {c.title for c in lesson.citations})

    def test_the_title_is_in_its_properties(self, made, lesson):
        assert made[1].core_properties.title == lesson.title

    def test_a_picture_is_drawn_where_the_lesson_has_one(self, made, lesson):
        wanted = sum(s.diagram is not None for s in lesson.slides)
        pictures = sum(shape.shape_type == 13 for slide in made[1].slides for shape in slide.shapes)
        assert pictures == wanted >= 1

    def test_no_slide_is_empty_and_none_has_an_empty_placeholder(self, made):
        for slide in made[1].slides:
            assert texts(slide)
            assert all(p.text_frame.text.strip() for p in slide.placeholders)


class TestNotes:
    """The claims and where they stand."""

    def test_the_notes_hold_every_citation_of_the_slide(self, made, lesson):
        by_number = {citation.number: citation for citation in lesson.citations}
        cited = 0
        for slide, drawn in zip(lesson.slides, made[1].slides, strict=False):
            if not slide.citations:
                continue
            cited += 1
            notes = drawn.notes_slide.notes_text_frame.text
            for number in slide.citations:
                assert f"[{number}] {by_number[number].title}" in notes, slide.title
        assert cited >= 5

    def test_every_number_in_the_notes_resolves(self, made, lesson):
        known = {citation.number for citation in lesson.citations}
        for drawn in made[1].slides:
            if drawn.has_notes_slide:
                notes = drawn.notes_slide.notes_text_frame.text
                assert {int(n) for n in re.findall(r"\[(\d+)\]", notes)} <= known


class TestFonts:
    """Thai is a complex script: a font named for Latin alone leaves it to the machine."""

    def test_the_theme_names_the_font_for_latin_and_complex_script(self, made):
        theme = made[1].slide_master.part.part_related_by(REL.THEME).blob.decode()
        for script in ("latin", "cs"):
            assert set(re.findall(rf'<a:{script} typeface="([^"]*)"', theme)) == {FONT}

    def test_every_run_names_it_for_both(self, made):
        for slide in made[1].slides:
            for shape in texts(slide):
                for run in (r for p in shape.text_frame.paragraphs for r in p.runs):
                    xml = run._r.xml
                    assert run.font.name == FONT
                    assert f'<a:cs typeface="{FONT}"' in xml
                    assert run.font.size.pt >= LEAST

    def test_the_parts_of_a_run_come_in_the_order_of_the_schema(self, made):
        """PowerPoint mends, or refuses, a file whose latin font comes after cs."""
        order = ["ln", "solidFill", "effectLst", "latin", "ea", "cs", "sym", "hlinkClick"]
        for slide in made[1].slides:
            for shape in texts(slide):
                for run in (r for p in shape.text_frame.paragraphs for r in p.runs):
                    tags = [child.tag.split("}")[1] for child in run._r.rPr]
                    assert tags == sorted(tags, key=order.index)


class TestGeometry:
    """Nothing stands beyond the slide's edge or on something else."""

    def test_every_shape_is_within_the_slide(self, made):
        _, deck = made
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= deck.slide_width + Emu(1)
                assert shape.top + shape.height <= deck.slide_height + Emu(1)

    def test_no_two_boxes_of_text_overlap(self, made):
        for number, slide in enumerate(made[1].slides):
            boxes = texts(slide)
            for at, one in enumerate(boxes):
                for other in boxes[at + 1 :]:
                    apart = (
                        one.left + one.width <= other.left + Emu(2)
                        or other.left + other.width <= one.left + Emu(2)
                        or one.top + one.height <= other.top + Emu(2)
                        or other.top + other.height <= one.top + Emu(2)
                    )
                    assert apart, (number, one.text_frame.text, other.text_frame.text)

    def test_the_text_of_a_box_is_not_higher_than_the_box(self, made):
        """By the narrowest letters that the font has; soffice is asked below where it is there."""
        for slide in made[1].slides:
            for shape in texts(slide):
                width = (shape.width - Inches(0.3)) / Inches(1)
                height = 0.0
                for paragraph in shape.text_frame.paragraphs:
                    size = max((run.font.size.pt for run in paragraph.runs), default=LEAST)
                    rows = ceil(max(letters(paragraph.text), 1) * size * NARROWEST / width)
                    height += rows * size * 1.2 / 72
                assert height <= shape.height / Inches(1) + 0.05, shape.text_frame.text


class TestAnyText:
    """What a trainer or a document may hold."""

    @pytest.mark.parametrize(
        "text",
        ["<b>&amp;</b> ]]>", "\x00\x1b[31m", "\u202e\u200b", "\uffff", "{0} %s", "_x000D_"],
        ids=ascii,
    )  # fmt: skip
    def test_odd_letters_are_written_as_they_are_or_left_out(self, lesson, text):
        odd = Slide(f"ก{text}", (f"ข{text}",), "", f"ค{text}")
        data = write(replace(lesson, title=f"ท{text}", slides=(lesson.slides[0], odd)))
        shown = Presentation(BytesIO(data)).slides[1]
        assert shown.shapes.title.text_frame.text.startswith("ก")
        assert shown.notes_slide.notes_text_frame.text.startswith("ค")

    def test_a_very_long_line_gets_the_smallest_letters_and_stays_on_the_slide(self, lesson):
        long = Slide("หัวข้อ " * 30, ("ข้อความยาวมาก " * 60,))
        deck = Presentation(BytesIO(write(replace(lesson, slides=(lesson.slides[0], long)))))
        for shape in deck.slides[1].shapes:
            assert shape.top + shape.height <= deck.slide_height


def test_the_same_lesson_gives_the_same_slides(lesson):
    """The file's own stamps of time may differ; what is in it does not."""
    one, other = (ZipFile(BytesIO(write(lesson))) for _ in range(2))
    assert one.namelist() == other.namelist()
    assert all(one.read(name) == other.read(name) for name in one.namelist() if "core" not in name)


def test_libreoffice_shows_every_slide_on_a_page_of_its_own(lesson, tmp_path):
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("soffice is not installed")
    data = write(lesson)
    (tmp_path / "s.pptx").write_bytes(data)
    command = [
        soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
        "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "s.pptx"),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    if not (tmp_path / "s.pdf").is_file():
        pytest.skip(f"this soffice has no Impress: {(done.stderr or done.stdout).strip()[:120]}")
    pages = pypdfium2.PdfDocument(tmp_path / "s.pdf")
    assert len(pages) == len(Presentation(BytesIO(data)).slides)
