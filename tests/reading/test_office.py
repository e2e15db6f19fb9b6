"""Old office formats, written by LibreOffice itself, are read through it."""

import http.server
import io
import os
import shutil
import subprocess
import threading
import zipfile

import fixtures
import openpyxl
import pytest
from pptx import Presentation

from assistant.errors import DamagedFile, UnsupportedFile
from assistant.reading import office
from assistant.reading.formats import read

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not here"
)


def converted(tmp_path, source, suffix):
    """A file that LibreOffice makes of another."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", suffix, "--outdir", tmp_path, source],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return source.with_suffix(f".{suffix}")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "รายงาน.docx"
    path.write_bytes(fixtures.report_docx())
    return path


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_a_text_is_read_with_its_headings_and_tables(tmp_path, report, suffix):
    lines = {line.text: line.kind for line in read(converted(tmp_path, report, suffix)).lines}
    assert lines["1. ความเป็นมา"] == "heading"
    assert lines["| ปัญหา | วิธีป้องกัน |"] == "header"


@needs_office
@pytest.mark.parametrize("suffix", ["ppt", "odp"])
def test_slides_are_read_as_pages(tmp_path, suffix):
    made = Presentation()
    for text in ("ตลาดชุมชน", "งบ 41,482 บาท"):
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = text
    source = tmp_path / "a.pptx"
    made.save(source)
    lines = read(converted(tmp_path, source, suffix)).lines
    told = [(line.page, line.kind, line.text) for line in lines]
    assert told == [(1, "heading", "ตลาดชุมชน"), (2, "heading", "งบ 41,482 บาท")]


@needs_office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_sheets_are_read_without_libreoffice(tmp_path, suffix, monkeypatch):
    source = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["โครงการ", "บาท"])
    book.active.append(["ตลาด", 41482])
    book.save(source)
    made = converted(tmp_path, source, suffix)
    monkeypatch.setenv("PATH", "")
    assert [line.text for line in read(made).lines] == ["| โครงการ | บาท |", "| ตลาด | 41482 |"]


@needs_office
def test_a_broken_old_file_is_refused(tmp_path):
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    with pytest.raises(DamagedFile, match="LibreOffice could not open it"):
        read(path)


@needs_office
def test_a_document_cannot_make_libreoffice_fetch_anything(tmp_path, report):
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    odt = converted(tmp_path, report, "odt")
    link = f"http://127.0.0.1:{server.server_port}/x.png"
    image = (
        f'<text:p><draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
        f'<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{link}"/>'
        f"</draw:frame></text:p></office:text>"
    )
    with zipfile.ZipFile(io.BytesIO(odt.read_bytes())) as source:
        content = source.read("content.xml").decode().replace("</office:text>", image)
    odt.write_bytes(fixtures.with_entry(odt.read_bytes(), "content.xml", content.encode()))
    assert any("ความเป็นมา" in line.text for line in read(odt).lines)
    server.shutdown()
    assert asked == []


@needs_office
def test_a_conversion_that_takes_too_long_is_stopped(tmp_path, report, monkeypatch):
    odt = converted(tmp_path, report, "odt")
    monkeypatch.setattr(office, "_LIMITS", office.Limits(wall_seconds=0.05))
    with pytest.raises(DamagedFile, match="more memory or time"):
        read(odt)


def test_without_libreoffice_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(UnsupportedFile, match="apt install libreoffice-writer-nogui"):
        read(path)
