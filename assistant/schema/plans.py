"""The frozen values of planning: a plan is its parts, and all else is read from their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.schema.answers import Citation
from assistant.schema.documents import Language
from assistant.schema.papers import (
    PaperBlock,
    Part,
    Statement,
    StatementSource,
    Table,
    statements_of,
)

Sector = Literal["state", "local", "private", "civil", "community", "academic"]
LinkKind = Literal["funding", "contract", "data", "referral"]


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
class Proposal:
    """An activity that a model proposes, as it said it: nothing of it is checked yet.

    ``start`` and ``end`` are ISO 8601 days.  ``reason`` is a sentence on the literature that is to
    rest on ``quote``, a citation of the plan that the model was shown.
    """

    text: str
    lead: str
    partners: tuple[str, ...] = ()
    output: str = ""
    start: str = ""
    end: str = ""
    reason: str = ""
    quote: Citation | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A network plan.  ``brief`` is the brief as understood; ``made_on`` an ISO 8601 date.

    ``proposals`` are those of a model that passed the check; they are checked again whenever the
    plan is drafted anew.  ``notes`` tell what of a model's was left out, and why.
    """

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
    proposals: tuple[Proposal, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())

    def part(self, part_id: str) -> Part:
        """Return a part by its id; raises KeyError."""
        return {part.id: part for part in self.parts}[part_id]

    def blocks(self) -> Iterator[tuple[Part, PaperBlock]]:
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
