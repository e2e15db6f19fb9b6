"""Named classes of Thai characters, and how one written cell is put together.

A cell is one base letter with the marks above and below it. Characters are named by code point,
because marks cannot be read on their own. The class names are bodies of regular expressions.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CONSONANT = "\u0e01-\u0e2e"  # ko kai to ho nokhuk, with ru and lu
LEADING = "\u0e40-\u0e44"  # sara e, ae, o, ai maimuan, ai maimalai: written before the consonant
FOLLOWING = "\u0e30\u0e32\u0e33\u0e45"  # sara a, aa, am, lakkhangyao: written after it
VOWEL_MARK = "\u0e31\u0e34-\u0e3a"  # mai han-akat, sara i to uu, phinthu
SHORTENER = "\u0e47"  # mai taikhu
TONE = "\u0e48-\u0e4b"  # mai ek, tho, tri, chattawa
SILENCER = "\u0e4c"  # thanthakhat
NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
SARA_AM = "\u0e33"

MARK = VOWEL_MARK + "\u0e47-\u0e4e"
BASE = CONSONANT + LEADING + FOLLOWING
THAI = BASE + MARK
BLANK = " \t\u00a0"

_CELL = re.compile(f"([{BASE}]?)([{MARK}]*)")
# What may stand on one consonant: a vowel and a tone, a silenced letter (also with sara i or u,
# as in the end of "borisut"), the shortener, the Pali nikhahit, and yamakkan.
_LEGAL = re.compile(
    f"[{CONSONANT}](?:[{VOWEL_MARK}]?[{TONE}]?|[\u0e34\u0e38]?{SILENCER}|{SHORTENER}[{TONE}]?"
    f"|[\u0e34\u0e38-\u0e3a]?{NIKHAHIT}[{TONE}]?|\u0e4e)|[{LEADING}{FOLLOWING}]"
)
_WRITTEN_FIRST = re.compile(f"[{VOWEL_MARK}{SHORTENER}{NIKHAHIT}]")


class Cell(NamedTuple):
    """One base letter with its marks; ``base`` is empty for marks that stand on nothing."""

    base: str
    marks: str

    @property
    def text(self) -> str:
        """The cell as it is written."""
        return self.base + self.marks

    @property
    def legal(self) -> bool:
        """Whether Thai spelling allows these marks in this order on this letter."""
        return _LEGAL.fullmatch(self.text) is not None

    def tidy(self) -> Cell:
        """The same marks, vowels before tones."""
        if len(self.marks) < 2:
            return self
        ordered = sorted(self.marks, key=lambda mark: _WRITTEN_FIRST.match(mark) is None)
        return Cell(self.base, "".join(ordered))


def cells(run: str) -> list[Cell]:
    """Take a run of Thai letters apart; the texts of the cells, joined, are the run."""
    return [Cell(*groups) for groups in _CELL.findall(run) if any(groups)]
