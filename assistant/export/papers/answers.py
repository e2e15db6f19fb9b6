"""Answers → Paper: questions with what was answered, every number with its reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering import notes
from assistant.answering.two_libraries import headed, is_heading
from assistant.checking.citations import BESIDE
from assistant.errors import ExportError
from assistant.export.papers import marking
from assistant.export.papers.paper import Paper
from assistant.export.pictures import Format
from assistant.schema import Answer, Citation, Claim, Language
from assistant.schema.papers import (
    Items,
    PaperBlock,
    Part,
    Picture,
    Prose,
    Statement,
    Subheading,
)

_BULLETS = ("- ", "– ", "• ", "* ")
_NUMBER = re.compile(r"\(?([0-9]{1,2})[.)] ?(?=\S)")
_DOUBTS = ("unsure", "unsupported")  # supports that are said behind a sentence


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an answer as it was laid out."""

    text: str
    citations: tuple[int, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """What begins an item: its number, 0 for a bullet, and where its words begin."""

    number: int
    end: int


def of_answers(title: str, answers: Sequence[Answer], language: Language, made_on: date) -> Paper:
    """Return answers as a paper, a part each; their citations are numbered through."""
    citations: list[Citation] = []
    parts: list[Part] = []
    for answer in answers:
        name = answer.question if len(answers) > 1 else marking.words("answer", language)
        parts.append(_part(name, answer, len(citations), language))
        citations += [
            replace(one, number=at)
            for at, one in enumerate(answer.citations, start=len(citations) + 1)
        ]
    return Paper(
        title=title,
        title_lines=(title,),
        subtitles=(marking.made_on(made_on.isoformat(), language),),
        mark="",
        cover=(marking.words("answers_legend", language),),
        language=language,
        parts=tuple(parts),
        citations=tuple(citations),
        draw=_no_picture,
        compact=True,
    )


def _no_picture(picture: Picture, form: Format) -> bytes:
    raise ExportError(f"an answer has no picture {picture.name!r} to draw as {form}")


def _part(name: str, answer: Answer, before: int, language: Language) -> Part:
    numbers = {c.number: before + at for at, c in enumerate(answer.citations, start=1)}
    told = " · ".join(notes.notes(answer, language))
    signed = Prose("notes", (Statement(told, "brief"),))
    return Part("answer", name, (*_blocks(list(_lines(answer, numbers))), signed))


def _blocks(lines: Sequence[_Line]) -> Iterator[PaperBlock]:
    """Yield lists for lines that are items, bulleted or numbered from 1, paragraphs for others."""
    items: list[Statement] = []
    numbered = False
    for line in lines:
        mark = _item(line.text)
        number = mark.number if mark else None
        goes_on = bool(items) and mark is not None and number == (len(items) + 1 if numbered else 0)
        if items and not goes_on:
            yield Items("items", tuple(items), numbered=numbered)
            items = []
        said = Statement(line.text, "literature" if line.citations else "brief", line.citations)
        if mark and (goes_on or mark.number in (0, 1)):
            numbered = mark.number > 0
            items.append(replace(said, text=line.text[mark.end :]))
        else:
            yield Subheading(line.text) if line.heading else Prose("line", (said,))
    if items:
        yield Items("items", tuple(items), numbered=numbered)


def _item(line: str) -> _Mark | None:
    if line.startswith(_BULLETS):
        return _Mark(0, 2)
    found = _NUMBER.match(line)
    return _Mark(int(found[1]), found.end()) if found else None


def _lines(answer: Answer, numbers: dict[int, int]) -> Iterator[_Line]:
    """Yield the lines of an answer: each claim on the line where the answer has it."""
    first = answer.claims[0].text if answer.claims else None
    before = answer.answer if first is None else answer.answer[: max(answer.answer.find(first), 0)]
    lines = (line for line in before.splitlines() if line.strip())
    yield from (_Line(line) for line in lines if not is_heading(line))
    at, beside = 0, False
    line: _Line | None = None
    for claim, heading in headed(answer):
        found = max(answer.answer.find(claim.text, at), at)
        said = _Line(_words(claim, answer.language), tuple(numbers[n] for n in claim.citations))
        goes_on = "\n" not in answer.answer[at:found] and claim.beside == beside and not heading
        if line and goes_on:
            line = _Line(f"{line.text} {said.text}", _both(line.citations, said.citations))
        else:
            if line:
                yield line
            if heading:
                yield _Line(heading, heading=True)
            elif claim.beside and not beside:
                yield _Line(BESIDE[answer.language].rstrip(":"), heading=True)
            line = said
        at, beside = found + len(claim.text), claim.beside
    if line:
        yield line


def _words(claim: Claim, language: Language) -> str:
    if claim.support not in _DOUBTS:
        return claim.text
    return f"{claim.text} ({marking.words(claim.support, language)})"


def _both(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*one, *other)))
