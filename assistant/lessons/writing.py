"""What every part of a lesson is written from, and the small blocks that parts are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.lessons.focus import covered_sets
from assistant.lessons.form import say
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.lessons.objectives import UnitAim
from assistant.lessons.request.request import LessonRequest
from assistant.schema import Citation, Language
from assistant.schema.lessons import Objective, QuizItem, SectionUse, Step
from assistant.schema.papers import Cell, Column, Items, PaperBlock, Part, Row, Statement, Table


@dataclass(frozen=True, slots=True)
class Draft:
    """A lesson as it is being written, in one language."""

    request: LessonRequest
    language: Language
    material: Material
    units: tuple[TaughtUnit, ...]
    agenda: tuple[Step, ...]
    activities: tuple[tuple[str, int], ...]
    quiz: tuple[QuizItem, ...]
    glossary: tuple[tuple[str, str], ...]
    coverage: tuple[SectionUse, ...]
    brief_title: str
    aims: tuple[UnitAim, ...] = ()
    after: Mapping[str, str] = field(default_factory=dict)
    understood: tuple[str, ...] = ()
    retest: tuple[QuizItem, ...] = ()
    spare: tuple[QuizItem, ...] = ()

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """Return what learners can do afterwards."""
        return tuple(aim.objective for aim in self.aims)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the form in the lesson's language."""
        return say(key, self.language, **values)

    def sets_of(self, unit: TaughtUnit) -> tuple[TaughtSet, ...]:
        """Return the sets that a unit teaches, those that it wholly covers."""
        held = covered_sets(self.material.sets, self.units)
        return tuple(point_set for point_set in held.values() if point_set.unit == unit.id)

    def citations(self, numbers: Iterable[int]) -> tuple[Citation, ...]:
        """Return citations by their numbers."""
        return tuple(self.material.citations[number - 1] for number in numbers)


def advice(text: str) -> Statement:
    """State something that is the builder's own: an objective, an activity, advice."""
    return Statement(text, "assumption")


def stated(point: Point) -> Statement:
    """State what the literature says of a point."""
    return point.statement


def seen(draft: Draft, point: Point) -> str:
    """Tell by what a point is seen in a case, in the curriculum's words, or nothing."""
    return next((o.shows for o in draft.material.situations if o.point.id == point.id), "")


def part(draft: Draft, part_id: str, *blocks: PaperBlock | None) -> Part:
    """Make a part under its title; blocks that are nothing are left out."""
    return Part(part_id, draft.say(part_id), tuple(b for b in blocks if b is not None))


def advised(block_id: str, texts: Sequence[str], lead: str = "", numbered: bool = False) -> Items:
    """Make a list of advice."""
    return Items(block_id, tuple(advice(text) for text in texts), lead, numbered)


def table(
    draft: Draft, table_id: str, caption: str, widths: dict[str, float], rows: Iterable[Row]
) -> Table | None:
    """Make a captioned table under the form's headings, or nothing where there are no rows."""
    kept = tuple(rows)
    heads = tuple(Column(k, draft.say(f"col_{k}"), w / 100) for k, w in widths.items())
    return Table(table_id, caption, heads, kept) if kept else None


def row(key: str, *cells: str | Statement | tuple[Statement, ...]) -> Row:
    """Make a row: a text is a label that asserts nothing."""
    return Row(key, tuple(_cell(cell) for cell in cells))


def _cell(cell: str | Statement | tuple[Statement, ...]) -> Cell:
    if isinstance(cell, str):
        return Cell((), cell or " ")
    return Cell(cell if isinstance(cell, tuple) else (cell,))
