"""A PDF is read again from its pictures, and its record stays right."""

import os
import shutil

import damaged_pdfs
import pytest
from answering_homes import ENCODER

from assistant.errors import DamagedFile, NeedsOcr, UnknownDocument
from assistant.library import worker
from assistant.opening import open_library

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None and "CI" not in os.environ, reason="Tesseract is not here"
)


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as opened:
        yield opened


@pytest.fixture
def document(library, tmp_path):
    """Two pages of which the marks are lost, as the text layer has them."""
    path = tmp_path / "a.pdf"
    path.write_bytes(damaged_pdfs.damaged(lambda code: 0x20 if code == 0x0E31 else code, 2))
    [added] = library.add_files([path])
    return library.document(added.document_id)


@needs_tesseract
def test_a_page_is_read_from_its_picture_and_the_record_keeps_what_was_set(library, document):
    library.describe(document.id, {"title": "โครงการครัวกลาง", "year": "2564"})
    again = library.reread(document.id, [0])
    held = library.document(document.id)
    assert held.metadata["recognised_pages"] == "1"
    assert held.text != document.text
    assert (held.title, held.bibliography.year) == ("โครงการครัวกลาง", 2021)
    assert set(again.kept) == {"title", "year"}
    assert again.passages == len(library.passages(document.id))


@needs_tesseract
def test_what_was_wanted_outlives_a_new_index_and_is_taken_back(library, document):
    library.reread(document.id, [1])
    library.reindex()
    assert library.document(document.id).metadata["recognised_pages"] == "2"
    library.reread(document.id, [])
    held = library.document(document.id)
    assert held.text == document.text
    assert "recognition_wanted" not in held.metadata


def test_without_text_recognition_the_document_stays_as_it_was(library, document, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(worker, "_idle", [])  # a new worker, which has no Tesseract
    with pytest.raises(NeedsOcr, match="OCR"):
        library.reread(document.id, [0])
    assert library.document(document.id) == document


def test_a_file_that_is_gone_cannot_be_read_again(library, document, tmp_path):
    (tmp_path / "a.pdf").unlink()
    with pytest.raises(DamagedFile, match="gone or has changed"):
        library.reread(document.id, [0])


def test_a_document_that_is_not_here_is_not_read_again(library):
    with pytest.raises(UnknownDocument):
        library.reread("nothing", [0])


def test_a_document_whose_file_had_gone_is_found_at_its_new_place(library, document, tmp_path):
    moved = tmp_path / "elsewhere.pdf"
    (tmp_path / "a.pdf").rename(moved)
    [result] = library.add_files([moved])
    assert (result.status, result.path) == ("unchanged", str(moved))
    assert library.document(document.id).path == str(moved)


def test_a_document_stays_at_its_file_when_a_copy_comes(library, document, tmp_path):
    copy = tmp_path / "copy.pdf"
    copy.write_bytes((tmp_path / "a.pdf").read_bytes())
    library.add_files([copy])
    assert library.document(document.id).path == str(tmp_path / "a.pdf")
