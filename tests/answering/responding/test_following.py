"""What may be asked next: at most three questions, near, new, and proved answerable."""

from __future__ import annotations

import pytest
from answering_homes import asked, assistant_of

QUESTIONS = (
    "สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง",
    "ศูนย์บริการร่วมของจังหวัดอุดรธานีตั้งอยู่ที่ไหน",
    "What fee does the service sub-centre charge?",
    "What is contestability?",
)


def questions(answer):
    return [one.text for one in answer.suggestions if one.kind == "question"]


def test_an_answer_offers_questions(shipped_home):
    assert any(questions(asked(shipped_home, question)) for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_offered_is_answered_when_it_is_asked(shipped_home, question):
    offered = questions(asked(shipped_home, question))
    assert len(offered) <= 3
    assert len(set(offered)) == len(offered)
    for text in offered:
        assert asked(shipped_home, text).outcome == "answered", text


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_shown_already_is_not_offered(shipped_home, question):
    answer = asked(shipped_home, question)
    assert question not in questions(answer)
    first = {citation.section for citation in answer.citations}
    for text in questions(answer):
        assert {c.section for c in asked(shipped_home, text).citations} != first


def test_a_refusal_offers_what_can_be_answered(shipped_home):
    answer = asked(shipped_home, "ค่าบำรุงศูนย์บริการร่วมของจังหวัดเชียงรายปีละกี่ล้านดอลลาร์")
    assert answer.outcome == "not_in_library"
    assert questions(answer)
    assert all(asked(shipped_home, text).outcome == "answered" for text in questions(answer))


def test_a_greeting_offers_no_question(shipped_home):
    assert not questions(asked(shipped_home, "สวัสดีครับ"))


def test_the_contract_names_the_kind_and_the_words(shipped_home):
    data = asked(shipped_home, QUESTIONS[0]).to_dict()
    offered = [one for one in data["suggestions"] if one["kind"] == "question"]
    assert all(one["text"] for one in offered)


def test_a_question_is_proved_once(shipped_home, monkeypatch):
    desk = assistant_of(shipped_home)._desk
    passage = next(p for p in desk.library.passages() if p.language == "th")
    first = desk.answers("เครือข่ายคืออะไร", passage)
    monkeypatch.setattr(desk, "_proves", lambda *_: not first)
    assert desk.answers("เครือข่ายคืออะไร", passage) == first
