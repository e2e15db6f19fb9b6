"""The names in a question, and where they stand in a text."""

import pytest

from assistant.retrieval.names import Name
from assistant.retrieval.questions import understand


def names(text):
    return understand(text).names


def test_a_name_is_known_by_its_spellings_in_both_languages():
    (name,) = names("What happened in Udon Thani?")
    assert name.spellings[0] == "udon thani"
    assert "อุดรธานี" in name.spellings


def test_a_name_is_known_by_the_spellings_of_its_parts():
    (name,) = names("What does Professor Weber say?")
    assert name.written == "Professor Weber"
    assert "เวเบอร์" in name.spellings


def test_a_thai_name_of_the_asking_part_is_a_name():
    (name,) = names("ศูนย์ของอุดรธานีทำอะไร")
    assert name.written == "อุดรธานี"
    assert "udon thani" in name.spellings


def test_two_names_joined_by_and_are_two():
    found = names("งานของ Anna Smith and Tom Stone คืออะไร")
    assert [name.written for name in found] == ["Anna Smith", "Tom Stone"]


def test_each_spelling_comes_with_its_words():
    (name,) = names("What happened in Udon Thani?")
    assert name.words[0] == ("udon", "thani")
    assert len(name.words) == len(name.spellings)


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("AI", "they said so", False),
        ("AI", "they said ai helps", True),
        ("AI", "ไทยใช้ai", True),
        ("Udon Thani", "ที่อุดรธานี", True),
        ("Udon Thani", "ที่นครปฐม", False),
    ],
)
def test_a_name_stands_where_any_spelling_does_but_no_latin_one_inside_a_word(name, text, stands):
    assert Name.of(name).stands_in(text) is stands
