"""One subject in the place of another, told by what was asked before."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.understanding import understand_wish


def turn(question, wanted="fact", said="คำตอบ"):
    return Turn(question, wanted, "th", (Said(said, (("p", 0, 5),)),))


PAIR = turn("สวนสมุนไพรกับสวนผลไม้ต่างกันอย่างไร", "compare")


@pytest.mark.parametrize("typed", ["แล้วอีกอันล่ะ", "อีกอย่างหนึ่งล่ะ", "the other one?"])
def test_the_other_is_the_one_that_was_not_asked_about_last(typed):
    found = understand_wish(typed, (PAIR, turn("สวนสมุนไพรเปิดวันไหน")), None)
    assert found.subjects == ("สวนผลไม้",)
    assert "สวนผลไม้" in found.text


def test_which_is_better_means_the_two_last_spoken_of():
    found = understand_wish("อันไหนดีกว่า", (PAIR,), None)
    assert found.act == "compare"
    assert found.subjects == ("สวนสมุนไพร", "สวนผลไม้")
    assert found.understood is not None


def test_a_name_takes_the_place_of_a_name():
    last = turn("ศูนย์ซ่อมจักรยานที่ลำปางเปิดวันไหน")
    found = understand_wish("ไม่ใช่ หมายถึงน่าน", (last,), None)
    assert found.text == "ศูนย์ซ่อมจักรยานที่น่านเปิดวันไหน"


def test_a_thing_of_another_kind_does_not_take_a_place():
    last = turn("ใครเป็นประธานคณะกรรมการ")
    assert understand_wish("กฎหมายป่าไม้ล่ะ", (last,), None).text.startswith(last.question)


def test_another_number_asks_the_last_question_of_it():
    last = turn("การใช้ที่ดินประเภทที่หนึ่งคืออะไร")
    found = understand_wish("ประเภทที่สองล่ะ", (last,), None)
    assert found.text == found.understood == "การใช้ที่ดินประเภทที่สองคืออะไร"


def test_a_new_topic_leaves_the_last_one():
    found = understand_wish("เปลี่ยนเรื่อง จักรยานซ่อมที่ไหน", (PAIR,), None)
    assert found.leaves
    assert found.text == "จักรยานซ่อมที่ไหน"
