"""The sides of a comparison: what stands around the word between, without the words that ask."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.understanding import understand_wish


@pytest.mark.parametrize(
    ("typed", "subjects"),
    [
        ("การจัดการน้ำแบบใหม่กับระบบเหมืองฝายเดิมต่างกันตรงไหน", ("การจัดการน้ำแบบใหม่", "ระบบเหมืองฝายเดิม")),
        ("สหกรณ์ต่างจากกลุ่มออมทรัพย์อย่างไร", ("สหกรณ์", "กลุ่มออมทรัพย์")),
        ("ความแตกต่างระหว่างป่าแบบเปิดกับป่าแบบปิด", ("ป่าแบบเปิด", "ป่าแบบปิด")),
        ("ตลาดเก่ากับตลาดใหม่ต่างกันยังไง", ("ตลาดเก่า", "ตลาดใหม่")),
        ("How does a lease differ from a licence?", ("lease", "licence")),
        (
            "What is the difference between the pilot year and the second year?",
            ("pilot year", "second year"),
        ),
    ],
)
def test_a_side_is_named_whole_and_without_what_asks(typed, subjects):
    found = understand_wish(typed, (), None)
    assert (found.act, found.subjects) == ("compare", subjects)


def test_what_the_sides_have_or_who_is_asked_for_is_no_part_of_a_side():
    found = understand_wish("ปลัดตำบลกับกำนัน ใครมีอำนาจมากกว่ากัน", (), None)
    assert found.subjects == ("ปลัดตำบล", "กำนัน")


@pytest.mark.parametrize(
    ("typed", "compares"),
    [
        ("Why do teams from different offices quarrel?", False),
        ("What are the different kinds of permit?", False),
        ("กองทุนจากแหล่งต่าง ๆ ใช้ทำอะไรได้", False),
        ("How is a permit different from a licence?", True),
        ("ใบอนุญาตต่างจากใบรับแจ้งอย่างไร", True),
    ],
)
def test_a_word_of_difference_that_says_there_are_several_compares_nothing(typed, compares):
    wish = understand_wish(typed, (), None)
    assert (wish.act == "compare") is compares


@pytest.mark.parametrize(
    ("typed", "subjects"),
    [
        ("สัญญาแบบผูกพันกับแบบหลวมต่างกันอย่างไร", ("สัญญาแบบผูกพัน", "สัญญาแบบหลวม")),
        ("ภาษีของเทศบาลกับของจังหวัดต่างกันตรงไหน", ("ภาษีของเทศบาล", "ภาษีของจังหวัด")),
        (
            "What is the difference between a plan for a year and for a term?",
            ("plan for a year", "plan for a term"),
        ),
    ],
)
def test_what_the_first_side_has_said_the_second_need_not_say_again(typed, subjects):
    assert understand_wish(typed, (), None).subjects == subjects
