"""A lesson in two languages side by side: each text of one beside the same text of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.frameworks.numbering import map_part
from assistant.lessons.numbering import numbered, shifted
from assistant.schema import Citation
from assistant.schema.lessons import Lesson, QuizItem, Step
from assistant.schema.papers import (
    Cell,
    Items,
    PaperBlock,
    Part,
    Prose,
    Row,
    Statement,
    Subheading,
    Table,
)


def joined(thai: Lesson, english: Lesson, names: Mapping[str, str]) -> Lesson:
    """Return two lessons on the same request as one, the English after the Thai throughout.

    ``names`` are the English of what options and answers are called in Thai.
    """
    offset = len(thai.citations)

    def raised(statement: Statement) -> Statement:
        return replace(statement, citations=tuple(n + offset for n in statement.citations))

    def papers(one: Sequence[Part], other: Sequence[Part]) -> tuple[Part, ...]:
        moved = (map_part(part, raised) for part in other)
        return tuple(_part(a, b) for a, b in zip(one, moved, strict=False))

    both = replace(
        thai,
        language="both",
        title=thai.title if thai.request.get("topic") else _line(thai.title, english.title),
        agenda=tuple(_step(a, b) for a, b in zip(thai.agenda, english.agenda, strict=True)),
        objectives=tuple(
            replace(one, text=_line(one.text, other.text))
            for one, other in zip(thai.objectives, english.objectives, strict=False)
        ),
        handout=papers(thai.handout, english.handout),
        guide=papers(thai.guide, english.guide),
        slides=(*thai.slides, *(shifted(slide, offset) for slide in english.slides)),
        quiz=tuple(_items(thai.quiz, english.quiz, names)),
        retest=(),  # its items have no counterparts
        warnings=tuple(dict.fromkeys((*thai.warnings, *english.warnings))),
    )
    citations: list[Citation] = [
        *thai.citations,
        *(replace(citation, number=citation.number + offset) for citation in english.citations),
    ]
    return numbered(both, citations)


def _step(one: Step, other: Step) -> Step:
    return replace(
        one,
        activity=_line(one.activity, other.activity),
        method=_line(one.method, other.method),
        material=_line(one.material, other.material),
    )


def _line(one: str, other: str) -> str:
    return one if one == other or not other else f"{one} / {other}"


def _part(one: Part, other: Part) -> Part:
    pairs = zip_longest(one.blocks, other.blocks)
    blocks = (block for a, b in pairs for block in _blocks(a, b))
    return replace(one, title=_line(one.title, other.title), blocks=tuple(blocks))


def _blocks(one: PaperBlock | None, other: PaperBlock | None) -> tuple[PaperBlock, ...]:
    if isinstance(one, Subheading) and isinstance(other, Subheading):
        return (Subheading(_line(one.text, other.text)),)
    if isinstance(one, Prose) and isinstance(other, Prose):
        return (one, replace(other, id=f"{other.id}_en"))
    if isinstance(one, Items) and isinstance(other, Items):
        pairs = zip_longest(one.statements, other.statements)
        said = tuple(s for pair in pairs for s in pair if s is not None)
        return (replace(one, lead=_line(one.lead, other.lead), statements=said, numbered=False),)
    if isinstance(one, Table) and isinstance(other, Table):
        return (_table(one, other),)
    return tuple(block for block in (one, None if one == other else other) if block is not None)


def _table(one: Table, other: Table) -> Table:
    columns = tuple(
        replace(a, heading=_line(a.heading, b.heading))
        for a, b in zip(one.columns, other.columns, strict=True)
    )
    rows = tuple(_row(a, b) for a, b in zip(one.rows, other.rows, strict=False))
    return replace(one, caption=_line(one.caption, other.caption), columns=columns, rows=rows)


def _row(one: Row, other: Row) -> Row:
    cells = zip(one.cells, other.cells, strict=True)
    return replace(one, cells=tuple(_cell(a, b) for a, b in cells))


def _cell(one: Cell, other: Cell) -> Cell:
    if one.statements:
        return Cell((*one.statements, *other.statements))
    return Cell((), _line(one.label, other.label))


def _items(
    thai: Sequence[QuizItem], english: Sequence[QuizItem], names: Mapping[str, str]
) -> list[QuizItem]:
    """Return the Thai items, each with the English wording of the same item beside it."""
    said = {one.id: one.question for one in english}

    def both(text: str) -> str:
        return _line(text, names.get(text, ""))

    return [
        replace(
            one,
            translation=said.get(one.id, ""),
            options=tuple(map(both, one.options)),
            answer=tuple(map(both, one.answer)),
            pairs=tuple((both(left), both(right)) for left, right in one.pairs),
        )
        for one in thai
    ]
