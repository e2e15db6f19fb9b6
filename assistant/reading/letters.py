"""Signs that no spelling allows, counted without a dictionary: cheap enough for every page."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from assistant.text.thai_letters import (
    CONSONANT,
    FOLLOWING,
    LEADING,
    MARK,
    SHORTENER,
    SILENCER,
    THAI,
    TONE,
    VOWEL_MARK,
)

GOOD: Final = 0.001  # a page of less is read well: a slip of the writer is 1 in 2,000
LEAST: Final = 60  # signs of a page that is judged
FOREIGN: Final = (
    0.1  # of all signs: French has .05 in accents, a list of bullets from a font as many
)

_MARKED = 200  # Thai signs from which the share of marks means something
_MARKS = 0.08  # of Thai signs; running text has .15 to .25, one that lost its marks none
_THAI = re.compile(f"[{THAI}]+")
_MARKED_RUN = re.compile(f"[{MARK}]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_LOW, _HIGH = VOWEL_MARK + SHORTENER, TONE + SILENCER
# Marks on nothing or on a vowel, leading vowels before nothing, and what no order of marks mends:
# two vowels or two tones on one letter, the same letter with its marks twice.
# One after the other, they are four times as quick as in one pattern.
_WRONG = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?<![{CONSONANT}{MARK}{FOLLOWING}])[{MARK}{FOLLOWING}]",
        f"[{FOLLOWING}][{MARK}]",
        f"[{LEADING}](?![{CONSONANT}])",
        f"[{_LOW}][{_HIGH}]?[{_LOW}]|[{_HIGH}][{_LOW}]?[{_HIGH}]",
        f"([{CONSONANT}][{MARK}]+)[{CONSONANT}]?\\1\\1",
    )
)
# What a text reads as whose font does not say which letters it draws: the codes of an old Thai
# font taken for Western ones, glyphs of private use, and what stands for "no letter". Glyphs of old
# Thai fonts (U+F700 to U+F71A) are known, quotation marks and dashes are ordinary.
_FOREIGN = re.compile(
    "[\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ff\u0152-\u017e\u02c6-\u02dd\u2202-\u22ff"
    "\ue000-\uf6ff\uf71b-\uf8ff\ufffd]"
)


class Signs(NamedTuple):
    """How many signs of a text are Thai, marks among them, wrong in their place, of no language.

    ``letters`` are Thai and Latin ones, marks and what is of no language aside.
    """

    thai: int
    marks: int
    wrong: int
    foreign: int
    letters: int

    @property
    def wrong_share(self) -> float:
        """The share of Thai signs that spelling does not allow where they stand."""
        return self.wrong / self.thai if self.thai else 0.0

    @property
    def lost_share(self) -> float:
        """The share of Thai signs that are missing where nearly all marks are, 0 elsewhere."""
        if self.thai < _MARKED:
            return 0.0
        return max(0.0, _MARKS - self.marks / self.thai)

    @property
    def foreign_share(self) -> float:
        """The share of all signs that are of no language."""
        return self.foreign / max(1, self.letters + self.marks + self.foreign)


def signs(text: str) -> Signs:
    """Count the signs of a text.

    >>> signs("ท่ี ่")
    Signs(thai=4, marks=3, wrong=1, foreign=0, letters=1)
    """
    known = _FOREIGN.sub("", text)
    thai = sum(map(len, _THAI.findall(text)))
    marks = sum(map(len, _MARKED_RUN.findall(text)))
    return Signs(
        thai,
        marks,
        sum(len(pattern.findall(text)) for pattern in _WRONG),
        len(text) - len(known),
        thai - marks + sum(map(len, _LATIN.findall(known))),
    )


def looks_damaged(text: str) -> bool:
    """Whether a page as it was extracted is to be judged: the cheap question, asked of every one.

    What repair mends for certain (a tone before its vowel) is no sign of damage.
    """
    found = signs(text)
    if found.foreign_share > FOREIGN:
        return found.letters + found.foreign >= LEAST
    return found.lost_share > 0 or (found.wrong > 1 and found.wrong_share > GOOD)
