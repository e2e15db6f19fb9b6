"""The tables of phrasing hang together."""

import re
from typing import get_args

import pytest

from assistant.retrieval.phrasing import (
    ASKING,
    DENIED,
    KINDS,
    NAME,
    NOT_NAMES,
    WANTED,
    Kind,
    Wanted,
)
from assistant.retrieval.questions import understand
from assistant.text.language import words
from assistant.text.patterns import any_of


def test_every_kind_but_the_plain_one_has_one_row():
    assert sorted(kind for kind, _ in KINDS) == sorted(set(get_args(Kind)) - {"fact"})


def test_every_wanted_thing_has_one_row():
    assert sorted(wanted for wanted, _ in WANTED) == sorted(get_args(Wanted))


def test_any_of_matches_each_alternative_in_any_case():
    pattern = any_of("ab|cd", r"\bef\b")
    assert [bool(pattern.search(text)) for text in ("xCDx", "a EF", "gef")] == [True, True, False]


@pytest.mark.parametrize("text", ["", "   ", "!", "ก", "\n"])
def test_no_pattern_matches_nothing(text):
    assert not any(pattern.search(text) for _, pattern in (*KINDS, *WANTED))


def test_english_words_that_steer_are_in_the_tokenisers_form():
    latin = {word for word in ASKING if word.isascii()}
    assert all(re.fullmatch("[a-z]+", word) for word in latin)
    assert set(words("articles described giving")) <= ASKING


@pytest.mark.parametrize(
    "text", [" (not the three)", " (ไม่ใช่สามข้อ)", "(except B)", " (excluding x)"]
)
def test_a_bracket_that_denies_is_seen(text):
    assert DENIED.fullmatch(text)


@pytest.mark.parametrize("text", ["(nothing)", "(ไม่มี)", "(see B)", "not this"])
def test_another_bracket_is_not(text):
    assert not DENIED.search(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("by Tom Stone in", "Tom Stone"),
        ("the Bank of Siam is", "Bank of Siam"),
        ("a W-2 form", "W-2"),
    ],
)
def test_a_run_of_capitals_is_a_name(text, name):
    match = NAME.search(text)
    assert match is not None
    assert match[0] == name


def test_what_is_no_name_is_listed_in_lower_case():
    assert all(word == word.lower() for word in NOT_NAMES)


def test_what_else_stands_between_does_not_hide_that_a_list_is_asked_for():
    assert understand("มีเครื่องมืออะไรที่ยืมได้บ้าง").kind == "list"
    assert understand("ขอชื่อเรือของคนขับแต่ละคน").of_each
