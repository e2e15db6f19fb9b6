"""What no reader of a page sees is left out and told, in PDF, DOCX, HTML and by its characters."""

import io

import fixtures
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.reading.documents import build
from assistant.reading.readers.docx import read_docx
from assistant.reading.readers.html import read_html
from assistant.reading.readers.markdown import plain_lines
from assistant.reading.readers.pdf import read_pdf
from assistant.schema import RawDocument

SEEN, SECRET = "The council has nine members", "secret words"


def told(content):
    return any("hidden text" in warning for warning in content.warnings)


# --- PDF --------------------------------------------------------------------------------------


def pdf(draw):
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawString(60, 760, SEEN)
    draw(canvas)
    canvas.save()
    return read_pdf(target.getvalue())


def write(canvas, grey=0.0, mode=None, at=(60, 700), size=12.0):
    text = canvas.beginText(*at)
    text.setFont("Helvetica", size)
    text.setFillGray(grey)
    if mode is not None:
        text.setTextRenderMode(mode)
    text.textOut(SECRET)
    canvas.drawText(text)


def box(canvas, grey, fill=1):
    canvas.setFillGray(grey)
    canvas.rect(40, 680, 400, 50, fill=fill)


def on_white_box(canvas):
    box(canvas, 1.0)
    write(canvas, grey=1.0)


def in_a_frame(canvas):
    box(canvas, 0.0, fill=0)
    write(canvas, grey=1.0)


def on_white_on_dark(canvas):
    box(canvas, 0.2)
    on_white_box(canvas)


@pytest.mark.parametrize(
    "draw",
    [
        lambda canvas: write(canvas, grey=1.0),
        lambda canvas: write(canvas, grey=0.97),
        lambda canvas: write(canvas, mode=3),
        lambda canvas: write(canvas, size=1),
        lambda canvas: write(canvas, at=(60, -50)),
        lambda canvas: write(canvas, at=(900, 700)),
        on_white_box,
        in_a_frame,
        on_white_on_dark,
    ],
)
def test_pdf_words_without_ink_size_or_page_are_left_out(draw):
    content = pdf(draw)
    assert content.text.strip() == SEEN
    assert told(content)


def on_dark_box(canvas):
    box(canvas, 0.2)
    write(canvas, grey=1.0)


def over_a_picture(canvas):
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 0, 0, *A4)
    write(canvas, mode=3)


@pytest.mark.parametrize("draw", [write, on_dark_box, over_a_picture])
def test_pdf_words_that_can_be_seen_or_were_recognised_in_a_scan_are_read(draw):
    content = pdf(draw)
    assert SECRET in content.text
    assert not told(content)


# --- DOCX -------------------------------------------------------------------------------------


def docx(change):
    document = Document()
    document.add_paragraph(SEEN)
    change(document)
    return read_docx(fixtures.docx_bytes(document))


def style(document, kind, name="Quiet"):
    return document.styles.add_style(name, kind)


def run_of(document):
    return document.add_paragraph().add_run(SECRET)


def shaded(run, fill):
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), fill)
    run._r.get_or_add_rPr().append(shading)
    run.font.color.rgb = RGBColor(255, 255, 255)


def by_character_style(document):
    style(document, WD_STYLE_TYPE.CHARACTER).font.hidden = True
    run_of(document).style = "Quiet"


def by_paragraph_style(document):
    style(document, WD_STYLE_TYPE.PARAGRAPH).font.color.rgb = RGBColor(255, 255, 255)
    document.add_paragraph(SECRET, style="Quiet")


