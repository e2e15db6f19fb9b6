"""A second form: other items, as many of each kind, about as hard, none of the first."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
import teaching

from assistant.lessons.papers import is_empty


@pytest.fixture(scope="module")
def lesson(library):
    return teaching.built(library, "thai")


def test_no_item_of_the_first_form_is_in_the_second(lesson):
    assert lesson.retest
    assert {one.id for one in lesson.quiz}.isdisjoint(one.id for one in lesson.retest)


def test_it_is_nearly_as_long_in_kinds_where_there_are_others_of_them(lesson):
    first, second = (Counter(o.kind for o in form) for form in (lesson.quiz, lesson.retest))
    assert 0.7 * len(lesson.quiz) <= len(lesson.retest) <= len(lesson.quiz)
    assert (first & second).total() >= 0.5 * len(lesson.retest)


def test_it_is_about_as_hard(lesson):
    weight = {"easy": 0, "medium": 1, "hard": 2}
    first, second = (
        sum(weight[one.difficulty] for one in form) / len(form)
        for form in (lesson.quiz, lesson.retest)
    )
    assert abs(first - second) <= 0.5


def test_no_two_of_its_items_ask_for_the_same(lesson):
    facts = [fact for one in lesson.retest for fact in one.facts]
    assert len(set(facts)) == len(facts)


def test_it_has_papers_of_its_own(lesson):
    assert not is_empty(lesson, "retest_sheet")
    assert not is_empty(lesson, "retest_key")


def test_its_citations_are_those_of_its_own_points(lesson):
    for one in lesson.retest:
        assert one.citations
        assert teaching.quotes(lesson, one)
        if one.kind == "short_answer":
            assert one.answer[0].lower() in teaching.quotes(lesson, one).lower()


def test_half_of_its_claims_are_true_and_their_order_tells_nothing(workshop):
    claims = [one.answer[0] for one in workshop.retest if one.kind == "true_false"]
    assert len(claims) > 2
    assert min(claims.count("ถูก"), claims.count("ผิด")) >= 0.4 * len(claims)
    assert any(one == other for one, other in pairwise(claims))
