"""Words of a question in the library's other language."""

import pytest

from assistant.text.language import words
from assistant.text.translation import names_in, other_spellings, translations


def translated(text, target):
    return translations(tuple(words(text)), target)


def test_a_term_of_several_words_is_taken_whole():
    assert translated("civil society", "th") == {
        tuple(words("civil society")): ("ภาค", "ประชาสังคม")
    }


@pytest.mark.parametrize(
    ("text", "target", "word"),
    [
        ("networks", "th", "เครือข่าย"),
        ("เครือข่าย", "en", "network"),
        ("ธรรมาภิบาล", "en", "govern"),
        ("Udon Thani", "th", "อุดรธานี"),
    ],
)
def test_the_glossary_translates_both_ways(text, target, word):
    assert word in {w for found in translated(text, target).values() for w in found}


def test_words_that_the_glossary_lacks_are_left_out():
    assert translated("blockchain zebra", "th") == {}
    assert translations((), "th") == {}


def test_runs_do_not_overlap():
    found = translated("the civil society and a network", "th")
    assert list(found) == [tuple(words("civil society")), tuple(words("network"))]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Civil Society", "ประชาสังคม"),
        ("ประชาสังคม", "civil society"),
        ("Udon", "อุดรธานี"),
        ("networks", None),
    ],
)
def test_spellings_are_found_in_any_case(name, other):
    assert other in other_spellings(name) if other else other_spellings("zebra") == ()


def test_names_are_found_inside_running_thai_and_terms_are_not():
    assert names_in("ศูนย์ที่อุดรธานีและมิลวอกีเป็นเครือข่าย") == ("มิลวอกี", "อุดรธานี")
