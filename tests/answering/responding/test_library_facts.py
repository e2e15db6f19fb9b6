"""Answers about the library name only what is in it."""

from __future__ import annotations

import pytest
from own_texts import TEXTS

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.library_facts import about_library

TITLES = {text["id"]: text["title"] for text in TEXTS}


def about(desk: Desk, text: str, *subjects: str, language: str = "th"):
    return about_library(desk, Wish("library", text, language, subjects))


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_library_is_listed_with_its_titles(own_desk, language):
    response = about(own_desk, "มีเอกสารอะไรบ้าง", language=language)
    assert {offer.document_id: offer.text for offer in response.suggestions} == TITLES
    assert {offer.kind for offer in response.suggestions} == {"document"}
    assert all(title in response.text for title in TITLES.values())
    assert "3" in response.text
    assert response.claims == ()


def test_titles_in_the_readers_language_come_first(own_desk):
    first = about(own_desk, "what is here", language="en").suggestions[0]
    assert first.document_id == "seed"


@pytest.mark.parametrize(
    ("text", "subject", "language", "expected"),
    [
        ("มีเอกสารเรื่องสวนสมุนไพรไหม", "สวนสมุนไพร", "th", "herb-law"),
        ("มีเอกสารเรื่องการซ่อมจักรยานไหม", "ซ่อมจักรยาน", "th", "bicycles"),
        ("is there anything on the seed committee", "seed committee", "en", "seed"),
    ],
)
def test_a_document_that_speaks_of_a_subject_is_named_and_quoted(
    own_desk,
    text,
    subject,
    language,
    expected,
):
    response = about(own_desk, text, subject, language=language)
    assert response.suggestions[0].document_id == expected
    assert TITLES[expected] in response.text
    [claim] = response.claims
    assert claim.quotes[0].passage.document_id == expected


@pytest.mark.parametrize(
    ("text", "subject", "language"),
    [("มีเอกสารเรื่องเรือดำน้ำไหม", "เรือดำน้ำ", "th"), ("anything on volcanoes?", "volcanoes", "en")],
)
def test_what_no_document_speaks_of_is_said_to_be_missing(own_desk, text, subject, language):
    response = about(own_desk, text, subject, language=language)
    assert subject in response.text
    assert response.claims == response.suggestions == ()
    assert not [title for title in TITLES.values() if title in response.text]
