"""Numbers a plan's citations in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.schema import Citation
from assistant.schema.plans import (
    Cell,
    Choice,
    Items,
    Part,
    Plan,
    PlanBlock,
    Prose,
    Statement,
    Table,
)

Change = Callable[[Part, Statement], Statement]


def numbered(plan: Plan, citations: Sequence[Citation]) -> Plan:
    """Return the plan with its citations numbered from 1 as they appear; unused ones are dropped.

    The numbers in the plan are those of ``citations`` until now.
    """
    order: dict[int, int] = {}
    for _, statement in plan.statements():
        for number in statement.citations:
            order.setdefault(number, len(order) + 1)
    for choice in (plan.integration, plan.agreement):
        for rule in choice.rules:
            for number in rule.citations:
                order.setdefault(number, len(order) + 1)
    kept = {c.number: replace(c, number=order[c.number]) for c in citations if c.number in order}
    return replace(
        map_statements(plan, lambda _, statement: _renumbered(statement, order)),
        citations=tuple(sorted(kept.values(), key=lambda citation: citation.number)),
        integration=_choice(plan.integration, order),
        agreement=_choice(plan.agreement, order),
    )


def map_statements(plan: Plan, change: Change) -> Plan:
    """Return the plan with every statement changed by a function of its part and itself."""
    parts = tuple(
        replace(part, blocks=tuple(_block(block, part, change) for block in part.blocks))
        for part in plan.parts
    )
    return replace(plan, parts=parts)


def _block(block: PlanBlock, part: Part, change: Change) -> PlanBlock:
    if isinstance(block, Prose | Items):
        return replace(block, statements=tuple(change(part, s) for s in block.statements))
    if isinstance(block, Table):
        rows = tuple(
            replace(row, cells=tuple(_cell(cell, part, change) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block


def _cell(cell: Cell, part: Part, change: Change) -> Cell:
    return replace(cell, statements=tuple(change(part, s) for s in cell.statements))


def _renumbered(statement: Statement, order: dict[int, int]) -> Statement:
    numbers = tuple(order[number] for number in statement.citations)
    return replace(statement, citations=numbers)


def _choice(choice: Choice, order: dict[int, int]) -> Choice:
    rules = tuple(
        replace(rule, citations=tuple(order[number] for number in rule.citations))
        for rule in choice.rules
    )
    return replace(choice, rules=rules)
