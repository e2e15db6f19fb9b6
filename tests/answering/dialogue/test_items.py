"""Items of a list that was shown: the next one, the one behind a named one, an example of one."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.understanding import understand_wish

LINES = ("1) ลงทะเบียนจักรยาน", "2) ตรวจสภาพจักรยาน", "3) ทดลองขี่", "4) เซ็นรับคืน")
STEPS = Turn(
    "ขั้นตอนการรับซ่อมจักรยานมีอะไรบ้าง",
    "list",
    "th",
    tuple(Said(line, (("p", at, at + 1),)) for at, line in enumerate(LINES)),
)
ASKED = Turn("ตรวจสภาพจักรยาน ใช้เวลานานไหม", "fact", "th", (Said("ใช้เวลาสิบนาที", (("q", 0, 5),)),))


def test_the_next_one_is_behind_the_one_that_was_asked_about():
    assert understand_wish("แล้วอันถัดไปล่ะ", (STEPS, ASKED), None).subjects == ("ทดลองขี่",)


def test_the_next_one_after_the_list_itself_is_its_second():
    assert understand_wish("แล้วอันถัดไปล่ะ", (STEPS,), None).subjects == ("ตรวจสภาพจักรยาน",)


@pytest.mark.parametrize("typed", ["ขั้นถัดจากทดลองขี่คืออะไร", "หลังจากทดลองขี่คืออะไร"])
def test_what_comes_after_a_named_one_is_the_one_behind_it(typed):
    assert understand_wish(typed, (STEPS,), None).subjects == ("เซ็นรับคืน",)


def test_an_example_of_an_item_is_what_else_is_told_of_it():
    found = understand_wish("ยกตัวอย่างข้อสาม", (STEPS,), None)
    assert (found.act, found.subjects) == ("item", ("ทดลองขี่",))
