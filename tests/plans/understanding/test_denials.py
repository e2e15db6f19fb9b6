"""What a text asserts and what it denies, excepts or fears."""

from __future__ import annotations

import re

import pytest

from assistant.plans.understanding.denials import denials, first_asserted, is_denied, limit_of


@pytest.mark.parametrize(
    ("pattern", "text", "asserted"),
    [
        ("ค่าปรับ", "งานนี้ไม่ใช้ค่าปรับ", False),
        ("ค่าปรับ", "ไม่ใช่งานง่าย แต่ใช้ค่าปรับ", True),
        ("ค่าปรับ", "พ่อค้ากลัวค่าปรับ", False),
        ("อาชีพ", "ช่างมืออาชีพ", False),
        ("อาชีพ", "ฝึกอาชีพ", True),
        ("fine", "nobody is fined", True),
        ("fine", "no fines are taken", False),
        ("fine", "not cheap, fines are taken", True),
        ("fine", "they define rules", False),
        ("fine", "not only fines but orders", True),
    ],
)
def test_a_match_counts_where_it_is_whole_and_not_denied(pattern, text, asserted):
    assert bool(first_asserted(re.compile(pattern), text)) == asserted


def test_a_denial_ends_with_its_clause():
    assert is_denied("no boats are here", 3)
    assert not is_denied("no rain; boats are here", 9)


@pytest.mark.parametrize(
    ("offer", "limit"),
    [
        ("รถ 3 คัน แต่ไม่รับผู้ป่วย", "แต่ไม่รับผู้ป่วย"),
        ("ช่าง 4 คน เฉพาะวันหยุด", "เฉพาะวันหยุด"),
        ("3 vans, but not at night", "but not at night"),
        ("9 interpreters, weekends only", "weekends only"),
        ("a patrol of 8 in the park only", "in the park only"),
        ("4 pumps, fuel not included", "fuel not included"),
        ("ครู 2 คน ไม่สะดวกช่วงสอบ", "ไม่สะดวกช่วงสอบ"),
        ("3 vans", ""),
    ],
)
def test_the_limits_of_an_offer_are_found(offer, limit):
    at = limit_of(offer)
    assert (offer[at:] if at else "") == limit


def test_an_edit_that_turns_the_sense_changes_the_number_of_denials():
    assert denials("เครือข่ายไม่ล้มเหลว") != denials("เครือข่ายล้มเหลว")
    assert denials("It will not fail.") != denials("It will fail.")
