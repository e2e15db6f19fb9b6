"""Headings of Markdown, and short lines that stand like one."""

import pytest
from read_texts import blocks, document, read
from test_corpus import HEADINGS

from assistant.text.language import unwrap

PROSE = (
    "ชุมชนริมน้ำต้องดูแลลำคลองร่วมกันตลอดทั้งปี เพราะน้ำเป็นของทุกคนและไม่มีใครดูแลได้โดยลำพัง\n"
    "การประชุมประจำเดือนจึงเป็นเวลาที่ทุกบ้านตกลงกันว่าใครจะทำอะไรและเมื่อใดจึงจะแล้วเสร็จ"
)
NOT_HEADINGS = {
    "a lead-in": "แนวทางมีดังต่อไปนี้",
    "a colon": "สิ่งที่ต้องทำ:",
    "a question": "ใครดูแลลำคลอง?",
    "a conjunction": "ดังนั้นจึงต้องร่วมมือ",
    "a table's caption": "ตารางที่ 1 ผู้ใช้น้ำ",
    "a source": "ที่มา: ผู้เขียน",
    "a citation": "งานของ Field (2004)",
    "keywords": "คำสำคัญ: น้ำ ชุมชน",
    "a sentence": "ลำคลอง" * 20,
    "a lower-case line": "on the water of villages",
}


def paths(text, markup="plain"):
    return [block.section for block in blocks(document(text, markup), "heading")]


def test_all_nineteen_headings_of_the_article_and_no_false_one(article_path):
    found = [block.section for block in blocks(read(article_path), "heading")]
    assert len(found) == 19
    assert set(found) == HEADINGS


def test_a_heading_of_the_article_is_the_last_of_its_path(article_path):
    document = read(article_path)
    for block in blocks(document, "heading"):
        assert unwrap(document.text[block.start : block.end]) == block.section[-1]
        assert block.level == len(block.section)


def test_a_line_between_gaps_is_a_heading_where_no_blank_closes_lines():
    assert paths(f"บทนำ\n\n{PROSE}\n\nการดูแลลำคลอง\n\n{PROSE}\n") == [("บทนำ",), ("การดูแลลำคลอง",)]


def test_numbered_headings_stand_under_the_one_before():
    text = f"การเตรียมตัว\n\n1. แผนงาน\n\n{PROSE}\n\n2. การออกแบบ\n\n{PROSE}\n\nสรุปผล\n\n{PROSE}\n"
    assert paths(text) == [
        ("การเตรียมตัว",),
        ("การเตรียมตัว", "1. แผนงาน"),
        ("การเตรียมตัว", "2. การออกแบบ"),
        ("สรุปผล",),
    ]


def test_cases_stand_under_the_heading_of_examples():
    text = f"ตัวอย่างการดูแลน้ำ\n\nกรณีศึกษาคลองหนึ่ง\n\n{PROSE}\n\nกรณีศึกษาคลองสอง\n\n{PROSE}\n"
    assert paths(text)[1:] == [
        ("ตัวอย่างการดูแลน้ำ", "กรณีศึกษาคลองหนึ่ง"),
        ("ตัวอย่างการดูแลน้ำ", "กรณีศึกษาคลองสอง"),
    ]


@pytest.mark.parametrize("line", NOT_HEADINGS.values(), ids=NOT_HEADINGS)
def test_no_heading_is(line):
    assert paths(f"{PROSE}\n\n{line}\n\n{PROSE}\n") == []


def test_a_last_line_heads_nothing():
    assert paths(f"{PROSE}\n\nจบรายงาน") == []


def test_markdown_headings_nest_by_their_hashes():
    text = "# Water\n\nx\n\n## Law\n\nx\n\n### Act ###\n\nx\n\n## People\n\nx\n\n# End\n"
    assert paths(text, "markdown") == [
        ("Water",),
        ("Water", "Law"),
        ("Water", "Law", "Act"),
        ("Water", "People"),
        ("End",),
    ]


@pytest.mark.parametrize("line", ["#tag", "####### seven", "not # one", "#"])
def test_only_one_to_six_hashes_and_a_blank_make_a_heading(line):
    assert paths(f"{line}\n\nwords\n", "markdown") == []


def test_a_short_line_of_markdown_is_no_heading():
    assert paths(f"การดูแลลำคลอง\n\n{PROSE}\n", "markdown") == []


@pytest.mark.timeout(60)  # benchmarks/growth.py measures; here only a hang fails
def test_a_heading_full_of_blanks_is_read():
    assert paths("# a" + " " * 50_000 + "b\n\nwords\n", "markdown") == [("a b",)]
