"""Slips in English words of the glossary, and nothing else."""

import pytest

from assistant.text.spelling import corrected


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("inovation", "innovation"),
        ("managment", "management"),
        ("colaboration", "collaboration"),
        ("governence", "governance"),
        ("goverment", "government"),
    ],
)
def test_a_slip_becomes_the_word_of_the_glossary(slip, meant):
    assert corrected(f"why {slip}?") == f"why {meant}?"


@pytest.mark.parametrize(
    "word",
    [
        *("networks", "innovations", "agencies", "proposed", "providing"),  # forms of known words
        *("contact", "conversation", "sector", "formation", "accountant"),  # near others
        *("Inovation", "INOVATION", "Managment"),  # names, for all we know
        *("joined-upp", "inova", "อินโนเวชัน", "zebra"),
    ],
)
def test_a_right_word_a_name_and_a_short_word_stay(word):
    assert corrected(f"the {word} of it") == f"the {word} of it"


def test_blanks_and_signs_stay():
    assert corrected("  inovation\t(managment)… ") == "  innovation\t(management)… "
    assert corrected("") == ""
