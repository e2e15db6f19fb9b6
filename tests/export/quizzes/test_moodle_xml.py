"""Moodle XML read back by the standard library, by the names that Moodle's importer looks for."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
import quiz_samples as samples

from assistant.export.quizzes.quiz import left_out, write_quiz

KINDS = {
    "multichoice": "choice",
    "truefalse": "true_false",
    "matching": "matching",
    "ordering": "ordering",
    "shortanswer": "short_answer",
    "essay": "open",
}


@pytest.fixture(scope="module")
def file() -> bytes:
    return write_quiz(samples.ITEMS, [samples.CITATION], "moodle_xml", title=samples.TITLE)


def text(element: ElementTree.Element | None, path: str = "") -> str:
    """The text of an element, stripped as Moodle strips it."""
    assert element is not None
    found = element.find(f"{path}/text" if path else "text")
    assert found is not None
    assert not len(found), "a text holds no elements"
    return (found.text or "").strip()


def plain(question: ElementTree.Element, name: str) -> str:
    element = question.find(name)
    assert element is not None
    assert element.get("format") == "plain_text"
    return text(element)


def answers(kind: str, question: ElementTree.Element) -> Any:
    given = question.findall("answer")
    worth = [(text(answer), answer.get("fraction")) for answer in given]
    if kind == "choice":
        assert question.findtext("single") == "true"
        assert {answer.get("format") for answer in given} == {"plain_text"}
        return [(said, fraction == "100") for said, fraction in worth]
    if kind == "true_false":
        assert sorted(worth) in (
            [("false", "0"), ("true", "100")],
            [("false", "100"), ("true", "0")],
        )
        return dict(worth)["true"] == "100"
    if kind == "matching":
        return [(text(one), text(one, "answer")) for one in question.findall("subquestion")]
    if kind == "ordering":
        assert question.findtext("selecttype") == "ALL"
        assert question.findtext("selectcount") == str(len(given))
        return worth
    if kind == "short_answer":
        assert {fraction for _said, fraction in worth} == {"100"}
        return [said for said, _fraction in worth]
    return None


def test_every_item_comes_back(file):
    category, *questions = ElementTree.fromstring(file)
    assert category.get("type") == "category"
    assert text(category, "category") == samples.TITLE.replace("/", "//")
    assert left_out(samples.ITEMS, "moodle_xml") == ()
    for question, item in zip(questions, samples.ITEMS, strict=True):
        kind = KINDS[question.get("type", "")]
        assert (kind, text(question, "name")) == (item.kind, item.id)
        assert plain(question, "questiontext") == item.question
        assert plain(question, "generalfeedback") == samples.told(item)
        assert answers(kind, question) == samples.answers(item)
        if kind == "open":
            assert plain(question, "graderinfo") == samples.points(item)


def test_the_file_is_utf_8_without_entities_or_markup_of_the_texts(file):
    assert file.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert samples.NASTY[0].encode() in file
    assert b"<script" not in file
    assert b"<!DOCTYPE" not in file
