"""Small real files of each kind that is read without another program: what the fuzzer tears."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
from docx import Document
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

_THAI = "คณะกรรมการเครือข่ายประชุมกันทุกเดือน และรายงานงบ ๔๑,๔๘๒ บาท ต่อเทศบาล"
_PAGE = f"""<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>ฝาย</title>
<style>.x {{ display: none }}</style></head><body><nav>เมนู</nav><h1>ฝาย</h1><p>{_THAI}</p>
<ol start="3"><li>ก</li><li>ข<ul><li>ค</li></ul></li></ol><p class="x" hidden>ซ่อน</p>
<table><tr><th rowspan="2">ก</th><td colspan="3">1</td></tr><tr><td>2</td></tr></table>
<pre>a  b</pre><a href="http://a.example/">ที่มา</a><img alt="x" src="p.png"></body></html>"""
_LETTER = f"""From: a@a.example\r\nTo: b@b.example\r\nDate: Mon, 2 Jun 2025 10:00:00 +0700\r
Subject: =?utf-8?b?4Lid4Liy4Lii?=\r\nMIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r
Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{_THAI}\r
--b1\r\nContent-Type: text/csv; name="a.csv"\r\nContent-Transfer-Encoding: base64\r
Content-Disposition: attachment; filename="a.csv"\r\n\r\nYSxiCjEsMgo=\r\n--b1--\r\n"""
_SAVED = """From: <x>\r\nMIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="b2"\r\n\r\n--b2\r
Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r
Content-Location: http://a.example/\r\n\r\n<h1>A weir</h1><p>The board =E0=B8=81 pays.</p>\r
--b2--\r\n"""
_TABLE = 'ชื่อ,จำนวน,หมายเหตุ\nฝาย,"1,200","a\nb"\nคลอง,3,\n'
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"
xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A</dc:title></metadata><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="b.opf"/></rootfiles></container>"""


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """Return an archive of some files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _saved(made: Any) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _docx() -> bytes:
    made = Document()
    made.core_properties.title = "ฝาย"
    made.add_heading("1. ความเป็นมา", level=1)
    made.add_paragraph(_THAI)
    for item in ("ก", "ข"):
        made.add_paragraph(item, style="List Number")
    for row in (table := made.add_table(rows=2, cols=2)).rows:
        row.cells[0].text, row.cells[1].text = "ก", "1"
    table.cell(0, 0).merge(table.cell(0, 1))
    return _saved(made)


def _pptx() -> bytes:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "ฝาย"
    slide.placeholders[1].text = f"{_THAI}\nThe board pays."
    shape = slide.shapes.add_table(2, 2, 0, 0, 900_000, 900_000)
    shape.table.cell(0, 0).text = "ก"
    slide.notes_slide.notes_text_frame.text = "หมายเหตุ"
    kept = unzipped(_saved(made))
    unused = [f"slideLayout{n}." for n in range(3, 12)]
    return zipped({n: data for n, data in kept.items() if not any(one in n for one in unused)})


def _xlsx() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("ชื่อ", "จำนวน", "วันที่"), ("ฝาย", 1200.5, "2 มิ.ย. 2568"), ("รวม", "=B2", None)):
        sheet.append(row)
    sheet.merge_cells("A4:C4")
    made.create_sheet("ซ่อน").sheet_state = "hidden"
    return _saved(made)


def _pdf() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=0)
    for page in (("A weir", "The board pays 41,482 baht."), ("Table 1", "a   1", "b   2")):
        for at, line in enumerate(page):
            canvas.drawString(60, 780 - 24 * at, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _epub() -> bytes:
    names = {"META-INF/container.xml": _CONTAINER, "b.opf": _PACKAGE, "a.xhtml": _PAGE}
    return zipped({name: text.encode() for name, text in names.items()})


def _zip() -> bytes:
    names = {"ก/a.txt": _THAI, "b.csv": _TABLE, "c.html": _PAGE}
    return zipped({name: text.encode() for name, text in names.items()})


SEEDS: Mapping[str, Callable[[], bytes]] = {
    ".txt": lambda: f"\ufeff# ฝาย\n\n{_THAI}\n\n1. ก\n2. ข\n".encode(),
    ".md": lambda: (
        f"---\ntitle: ฝาย\n---\n# ฝาย\n\n{_THAI}\n\n| ก | ข |\n|---|---|\n| 1 | 2 |\n".encode()
    ),
    ".csv": _TABLE.encode,
    ".tsv": lambda: _TABLE.replace(",", "\t").encode("utf-16"),
    ".html": _PAGE.encode,
    ".mhtml": _SAVED.encode,
    ".eml": _LETTER.encode,
    ".epub": _epub,
    ".zip": _zip,
    ".docx": _docx,
    ".pptx": _pptx,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
}
