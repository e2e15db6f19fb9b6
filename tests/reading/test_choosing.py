"""Each page of a PDF is read by whoever reads it best; what nobody reads never answers."""

import io
import os
import shutil

import damaged_pdfs
import fixtures
import pypdfium2 as pdfium
import pytest

from assistant.reading import choosing
from assistant.reading.documents import build
from assistant.reading.formats import read
from assistant.reading.sandbox import answer_apart
from assistant.reading.splitters import split

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None and "CI" not in os.environ, reason="Tesseract is not here"
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None and "CI" not in os.environ, reason="poppler is not here"
)


@pytest.fixture
def save(tmp_path):
    def write(data):
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        return path

    return write


@pytest.fixture(name="no_programs")
def without_programs(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def joined(*parts):
    target = io.BytesIO()
    whole = pdfium.PdfDocument.new()
    for part in parts:
        whole.import_pages(pdfium.PdfDocument(part))
    whole.save(target)
    return target.getvalue()


def text_of(document, page=None):
    lines = (line.text for line in document.lines if page in (None, line.page))
    return "".join("".join(lines).split())


WANTED = "".join("".join(damaged_pdfs.TEXT).split())


@pytest.mark.usefixtures("no_programs")
def test_letters_of_an_old_font_are_read_by_their_codes(save):
    document = read(save(damaged_pdfs.damaged(damaged_pdfs.western)))
    assert WANTED in text_of(document)
    assert document.metadata["pages_by_codes"] == "1"
    assert document.warnings == ()


@needs_tesseract
def test_what_no_extractor_reads_is_recognised_from_its_picture(save):
    document = read(save(damaged_pdfs.damaged(damaged_pdfs.shuffled)))
    assert "โครงการครัวกลาง" in text_of(document)
    assert "41,482" in text_of(document)
    assert document.metadata["recognised_pages"] == "1"


@pytest.mark.usefixtures("no_programs")
@pytest.mark.parametrize("change", [damaged_pdfs.shuffled, damaged_pdfs.without_mark])
def test_what_nobody_reads_keeps_its_place_is_named_and_never_answers(save, change):
    clean = fixtures.thai_pdf([damaged_pdfs.TEXT])
    path = save(joined(clean, damaged_pdfs.damaged(change, repeat=4), clean))
    document = build(read(path))
    (told,) = [warning for warning in document.warnings if "cannot be read" in warning]
    assert "page(s) 2 " in told
    assert any("tesseract" in warning for warning in document.warnings)
    passages = split(document)
    assert {p.answers for p in passages if p.page == 2} == {False}
    assert {p.answers for p in passages if p.page in (1, 3)} == {True}
    assert [p.page for p in passages] == sorted(p.page for p in passages)


def test_a_good_page_is_read_once(save, monkeypatch):
    asked = []
    monkeypatch.setattr(choosing, "answer_apart", lambda *args: asked.append(args))
    read(save(fixtures.thai_pdf([damaged_pdfs.TEXT * 3])))
    assert asked == []


@needs_poppler
@pytest.mark.parametrize("extractor", ["pdfium", "codes", "pypdf", "poppler"])
def test_every_extractor_reads_a_clean_page_alike(save, extractor):
    path = save(fixtures.thai_pdf([damaged_pdfs.TEXT, ("Networked governance, 2023",)]))
    with path.open("rb", buffering=0) as file:
        pages = answer_apart("pdf_pages", file, extractor, "0 1")
    assert "".join(pages["0"]["text"].split()) == WANTED
    assert pages["1"]["text"] == "Networked governance, 2023"
    assert all(len(word) == 8 for word in pages["0"]["words"])


@needs_poppler
def test_words_of_another_extractor_stand_where_the_page_has_them(save):
    path = save(fixtures.thai_pdf([damaged_pdfs.TEXT]))
    with path.open("rb", buffering=0) as file:
        by = {e: answer_apart("pdf_pages", file, e, "0")["0"]["words"] for e in ("pdfium", "pypdf")}
    assert by["pypdf"] == by["pdfium"]
