"""Takes out what an extractor wrote twice: clusters of printed pages, doubled marks, two sara e.

A page printed by a browser may read "คู่มืคู่ อมื" for "คู่มือ": each letter that bears marks comes
again a letter or two later, before a blank that nobody wrote. Only a line that is full of such
copies is touched, so that a word that is really said twice stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.text.thai_letters import BASE, BLANK, CONSONANT, MARK, SARA_AM, THAI, cells

_LEAST = 2  # copies in a line
_SHARE = 0.25  # of a line's letters with marks that must have a copy; the worst page has all
_BACK = 2  # letters that may stand between a cluster and its copy
_PIECE = re.compile(f"[{BLANK}]|[{THAI}]+|[^{BLANK}{THAI}]+")
_MARKED = re.compile(f"[{BASE}][{MARK}]+|[{MARK}]{{2,}}")
_IS_THAI = re.compile(f"[{THAI}]")
_SAME_MARK = re.compile(f"([{MARK}])(?=[{MARK}]?\\1)")
_TWO_SARA_E = re.compile(f"\u0e40\u0e40(?=[{CONSONANT}])")
_SARA_AE = "\u0e41"


def undouble(line: str) -> tuple[str, Counter[str]]:
    """Return a line without copies; the counts are of ``cluster``, ``double_mark`` and ``sara_ae``.

    >>> undouble("คู่มืคู่ อมืปฏิบัติบั ติ")[0]
    'คู่มือปฏิบัติ'
    """
    counts: Counter[str] = Counter()
    line, two = _TWO_SARA_E.subn(_SARA_AE, line)
    line, marks = _SAME_MARK.subn("", line)
    counts.update(sara_ae=two, double_mark=marks)
    copies = _without_copies(line)
    if copies is not None:
        line, count = copies
        counts["cluster"] += count
    return line, +counts


def _without_copies(line: str) -> tuple[str, int] | None:
    """The line without copied clusters, or None where it has hardly any."""
    found = _MARKED.findall(line)
    if not any(one in found[at + 1 : at + 1 + _BACK] for at, one in enumerate(found)):
        return None  # no cluster stands near its like: most lines, in a tenth of the time
    kept: list[str] = []
    marked = copies = 0
    after_copy = False
    for cell in _cells(line):
        if cell in BLANK:
            if not after_copy and kept[-1:] != [SARA_AM]:  # such a page parts these too
                kept.append(cell)
        elif len(cell) > 1 and _IS_THAI.match(cell):
            marked += 1
            after_copy = cell in kept[-_BACK:]
            copies += after_copy
            if not after_copy:
                kept.append(cell)
            continue
        else:
            kept.append(cell)
        after_copy = False
    if copies < _LEAST or copies < _SHARE * (marked - copies):
        return None
    return "".join(kept), copies


def _cells(line: str) -> Iterator[str]:
    """Yield each blank, each Thai letter with its marks, and what stands between Thai runs."""
    for piece in _PIECE.findall(line):
        if _IS_THAI.match(piece):
            yield from (cell.text for cell in cells(piece))
        else:
            yield piece
