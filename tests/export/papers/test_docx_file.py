"""Plan → DOCX as an official Thai document, opened with python-docx and LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace

import planning
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from assistant.export.papers import marking
from assistant.export.papers.paper import of_plan
from assistant.plans import files as plan_files

FONT = "TH SarabunPSK"
OFFICE = shutil.which("soffice")


_HELD: dict[tuple[str, bool], bytes] = {}


def written(plan, *, thai_digits=False):
    key = plan.id, thai_digits
    if key not in _HELD:
        _HELD[key] = plan_files.write(plan, ".docx", thai_digits=thai_digits)
    return _HELD[key]


def opened(plan, **options):
    return Document(io.BytesIO(written(plan, **options)))


def words(document):
    """Every paragraph of the body in reading order, tables included."""
    return [
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    ]


@pytest.fixture(scope="module", params=["fishing", "solar", "hostile"])
def each(request, shipped_library):
    return planning.drafted(shipped_library, request.param)


def test_every_part_is_a_first_heading_in_order(each):
    heads = [p.text for p in opened(each).paragraphs if p.style.name == "Heading 1"]
    paper = of_plan(each)
    titles = [part.title for part in paper.body]
    assert [head.split(". ", 1)[-1] for head in heads[: len(titles)]] == titles
    if titles := [part.title for part in paper.annexes]:
        assert heads[-len(titles) :] == titles


def test_every_statement_that_print_shows_is_there_word_for_word(each):
    seen = " ".join(" ".join(words(opened(each))).split())
    for _, statement in each.statements():
        assert " ".join(marking.plain(statement.text).split()) in seen


def test_headings_and_lists_have_styles_of_their_own(each):
    used = Counter(paragraph.style.name for paragraph in opened(each).paragraphs)
    assert used["Title"] == 1
    for style in ("Heading 1", "List Bullet", "List Number"):
        assert used[style] > 1, style


def test_the_head_of_every_table_is_repeated_on_each_page(each):
    tables = [
        t for t in opened(each).tables if t.style is not None and t.style.name == "Table Grid"
    ]
    assert len(tables) > 5
    for table in tables:
        first = table.rows[0]._tr
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_every_style_and_run_is_in_the_thai_font_in_both_scripts(each):
    with zipfile.ZipFile(io.BytesIO(written(each))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    used = {p.get(qn("w:val")) for p in body.iter(qn("w:pStyle"))} | {"Normal"}
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:styleId")) in used and style.get(qn("w:type")) == "paragraph":
            fonts = style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            if fonts is not None:
                for script in ("ascii", "hAnsi", "cs"):
                    assert fonts.get(qn(f"w:{script}")) == FONT, style.get(qn("w:styleId"))
    (normal,) = [s for s in styles.iter(qn("w:style")) if s.get(qn("w:styleId")) == "Normal"]
    properties = normal.find(qn("w:rPr"))
    assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == FONT
    half_points = {"th": "30", "en": "28"}[each.language]  # Latin letters are read a point smaller
    assert properties.find(qn("w:szCs")).get(qn("w:val")) == half_points
    assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    for fonts in body.iter(qn("w:rFonts")):
        assert {value for key, value in fonts.attrib.items() if key != qn("w:hint")} <= {FONT}


def test_the_page_is_a4_and_says_draft_on_every_page_with_its_number(fishing, solar):
    for plan, mark in ((fishing, "ร่าง"), (solar, "DRAFT")):
        section = opened(plan).sections[0]
        assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
        for header in (section.header, section.first_page_header):
            assert mark in "".join(p.text for p in header.paragraphs)
        fields = [t.text for t in section.header._element.iter(qn("w:instrText"))]
        assert [field.strip() for field in fields] == ["PAGE"]


def test_the_references_are_numbered_and_every_number_in_the_text_resolves(each):
    document = opened(each)
    listed = [p.text for p in document.paragraphs if p.style.name == "Reference"]
    numbers = [int(re.match(r"\[(\d+)\]", text)[1]) for text in listed]
    assert sorted(numbers) == [citation.number for citation in each.citations]
    body = [text for text in words(document) if text not in listed]
    marks = {int(n) for text in body for n in re.findall(r"\[(\d+)\]", text)}
    assert marks == set(numbers)


def test_each_reference_shows_its_quote_and_its_section(fishing):
    text = " ".join(" ".join(words(opened(fishing))).split())
    for citation in fishing.citations[:10]:
        assert " ".join(citation.quote.split())[:40] in text
        assert citation.title in text


def test_thai_digits_are_for_thai_plans_that_ask_for_them(fishing, solar):
    plain, thai = (" ".join(words(opened(fishing, thai_digits=d))) for d in (False, True))
    assert not re.search("[๐-๙]", plain)
    assert "๔๕" in thai
    assert "๘,๔๐๐,๐๐๐" in thai
    assert not re.search(r"(?<![A-Za-z0-9.@/_-])[0-9]", thai)
    assert not re.search("[๐-๙]", " ".join(words(opened(solar, thai_digits=True))))


def test_the_three_pictures_are_in_the_file_and_widths_fit_the_page(each):
    document = opened(each)
    assert len(document.inline_shapes) == 3
    rooms = (s.page_width - s.left_margin - s.right_margin for s in document.sections)
    room = max(rooms)
    assert all(shape.width <= room * 1.01 for shape in document.inline_shapes)
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room * 1.02


def test_nothing_in_the_file_is_broken_or_says_who_made_it(each):
    data = written(each)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                text = "".join(root.itertext())
                assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\uffff\ufffe]", text), name
                assert "javascript:" not in etree.tostring(root, encoding="unicode") or (
                    name == "word/document.xml"
                )
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert 'TargetMode="External"' not in links
    assert opened(each).core_properties.author == ""


def test_a_hostile_brief_gives_a_file_that_opens_with_its_texts_as_letters(hostile):
    document = opened(hostile)
    assert document.core_properties.title.startswith("Plan")
    assert document.core_properties.title.isprintable()
    fields = [t.text.strip() for t in document.element.iter(qn("w:instrText"))]
    assert not [field for field in fields if "HYPERLINK" in field]
    shown = planning.HOSTILE_NAME.replace("[99]", "(99)")  # or it would read as a citation
    assert shown in " ".join(words(document))


def test_a_very_long_title_is_no_crash(fishing):
    long = replace(fishing, id="f" * 12, title="แผน " * 2_000)
    assert len(opened(long).core_properties.title) <= 255


def test_the_same_plan_gives_the_same_document(fishing):
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if "core" not in name}

    assert parts(plan_files.write(fishing, ".docx")) == parts(written(fishing))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it_and_its_thai_words_can_be_found(fishing, tmp_path):
    source = tmp_path / "plan.docx"
    source.write_bytes(written(fishing))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "plan.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pages = len(pdf)
    pdf.close()
    assert pages > 3
    for word in ("ประมง", "เครือข่าย", "งบประมาณ", "[1]", "8,400,000"):
        assert word in text


def test_in_a_long_table_the_head_alone_is_kept_with_the_next_row(fishing):
    """LibreOffice loses rows of a table whose last but one is kept with the last."""
    for table in opened(fishing).tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert all(kept[:-1]) or not any(kept[1:])
