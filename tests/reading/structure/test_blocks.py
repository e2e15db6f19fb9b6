"""The blocks of a text: running lines, captions and sources, each under its headings."""

import pytest
from read_texts import blocks, document, paged, read, texts
from test_corpus import ORIGINS, PREPARATION

from assistant.reading.structure.blocks import bibliographic

FIGURES = {  # caption → where the source line ends, and the section
    "ภาพที่ 1  แสดงพลวัตรของ Collaborative governance": ("2011, p. 6", ORIGINS),
    "ภาพที่ 2  แสดงแนวคิดในการดำเนินกิจกรรมสาธารณะของหน่วยงานภาครัฐ": (
        "2004, p. 20",
        "การเข้าสู่ยุคการจัดการภาครัฐที่ต้องอาศัยเครือข่ายอย่างจริงจัง",
    ),
}
FOOTER = (
    "Journal of Administrative and Management Innovation.  Vol.9  No.3  September - December 2021"
)
PROSE = "ชุมชนริมน้ำต้องดูแลลำคลองร่วมกันตลอดทั้งปี เพราะน้ำเป็นของทุกคนและไม่มีใครดูแลได้โดยลำพัง"


@pytest.mark.parametrize(("caption", "expected"), FIGURES.items())
def test_a_figure_of_the_article_has_its_caption_and_source(article_path, caption, expected):
    article = read(article_path)
    (block,) = [b for b in blocks(article, "caption") if article.text.startswith(caption, b.start)]
    assert article.text[: block.end].endswith(expected[0])
    assert block.section[0] == expected[1]


def test_the_article_has_two_figures_and_two_source_lines(article_path):
    article = read(article_path)
    assert len(blocks(article, "caption")) == len(blocks(article, "source")) == 2


def test_the_footer_and_the_page_number_of_the_article_are_furniture(article_path):
    article = read(article_path)
    assert texts(article, "furniture") == [FOOTER, "103"]
    assert {b.section for b in blocks(article, "furniture")} == {(PREPARATION, "1. ยุทธศาสตร์")}


def test_no_paragraph_of_the_article_holds_the_footer(article_path):
    assert not any("Vol.9" in text for text in texts(read(article_path), "paragraph"))


def test_every_letter_of_the_article_stands_in_a_block(article_path):
    article = read(article_path)
    covered = bytearray(len(article.text))
    for block in article.blocks:
        covered[block.start : block.end] = b"\1" * (block.end - block.start)
    assert {char for char, seen in zip(article.text, covered, strict=True) if not seen} <= set(
        " \n"
    )


def test_a_line_on_most_pages_is_furniture_whatever_number_it_bears():
    report = paged(*(f"รายงานน้ำ หน้าที่ {n}\n\n{PROSE} เรื่องที่ {'กขคง'[n]}\n" for n in range(4)))
    assert texts(report, "furniture") == [f"รายงานน้ำ หน้าที่ {n}" for n in range(4)]


def test_a_line_that_comes_twice_in_a_text_without_pages_is_text():
    assert texts(document(f"{PROSE}\n\nน้ำ\n\n{PROSE}\n\nน้ำ\n"), "furniture") == []


@pytest.mark.parametrize("line", ["12", "- 12 -", "– 12 –", "๑๒", " 12 "])
def test_a_number_alone_is_furniture(line):
    assert texts(document(f"{PROSE}\n{line}\n{PROSE}\n"), "furniture") == [line.strip()]


@pytest.mark.parametrize("line", ["12.5", "12 บาท", "12345", "---"])
def test_other_short_lines_are_text(line):
    assert texts(document(f"{PROSE}\n{line}\n{PROSE}\n"), "furniture") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (FOOTER, True),
        ("วารสารการจัดการน้ำ ปีที่ ๙ ฉบับที่ ๓", True),
        ("Water Journal Volume 9 Issue 3", True),
        ("Vol. 9 of the journal", False),
        ("ในปีที่ 9 ของโครงการ " + PROSE * 3 + " ฉบับที่ 3", False),
    ],
)
def test_a_journal_line_tells_volume_and_number(line, expected):
    assert bibliographic(line) is expected


def test_a_caption_takes_the_source_line_below_it_and_no_other():
    text = f"ภาพที่ 1 คลอง\n\nที่มา: ผู้เขียน\n\n{PROSE}\n\nภาพที่ 2 ฝาย\n\n{PROSE}\n\nที่มา: กรม\n"
    assert texts(document(text), "caption") == ["ภาพที่ 1 คลอง\n\nที่มา: ผู้เขียน", "ภาพที่ 2 ฝาย"]


def test_a_paragraph_that_begins_with_a_figures_name_is_no_caption():
    text = f"ภาพที่ 1 แสดงว่า{PROSE * 3}\n"
    assert texts(document(text), "caption") == []
    assert len(texts(document(text), "paragraph")) == 1


def test_a_block_stands_under_the_headings_above_it():
    text = "before\n\n# A\n\nfirst\n\n## B\n\nsecond\n\n# C\n\nthird\n"
    found = document(text, "markdown")
    assert [b.section for b in blocks(found, "paragraph")] == [(), ("A",), ("A", "B"), ("C",)]


def test_blocks_come_in_reading_order_and_a_whole_before_its_parts():
    text = "# A\n\nlead:\n1. one\n2. two\n\n| h | k |\n|---|---|\n| a | b |\n| c | d |\n"
    found = document(text, "markdown").blocks
    assert [(b.start, -b.end) for b in found] == sorted((b.start, -b.end) for b in found)


@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "\t\n"])
def test_a_text_without_words_has_no_blocks(text):
    assert document(text).blocks == ()
