"""Of a question of two halves the one that can be answered is, and the other is named."""

from __future__ import annotations

from assistant import open_assistant


def test_the_half_that_is_not_found_is_named(shipped_home):
    assistant = open_assistant(shipped_home)
    answer = assistant.ask("ศูนย์บริการร่วมอุดรธานีตั้งอยู่ที่ไหน แล้วใครเป็นแชมป์ฟุตบอลโลก")
    assert answer.outcome == "answered"
    assert answer.citations
    assert "ฟุตบอลโลก" in answer.answer
    assert "ห้าง" in answer.answer


def test_a_question_that_is_answered_whole_is_left_whole(shipped_home):
    assistant = open_assistant(shipped_home)
    answer = assistant.ask("ศูนย์บริการร่วมอุดรธานีตั้งอยู่ที่ไหน แล้วใครรับผิดชอบงบประมาณ")
    assert "ส่วนที่ไม่พบ" not in answer.answer
