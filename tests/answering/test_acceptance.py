"""Acceptance: how good the answers about the article are, on a small question set of our own.

The set names lines of the article's file; what stands in them is read when the test runs.
"""

from __future__ import annotations

import pytest
from answering_homes import DATA, article_home, assistant_of, both_home  # noqa: F401  # fixtures

from assistant.answering.evaluation import scoring

QUESTIONS = DATA / "article_questions.jsonl"
_ENOUGH = 12  # characters; a shorter line could stand anywhere


@pytest.fixture(scope="module")
def question_set(article_path):
    lines = article_path.read_text(encoding="utf-8").split("\n")
    loaded = scoring.load(QUESTIONS)
    for question in loaded:
        for first, last in question["gold_lines"]:
            long = [line for line in lines[first - 1 : last] if len(line.strip()) > _ENOUGH]
            question.setdefault("gold_quote", long[0])
    return loaded


@pytest.fixture(scope="module")
def report(article_home, question_set):  # noqa: F811
    return scoring.evaluate(assistant_of(article_home), question_set)


@pytest.fixture(scope="module")
def overall(report):
    return report["overall"]


def test_the_set_asks_in_both_languages_and_also_what_is_absent(question_set):
    kinds = [(q["lang"], q["answerable"]) for q in question_set]
    assert kinds.count(("th", True)) == kinds.count(("en", True)) == 12
    assert kinds.count(("th", False)) == kinds.count(("en", False)) == 4


def test_every_gold_line_is_found_in_the_library(article_home, question_set):  # noqa: F811
    gold = scoring._Gold(assistant_of(article_home))
    assert [q["question"] for q in question_set if q["answerable"] and not gold.spans(q)] == []


def test_the_right_passage_is_among_the_first_five(overall):
    assert overall["hit_at_5"] >= 0.9


def test_the_facts_are_in_the_answers(overall):
    assert overall["facts"] >= 0.75


def test_no_citation_is_invalid(overall):
    assert overall["invalid_citations"] == 0


def test_what_cannot_be_answered_is_refused(overall):
    assert overall["unanswerable_refused"] >= 0.75


def test_what_can_be_answered_is_hardly_ever_refused(overall):
    assert overall["answerable_refused"] <= 0.12


def test_answers_are_in_the_language_of_the_question(overall):
    assert overall["language_match"] >= 0.95


def test_answers_are_of_a_readable_length(overall):
    assert overall["median_length"] <= 700
    assert overall["longest_prose"] <= 1500


@pytest.mark.parametrize("language", ["th", "en"])
def test_neither_language_is_left_behind(report, language):
    assert report["by_language"][language]["hit_at_5"] >= 0.8
    assert report["by_language"][language]["facts"] >= 0.6


def test_notes_beside_the_article_take_no_right_to_refuse_away(both_home, question_set):  # noqa: F811
    unanswerable = [q for q in question_set if not q["answerable"]]
    figures = scoring.evaluate(assistant_of(both_home), unanswerable)["overall"]
    assert figures["unanswerable_refused"] >= 0.75
    assert figures["invalid_citations"] == 0
