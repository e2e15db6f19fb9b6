"""Writes a plan as a file: a paper in any of its formats, or JSON."""

from __future__ import annotations

from typing import Any

from assistant.export import PAPERS, paper_writer, write_paper
from assistant.schema.plans import Plan

JSON = ".json"
FORMATS = (*PAPERS, JSON)  # what a plan is written as


def check_suffix(suffix: str) -> None:
    """Raise ExportError where plans are not written in the format of a suffix."""
    if suffix.lower() != JSON:
        paper_writer(suffix, FORMATS)


def write(plan: Plan, suffix: str, *, thai_digits: bool = False, clean: bool = False) -> bytes:
    """Return a plan as the bytes of a file; digits in its JSON are data and stay.

    ``clean`` is the copy for signature: without the marks of proposals and without annexes.

    Raises:
        ExportError: Plans are not written in such a format.
    """
    check_suffix(suffix)
    if suffix.lower() == JSON:
        from assistant.plans.plan_json import to_json

        return to_json(plan).encode("utf-8")
    from assistant.export.papers.paper import of_plan

    return write_paper(of_plan(plan, clean=clean), suffix, thai_digits=thai_digits)


def to_dict(plan: Plan) -> dict[str, Any]:
    """Return the JSON of ``khrueakhai plan --json``."""
    from assistant.plans.plan_json import to_dict as as_dict

    return as_dict(plan)


def as_text(plan: Plan) -> str:
    """Return a plan as Markdown to be read on a screen of letters."""
    from assistant.export.papers.markdown import text
    from assistant.export.papers.paper import of_plan

    return text(of_plan(plan), pictures=False)
