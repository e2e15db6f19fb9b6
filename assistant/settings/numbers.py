"""How a number is written down: with its unit and its reason, so that both can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


class Number(NamedTuple):
    """A number of a concern, as a reader is shown it."""

    name: str
    value: Any
    unit: str
    why: str


def number(value: T, unit: str, why: str) -> T:
    """Return a dataclass field that holds a number together with its unit and its reason."""
    described: T = field(default=value, metadata={"unit": unit, "why": why})
    return described


def numbers_of(concern: DataclassInstance) -> Iterator[Number]:
    """Yield the numbers of a concern in the order in which they are written."""
    for one in fields(concern):
        value = getattr(concern, one.name)
        yield Number(one.name, value, one.metadata["unit"], one.metadata["why"])
