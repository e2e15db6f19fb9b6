"""Pictures of pages are read by text recognition: tilted, noisy, in columns; or refused."""

import io
import os
import shutil
import time

import fixtures
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from scanned_pages import LINES, THAI, as_bytes, page

from assistant.errors import NeedsOcr
from assistant.reading.formats import read
from assistant.reading.ocr import scans
from assistant.reading.repair.repair import repair

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None and "CI" not in os.environ, reason="Tesseract is not here"
)


def as_pdf(*pictures):
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for picture in pictures:
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def text_of(document, page=None):
    lines = (line.text for line in document.lines if page in (None, line.page))
    return "".join(repair("\n".join(lines)).text.split())


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "kind", "picture"),
    [
        ("a.jpg", "JPEG", page(dots=300)),
        ("a.tif", "TIFF", page(dots=150)),
        ("a.png", "PNG", page(tilt=1.5, noise=12.0)),
        ("a.png", "PNG", page().convert("1")),
    ],
)
def test_a_scanned_page_is_read_letter_by_letter(save, name, kind, picture):
    document = read(save(name, as_bytes(picture, kind)))
    assert text_of(document) == "".join("".join(LINES).split())
    assert document.metadata["recognised_pages"] == "1"
    assert int(document.metadata["recognition_confidence"].split()[0]) > 80
    assert "text recognition" in document.warnings[0]


@needs_tesseract
def test_the_pages_of_a_scanned_pdf_are_read_in_order(save):
    lines = [(f"หน้าที่ {number} ของรายงาน", *LINES[:1]) for number in (1, 2)]
    document = read(save("a.pdf", as_pdf(*(page(some) for some in lines))))
    for number in (1, 2):
        assert f"หน้าที่{number}ของ" in text_of(document, number)


@needs_tesseract
def test_a_page_without_a_text_layer_is_read_and_the_others_stay_as_they_are(save):
    target = io.BytesIO()
    both = pdfium.PdfDocument.new()
    both.import_pages(pdfium.PdfDocument(fixtures.thai_pdf([["ข้อความเดิม"]])))
    both.import_pages(pdfium.PdfDocument(as_pdf(page())))
    both.save(target)
    document = read(save("a.pdf", target.getvalue()))
    assert text_of(document, 1) == "ข้อความเดิม"
    assert "41,482" in text_of(document, 2)
    assert document.metadata["recognised_pages"] == "2"


@needs_tesseract
def test_columns_are_read_one_after_the_other(save):
    columns = f"#columns(2)[{' '.join([THAI] * 8)} #colbreak() {' '.join([LINES[3]] * 10)}]"
    text = text_of(read(save("a.png", as_bytes(page([columns]), "PNG"))))
    assert text.rindex("ขนาดเล็ก") < text.index("Networked")
    assert text.count("ขนาดเล็ก") == 8


@needs_tesseract
@pytest.mark.parametrize(
    "picture",
    [
        Image.new("L", (800, 1100), 255),
        Image.effect_noise((600, 400), 80),
    ],
)
def test_a_picture_without_text_is_refused(save, picture):
    with pytest.raises(NeedsOcr, match="no text"):
        read(save("a.png", as_bytes(picture, "PNG")))


@needs_tesseract
def test_closing_the_iterator_stops_the_pages_that_are_still_read(save):
    path = save("a.pdf", as_pdf(*[page()] * 12))
    with path.open("rb", buffering=0) as file:
        found = scans.recognise(file, "pdf", range(12))
        assert next(found).page == 0
        start = time.monotonic()
        found.close()
    assert time.monotonic() - start < 3


@needs_tesseract
def test_words_have_places_so_that_a_table_is_a_table(save):
    rows = [f"[โรงเรียนบ้านที่ {n}], [{n}42,500 บาท], [ตำบลดอนแก้ว]" for n in range(1, 7)]
    cells = ", ".join(["[โรงเรียน], [งบประมาณ], [ตำบล]", *rows])
    table = f"#table(columns: (6cm, 5cm, 4cm), stroke: none, {cells})"
    lines = read(save("a.png", as_bytes(page([*LINES, table]), "PNG"))).lines
    told = [line for line in lines if line.kind in ("row", "header")]
    assert [line.text.count("|") for line in told] == [4] * 7
    assert "342,500" in told[3].text
    assert all(line.box for line in lines if line.text)


def test_without_tesseract_one_line_says_what_to_install(save, monkeypatch, tmp_path):
    blank = Image.new("L", (80, 110), 255)
    path = save("a.pdf", as_pdf(blank))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NeedsOcr, match="install tesseract-ocr, tesseract-ocr-tha") as caught:
        read(path)
    assert "text layer" in str(caught.value)
    with pytest.raises(NeedsOcr, match="install tesseract-ocr"):
        read(save("a.png", as_bytes(blank, "PNG")))


def test_without_tesseract_the_pages_with_text_are_read_and_the_others_named(
    save, monkeypatch, tmp_path
):
    path = save("a.pdf", fixtures.thai_pdf([["ข้อความ"], []]))
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read(path)
    assert any("2 of 2" in line for line in document.warnings)
    assert any("tesseract" in line for line in document.warnings)


def test_too_many_pages_are_refused_before_any_is_read(save, monkeypatch):
    monkeypatch.setattr(scans, "_MAX_PAGES", 2)
    path = save("a.pdf", as_pdf(*[Image.new("L", (9, 9), 200)] * 3))
    with pytest.raises(Exception, match="split it into parts"):
        read(path)
