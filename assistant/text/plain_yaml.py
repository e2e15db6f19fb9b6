"""YAML that somebody else has written, as plain data: bounded before anything is built of it.

A few lines of anchors stand for gigabytes, a long row of brackets is more than the stack holds, and
tags that fit no value raise whatever they like: what needs these is refused from its events alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

_DEEPEST = 40  # lists and mappings within one another
_MOST = 100_000  # values
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same grammar, ten times as fast


def plain(text: str) -> Any:
    """Return what a YAML text says: mappings, lists, texts, numbers, days.

    Raises:
        ValueError: One line: it is no YAML, or more than plain data.
    """
    try:
        _check(yaml.parse(text, Loader=_PARSER))
        return yaml.load(text, Loader=_PARSER)  # both loaders are safe ones
    except (yaml.YAMLError, ArithmeticError, UnicodeError) as error:
        raise ValueError(" ".join(str(error).split())) from error


def _check(events: Iterable[yaml.Event]) -> None:
    depth = 0
    for count, event in enumerate(events):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ValueError(f"lists within lists, more than {_DEEPEST} deep")
        if count > _MOST:
            raise ValueError(f"more than {_MOST:,} values")
        if getattr(event, "anchor", None):
            raise ValueError("marks that repeat a value (&, *): write it out each time")
        if tag := _tag(event):
            raise ValueError(f"a tag of its own ({tag}): write the value alone")


def _tag(event: Any) -> str | None:
    """Return the tag that a value is given, None where it follows from the value."""
    given = getattr(event, "implicit", True)
    follows = any(given) if isinstance(given, tuple) else given
    return None if follows else event.tag
