"""Numbers a plan's citations in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.frameworks.numbering import in_reading_order, map_part
from assistant.schema import Citation
from assistant.schema.papers import Cell, Items, PaperBlock, Part, Prose, Statement, Table
from assistant.schema.plans import Choice, Plan

Rewrite = Callable[[Part, Statement], Statement]


def numbered(plan: Plan, citations: Sequence[Citation]) -> Plan:
    """Return the plan with its citations numbered from 1 as they appear; unused ones are dropped.

    The numbers in the plan are those of ``citations`` until now.
    """
    order, kept = in_reading_order(_used(plan), citations)
    return replace(
        map_statements(plan, lambda _, statement: _renumbered(statement, order)),
        citations=kept,
        integration=_choice(plan.integration, order),
        agreement=_choice(plan.agreement, order),
    )


def without_empty(plan: Plan) -> Plan:
    """Return the plan without statements that have no words; a list without any goes as well."""
    parts = tuple(replace(part, blocks=tuple(_filled(part))) for part in plan.parts)
    return replace(plan, parts=parts)


def _filled(part: Part) -> Iterator[PaperBlock]:
    for block in part.blocks:
        if isinstance(block, Prose | Items):
            if kept := tuple(s for s in block.statements if s.text):
                yield replace(block, statements=kept)
        elif isinstance(block, Table):
            rows = tuple(
                replace(row, cells=tuple(_without(cell) for cell in row.cells))
                for row in block.rows
            )
            yield replace(block, rows=rows)
        else:
            yield block


def _without(cell: Cell) -> Cell:
    return replace(cell, statements=tuple(s for s in cell.statements if s.text))


def _used(plan: Plan) -> Iterator[int]:
    """Yield the numbers in use, in reading order; a rule lists nothing that no statement cites."""
    for _, statement in plan.statements():
        yield from statement.citations


def map_statements(plan: Plan, change: Rewrite) -> Plan:
    """Return the plan with every statement changed by a function of its part and itself."""
    parts = (map_part(part, partial(change, part)) for part in plan.parts)
    return replace(plan, parts=tuple(parts))


def _renumbered(statement: Statement, order: dict[int, int]) -> Statement:
    numbers = tuple(dict.fromkeys(order[number] for number in statement.citations))
    return replace(statement, citations=numbers)


def _choice(choice: Choice, order: dict[int, int]) -> Choice:
    rules = tuple(
        replace(rule, citations=tuple(order[n] for n in rule.citations if n in order))
        for rule in choice.rules
    )
    return replace(choice, rules=rules)
