"""Builds the PDF, DOCX and other files that tests read, each into one bytes object."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import fontpkg_sarabun
import openpyxl
from docx import Document
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

THAI_PAGES = (
    ("การบริหารงานแบบเครือข่าย", "หน่วยงานของรัฐต้องร่วมมือกับภาคเอกชน ", "ที่ตั้งอยู่ในพื้นที่เดียวกัน"),
    ("ผู้ประสานงานควรกำหนดเป้าหมาย", "และติดตามผลอย่างต่อเนื่อง 3 ครั้ง"),
    ("Networked governance in Thailand", "ปี พ.ศ. 2566"),
)
_FONT = "Sarabun"
_MARGIN, _LINE = 60, 24  # points


def thai_font() -> str:
    """The name of a Thai font that ReportLab knows from now on."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        folder = Path(fontpkg_sarabun.__file__).parent
        font = next(folder.rglob("Sarabun-Regular.ttf"))
        pdfmetrics.registerFont(TTFont(_FONT, font))
    return _FONT


def thai_pdf(
    pages: Sequence[Sequence[str]] = THAI_PAGES,
    *,
    title: str | None = None,
    labels: Sequence[tuple[int, str, int]] = (),
    password: str | None = None,
) -> bytes:
    """A PDF with a clean Thai text layer; ``labels`` are first page index, style, first number."""
    thai_font()
    target = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(target, pagesize=A4, encrypt=encrypt)
    if title is not None:
        canvas.setTitle(title)
    for index, style, start in labels:
        canvas.addPageLabel(index, style=style, start=start)
    for lines in pages:
        canvas.setFont(_FONT, 14)
        for number, line in enumerate(lines):
            canvas.drawString(_MARGIN, A4[1] - _MARGIN - number * _LINE, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def picture_pdf(pages: int = 2) -> bytes:
    """A PDF whose pages are pictures, as from a scanner."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    picture = ImageReader(Image.new("L", (60, 80), 200))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def pdf_with_stream(content: bytes, filters: str = "/FlateDecode") -> bytes:
    """A one-page PDF with a ready-made, packed content stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream"
        % (len(content), filters.encode(), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n" % table
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF of a few kilobytes whose page unpacks, twice, to this many megabytes of drawing."""
    packer, packed = zlib.compressobj(9), []
    for _ in range(megabytes):
        packed.append(packer.compress(b"0 0 m 9 9 l S   " * 65536))
    packed.append(packer.flush())
    return pdf_with_stream(zlib.compress(b"".join(packed), 9), "/FlateDecode /FlateDecode")


def docx_bytes(document: object) -> bytes:
    """The bytes of a python-docx document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def report_docx() -> bytes:
    """A Word document with a title, headings, both kinds of list, and a table."""
    document = Document()
    document.core_properties.title = "รายงานเครือข่าย"
    document.add_paragraph("รายงานประจำปี", style="Title")
    document.add_heading("1. ความเป็นมา", level=1)
    document.add_paragraph("หน่วยงานร่วมมือกันมากขึ้น ")
    document.add_heading("รูปแบบ", level=2)
    for item in ("แบบแน่น", "แบบหลวม"):
        document.add_paragraph(item, style="List Number")
    for item in ("ภาครัฐ", "ภาคเอกชน"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=0, cols=2)
    for row in (("ปัญหา", "วิธีป้องกัน"), ("สื่อสาร|ล้มเหลว", "ประชุม\nทุกเดือน"), ("ข้อมูลน้อย", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("จบรายงาน")
    return docx_bytes(document)


def docx_bomb(megabytes: int) -> bytes:
    """A small DOCX whose main part unpacks to this many megabytes."""
    return with_entry(report_docx(), "word/document.xml", b"<w:p/>" * (megabytes * 170_000))


def with_entry(archive: bytes, name: str, data: bytes) -> bytes:
    """A copy of a zip archive in which one entry is replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for entry in source.infolist():
            if entry.filename != name:
                copy.writestr(entry, source.read(entry))
        copy.writestr(name, data)
    return target.getvalue()


def sheet_xlsx(columns: int = 2) -> bytes:
    """A workbook of two rows."""
    book = openpyxl.Workbook()
    for row in ("ก", "ข"):
        book.active.append([row] * columns)
    return docx_bytes(book)


def far_xlsx() -> bytes:
    """A small workbook whose second cell is the last that a sheet can have."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "ก", "ข"
    return docx_bytes(book)


def picture(kind: str) -> bytes:
    """A picture file without text."""
    target = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(target, kind)
    return target.getvalue()


def huge_png() -> bytes:
    """The beginning of a picture that claims a billion dots."""
    head = struct.pack(">IIBBBBB", 40_000, 30_000, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def zip_archive(**entries: bytes) -> bytes:
    """A zip archive that is no document."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()
