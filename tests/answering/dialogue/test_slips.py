"""Slips of the pen in asking words are mended; what is asked about stays as it was typed."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.slips import mended
from assistant.answering.dialogue.understanding import understand_wish

ASKING = frozenset(
    ["ขั้นตอน", "ความหมาย", "ยกตัวอย่าง", "เปรียบเทียบ", "ประโยค", "สิทธิ์", "ขอ", "สรุป", "ข้อสรุป"]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ขันตอนการขอ", "ขั้นตอนการขอ"),  # both of its pieces are words
        ("มีขันตอนไหม", "มีขั้นตอนไหม"),
        ("ควมหมายของสภา", "ความหมายของสภา"),
        ("ยกตัวอยางการจ้าง", "ยกตัวอย่างการจ้าง"),
        ("เปรียบเทียปสองแบบ", "เปรียบเทียบสองแบบ"),
    ],
)
def test_a_letter_or_mark_that_was_missed_is_put_in(typed, meant):
    assert mended(typed, ASKING) == meant


@pytest.mark.parametrize("typed", ["ประโยชของสภา", "มีสิทธิขอ", "ขั้น ตอนนี้", "ขอสรุป", "steps of it"])
def test_another_word_is_no_slip(typed):
    assert mended(typed, ASKING) == typed


def test_what_was_understood_is_told_where_a_slip_was_mended():
    wish = understand_wish("ขอควมหมายของธรรมาภิบาล", (), None)
    assert wish.text == wish.understood == "ขอความหมายของธรรมาภิบาล"