def by_the_style_that_a_style_is_based_on(document):
    style(document, WD_STYLE_TYPE.PARAGRAPH, "Base").font.size = Pt(1)
    style(document, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Base"]
    document.add_paragraph(SECRET, style="Quiet")


def in_a_plain_cell(document):
    cells = document.add_table(rows=1, cols=2, style="Table Grid").rows[0].cells
    cells[0].text = ""
    cells[1].paragraphs[0].add_run(SECRET).font.color.rgb = RGBColor(255, 255, 255)


@pytest.mark.parametrize(
    "change",
    [
        lambda document: setattr(run_of(document).font, "hidden", True),
        lambda document: setattr(run_of(document).font, "size", Pt(1)),
        lambda document: shaded(run_of(document), "FFFFFF"),
        by_character_style,
        by_paragraph_style,
        by_the_style_that_a_style_is_based_on,
    ],
)
def test_docx_words_that_a_run_or_its_styles_hide_are_left_out(change):
    content = docx(change)
    assert content.text.strip() == SEEN
    assert told(content)


def test_docx_white_words_in_a_cell_that_is_not_shaded_are_left_out():
    assert SECRET not in docx(in_a_plain_cell).text


def test_docx_white_words_on_a_dark_ground_and_a_run_that_undoes_its_style_are_read():
    def change(document):
        shaded(run_of(document), "1F3864")
        style(document, WD_STYLE_TYPE.CHARACTER).font.hidden = True
        run = run_of(document)
        run.style, run.font.hidden = "Quiet", False

    content = docx(change)
    assert content.text.count(SECRET) == 2
    assert not told(content)


# --- HTML -------------------------------------------------------------------------------------


def html(element, head=""):
    page = f"<html><head>{head}</head><body><p>{SEEN}</p>{element}</body></html>"
    return read_html(page.encode())


@pytest.mark.parametrize(
    ("element", "css"),
    [
        (f"<p hidden>{SECRET}</p>", ""),
        (f"<p style='DISPLAY : none'>{SECRET}</p>", ""),
        (f"<p style='visibility:hidden'>{SECRET}</p>", ""),
        (f"<p style='opacity:0'>{SECRET}</p>", ""),
        (f"<p style='font-size:0'>{SECRET}</p>", ""),
        (f"<p style='font-size:1px'>{SECRET}</p>", ""),
        (f"<p style='position:absolute;left:-9999px'>{SECRET}</p>", ""),
        (f"<p style='text-indent:-999em'>{SECRET}</p>", ""),
        (f"<p style='color:#fff;background:#fff'>{SECRET}</p>", ""),
        (f"<p style='color:white'>{SECRET}</p>", ""),
        (f"<p style='color:rgb(0, 0, 0);background-color:black'>{SECRET}</p>", ""),
        (f"<p class='a b'>{SECRET}</p>", ".b{display:none!important}"),
        (f"<div id='x'><p>{SECRET}</p></div>", "/* x */ p.c, #x { display: none }"),
        (f"<p class='w'>{SECRET}</p>", "body{background:#fefefe} .w{color:#ffffff}"),
    ],
)
def test_html_words_that_the_page_s_own_styles_hide_are_left_out(element, css):
    content = html(element, f"<style>{css}</style>")
    assert content.text.strip() == SEEN
    assert told(content)


@pytest.mark.parametrize(
    ("element", "head"),
    [
        (f"<p style='color:#fff;background:#036'>{SECRET}</p>", ""),
        (f"<div style='background:url(x.png)'><p style='color:#fff'>{SECRET}</p></div>", ""),
        (f"<p style='color:#fff'>{SECRET}</p>", "<link rel=stylesheet href=site.css>"),
        (f"<div style='color:#fff'><p style='color:#000'>{SECRET}</p></div>", ""),
        (f"<p style='font-size:.9em;margin-left:-120px;opacity:0.9'>{SECRET}</p>", ""),
        (f"<p class='m'>{SECRET}</p>", "<style>@media print{.m{display:none}}</style>"),
        (f"<p class='m'>{SECRET}</p>", "<style>.other .m{display:none}</style>"),
    ],
)
def test_html_words_that_may_be_seen_are_read(element, head):
    content = html(element, head)
    assert SECRET in content.text
    assert not told(content)


# --- characters -------------------------------------------------------------------------------


def built(text):
    return build(RawDocument("made-up.txt", plain_lines(text)))


def test_a_text_spelled_in_tags_is_left_out_and_told():
    tags = "".join(chr(0xE0000 + ord(char)) for char in SECRET)
    document = built(f"{SEEN}{tags} today.")
    assert document.text == f"{SEEN} today."
    assert told(document)


def test_where_words_may_end_is_nobody_s_secret():
    document = built("คณะ\u200bกรรมการ\u200bมี\u200bเก้า\u00adคน \U0001f3f4\U000e0067\U000e007f")
    assert document.text == "คณะกรรมการมีเก้าคน \U0001f3f4"
    assert document.warnings == ()


def test_signs_that_turn_the_direction_are_left_out_and_told():
    document = built("The bridge \u202ewas closed\u202c in May.")
    assert document.text == "The bridge was closed in May."
    assert any("direction" in warning for warning in document.warnings)
