"""The word book: common words of either language in the other."""

from __future__ import annotations

import pytest

from assistant.text.language import words
from assistant.text.word_book import FILE, counterparts


@pytest.mark.parametrize(
    ("word", "language", "other"),
    [("river", "th", "แม่น้ำ"), ("แม่น้ำ", "en", "river"), ("โรงเรียน", "en", "school")],
)
def test_a_common_word_is_known_both_ways(word, language, other):
    [asked], [said] = words(word), words(other)
    assert (said,) in counterparts(asked, language)


def test_a_noun_made_of_a_verb_is_that_verb():
    assert ("abolish",) in counterparts("การยกเลิก", "en")


def test_a_compound_is_found_by_any_of_its_words_where_it_is_said():
    said = words("เครื่องบินทิ้งระเบิด")
    assert len(said) > 1
    assert all(("bomber",) in counterparts(word, "en", said) for word in said)
    assert ("bomber",) not in counterparts("ทิ้ง", "en")


def test_a_word_has_no_counterpart_in_its_own_language():
    assert counterparts("river", "en") == counterparts("แม่น้ำ", "th") == ()


def test_an_unknown_word_has_none():
    assert counterparts("zzyzx", "th") == counterparts("ฮฮฮฮ", "en") == ()


def test_the_file_is_small_and_its_licences_stand_beside_it():
    assert FILE.stat().st_size < 1_500_000
    assert "NICT" in FILE.with_name("word_book.LICENSE.txt").read_text(encoding="utf-8")
