"""What a long or a double utterance asks."""

from __future__ import annotations

from assistant.answering.dialogue.acts import recogniser
from assistant.answering.dialogue.asking import essence, questions
from assistant.settings.writing import LONG

STORY = "ตำบลของเรามีสวนสมุนไพรอยู่ริมคลอง ชาวบ้านผลัดกันรดน้ำทุกเช้า "


def test_a_short_text_is_read_whole():
    assert essence("สวนเปิดกี่โมง") == "สวนเปิดกี่โมง"


def test_what_asks_is_found_wherever_it_stands_in_a_long_story():
    asking = "ขอถามว่าใครต้องดูแลคลอง "
    for text in (asking + STORY * 200, STORY * 100 + asking + STORY * 100, STORY * 200 + asking):
        found = essence(text)
        assert "ใครต้องดูแลคลอง" in found
        assert len(found) <= LONG.kept + found.count(" ")


def test_two_questions_are_told_apart_and_stand_alone():
    asked = questions(recogniser(), "ใครเป็นประธานกองทุนสมุนไพร แล้วมีกรรมการกี่คน")
    assert len(asked) == 2
    assert all("สมุนไพร" in one or "กรรมการ" in one for one in asked)


def test_one_question_has_no_halves():
    assert questions(recogniser(), "ใครเป็นประธานและกรรมการของกองทุน") == ()
    assert questions(recogniser(), "สวนสมุนไพรอยู่ริมคลอง ใครดูแล") == ()


def test_the_word_that_joins_two_questions_belongs_to_neither():
    found = questions(recogniser(), "Who founded the council and what does it cost?")
    assert found[0] == "Who founded the council"
    assert found[1].endswith("what does it cost?")
