"""What an answer is worth."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from assistant.lessons.quiz.marking import Mark, mark, spelling
from assistant.schema.lessons import Proof, QuizItem

STEPS = ("วางยุทธศาสตร์", "ออกแบบ", "บูรณาการ", "ติดตาม")


def item(kind: str, answer: tuple[str, ...], **fields: Any) -> QuizItem:
    base: dict[str, Any] = {
        "id": "0123456789",
        "kind": kind,
        "language": "th",
        "question": "?",
        "options": (),
        "answer": answer,
        "explanation": "",
        "citations": (),
        "difficulty": "easy",
        "facts": (),
        "proof": Proof(answerable=True, single=True),
    }
    return QuizItem(**{**base, **fields})


@pytest.mark.parametrize("kind", ["choice", "true_false"])
def test_the_one_right_option_gets_the_point_and_nothing_else_does(kind):
    one = item(kind, ("ถูก",), options=("ถูก", "ผิด"))
    assert mark(one, ("ถูก",)) == Mark(1, True)
    for wrong in (("ผิด",), (), ("",), ("ถูก ",), ("ถูก", "ผิด")):
        assert mark(one, wrong) == Mark(0, False)


@pytest.mark.parametrize("kind", ["ordering", "matching"])
@pytest.mark.parametrize(
    ("given", "points"),
    [
        (STEPS, 1),
        ((STEPS[1], STEPS[0], *STEPS[2:]), 0.5),
        ((STEPS[0], "", "", ""), 0.25),
        (STEPS[:1], 0.25),
        (("", "", "", ""), 0),
        ((), 0),
        ((*STEPS, "เกิน"), 1),
    ],
)
def test_rows_are_marked_by_the_share_of_right_places(kind, given, points):
    found = mark(item(kind, STEPS, options=STEPS), given)
    assert found.points == points
    assert found.right is (points == 1)


@pytest.mark.parametrize(
    "given",
    [
        "พ.ศ. 2552",
        "พ.ศ.๒๕๕๒",
        " พ.ศ.  ๒๕๕๒ ",
        "ปี 2009",
        "B.E. 2552",
        "b.e.2552",
        "\u200bพ.ศ. 2552",
    ],
)
def test_a_short_answer_may_differ_in_blanks_case_and_digits(given):
    one = item("short_answer", ("พ.ศ. 2552",), accepted=("ปี ๒๐๐๙", "B.E. 2552"))
    assert mark(one, (given,)) == Mark(1, True)


@pytest.mark.parametrize("given", ["", " ", "2553", "พ.ศ. 2552 หรือ 2553", "พ"])
def test_another_short_answer_is_wrong(given):
    one = item("short_answer", ("พ.ศ. 2552",), accepted=())
    assert mark(one, (given,)) == Mark(0, False)


def test_one_letter_typed_in_two_ways_is_one_letter():
    assert spelling("น้ำ") == spelling("น้\u0e4d\u0e32")
    assert spelling("é") == spelling(unicodedata.normalize("NFD", "é"))


def test_an_open_answer_is_left_to_the_trainer():
    one = item("open", ("ประเด็นแรก", "ประเด็นสอง"))
    assert mark(one, ("ประเด็นแรก ประเด็นสอง",)) == mark(one, ()) == Mark(None, None)


def test_the_right_answers_of_every_built_item_get_full_marks(lesson):
    for one in lesson.quiz:
        found = mark(one, one.answer)
        assert found == (Mark(None, None) if one.kind == "open" else Mark(1, True))


def test_every_accepted_spelling_of_a_built_item_is_right(lesson):
    for one in lesson.quiz:
        for said in one.accepted:
            assert mark(one, (said,)).right
