"""Writes plans and papers as files: a row per format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.errors import ExportError

if TYPE_CHECKING:
    from assistant.export.paper import Paper
    from assistant.schema.plans import Plan

JSON = ".json"
# Suffix → the module whose ``write`` makes the bytes of a paper; imported when it is needed.
_PAPERS = {
    ".docx": "assistant.export.docx",
    ".pdf": "assistant.export.pdf",
    ".md": "assistant.export.markdown",
}
FORMATS = (*_PAPERS, JSON)  # what a plan is written as

Write = Callable[..., bytes]


def paper_writer(suffix: str, formats: tuple[str, ...] = tuple(_PAPERS)) -> Write:
    """Return the writer of papers for a file's suffix.

    Raises:
        ExportError: Papers are not written in such a format.
    """
    name = _PAPERS.get(suffix.lower())
    if name is None:
        raise ExportError(
            f"there is no format for {suffix or 'a file without a suffix'}: "
            f"use {', '.join(formats)}"
        )
    found: Write = import_module(name).write
    return found


def check_suffix(suffix: str) -> None:
    """Raise ExportError where plans are not written in the format of a suffix."""
    if suffix.lower() != JSON:
        paper_writer(suffix, FORMATS)


def write_paper(paper: Paper, suffix: str, *, thai_digits: bool = False) -> bytes:
    """Return a paper as the bytes of a file; Thai digits are for Thai papers alone.

    Raises:
        ExportError: Papers are not written in such a format.
    """
    return paper_writer(suffix)(paper, thai_digits=thai_digits and paper.language == "th")


def write(plan: Plan, suffix: str, *, thai_digits: bool = False) -> bytes:
    """Return a plan as the bytes of a file; digits in its JSON are data and stay.

    Raises:
        ExportError: Plans are not written in such a format.
    """
    check_suffix(suffix)
    if suffix.lower() == JSON:
        from assistant.export.plan_json import to_json

        return to_json(plan).encode("utf-8")
    from assistant.export.paper import of_plan

    return write_paper(of_plan(plan), suffix, thai_digits=thai_digits)


def to_dict(plan: Plan) -> dict[str, Any]:
    """Return the JSON of ``khrueakhai plan --json``."""
    from assistant.export.plan_json import to_dict as as_dict

    return as_dict(plan)


def as_text(plan: Plan) -> str:
    """Return a plan as Markdown to be read on a screen of letters."""
    from assistant.export.markdown import text
    from assistant.export.paper import of_plan

    return text(of_plan(plan), pictures=False)
