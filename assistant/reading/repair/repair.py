"""Mend Thai text that PDF extraction has damaged, losing nothing.

Only blanks inside words go and only marks move, each by at most one letter. What was done is
counted by rule, and a line that would come out otherwise is kept as it was, with a warning.

>>> mended = repair("องคก์ร ท่ีดี")
>>> mended.text
'องค์กร ที่ดี'
>>> mended.counts
{'shift': 1, 'swap': 1}
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from unicodedata import is_normalized, normalize

from assistant.reading.repair.doubles import undouble
from assistant.reading.repair.rules import GLYPHS, RULES, runs
from assistant.text.lexicon import Lexicon, thai_lexicon
from assistant.text.thai_letters import BLANK, MARK, NIKHAHIT, SARA_AA, SARA_AM, THAI

# A mended line is mended again until nothing changes; real damage settles in two rounds.
_ROUNDS = 6
# A line of 200 letters of which more than three in four are outside words. Random Thai letters
# have 86 %, the worst line of the worst extraction seen has 22 %, Pali about 64 %.
_GIBBERISH_LENGTH = 200
_GIBBERISH_SHARE = 0.75
_NOT_THAI = "it does not read as Thai"
_NOT_SETTLED = "mending would break the promise that repairing twice is repairing once"

_THAI = re.compile(f"[{THAI}]")
_TORN = re.compile(f"(?<=[{THAI}])(\n)([{MARK}]+)")  # marks that a line end parts from their letter
_GLYPH = re.compile("[\uf700-\uf71a]")
_LINE_END = re.compile("(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
_OTHER_BLANK = re.compile(f"(?<![{THAI}{BLANK}])[{BLANK}]+(?![{THAI}{BLANK}])")
_BLANK_OR_MARK = re.compile(f"[{BLANK}{MARK}]")
_BLANK = re.compile(f"[{BLANK}]")
_MARK = re.compile(f"[{MARK}]")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Mended text, how often each rule did something, and what was left alone and why."""

    text: str
    counts: Mapping[str, int]
    warnings: tuple[str, ...] = ()


def repair(text: str) -> Repaired:
    """Bring text to NFC and mend its Thai; text without damage comes back unchanged."""
    counts: Counter[str] = Counter()
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if _GLYPH.search(text):
        counts["glyph"] = len(_GLYPH.findall(text))
        text = text.translate(GLYPHS)
    if not _THAI.search(text):
        return Repaired(text, dict(counts))
    text, counts["line_end"] = _TORN.subn(r"\2\1", text)
    parts = _LINE_END.split(text)
    left: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(0, len(parts), 2):
        line = _mend(parts[index], thai_lexicon())
        if line.kept_for:
            left[line.kept_for].append(index // 2 + 1)
        else:
            parts[index] = line.text
            counts += line.counts
    return Repaired("".join(parts), dict(+counts), _warnings(left))


class _Line(NamedTuple):
    """One mended line; ``kept_for`` says why the line is to stay as it was, if it is."""

    text: str
    counts: Counter[str]
    kept_for: str = ""


def _mend(written: str, lexicon: Lexicon) -> _Line:
    """Apply the rules until they change nothing more, so that repairing twice is repairing once."""
    if not _THAI.search(written):
        return _Line(written, Counter[str]())
    written, counts = undouble(written)
    line = written
    if _is_gibberish(line, lexicon):
        return _Line(line, counts, _NOT_THAI)
    for _ in range(_ROUNDS):
        mended, done = _apply_rules(line, lexicon)
        if mended == line:
            return _Line(line, counts, "" if line == written else _broken_promise(written, line))
        line = mended
        counts += done
    return _Line(written, Counter(), _NOT_SETTLED)


def _is_gibberish(line: str, lexicon: Lexicon) -> bool:
    """Whether a long line is Thai letters, but not Thai: no dictionary can tell how to mend it."""
    if len(line) < _GIBBERISH_LENGTH:
        return False
    pieces = [piece for run in runs(line) for piece in lexicon.read(run).pieces]
    letters = sum(piece.end - piece.start for piece in pieces)
    strange = sum(piece.end - piece.start for piece in pieces if not piece.seen)
    return letters >= _GIBBERISH_LENGTH and strange > _GIBBERISH_SHARE * letters


def _apply_rules(line: str, lexicon: Lexicon) -> tuple[str, Counter[str]]:
    counts = Counter[str]()
    for rule in RULES:
        line, done = rule(line, lexicon)
        if done:
            counts += done
    return line, counts


def _broken_promise(written: str, mended: str) -> str:
    for promise, kept in _PROMISES.items():
        if not kept(written, mended):
            return f"mending would break the promise {promise}"
    return ""


def _same_letters(written: str, mended: str) -> bool:
    return _letters(written) == _letters(mended)


def _same_blanks(written: str, mended: str) -> bool:
    """No blank is added, and none goes that is not beside a Thai letter."""
    return _OTHER_BLANK.findall(written) == _OTHER_BLANK.findall(mended) and len(
        _BLANK.findall(mended)
    ) <= len(_BLANK.findall(written))


def _same_marks(written: str, mended: str) -> bool:
    """Each mark is still there, and at most one letter away."""
    before, after = _mark_places(written), _mark_places(mended)
    return before.keys() == after.keys() and all(
        len(before[mark]) == len(after[mark])
        and all(abs(a - b) <= 1 for a, b in zip(before[mark], after[mark], strict=True))
        for mark in before
    )


def _letters(line: str) -> str:
    """Everything but blanks and marks; sara am counts as the sara aa that it contains."""
    line = line.replace(SARA_AM + SARA_AA, SARA_AM).replace(SARA_AM, SARA_AA)
    return _BLANK_OR_MARK.sub("", line)


def _mark_places(line: str) -> dict[str, list[int]]:
    """For each mark the number of letters before each of its places; nikhahit aside."""
    line = _BLANK.sub("", line.replace(SARA_AM + SARA_AA, SARA_AM))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for seen, match in enumerate(_MARK.finditer(line)):
        if match[0] != NIKHAHIT:
            places[match[0]].append(match.start() - seen)
    return dict(places)


def _warnings(left: Mapping[str, list[int]]) -> tuple[str, ...]:
    return tuple(
        f"{len(lines)} line(s) kept as extracted, the first at line {lines[0]}: {reason}"
        for reason, lines in left.items()
    )


_PROMISES: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "that letters keep their sequence": _same_letters,
    "that no mark is lost or moves more than one letter": _same_marks,
    "that blanks only go from beside Thai letters": _same_blanks,
    "that lines keep their ends": lambda _, mended: _LINE_END.search(mended) is None,
}
