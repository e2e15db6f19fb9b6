"""Numbers a plan's citations in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

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
    order, kept = in_reading_order(_used(plan), citations)
    return replace(
        map_statements(plan, lambda _, statement: _renumbered(statement, order)),
        citations=kept,
        integration=_choice(plan.integration, order),
        agreement=_choice(plan.agreement, order),
    )


def in_reading_order(
    used: Iterable[int], citations: Sequence[Citation]
) -> tuple[dict[int, int], tuple[Citation, ...]]:
    """Number citations from 1 as they are used: old number → new one, and those that are used.

    The same place of the same passage gets the same number.
    """
    known = {citation.number: citation for citation in citations}
    order: dict[int, int] = {}
    placed: dict[tuple[str, int, int], int] = {}
    for number in used:
        place = known[number].passage_id, known[number].start, known[number].end
        order[number] = placed.setdefault(place, len(placed) + 1)
    kept = {new: replace(known[old], number=new) for old, new in order.items()}
    return order, tuple(kept[number] for number in sorted(kept))


def without_empty(plan: Plan) -> Plan:
    """Return the plan without statements that have no words; a list without any goes as well."""
    parts = tuple(replace(part, blocks=tuple(_filled(part))) for part in plan.parts)
    return replace(plan, parts=parts)


def _filled(part: Part) -> Iterator[PlanBlock]:
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


def map_statements(plan: Plan, change: Change) -> Plan:
    """Return the plan with every statement changed by a function of its part and itself."""
    parts = (map_part(part, partial(change, part)) for part in plan.parts)
    return replace(plan, parts=tuple(parts))


def map_part(part: Part, change: Callable[[Statement], Statement]) -> Part:
    """Return a part with every statement changed by a function."""
    return replace(part, blocks=tuple(_block(block, change) for block in part.blocks))


def _block(block: PlanBlock, change: Callable[[Statement], Statement]) -> PlanBlock:
    if isinstance(block, Prose | Items):
        return replace(block, statements=tuple(change(s) for s in block.statements))
    if isinstance(block, Table):
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(cell, statements=tuple(change(s) for s in cell.statements))
                    for cell in row.cells
                ),
            )
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block


def _renumbered(statement: Statement, order: dict[int, int]) -> Statement:
    numbers = tuple(dict.fromkeys(order[number] for number in statement.citations))
    return replace(statement, citations=numbers)


def _choice(choice: Choice, order: dict[int, int]) -> Choice:
    rules = tuple(
        replace(rule, citations=tuple(order[n] for n in rule.citations if n in order))
        for rule in choice.rules
    )
    return replace(choice, rules=rules)
