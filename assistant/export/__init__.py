"""Writes a plan as a file: a row per format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.errors import ExportError

if TYPE_CHECKING:
    from assistant.schema.plans import Plan

# Suffix → the module whose ``write`` makes the bytes; imported when it is needed.
FORMATS = {
    ".docx": "assistant.export.docx",
    ".pdf": "assistant.export.pdf",
    ".md": "assistant.export.markdown",
    ".json": "assistant.export.plan_json",
}

Writer = Callable[..., bytes]


def writer(suffix: str) -> Writer:
    """Return the writer for a file's suffix.

    Raises:
        ExportError: Plans are not written in such a format.
    """
    name = FORMATS.get(suffix.lower())
    if name is None:
        raise ExportError(
            f"plans are not written as {suffix or 'a file without a suffix'}: "
            f"use {', '.join(FORMATS)}"
        )
    found: Writer = import_module(name).write
    return found


def write(plan: Plan, suffix: str, *, thai_digits: bool = False) -> bytes:
    """Return a plan as the bytes of a file; Thai digits are for Thai plans in print alone.

    Raises:
        ExportError: Plans are not written in such a format.
    """
    return writer(suffix)(plan, thai_digits=thai_digits and plan.language == "th")


def to_dict(plan: Plan) -> dict[str, Any]:
    """Return the JSON of ``khrueakhai plan --json``."""
    from assistant.export.plan_json import to_dict as as_dict

    return as_dict(plan)
