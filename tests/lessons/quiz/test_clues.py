"""Nothing in the form of an item tells its answer: our own check, and another one beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
import teaching

from assistant.lessons.quiz.clues import clues
from assistant.lessons.quiz.timing import MINUTES, fitting, minutes_of
from assistant.schema.lessons import Proof, QuizItem

PLAIN = QuizItem(
    id="x",
    kind="choice",
    language="en",
    question="Which fish lives in the pond?",
    options=("the grey carp", "the blue perch", "the red tench", "the old roach"),
    answer=("the red tench",),
    explanation="",
    citations=(),
    difficulty="easy",
    facts=("x",),
    proof=Proof(answerable=True, single=True),
)


def told(answer: str, question: str = PLAIN.question) -> QuizItem:
    """The plain item with another right option, and another question."""
    options = tuple(answer if o == PLAIN.answer[0] else o for o in PLAIN.options)
    return replace(PLAIN, question=question, options=options, answer=(answer,))


def test_options_of_one_form_give_nothing_away():
    assert clues(PLAIN) == ()


@pytest.mark.parametrize(
    ("answer", "clue"),
    [
        ("the tench of 1930", "digit"),
        ("the tench (red)", "bracket"),
        ("never the tench", "negative"),
        ("only red tench", "absolute"),
        ("the tench that is red and has lived in this pond for years", "long"),
        ("it", "short"),
        ("red tench here", "beginning"),
    ],
)
def test_a_right_option_of_another_form_is_told(answer, clue):
    assert clue in clues(told(answer))


def test_words_that_the_question_shares_with_the_right_option_alone_are_told():
    assert clues(told("the red tench", "Which red fish lives in the pond?")) == ("words",)


def looks_odd(one: QuizItem) -> bool:
    """Another check than ours, by plain text alone: length, numbering, brackets, letters."""
    right, wrong = one.answer[0], [option for option in one.options if option != one.answer[0]]
    marks = (r"\d", r"[()]", r"[“”\"]", r"ไม่|\bnot?\b")
    alone = any(
        re.search(mark, right) and not any(re.search(mark, other) for other in wrong)
        for mark in marks
    )
    longest, shortest = max(map(len, wrong)), min(map(len, wrong))
    return alone or len(right) > 1.6 * longest or len(right) < 0.5 * shortest


@pytest.mark.parametrize("name", ["big_thai", "big_english"])
class TestQuizzes:
    """A long quiz of each language."""

    def test_no_item_looks_odd(self, library, name):
        choice = [one for one in teaching.built(library, name).quiz if one.kind == "choice"]
        assert len(choice) >= 15
        assert [one.question for one in choice if looks_odd(one)] == []

    def test_situations_are_two_of_five_of_the_choices(self, library, name):
        quiz = teaching.built(library, name).quiz
        choice = [one for one in quiz if one.kind == "choice"]
        assert sum(one.situational for one in choice) >= 0.4 * len(choice)

    def test_an_item_on_a_situation_says_of_each_option_why(self, library, name):
        told = [one for one in teaching.built(library, name).quiz if one.situational]
        assert told
        for one in told:
            assert len(one.reasons) == len(one.options)
            assert len(set(one.reasons)) == len(one.reasons)

    def test_the_members_asked_for_leave_some_of_their_list_unasked(self, library, course, name):
        asked = Counter(
            fact.removeprefix("use:")
            for one in teaching.built(library, name).quiz
            for fact in one.facts
            if one.situational and one.kind == "choice" and len(one.facts) == 1
        )
        for point_set in course.sets.values():
            used = sum(asked[member] for member in point_set.members)
            assert used <= max(1, len(point_set.members) - 2)

    def test_the_agenda_has_the_time_that_its_items_need(self, library, name):
        lesson = teaching.built(library, name)
        need = sum(MINUTES[one.kind] for one in lesson.quiz)
        assert lesson.agenda[-1].minutes >= need


def test_what_there_is_no_time_for_goes_the_longest_first():
    items = (PLAIN, replace(PLAIN, id="y", kind="open"), replace(PLAIN, id="z", kind="matching"))
    assert minutes_of(items) == 9
    assert [one.id for one in fitting(items, 4)] == ["x", "z"]
    assert fitting(items, 0) == ()


def test_a_run_of_letters_that_only_the_right_option_shares_gives_it_away():
    told = QuizItem(
        "1", "choice", "en", "They met by the old watermill bridge. Where was the fair?",
        ("on the watermills", "on the hillside", "in the harbour", "at the station"),
        ("on the watermills",), "", (), "easy", (), Proof(answerable=True, single=True),
    )  # fmt: skip
    assert "run" in clues(told)
