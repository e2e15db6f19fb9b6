"""Types of columns: what SQLite calls so, and what PostgreSQL has that holds and sorts the same.

SQLite bounds no text and compares bytes; PostgreSQL would refuse a longer id and sort by the
language of its machine.  JSON is text in both, so that it comes back as it was and can be compared.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import JSON, Dialect, String, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

_POSTGRES = "postgresql"


def dumped(value: Any) -> str:
    """Return a value as JSON: a third of the bytes for Thai."""
    return json.dumps(value, ensure_ascii=False)


class _JsonText(TypeDecorator[Any]):
    """JSON in a column of text; None is no value."""

    impl = Text(collation="C")
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return what is written."""
        del dialect
        return None if value is None else dumped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return what was written."""
        del dialect
        return None if value is None else json.loads(value)


def line(length: int) -> TypeEngine[str]:
    """Return the type of a short text."""
    return String(length).with_variant(Text(collation="C"), _POSTGRES)


TEXT: TypeEngine[str] = Text().with_variant(Text(collation="C"), _POSTGRES)
DATA: TypeEngine[Any] = JSON().with_variant(_JsonText(), _POSTGRES)
