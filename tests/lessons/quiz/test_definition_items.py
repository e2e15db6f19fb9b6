"""Terms that a law defines are asked about, by their meanings and without giving the key away."""

from __future__ import annotations

import pytest
import teaching
from answering_homes import ENCODER

from assistant.lessons.definitions import defined
from assistant.opening import open_library

LAW = """# ข้อบัญญัติท่าเรือบ้านปากคลอง

### มาตรา ๓
ในข้อบัญญัตินี้

“ท่าพัก” หมายความว่า บริเวณริมฝั่งที่เทศบาลกันไว้ให้เรือหลบพายุโดยไม่เก็บเงิน

“นายท่า” หมายความว่า ผู้ซึ่งสภาเทศบาลมอบหมายให้ดูแลคิวและความปลอดภัยของเรือทุกลำ

“ใบผ่าน” หมายความว่า เอกสารที่แสดงว่าเจ้าของได้จ่ายเงินบำรุงคลองประจำปีครบแล้ว

“น้ำหลาก” หมายความว่า ช่วงเวลาที่ระดับในคลองสูงกว่าเสาหมุดเกินหนึ่งเมตรติดต่อกันสามวัน

“เรือส่วนรวม” หมายความว่า เรือที่ชุมชนซื้อด้วยเงินกองกลางและให้ยืมได้ทุกครัวเรือน

“สมุดคลอง” หมายความว่า ทะเบียนที่บันทึกชื่อ ขนาด และวันเข้าออกของพาหนะทางน้ำทุกวัน
"""


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    folder = tmp_path_factory.mktemp("terms")
    path = folder / "ข้อบัญญัติ.md"
    path.write_text(LAW, encoding="utf-8")
    with open_library(folder / "home", ENCODER) as opened:
        opened.add_files([path])
        return teaching.made(opened, minutes=60, language="th", quiz_items=6)


def test_an_article_of_definitions_gives_an_item_on_most_of_its_terms(lesson):
    assert len(lesson.quiz) >= 4


def test_a_key_stands_with_its_term_in_the_source(lesson):
    choices = [one for one in lesson.quiz if one.kind == "choice"]
    assert choices
    for one in choices:
        told = defined(lesson.citations[one.citations[0] - 1].quote)
        assert told
        assert one.answer[0] in (told.term, told.meaning)


def test_a_stem_does_not_have_its_own_term_where_this_is_asked_for(lesson):
    for one in lesson.quiz:
        if one.kind == "choice" and len(one.answer[0]) < 15:
            assert one.answer[0] not in one.question


def test_each_option_is_told_what_it_means(lesson):
    for one in lesson.quiz:
        if one.kind == "choice":
            assert len(set(one.reasons)) == len(one.options)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("“open data” means data that anybody may use and share.", "open data"),
        ("“ท่าพัก” หมายความว่า บริเวณริมฝั่งที่เทศบาลกันไว้ให้เรือ", "ท่าพัก"),
        ("The council means to open a market in the spring.", None),
    ],
)
def test_a_definition_is_told_by_its_form(text, term):
    told = defined(text)
    assert (told.term if told else None) == term
