"""The frozen values of a paper: parts of blocks of statements, each with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StatementSource = Literal["literature", "brief", "assumption"]


DiagramKind = Literal["hubs", "cycle", "arrow"]


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
    """A heading inside a part; ``new_page`` begins a page where a paper has pages."""

    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing of things of one kind by their names.

    "hubs" draws them side by side as networks of as many ``hubs``, none where the state ties all
    members itself; "cycle" as turning into each other; "arrow" as steps.
    """

    kind: DiagramKind
    labels: tuple[str, ...]
    hubs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A place for a picture: a ``diagram``, or what is drawn from the plan under its name."""

    name: str
    caption: str
    diagram: Diagram | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign: one (role, line for the name, line for the office) each, all placeholders."""

    places: tuple[tuple[str, str, str], ...]


PaperBlock = Prose | Items | Table | Subheading | Picture | Signatures


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan; a ``locked`` part stays as it is when the plan is drafted anew.

    A ``wide`` part is set on landscape pages; an ``annex`` stands behind the references, without a
    number, and its title names it.
    """

    id: str
    title: str
    blocks: tuple[PaperBlock, ...]
    locked: bool = False
    wide: bool = False
    annex: bool = False


def statements_of(block: PaperBlock) -> tuple[Statement, ...]:
    """Return the statements of a block, in reading order."""
    if isinstance(block, Table):
        return tuple(s for row in block.rows for cell in row.cells for s in cell.statements)
    return block.statements if isinstance(block, Prose | Items) else ()
