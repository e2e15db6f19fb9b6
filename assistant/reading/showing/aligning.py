"""Which part of a text each word of a page became, whatever repair and order did to it.

Letters are compared without blanks and marks, since these are what damage moves.  Where the two
come apart, they are brought together again at the next run of letters that both have; so columns,
notes and running lines may stand elsewhere in the text than on the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from unicodedata import category

from assistant.schema import Span

_RUN = 6  # letters that two places must share to be taken for one
_MANY = 40  # places of one run, above which it tells nothing: "......"


def aligned(words: Sequence[str], text: str, spans: Sequence[Span]) -> list[Span | None]:
    """Return the span of a text that each word became; None where it stands nowhere.

    ``spans`` are the parts of the text that are looked at; they ascend.
    """
    there = [at for start, end in spans for at in range(start, end) if _is_letter(text[at])]
    here = [(char, at) for at, word in enumerate(words) for char in word if _is_letter(char)]
    letters, given = "".join(text[at].lower() for at in there), "".join(c.lower() for c, _ in here)
    found: list[list[int]] = [[] for _ in words]
    for mine, other in _pairs(given, letters):
        found[here[mine][1]].append(there[other])
    counts = [sum(map(_is_letter, word)) for word in words]
    return [_span(text, some, n) for some, n in zip(found, counts, strict=True)]


def covered(spans: Sequence[Span | None]) -> Span | None:
    """Return what a page's words take of a text from the first to the last."""
    known = [span for span in spans if span]
    return (min(s for s, _ in known), max(e for _, e in known)) if known else None


def shared(needle: str, text: str) -> float:
    """Return the share of a passage's runs of letters that a page has too, 0 to 1."""
    runs = _runs(_letters(needle))
    return len(runs & _runs(_letters(text))) / len(runs) if runs else 0.0


def _letters(text: str) -> str:
    return "".join(filter(_is_letter, text)).lower()


def _runs(letters: str) -> set[str]:
    return {letters[at : at + _RUN] for at in range(max(1, len(letters) - _RUN + 1)) if letters}


def _is_letter(char: str) -> bool:
    return category(char)[0] in "LN"


def _pairs(given: str, letters: str) -> list[tuple[int, int]]:
    """Yield places of the two that belong together."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(letters) - _RUN + 1):
        places[letters[at : at + _RUN]].append(at)
    pairs: list[tuple[int, int]] = []
    at, cursor = 0, 0
    while at < len(given):
        run = places.get(given[at : at + _RUN], ())
        if run and len(run) <= _MANY:
            near = bisect_left(run, cursor)
            cursor = run[near] if near < len(run) else run[-1]
        elif cursor >= len(letters) or given[at] != letters[cursor]:
            at += 1
            continue
        while at < len(given) and cursor < len(letters) and given[at] == letters[cursor]:
            pairs.append((at, cursor))
            at, cursor = at + 1, cursor + 1
    return pairs


def _span(text: str, places: Sequence[int], letters: int) -> Span | None:
    """The span of a word's places, with the marks behind it; None where too few were found."""
    if 2 * len(places) < letters or not places:
        return None
    start, end = min(places), max(places) + 1
    if end - start > 4 * letters + 4:  # its pieces stand apart: it is none
        return None
    while end < len(text) and category(text[end])[0] == "M":
        end += 1
    return start, end
