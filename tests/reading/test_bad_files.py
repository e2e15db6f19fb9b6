"""Each bad file becomes one clear line: what, why, what to do; and harms nothing."""

import os
from functools import partial
from pathlib import Path

import fixtures
import pytest

from assistant.errors import DamagedFile, NeedsOcr, ReadingError, UnsupportedFile
from assistant.reading import sandbox
from assistant.reading.formats import read
from assistant.reading.readers import content
from assistant.reading.readers.docx import read_docx
from assistant.reading.readers.html import read_html
from assistant.reading.readers.pdf import read_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

BAD_FILES = {
    "an empty text file": ("a.txt", b"", DamagedFile, "empty"),
    "a 0-byte DOCX": ("a.docx", b"", DamagedFile, "empty"),
    "a 0-byte PDF": ("a.pdf", b"", DamagedFile, "empty"),
    "a file of blanks": ("a.txt", b" \n\t\n", DamagedFile, "no text"),
    "binary as .txt": ("a.txt", bytes(range(256)) * 8, UnsupportedFile, "UTF-8"),
    "binary of valid ASCII as .txt": ("a.txt", b"\x00\x01abc" * 50, UnsupportedFile, "not text"),
    "a picture as .txt": ("a.txt", b"\x89PNG\r\n\x1a\n1234", UnsupportedFile, "PNG"),
    "a UTF-16 mark before other bytes": ("a.txt", b"\xff\xfea", DamagedFile, "UTF-16"),
    "a PDF as .docx": ("a.docx", fixtures.thai_pdf(), UnsupportedFile, "(PDF): rename it to .pdf"),
    "a DOCX as .pdf": ("a.pdf", fixtures.report_docx(), UnsupportedFile, "(zip)"),
    "a PDF as .md": ("a.md", fixtures.thai_pdf(), UnsupportedFile, "(PDF)"),
    "text as .pdf": ("a.pdf", b"only text", DamagedFile, "not those of a PDF"),
    "an old or locked Word file": ("a.docx", OLE, UnsupportedFile, "unlocked"),
    "another zip as .docx": ("a.docx", fixtures.zip_archive(a=b"1"), UnsupportedFile, "zip"),
    "an unknown suffix": ("a.xyz", b"text", UnsupportedFile, "'.xyz'"),
    "no suffix": ("README", b"text", UnsupportedFile, "no suffix"),
    "a PDF of pictures": ("a.pdf", fixtures.picture_pdf(), NeedsOcr, "needs OCR"),
    "a locked PDF": ("a.pdf", fixtures.thai_pdf(password="x"), DamagedFile, "remove the password"),
    "a PDF cut in the middle": ("a.pdf", fixtures.thai_pdf()[:-4000], DamagedFile, "cut off"),
    "a PDF cut after its head": ("a.pdf", fixtures.thai_pdf()[:40], DamagedFile, "cut off"),
    "a PDF with a broken structure": ("a.pdf", b"%PDF-1.4\nnothing\n%%EOF", DamagedFile, "broken"),
    "a DOCX cut in the middle": ("a.docx", fixtures.report_docx()[:9000], DamagedFile, "cut off"),
    "a DOCX without its main part's XML": (
        "a.docx",
        fixtures.with_entry(fixtures.report_docx(), "word/document.xml", b"<w:document"),
        DamagedFile,
        "broken",
    ),
    "a DOCX without text": ("a.docx", fixtures.docx_bomb(0), DamagedFile, ""),
    "a web page without text": ("a.html", b"<script>1</script>", DamagedFile, "no text"),
    "a zip as .pptx": ("a.pptx", fixtures.zip_archive(a=b"1"), UnsupportedFile, "presentation"),
    "a zip as .epub": ("a.epub", fixtures.zip_archive(a=b"1"), UnsupportedFile, "book"),
    "a zip as .xlsx": ("a.xlsx", fixtures.zip_archive(a=b"1"), DamagedFile, "spreadsheet"),
    "a zip as .odt": ("a.odt", fixtures.zip_archive(a=b"1"), DamagedFile, "LibreOffice"),
    "a broken old spreadsheet": ("a.xls", OLE, DamagedFile, "spreadsheet"),
    "an archive as a document": ("a.zip", fixtures.zip_archive(a=b"1"), UnsupportedFile, "unpack"),
    "a CSV with a million columns": ("a.csv", b"1," * 1_000_000, DamagedFile, "256 columns"),
    "a CSV with a cell without end": ("a.csv", b'a,"' + b"x" * 2_000_000, DamagedFile, "table"),
    "a sheet of 16,000 columns": ("a.xlsx", fixtures.sheet_xlsx(16_000), DamagedFile, "256"),
    "a sheet to the last cell": ("a.xlsx", fixtures.far_xlsx(), DamagedFile, "XFD1048576"),
    "a sheet that unpacks a thousandfold": (
        "a.xlsx",
        fixtures.with_entry(fixtures.sheet_xlsx(), "xl/sharedStrings.xml", b"<si/>" * 9_000_000),
        DamagedFile,
        "unpacks to far more",
    ),
    "a book that unpacks a thousandfold": (
        "a.epub",
        fixtures.zip_archive(**{"META-INF/container.xml": b"1", "a.xhtml": bytes(40_000_000)}),
        DamagedFile,
        "unpacks to far more",
    ),
    "text as a letter": ("a.eml", b"\n\nno letter", UnsupportedFile, "letter"),
    "a saved page without a page": ("a.mhtml", b"Subject: x\n\ntext", DamagedFile, "save the page"),
    "a picture cut off": ("a.png", fixtures.picture("PNG")[:200], DamagedFile, "picture is broken"),
    "a picture that is none": ("a.png", b"\x89PNG\r\n\x1a\n1234", DamagedFile, "picture is broken"),
    "a picture of a billion dots": ("a.png", fixtures.huge_png(), DamagedFile, "million dots"),
    "a JPEG as .png": ("a.png", fixtures.picture("JPEG"), UnsupportedFile, "rename it to .jpg"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_refused_in_one_clear_line(tmp_path, case):
    name, data, error, said = BAD_FILES[case]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(path)
    message = str(caught.value)
    assert type(caught.value) is error
    assert said in message
    assert repr(name) in message
    assert "\n" not in message
    assert str(tmp_path) not in message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadingError, match=r"'gone\.txt'.*no such file"):
        read(tmp_path / "gone.txt")


def test_a_folder_is_not_a_file(tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(UnsupportedFile, match="folder"):
        read(tmp_path / "folder.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes among its files")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnsupportedFile, match="device or a pipe"):
        read(tmp_path / "pipe.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this platform has no /dev/zero")
def test_a_link_to_a_device_is_refused(tmp_path):
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    with pytest.raises(UnsupportedFile, match="device or a pipe"):
        read(tmp_path / "endless.txt")


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(DamagedFile, match="cannot be opened"):
        read(tmp_path / "loop.txt")


@pytest.mark.parametrize("name", ["a\x00b.txt", "x" * 5000 + ".txt"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(ReadingError) as caught:
        read(tmp_path / name)
    assert len(str(caught.value)) < 400


def test_a_name_with_control_characters_is_shown_without_them(tmp_path):
    path = tmp_path / "a\n\x1b[31mred\u202e.txt"
    path.write_bytes(b"")
    with pytest.raises(DamagedFile) as caught:
        read(path)
    assert "'a[31mred.txt'" in str(caught.value)


def test_a_name_that_climbs_folders_is_shown_by_its_last_part(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "up.txt").write_bytes(b"text")
    assert read(tmp_path / "sub" / ".." / "up.txt").name == "up.txt"


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(10**12)  # a hole: takes no room
    with pytest.raises(DamagedFile, match="split it"):
        read(path)


@pytest.mark.parametrize("letter", ["a", "ที่ "])
def test_a_20_mb_line_is_refused_with_the_remedy(tmp_path, letter):
    path = tmp_path / "line.txt"
    path.write_text(letter * (20_000_000 // len(letter.encode())), encoding="utf-8")
    with pytest.raises(DamagedFile, match="split it into parts"):
        read(path)


@pytest.mark.parametrize(
    ("limit", "most", "made"),
    [
        pytest.param("MEMORY_BYTES", 300_000_000, partial(fixtures.pdf_bomb, 400), id="a bomb"),
        pytest.param("CPU_SECONDS", 1, partial(fixtures.pdf_bomb, 40), id="one that takes long"),
        pytest.param("WALL_SECONDS", 0.01, fixtures.thai_pdf, id="a reader that sleeps"),
    ],
)
def test_a_pdf_that_passes_a_limit_is_stopped(tmp_path, monkeypatch, limit, most, made):
    monkeypatch.setattr(sandbox, limit, most)
    path = tmp_path / "a.pdf"
    path.write_bytes(made())
    with pytest.raises(DamagedFile, match="more memory or time"):
        read(path)


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        pytest.param(read_pdf, fixtures.thai_pdf(), id="PDF"),
        pytest.param(read_docx, fixtures.report_docx(), id="DOCX"),
        pytest.param(read_html, b"<p>more than ten letters</p>", id="HTML"),
    ],
)
def test_more_text_than_a_document_may_hold_is_refused(monkeypatch, reader, data):
    monkeypatch.setattr(content, "MAX_CHARACTERS", 10)
    with pytest.raises(content.UnreadableError, match="split it into parts"):
        reader(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(fixtures.docx_bomb(megabytes=40), id="one part that unpacks a thousandfold"),
        pytest.param(
            fixtures.with_entry(fixtures.report_docx(), "word/media/a.png", bytes(301_000_000)),
            id="a picture that unpacks to too much",
        ),
    ],
)
def test_a_docx_bomb_is_refused_from_its_directory(tmp_path, data):
    path = tmp_path / "bomb.docx"
    path.write_bytes(data)
    with pytest.raises(DamagedFile, match="unpacks to far more"):
        read(path)


def test_a_docx_with_entities_reads_none_of_them(tmp_path):
    main = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">'
        b'<!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/'
        b'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>seen &b;</w:t></w:r></w:p></w:body>'
        b"</w:document>"
    )
    path = tmp_path / "entity.docx"
    path.write_bytes(fixtures.with_entry(fixtures.report_docx(), "word/document.xml", main))
    assert [line.text for line in read(path).lines] == ["seen"]


def test_a_reader_process_sees_no_keys(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    assert "OPENAI_API_KEY" not in sandbox.environment()
