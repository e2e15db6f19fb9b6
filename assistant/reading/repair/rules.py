"""The rules that mend Thai text taken from PDF files, one row each, in the order they apply.

Every rule takes one line and returns the mended line with the counts of what it did.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from assistant.reading.repair.marks import mend_marks
from assistant.text.lexicon import Lexicon
from assistant.text.thai_letters import (
    BASE,
    BLANK,
    CONSONANT,
    FOLLOWING,
    LEADING,
    MARK,
    NIKHAHIT,
    SARA_AA,
    SARA_AM,
    THAI,
    TONE,
)

Counts = Counter[str]
Rule = Callable[[str, Lexicon], tuple[str, Counts]]

# Nats by which joining two runs must read better: the price of a common word.
_JOIN_MARGIN = 12.0
_JOIN_KNOWN_MARGIN = 14.0  # where both sides are words, though not familiar ones
_SARA_AM_MARGIN = 10.0

# Glyph variants that old Thai fonts keep in the private use area, and the letters they draw.
GLYPHS: Final = str.maketrans(
    {
        "\uf700": "\u0e10",
        "\uf70f": "\u0e0d",
        "\uf710": "\u0e31",
        "\uf711": "\u0e4d",
        "\uf712": "\u0e47",
        **{chr(0xF701 + offset): chr(0x0E34 + offset) for offset in range(4)},
        **{chr(0xF705 + offset): chr(0x0E48 + offset) for offset in range(5)},
        **{chr(0xF70A + offset): chr(0x0E48 + offset) for offset in range(5)},
        **{chr(0xF713 + offset): chr(0x0E48 + offset) for offset in range(5)},
        **{chr(0xF718 + offset): chr(0x0E38 + offset) for offset in range(3)},
    }
)

# A run is read whole, up to a length that keeps memory small; it is cut between cells.
_RUN_LIMIT = 1000
_RUN = re.compile(f"[{THAI}]{{1,{_RUN_LIMIT}}}(?![{MARK}{FOLLOWING}])|[{THAI}]{{1,{_RUN_LIMIT}}}")
# Two blanks at most: a wider gap is layout, not damage.
_FREE_MARKS = re.compile(f"([{BASE}][{MARK}]*)[{BLANK}]{{1,2}}([{MARK}]+)(?=([{THAI}])?)")
_SPLIT_AM = re.compile(
    f"(?:{NIKHAHIT}([{TONE}]?)|([{TONE}]){NIKHAHIT})[{BLANK}]?{SARA_AA}|{SARA_AM}{SARA_AA}"
    f"|([{TONE}]?){SARA_AA}{NIKHAHIT}"
)
_FREE_VOWEL = re.compile(f"([{CONSONANT}][{MARK}]*)[{BLANK}]{{1,2}}([\u0e30{SARA_AA}{SARA_AM}])")
# Not before "ก.": a letter with a point is an abbreviation or a name, and stands alone.
_GAP = re.compile(f"(?<=[{THAI}])([{BLANK}])(?=[{CONSONANT}{LEADING}])(?![{CONSONANT}][.])")
_PLAIN_AA = re.compile(f"(?<=[{CONSONANT}{TONE}]){SARA_AA}")
_IS_THAI = re.compile(f"[{THAI}]")


def runs(line: str) -> list[str]:
    """The runs of Thai letters of a line, as the rules read them."""
    return _RUN.findall(line)


def _attach_marks(line: str, lexicon: Lexicon) -> tuple[str, Counts]:
    """``mark_blank``: a blank between a letter and its mark goes.

    A mark between two blanks may be meant so (in a text on spelling): there the word that it
    would make must read better.
    """
    counts: Counts = Counter()

    def attach(match: re.Match[str]) -> str:
        letter, marks, following = match.groups()
        if following is None:
            run = _run_before(line, match.end(1))
            alone = lexicon.read(run)
            gain = alone.cost + lexicon.read(marks).cost - lexicon.read(run + marks).cost
            if alone.pieces[-1].familiar and gain <= 0:
                return match[0]
        counts["mark_blank"] += 1
        return letter + marks

    return _FREE_MARKS.sub(attach, line), counts


def _compose_sara_am(line: str, _: Lexicon) -> tuple[str, Counts]:
    """``sara_am``: the letter written as nikhahit and sara aa, in either order."""
    line, count = _SPLIT_AM.subn(lambda m: (m[1] or m[2] or m[3] or "") + SARA_AM, line)
    return line, Counter(sara_am=count)


def _attach_vowels(line: str, lexicon: Lexicon) -> tuple[str, Counts]:
    """``word_blank``: a blank before a vowel that cannot begin a word goes.

    Some fonts lose the ring of sara am at that place: where only sara am makes a word, it is put
    back (``sara_am``).
    """
    counts: Counts = Counter()

    def attach(match: re.Match[str]) -> str:
        letter, vowel = match.groups()
        if vowel == SARA_AA:
            before = _run_before(line, match.end(1))
            after = _run_after(line, match.end())
            plain, ringed = (lexicon.read(before + v + after).cost for v in (SARA_AA, SARA_AM))
            if ringed < plain:
                counts["sara_am"] += 1
                return letter + SARA_AM
        counts["word_blank"] += 1
        return letter + vowel

    return _FREE_VOWEL.sub(attach, line), counts


def _order_marks(line: str, lexicon: Lexicon) -> tuple[str, Counts]:
    """``swap`` and ``shift``: see ``repair_marks``."""
    return _mend_runs(line, mend_marks, lexicon)


def _restore_sara_am(line: str, lexicon: Lexicon) -> tuple[str, Counts]:
    """``sara_am``: a sara aa that stands for sara am, where only sara am makes a word."""
    return _mend_runs(line, _restore_in_run, lexicon)


def _restore_in_run(run: str, lexicon: Lexicon) -> tuple[str, Counts]:
    counts: Counts = Counter()
    if lexicon.read(run).familiar:
        return run, counts
    for match in _PLAIN_AA.finditer(run):
        at = match.start()
        reading = lexicon.read(run)
        if all(piece.familiar for piece in reading.over(at, at + 1)):
            continue
        ringed = run[:at] + SARA_AM + run[at + 1 :]
        restored = lexicon.read(ringed)
        gain = reading.cost - restored.cost
        if gain > _SARA_AM_MARGIN and restored.sound(at, at + 1):
            run = ringed
            counts["sara_am"] += 1
    return run, counts


def _close_words(line: str, lexicon: Lexicon) -> tuple[str, Counts]:
    """``word_blank``: a blank inside a word goes, where at least one side is no word by itself."""
    first, *rest = _GAP.split(line)
    parts, count = [first], 0
    for gap, part in zip(rest[::2], rest[1::2], strict=True):
        if _is_one_word(_run_before(parts[-1], len(parts[-1])), _run_after(part), lexicon):
            parts[-1] += part
            count += 1
        else:
            parts += gap, part
    return "".join(parts), Counter(word_blank=count)


def _is_one_word(left: str, right: str, lexicon: Lexicon) -> bool:
    sides = lexicon.read(left), lexicon.read(right)
    edges = sides[0].pieces[-1], sides[1].pieces[0]
    if all(edge.familiar for edge in edges):
        return False
    margin = _JOIN_KNOWN_MARGIN if all(edge.known for edge in edges) else _JOIN_MARGIN
    joined = lexicon.read(left + right)
    bridge = joined.over(len(left) - 1, len(left))[0]
    gain = sides[0].cost + sides[1].cost - joined.cost
    return bridge.end > len(left) and joined.sound(*bridge[:2]) and gain > margin


def _mend_runs(line: str, mend: Rule, lexicon: Lexicon) -> tuple[str, Counts]:
    counts: Counts = Counter()

    def mended(match: re.Match[str]) -> str:
        run, done = mend(match[0], lexicon)
        if done:
            counts.update(done)
        return run

    return _RUN.sub(mended, line), counts


def _run_before(line: str, end: int) -> str:
    """The Thai letters that end at ``end``."""
    start = end
    while start and end - start < _RUN_LIMIT and _IS_THAI.match(line, start - 1):
        start -= 1
    return line[start:end]


def _run_after(line: str, start: int = 0) -> str:
    """The Thai letters that begin at ``start``."""
    match = _RUN.match(line, start)
    return match[0] if match else ""


RULES: Final[tuple[Rule, ...]] = (
    _attach_marks,
    _compose_sara_am,
    _attach_vowels,
    _close_words,
    _order_marks,
    _restore_sara_am,
)
