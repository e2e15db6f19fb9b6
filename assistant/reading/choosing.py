"""Reads a PDF page by page by whoever reads it best: the text layer, other extractors, its picture.

A page whose letters come out well is read once. The others are read again by each extractor in
turn until one is good; what none reads well is recognised from its picture, and the best of all
stays. A page that is bad even then is unreadable: it keeps its place and never answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO, Any, Final, NamedTuple

from assistant.reading.gate import RECOGNISED, UNREADABLE, damage
from assistant.reading.letters import FOREIGN, GOOD, signs
from assistant.reading.ocr import scans
from assistant.reading.ranges import ranges
from assistant.reading.readers.content import (
    DOUBTFUL,
    WITHOUT_TEXT,
    Content,
    UnreadableError,
)
from assistant.reading.sandbox import answer_apart, read_apart

WANTED: Final = "recognition_wanted"  # metadata: pages, from 1, that somebody wants recognised
_FIRST: Final = "pdfium"
_CODES: Final = "codes"  # only for what seems to be of no language
_EXTRACTORS: Final = (_FIRST, _CODES, "pypdf", "poppler")
_BATCH = 20  # pages of one child process: pypdf takes 0.1 s for one, sometimes a second
_COMPLETE = 0.8  # of the letters that the first extractor finds


class _Reading(NamedTuple):
    """One way of reading a page: who, what for the reader of the file, and the share in doubt."""

    by: str
    page: Mapping[str, Any]
    damage: float
    letters: int


def read_pdf(file: IO[bytes], wanted: Sequence[int] = ()) -> Content:
    """Read a PDF; raises ``UnreadableError``.

    ``wanted`` are pages, from 0, that somebody wants recognised from their pictures whatever their
    letters look like; the record remembers it under ``WANTED``.
    """
    try:
        content = read_apart("pdf", file)
    except UnreadableError as error:
        if error.problem != "needs_ocr":
            raise
        return scans.read_scanned(file)
    empty, doubtful = (_indexes(content, key) for key in (WITHOUT_TEXT, DOUBTFUL))
    doubtful = [at for at in doubtful if at not in wanted]
    content = _without_marker(content)
    best = _by_extractors(file, doubtful) if doubtful else {}
    bad = [at for at, reading in best.items() if reading.damage >= RECOGNISED]
    recognised, problems = _recognised(file, sorted({*empty, *bad, *wanted}))
    if problems and wanted:
        raise UnreadableError(problems[0], "needs_ocr")
    recognised = [page for page in recognised if _is_kept(page, best.get(page.page), wanted)]
    if pages := _pages(best, recognised):
        with scans.written(pages) as chosen:
            content = _without_marker(read_apart("pdf", file, chosen.name))
    metadata = {**content.metadata, **_by_whom(best, recognised)}
    if wanted:
        metadata[WANTED] = ranges([at + 1 for at in wanted])
    warnings = (*content.warnings, *problems, *_wanted_in_vain(wanted, recognised))
    return scans.told(replace(content, metadata=metadata, warnings=warnings), recognised)


def _recognised(
    file: IO[bytes], pages: Sequence[int]
) -> tuple[list[scans.Recognised], tuple[str, ...]]:
    """The pages as text recognition reads them, or why it cannot."""
    if not pages:
        return [], ()
    try:
        return list(scans.recognise(file, "pdf", pages)), ()
    except UnreadableError as error:
        return [], (str(error),)


def _indexes(content: Content, key: str) -> list[int]:
    return [int(at) for at in content.metadata.get(key, "").split()]


def _without_marker(content: Content) -> Content:
    markers = (WITHOUT_TEXT, DOUBTFUL)
    kept = {key: value for key, value in content.metadata.items() if key not in markers}
    return replace(content, metadata=kept)


def _by_extractors(file: IO[bytes], pages: Sequence[int]) -> dict[int, _Reading]:
    """The best reading of each page, by its letters after repair."""
    best: dict[int, _Reading] = {}
    for extractor in _EXTRACTORS:
        left = [at for at in pages if at not in best or best[at].damage > GOOD]
        if extractor == _CODES:
            left = [at for at in left if at in best and _is_foreign(best[at])]
        for reading_of, reading in _read(file, extractor, left):
            first = best.get(reading_of)
            complete = first is None or reading.letters >= _COMPLETE * first.letters
            if first is None or (complete and reading.damage < first.damage):
                best[reading_of] = reading
    return best


def _is_foreign(reading: _Reading) -> bool:
    return signs(str(reading.page["text"])).foreign_share > FOREIGN


def _read(file: IO[bytes], extractor: str, pages: Sequence[int]) -> Iterator[tuple[int, _Reading]]:
    for start in range(0, len(pages), _BATCH):
        batch = pages[start : start + _BATCH]
        try:
            found = answer_apart("pdf_pages", file, extractor, " ".join(map(str, batch)))
        except UnreadableError:
            continue  # it takes more than a page may: the next extractor has its turn
        for at, page in found.items():
            text = str(page["text"])
            yield int(at), _Reading(extractor, page, damage(text), _letters(text))


def _letters(text: str) -> int:
    found = signs(text)
    return found.letters + found.foreign


def _is_kept(page: scans.Recognised, than: _Reading | None, wanted: Sequence[int]) -> bool:
    """Whether a page stands as its picture is read; what is wanted so needs only to be read."""
    return page.is_read if page.page in wanted else _is_better(page, than)


def _wanted_in_vain(wanted: Sequence[int], found: Iterable[scans.Recognised]) -> tuple[str, ...]:
    read = {page.page for page in found}
    lost = [at + 1 for at in wanted if at not in read]
    told = f"text recognition found nothing on page(s) {ranges(lost)}: their own letters stay"
    return (told,) if lost else ()


def _is_better(page: scans.Recognised, than: _Reading | None) -> bool:
    """Whether a page's picture says more than its letters; recognition makes errors of its own."""
    if than is None:
        return True
    text = page.text
    whole = _letters(text) >= _COMPLETE * than.letters
    return page.is_read and whole and damage(text) + RECOGNISED < than.damage


def _pages(
    best: Mapping[int, _Reading], recognised: Iterable[scans.Recognised]
) -> dict[int, Mapping[str, Any]]:
    """What the reader of the file is to put in the place of its own words, by page."""
    pages: dict[int, Mapping[str, Any]] = {}
    for at, reading in best.items():
        unreadable = reading.damage >= UNREADABLE
        if unreadable or reading.by != _FIRST:
            pages[at] = {"words": reading.page["words"], "unreadable": unreadable}
    return {**pages, **{page.page: page.words for page in recognised}}


def _by_whom(
    best: Mapping[int, _Reading], recognised: Iterable[scans.Recognised]
) -> dict[str, str]:
    """Which pages another extractor than the first one has read, from 1."""
    pictures = {page.page for page in recognised}
    told = {}
    for extractor in _EXTRACTORS[1:]:
        mine = sorted(at + 1 for at, r in best.items() if r.by == extractor and at not in pictures)
        if mine:
            told[f"pages_by_{extractor}"] = ranges(mine)
    return told
