"""How much of a page came out damaged, by its letters alone, and what is to be said of it.

The measure is the share of a page's signs that are in doubt after repair: those that spelling does
not allow where they stand, marks that are missing, those of no language, and what lies outside
words beyond what names do. Clean law has none in a million, so the same numbers hold for any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from assistant.reading.letters import FOREIGN, LEAST, Signs, signs
from assistant.reading.ranges import ranges
from assistant.reading.repair.repair import repair
from assistant.reading.repair.rules import runs
from assistant.schema import Line, Page
from assistant.text.lexicon import thai_lexicon

RECOGNISED: Final = 0.01  # what text recognition has wrong on a clean scan
UNREADABLE: Final = 0.1  # one letter in ten: its sentences say something else

_JUDGED = 12_000  # characters of a page; a full one has 4,000, a file may claim any number
_NAMES = 0.1  # of Thai letters outside words: pages of names of people and places have as many
_FLAGGED = 0.004  # of the Thai signs of a page that is named: 8 on a full one
_NAMED = 12  # pages that are named


def damage(text: str) -> float:
    """Return the share of a page's signs that are in doubt after repair, 0 for a clean page."""
    mended = repair(text[:_JUDGED]).text
    found = signs(mended)
    if found.letters + found.foreign < LEAST:
        return 0.0
    return min(1.0, max(found.foreign_share - FOREIGN, _thai_damage(mended, found), 0.0))


def _thai_damage(text: str, found: Signs) -> float:
    if found.thai < LEAST:
        return 0.0
    pieces = [piece for run in runs(text) for piece in thai_lexicon().read(run).pieces]
    strange = sum(piece.end - piece.start for piece in pieces if not piece.seen) / found.thai
    return found.wrong_share + found.lost_share + max(0.0, strange - _NAMES)


def page_warnings(text: str, lines: Iterable[Line], pages: Sequence[Page]) -> tuple[str, ...]:
    """Say which pages cannot be read and which came out with damaged letters, by printed number."""
    unreadable = {line.page for line in lines if line.kind == "unreadable" and line.text.strip()}
    told = []
    if unreadable:
        told.append(
            f"page(s) {_named(unreadable)} cannot be read: their letters come out wrong in every "
            "way of reading them, so they never answer; scan or export them again"
        )
    flagged = _flagged(text, pages) - unreadable
    if flagged:
        told.append(
            f"some letters of page(s) {_named(flagged)} came out damaged: compare answers with "
            "the page"
        )
    return tuple(told)


def _flagged(text: str, pages: Sequence[Page]) -> set[int | None]:
    of: dict[int, list[Signs]] = {}
    for page in pages:
        of.setdefault(page.number, []).append(signs(text[page.start : page.end]))
    found: set[int | None] = set()
    for number, some in of.items():
        thai, wrong = sum(s.thai for s in some), sum(s.wrong for s in some)
        foreign = sum(s.foreign for s in some)
        every = sum(s.letters + s.marks + s.foreign for s in some)
        is_wrong = thai >= LEAST and wrong > 1 and wrong > _FLAGGED * thai
        if is_wrong or (every >= LEAST and foreign > FOREIGN * every):
            found.add(number)
    return found


def _named(pages: Iterable[int | None]) -> str:
    """Numbers of pages as readers write them; a page without a number is called so."""
    numbers = sorted(page for page in pages if page is not None)
    named = ranges(numbers) if len(numbers) <= _NAMED else f"{ranges(numbers[:_NAMED])} …"
    without = "without a number" if None in pages else ""
    return ", ".join(filter(None, (named, without)))
