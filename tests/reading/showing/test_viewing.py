"""A page as a picture, with the words on it and what they became; real files, real readers."""

import base64
import os
import shutil
from io import BytesIO

import fixtures
import pytest
from PIL import Image
from scanned_pages import as_bytes, page

from assistant.reading.readers.content import UnreadableError
from assistant.reading.showing import viewing
from assistant.reading.sources import file_source
from assistant.reading.sources import read as read_source

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None and "CI" not in os.environ, reason="Tesseract is not here"
)
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not here"
)


@pytest.fixture
def held(tmp_path):
    """Read a file as the library does, with its bytes for its id."""

    def hold(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return read_source(file_source(path).job)

    return hold


def shown(document, quote):
    original = viewing.original_of(document)
    at = document.text.index(quote)
    span = (at, at + len(quote))
    sheet = viewing.sheet_of(document, original, span)
    return viewing.page_shown(document, original, sheet), span


def picture_of(found):
    return Image.open(BytesIO(base64.b64decode(found.picture)))


def ink(found, box):
    """How much of a box of a page is printed, 0 to 1."""
    picture = picture_of(found).convert("L")
    scale = picture.width / found.width
    part = picture.crop(tuple(round(side * scale) for side in box))
    return sum(tone < 128 for tone in part.tobytes()) / (part.width * part.height)


def test_the_words_of_a_passage_are_found_on_its_page_where_their_ink_is(held):
    pages = [["หน้าแรกกล่าวถึงงบประมาณ"], ["หน้าที่สองกล่าวถึงห้องสมุดประชาชน", "บรรทัดถัดมากล่าวถึงเรือพาย"]]
    document = held("a.pdf", fixtures.thai_pdf(pages))
    found, span = shown(document, "บรรทัดถัดมากล่าวถึงเรือพาย")
    assert (found.sheet, found.sheets, found.number) == (1, 2, 2)
    [box] = found.boxes(span)
    assert ink(found, box) > 0.02
    below = (box[0], box[3] + 20, box[2], box[3] + 60)
    assert ink(found, below) == 0.0
    assert found.doubtful == ()


def test_a_part_of_a_word_is_marked_by_its_share(held):
    document = held("a.pdf", fixtures.thai_pdf([["เครือข่ายความร่วมมือของท้องถิ่น"]]))
    whole, span = shown(document, "เครือข่ายความร่วมมือของท้องถิ่น")
    [(left, _, right, _)] = whole.boxes(span)
    [(part, _, end, _)] = whole.boxes((span[0], span[0] + 9))
    assert part == pytest.approx(left)
    assert left < end < (left + right) / 2


def test_a_page_is_found_by_the_number_that_is_printed_on_it(held):
    named = ("เรือพาย", "ห้องสมุด", "งบประมาณ", "โรงเรียน")
    pages = [[f"ย่อหน้านี้กล่าวถึง{name}ของตำบล"] for name in named]
    document = held("a.pdf", fixtures.thai_pdf(pages, labels=[(0, "ARABIC", 77)]))
    found, _ = shown(document, "งบประมาณของตำบล")
    assert (found.sheet, found.number) == (2, 79)


def test_a_repaired_word_is_told_with_what_stands_on_the_page(held):
    document = held("a.pdf", fixtures.thai_pdf([["องคก์ร ท่ีดี มีความร่วมมือ"]]))
    found, _ = shown(document, "องค์กร")
    (word, (start, end)), *_ = found.repaired(document.text)
    assert word.text == "องคก์ร"
    assert document.text[start:end] == "ค์ก"


@needs_tesseract
def test_a_scan_is_shown_as_it_was_recognised_with_the_words_in_doubt(held):
    document = held("a.png", as_bytes(page(tilt=1.0), "PNG", dpi=(200, 200)))
    found, span = shown(document, "ต้องร่วมมือกับภาคเอกชน")
    assert found.recognised
    [box] = list(found.boxes(span))[:1]
    assert ink(found, box) > 0.03


@needs_office
def test_an_office_file_is_shown_as_libreoffice_prints_it(held):
    document = held("a.docx", fixtures.report_docx())
    found, span = shown(document, "หน่วยงานร่วมมือกันมากขึ้น")
    assert list(found.boxes(span))
    assert found.spans


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [("a.txt", "ข้อความ".encode(), "plain"), ("a.csv", b"a,b\n1,2\n", "plain")],
)
def test_a_kind_without_pages_has_no_picture(held, name, data, why):
    assert viewing.original_of(held(name, data)) == why


def test_a_file_that_has_changed_or_gone_is_not_shown(held, tmp_path):
    document = held("a.pdf", fixtures.thai_pdf([["หน้าเดิม"]]))
    (tmp_path / "a.pdf").write_bytes(fixtures.thai_pdf([["หน้าใหม่"]]))
    assert viewing.original_of(document) == "changed"
    (tmp_path / "a.pdf").unlink()
    assert viewing.original_of(document) == "no_file"


def test_a_page_that_cannot_be_drawn_says_so(held):
    document = held("a.pdf", fixtures.thai_pdf([["หน้าเดียว"]]))
    with pytest.raises(UnreadableError, match="page 10 is broken"):
        viewing._answer(viewing.original_of(document), "text_page", "9", "pdfium")
