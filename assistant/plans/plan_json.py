"""Plan ↔ JSON: complete, so that it opens again; flat beside it, so that it can be checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.errors import ExportError
from assistant.schema.papers import Items, Prose, Row, Table
from assistant.schema.plans import Choice, Plan

_FORM = 1  # of the JSON; another form needs another reader


def to_json(plan: Plan) -> str:
    """Write a plan as one JSON document."""
    return json.dumps(to_dict(plan), ensure_ascii=False, indent=2)


def to_dict(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain data: what the contract names, and ``plan``, which is all of it."""
    return {
        "form": _FORM,
        "title": plan.title,
        "language": plan.language,
        "made_on": plan.made_on,
        "brief": plan.brief,
        "counts": {s: plan.count(s) for s in ("literature", "brief", "assumption")},
        "integration_model": _integration(plan),
        "agreement": {
            "form": plan.agreement.chosen,
            "reason": _reason(plan, "agreement_reason"),
            "clauses": _table(plan, "clauses"),
        },
        "members": _members(plan),
        "activities": _table(plan, "activities"),
        "gaps": _table(plan, "gaps"),
        "risks": [{"cause": row.key, **_cells(t, row, "cause")} for t, row in _rows(plan, "risks")],
        "roadmap": [
            {**_cells(t, row), "quarters": list(row.quarters or ())}
            for t, row in _rows(plan, "roadmap")
        ],
        "indicators": _table(plan, "indicators"),
        "budget": _table(plan, "budget"),
        "open_questions": _lines(plan, "open_questions"),
        "assumptions": _lines(plan, "time"),
        "understood": _table(plan, "understood"),
        "warnings": list(plan.warnings),
        "notes": list(plan.notes),
        "statements": [
            {"part": part.id, "text": s.text, "source": s.source, "citations": list(s.citations)}
            for part, s in plan.statements()
        ],
        "citations": [asdict(citation) for citation in plan.citations],
        "plan": _adapter().dump_python(plan, mode="json"),
    }


def from_json(text: str) -> Plan:
    """Read a plan that ``to_json`` wrote.

    Raises:
        ExportError: The text is no JSON, or holds no plan of this form.
    """
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("form") != _FORM:
            raise ExportError(
                "this JSON holds no network plan: open one that was exported as JSON here"
            )
        plan = _adapter().validate_python(data.get("plan"))
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise ExportError(f"the plan's JSON is damaged at {where}: export it again") from error
    except (ValueError, RecursionError) as error:
        raise ExportError(f"the file is not JSON ({str(error)[:80]}): choose another") from error
    known = {citation.number for citation in plan.citations}
    if not all(known.issuperset(statement.citations) for _, statement in plan.statements()):
        raise ExportError("the plan's JSON is damaged (a citation is missing): export it again")
    return plan


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "choice": choice.chosen,
        "wished": choice.wished,
        "scores": dict(choice.scores),
        "rules": [asdict(rule) for rule in choice.rules],
    }


def _integration(plan: Plan) -> dict[str, Any]:
    return {
        **_choice(plan.integration),
        "reason": _reason(plan, "integration_reason"),
        "alternatives": [
            {"choice": row.key, "why_not": table.cell(row, "why_not")}
            for table, row in _rows(plan, "alternatives")
        ],
        "would_change": _lines(plan, "integration_changes"),
    }


def _rows(plan: Plan, table_id: str) -> Iterator[tuple[Table, Row]]:
    for _, block in plan.blocks():
        if isinstance(block, Table) and block.id == table_id:
            yield from ((block, row) for row in block.rows)


def _cells(table: Table, row: Row, without: str = "") -> dict[str, Any]:
    keys = (column.key for column in table.columns)
    pairs = zip(keys, row.cells, strict=True)
    return {key: cell.text for key, cell in pairs if key != without}


def _table(plan: Plan, table_id: str) -> list[dict[str, Any]]:
    return [_cells(table, row) for table, row in _rows(plan, table_id)]


def _members(plan: Plan) -> list[dict[str, Any]]:
    """Return the members, the sector as the brief's own word for it."""
    sectors = {node.name: node.sector for node in plan.network.nodes}
    members = []
    for table, row in _rows(plan, "members"):
        cells = _cells(table, row)
        members.append({**cells, "sector": sectors.get(cells.get("name", ""), cells.get("sector"))})
    return members


def _lines(plan: Plan, block_id: str) -> list[str]:
    return [
        statement.text
        for _, block in plan.blocks()
        if isinstance(block, Prose | Items) and block.id == block_id
        for statement in block.statements
    ]


def _reason(plan: Plan, table_id: str) -> str:
    """Return the reasons of a choice in one text, each with what it was read from."""
    pairs = ((t.cell(row, "reason"), t.cell(row, "reading")) for t, row in _rows(plan, table_id))
    return " ".join(f"{reason} ({reading})" for reason, reading in pairs)
