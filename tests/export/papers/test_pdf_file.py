"""Plan → PDF: the font is in the file, the Thai words can be found and copied."""

from __future__ import annotations

import re
from ctypes import create_string_buffer
from functools import lru_cache

import planning
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from assistant.plans import files as plan_files

_HELD: dict[tuple[str, bool], bytes] = {}


def written(plan, *, thai_digits=False):
    key = plan.id, thai_digits
    if key not in _HELD:
        _HELD[key] = plan_files.write(plan, ".pdf", thai_digits=thai_digits)
    return _HELD[key]


@lru_cache(maxsize=16)
def read(data):
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def squeezed(text):
    """A text without blanks and hyphens of line ends, which a PDF places as it likes."""
    return re.sub(r"[\s\u00ad\ufffe\u200b-]", "", text).replace("\u0e4d\u0e32", "\u0e33")


def fonts(data):
    """Each font that a text of the file is set in, and whether it is in the file."""
    document = pypdfium2.PdfDocument(data)
    found = {}
    for page in document:
        for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item.raw)
            room = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            held = create_string_buffer(room)
            pdfium.FPDFFont_GetBaseFontName(font, held, room)
            found[held.value.decode()] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
    document.close()
    return found


@pytest.fixture(scope="module", params=["fishing", "solar", "hostile"])
def each(request, shipped_library):
    return planning.drafted(shipped_library, request.param)


def test_it_is_a_pdf_of_several_a4_pages(each):
    data = written(each)
    assert data.startswith(b"%PDF")
    document = pypdfium2.PdfDocument(data)
    sizes = {(round(page.get_width()), round(page.get_height())) for page in document}
    count = len(document)
    document.close()
    assert count > 3
    assert sizes == {(595, 842), (842, 595)}  # wide tables on landscape pages


def test_every_font_is_in_the_file_and_is_the_thai_one(each):
    found = fonts(written(each))
    assert found
    assert all(found.values())
    assert all("Sarabun" in name for name in found)


def test_thai_words_can_be_found_in_the_text(fishing):
    text = squeezed("".join(read(written(fishing))))
    for word in ("เครือข่าย", "คลองมณี", "งบประมาณ", "ความรับผิดชอบ", "8,400,000", "[1]"):
        assert word in text


def test_every_part_has_its_title_on_a_page(each):
    text = squeezed("".join(read(written(each))))
    for part in each.parts:
        assert squeezed(part.title) in text


def test_nearly_every_statement_can_be_found_in_the_text(solar):
    text = squeezed("".join(read(written(solar))))
    said = {squeezed(statement.text) for _, statement in solar.statements()}
    missing = [one for one in said if one not in text]
    assert len(missing) <= 0.1 * len(said)  # those broken over two pages have a header between


def test_every_page_says_draft(fishing, solar):
    for plan, mark in ((fishing, "ร่าง"), (solar, "DRAFT")):
        assert all(mark in page for page in read(written(plan)))


def test_every_number_in_the_text_resolves(each):
    text = "".join(read(written(each)))
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", text)}
    assert marks == {citation.number for citation in each.citations}


def test_thai_digits_are_for_thai_plans_that_ask_for_them(fishing, solar):
    assert not re.search("[๐-๙]", "".join(read(written(fishing))))
    thai = "".join(read(written(fishing, thai_digits=True)))
    assert "๘,๔๐๐,๐๐๐" in squeezed(thai)
    assert not re.search("[๐-๙]", "".join(read(written(solar, thai_digits=True))))


def test_a_hostile_brief_is_set_as_the_letters_that_it_is(hostile):
    data = written(hostile)
    text = squeezed("".join(read(data)))
    assert squeezed("<script>alert(1)</script>") in text
    assert b"/JavaScript" not in data
    assert b"/URI" not in data
    assert b"/Launch" not in data


def test_the_title_is_that_of_the_plan(fishing):
    document = pypdfium2.PdfDocument(written(fishing))
    title = document.get_metadata_value("Title")
    document.close()
    assert title == fishing.title


def test_the_same_plan_gives_a_file_of_the_same_text(fishing):
    again = plan_files.write(fishing, ".pdf")
    assert read(again) == read(written(fishing))
