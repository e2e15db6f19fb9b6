"""Shortening: at the border of a clause, never within a thought."""

from __future__ import annotations

import pytest

from assistant.answering.objects.clauses import shortened

LONG = [
    "คณะกรรมการมีหน้าที่ดูแลสวนสมุนไพรของตำบล ซึ่งตั้งอยู่ริมคลองหลังศาลาประชาคมและเปิดให้ชมทุกวัน",
    "สมาชิกยืมเครื่องมือได้คนละสามชิ้น เว้นแต่ในฤดูเก็บเกี่ยวที่ยืมได้คนละหนึ่งชิ้นเท่านั้น",
    "ศูนย์ช่วยเหลือทุกคนที่มาขอความช่วยเหลือ โดยมิให้นำรายได้มาเป็นเหตุปฏิเสธผู้มาขอรับบริการ",
    "The council lends seed to every household in the village, which brings back twice the amount.",
    "Members may borrow three tools (a spade, a hoe, and a fork), unless the harvest has begun.",
    "A borrower pays the full price of a tool -- no more and no less -- if it is lost or broken.",
]


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("limit", [30, 45, 60, 75])
def test_what_is_shortened_is_a_beginning_that_stands_alone(text, limit):
    short = shortened(text, limit)
    assert text.startswith(short)
    assert short == text or len(short) <= limit
    assert short.count("(") == short.count(")")
    rest = text[len(short) :].lstrip(" ,;–-")
    assert not rest.startswith(("เว้นแต่", "โดยมิให้", "unless", "if ", "no more"))
    assert not short.endswith(("และ", "ที่", "ซึ่ง", "and", "the", "of"))


def test_a_clause_that_only_adds_is_left_out():
    assert shortened(LONG[0], 60) == "คณะกรรมการมีหน้าที่ดูแลสวนสมุนไพรของตำบล"
    assert shortened(LONG[3], 60) == "The council lends seed to every household in the village"


def test_a_condition_stays_with_what_it_limits():
    assert shortened(LONG[1], 40) == LONG[1]
    assert shortened(LONG[2], 45) == LONG[2]


def test_a_short_text_stays_as_it_is():
    assert shortened("Seed is lent.", 40) == "Seed is lent."
