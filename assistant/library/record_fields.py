"""What a librarian may set of a document's record, and how what is typed becomes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from assistant.errors import RecordError
from assistant.reading.years import common
from assistant.schema import WORK_KINDS, Document
from assistant.text.language import arabic_digits, nfc

_LIMIT = 500  # characters of a field


def _line(text: str) -> str:
    return " ".join(nfc(text).split())[:_LIMIT]


def _authors(text: str) -> list[str]:
    return [name for part in re.split(r"[;\n]", text) if (name := _line(part))]


def _year(text: str) -> int | None:
    """Return a year of either era; the text may say which ("พ.ศ. 2564")."""
    if not text.strip():
        return None
    digits = re.search(r"(?<!\d)\d{4}(?!\d)", arabic_digits(text))
    year = common(int(digits[0])) if digits else None
    if year is None:
        raise RecordError(
            f"ปี {text.strip()[:20]!r} ไม่ใช่ปี พ.ศ. หรือ ค.ศ. สี่หลัก: โปรดพิมพ์ เช่น 2564"
            " / The year must have four digits, of either era: type 2564 or 2021."
        )
    return year


def _kind(text: str) -> str:
    if text.strip() not in WORK_KINDS:
        raise RecordError(
            f"ไม่มีประเภท {text.strip()[:20]!r} / there is no such kind of work: "
            f"choose one of {', '.join(WORK_KINDS)}"
        )
    return text.strip()


def _title(text: str) -> str:
    if not _line(text):
        raise RecordError("ชื่อเอกสารว่างไม่ได้: โปรดพิมพ์ชื่อ / A document needs a title: type one.")
    return _line(text)


_OTHER: Final = {"title": _title, "kind": _kind, "authors": _authors, "year": _year}
_LINES: Final = (
    *("journal", "volume", "issue", "pages", "doi", "isbn", "publisher", "url", "short_title"),
)
FIELDS: Final[Mapping[str, Callable[[str], Any]]] = {**_OTHER, **dict.fromkeys(_LINES, _line)}


def as_typed(document: Document) -> dict[str, str]:
    """Return the fields of a document as a librarian would type them; the year is of this era."""
    held = {"title": document.title, **document.bibliography.to_dict()}
    held["authors"] = "; ".join(held["authors"])
    return {name: "" if held[name] is None else str(held[name]) for name in FIELDS}


def edited(read: Document, held: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """Return what is set of a document after some fields have been typed.

    A field that is typed as it was read is no longer set: what is read anew shows in it again.

    Raises:
        RecordError: There is no such field, or it cannot hold what was typed.
    """
    was = {"title": read.title, **read.bibliography.to_dict()}
    edits = dict(held)
    for name, text in typed.items():
        if name not in FIELDS:
            raise RecordError(
                f"the record has no field {name!r}; its fields are {', '.join(FIELDS)}"
            )
        edits[name] = FIELDS[name](text)
    return {name: value for name, value in edits.items() if value != was[name]}
