"""Phrases are found as words."""

import pytest

from assistant.text.patterns import Worded, any_of


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("ใครร่วมมือ", "ใคร", True),
        ("ใคร่ครวญ", "ใคร", False),
        ("มีผู้เกี่ยวข้อง", "กี่", False),
        ("มีผู้เกี่ยวข้องกี่คน", "กี่", True),
        ("สาเหตุใด", "เหตุใด", False),
        ("ที่ใด", "ใด", True),
        ("networks", "network", True),
    ],
)
def test_a_thai_phrase_is_made_of_whole_words(text, pattern, found):
    assert Worded.of(text).has(any_of(pattern)) is found


def test_a_group_marks_what_alone_must_be_a_word():
    worded = Worded.of("ได้รับเงินเท่าไร")
    assert not worded.has(any_of("รับเงินเท่า"))
    assert worded.has(any_of("เงิน(เท่าไร)"))


def test_a_shorter_match_counts_where_the_longest_ends_inside_a_word():
    found = Worded.of("มีกี่คนที่เกี่ยวข้อง").find(any_of("(มี)[^?]*(กี่)"))
    assert found is not None
    assert found[0] == "มีกี่"


def test_nothing_is_found_in_nothing():
    assert not Worded.of("").has(any_of("ใคร"))
