"""How a number is written down: with its unit and its reason, of which no number goes without."""

from __future__ import annotations

from dataclasses import field
from typing import TypeVar

T = TypeVar("T")


def number(value: T, unit: str, why: str) -> T:
    """Return a dataclass field that holds a number together with its unit and its reason."""
    described: T = field(default=value, metadata={"unit": unit, "why": why})
    return described
