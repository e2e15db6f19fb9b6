"""Answers as files: every sentence with its numbers, every number with its reference."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from kept_answers import ANSWERED, REFUSED, TEXT

from assistant.export import write_paper
from assistant.export.papers import markdown
from assistant.export.papers.answers import of_answers
from assistant.schema import Claim
from assistant.schema.papers import statements_of

DAY = date(2026, 11, 27)
BOTH = of_answers("ชื่อเรื่อง", (ANSWERED, REFUSED, ANSWERED), "th", DAY)


def shown(paper, suffix) -> str:
    content = write_paper(paper, suffix)
    if suffix == ".md":
        return content.decode()
    if suffix == ".docx":
        return "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md"])
def test_every_format_holds_question_answer_numbers_and_references(suffix):
    text = "".join(shown(BOTH, suffix).split())
    for words in ("ชื่อเรื่อง", ANSWERED.question, "thecoordinator", "ไม่ได้กล่าวไว้", "เอกสารอ้างอิง"):
        assert "".join(words.split()) in text
    assert {"[1]", "[2]"} <= set(re.findall(r"\[\d+\]", text))


def test_the_citations_of_several_answers_are_numbered_through():
    assert [one.number for one in BOTH.citations] == [1, 2]
    said = [s for part in BOTH.parts for block in part.blocks for s in statements_of(block)]
    assert {number for one in said for number in one.citations} == {1, 2}
    assert [one.quote for one in BOTH.citations] == [TEXT, TEXT]


def test_lists_stay_lists_and_what_leads_them_a_line():
    text = markdown.text(of_answers("t", (ANSWERED,), "th", DAY))
    assert f"\nมีดังนี้\n\n- {TEXT} [1]\n- ข้อสอง [1]\n" in text


def test_sentences_of_one_line_stay_one_paragraph():
    claims = tuple(Claim(words, (1,), "quoted") for words in ("หนึ่ง", "สอง", "สาม"))
    answer = replace(ANSWERED, answer="หนึ่ง [1] สอง [1]\nสาม [1]", claims=claims)
    assert "หนึ่ง สอง [1]\n\nสาม [1]\n" in markdown.text(of_answers("t", (answer,), "th", DAY))


@pytest.mark.parametrize(
    ("support", "words"), [("unsure", "ยังไม่ได้ยืนยันกับต้นฉบับ"), ("unsupported", "ไม่มีแหล่งอ้างอิง")]
)
def test_what_is_doubtful_says_so_in_the_file(support, words):
    answer = replace(ANSWERED, answer="ข้อ", claims=(Claim("ข้อ", (1,), support),))
    assert f"ข้อ ({words})" in markdown.text(of_answers("t", (answer,), "th", DAY))


def test_who_wrote_it_and_what_was_left_out_is_said():
    text = markdown.text(of_answers("t", (ANSWERED,), "en", DAY))
    assert "stand-in:model" in text
    assert "Made on 27 November 2026" in text


def test_ordinary_words_carry_no_backslash():
    text = markdown.text(of_answers("What is (a) network? 5.5 %", (REFUSED,), "en", DAY))
    assert "\\" not in text


def test_nothing_of_a_stranger_becomes_markup():
    poison = "![p](https://evil.example/p.png) <img src=x>"
    claims = (Claim(poison, (1,), "quoted"),)
    answer = replace(ANSWERED, question=poison, answer=poison, claims=claims)
    text = markdown.text(of_answers(poison, (answer,), "th", DAY))
    assert not re.search(r"(?<!\\)!\[|(?<!\\)<img", text)


def lines_of(*lines: str) -> str:
    claims = tuple(Claim(line, (1,), "quoted") for line in lines)
    answer = replace(ANSWERED, answer="\n".join(lines), claims=claims)
    return markdown.text(of_answers("t", (answer,), "th", DAY))


def test_lines_that_are_numbered_from_one_are_a_numbered_list_without_backslashes():
    text = lines_of("มีสอง:", "1) หนึ่ง", "2) สอง", "จบ")
    assert "มีสอง: [1]\n\n1. หนึ่ง [1]\n2. สอง [1]\n\nจบ [1]" in text
    assert "\\" not in text


@pytest.mark.parametrize("line", ["(5) ห้า", "2) สอง", "๗. เจ็ด"])
def test_a_number_that_does_not_begin_a_list_stays_as_the_document_has_it(line):
    shown = lines_of("นำ", line).replace("\\", "")
    assert f"{line} [1]" in shown


def test_a_numbered_list_that_begins_anew_is_another_list():
    text = lines_of("1) ก", "2) ข", "1) ค", "- ง")
    assert "1. ก [1]\n2. ข [1]\n\n1. ค [1]\n\n- ง [1]" in text
