"""Form fields that people fill in: read leniently, from JSON or YAML, faults told plainly."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from assistant.errors import KhrueakhaiError
from assistant.text.language import nfc
from assistant.text.plain_yaml import plain

LONGEST_TEXT = 50_000  # characters of one field; a longer one is a document, not a form
LONGEST_NAME = 200  # characters
_FILE_LIMIT = 2_000_000  # bytes


def clean(value: object) -> object:
    """Return a text in NFC without control characters, its blanks joined; None becomes empty."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode()  # a lone surrogate has no UTF-8
    seen = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    kept = "".join(char for char in seen if unicodedata.category(char) not in ("Cf", "Co", "Cn"))
    return " ".join(nfc(kept).split())


def word(lenient: Mapping[str, str | None]) -> BeforeValidator:
    """Read a word of a closed list, in any of the spellings that lead to it; unknown ones stay."""

    def read(value: object) -> object:
        text = clean(value)
        if not isinstance(text, str):
            return text
        return lenient.get(text.casefold(), text or None)

    return BeforeValidator(read)


def spellings(rows: Mapping[str, str]) -> dict[str, str | None]:
    """Turn {value: "word word"} round: each word leads to its value; "_" stands for a blank.

    >>> spellings({"low": "low ไม่_พอ"})["ไม่ พอ"]
    'low'
    """
    words = {w.replace("_", " "): value for value, line in rows.items() for w in line.split()}
    return {**_NOT_SAID, **words}


_NOT_SAID: dict[str, str | None] = dict.fromkeys(
    ["unknown", "ไม่ทราบ", "ไม่ระบุ", "ยังไม่ทราบ", "-", "n/a", "none", "null", ""]
)

Text = Annotated[str, BeforeValidator(clean), Field(max_length=LONGEST_TEXT)]
Name = Annotated[str, BeforeValidator(clean), Field(min_length=1, max_length=LONGEST_NAME)]


def read_file(path: Path, what: str, error: type[KhrueakhaiError]) -> Any:
    """Return the plain data of a JSON or YAML file.

    Raises:
        KhrueakhaiError: As ``error``: the file is absent, too large, or neither JSON nor YAML.
    """
    try:
        if path.stat().st_size > _FILE_LIMIT:
            raise error(f"{path} is larger than 2 MB: a {what} is a few pages at most")
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text) if path.suffix.lower() == ".json" else plain(text)
    except (OSError, UnicodeError) as fault:
        reason = getattr(fault, "strerror", None) or "not UTF-8 text"
        raise error(
            f"cannot read the {what} {path} ({reason}): give a JSON or YAML file"
        ) from fault
    except (ValueError, RecursionError) as fault:
        where = " ".join(str(fault).split())[:120]
        raise error(f"{path} is neither JSON nor plain YAML ({where}): mend it there") from fault
