"""The frozen values of planning: a plan is its parts, and all else is read from their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.schema.answers import Citation
from assistant.schema.documents import Language

Sector = Literal["state", "local", "private", "civil", "community", "academic"]
StatementSource = Literal["literature", "brief", "assumption"]
LinkKind = Literal["funding", "contract", "data", "referral"]
PictureName = Literal["network", "gantt", "matrix", "models", "dynamics", "steps"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or item of a plan, and where it comes from.

    ``citations`` are numbers of the plan's citations, from 1, and only literature has them.
    ``element`` is the element of the framework that the statement answers, or empty.
    """

    text: str
    source: StatementSource
    citations: tuple[int, ...] = ()
    element: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: statements, or a ``label`` (a name, a blank) that asserts nothing."""

    statements: tuple[Statement, ...] = ()
    label: str = ""

    @property
    def text(self) -> str:
        """The words of the cell."""
        return self.label or " ".join(statement.text for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is its share of the page's width, and all add up to 1."""

    key: str
    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``quarters`` is a road map's first and last quarter, counted from 0."""

    key: str
    cells: tuple[Cell, ...]
    quarters: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def cell(self, row: Row, key: str) -> str:
        """Return the text of a row's cell by its column's key."""
        at = [column.key for column in self.columns].index(key)
        return row.cells[at].text


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    id: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``lead`` is a line before it that asserts nothing; ``plain`` ones have no bullets."""

    id: str
    statements: tuple[Statement, ...]
    lead: str = ""
    numbered: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A place for a picture, which is drawn from the plan."""

    name: PictureName
    caption: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign: one (role, line for the name, line for the office) each, all placeholders."""

    places: tuple[tuple[str, str, str], ...]


PlanBlock = Prose | Items | Table | Subheading | Picture | Signatures


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan; a ``locked`` part stays as it is when the plan is drafted anew."""

    id: str
    title: str
    blocks: tuple[PlanBlock, ...]
    locked: bool = False


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A decision rule that fired: what it read, which option it speaks for and how strongly.

    ``points`` are negative where it speaks against.  ``reading`` is the brief's wording that set it
    off, and ``element`` that of the framework whose evidence (``citations``) it has.
    """

    id: str
    option: str
    points: int
    text: str
    reading: str
    element: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision among options, best first by points; ``wished`` where the official chose it."""

    question: str
    chosen: str
    scores: tuple[tuple[str, int], ...]
    rules: tuple[AppliedRule, ...]
    wished: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A party of the network; ``role`` is "lead", "hub" or "member"."""

    id: str
    name: str
    sector: Sector
    role: Literal["lead", "hub", "member"] = "member"


@dataclass(frozen=True, slots=True)
class Link:
    """Who is tied to whom by what."""

    start: str
    end: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Network:
    """The picture of the network as data."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The quarters of a plan: the fiscal year (common era) and quarter, 1 to 4, it starts in."""

    year: int
    quarter: int
    quarters: int

    def at(self, offset: int) -> tuple[int, int]:
        """Return the fiscal year and quarter that stands ``offset`` quarters after the first."""
        count = self.quarter - 1 + offset
        return self.year + count // 4, count % 4 + 1


@dataclass(frozen=True, slots=True)
class Plan:
    """A network plan.  ``brief`` is the brief as understood; ``made_on`` an ISO 8601 date."""

    id: str
    title: str
    language: Language
    made_on: str
    brief: dict[str, Any]
    integration: Choice
    agreement: Choice
    network: Network
    calendar: Calendar
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    framework: str
    warnings: tuple[str, ...] = field(default=())

    def part(self, part_id: str) -> Part:
        """Return a part by its id; raises KeyError."""
        return {part.id: part for part in self.parts}[part_id]

    def blocks(self) -> Iterator[tuple[Part, PlanBlock]]:
        """Yield every block with its part, in reading order."""
        for part in self.parts:
            for block in part.blocks:
                yield part, block

    def statements(self) -> Iterator[tuple[Part, Statement]]:
        """Yield every statement with its part, in reading order."""
        for part, block in self.blocks():
            for statement in statements_of(block):
                yield part, statement

    def table(self, table_id: str) -> Table:
        """Return a table by its id; raises KeyError."""
        tables = (block for _, block in self.blocks() if isinstance(block, Table))
        return {table.id: table for table in tables}[table_id]

    def count(self, source: StatementSource) -> int:
        """Return how many statements have a source."""
        return sum(statement.source == source for _, statement in self.statements())


def statements_of(block: PlanBlock) -> tuple[Statement, ...]:
    """Return the statements of a block, in reading order."""
    if isinstance(block, Table):
        return tuple(s for row in block.rows for cell in row.cells for s in cell.statements)
    return block.statements if isinstance(block, Prose | Items) else ()
