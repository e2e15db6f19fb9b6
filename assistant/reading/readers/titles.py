"""Tells a title that a person wrote from what a program left in a title field."""

from __future__ import annotations

import re

from assistant.reading.readers.encodings import is_plausibly_thai
from assistant.reading.readers.markup import one_line

_MAX_LENGTH = 300  # characters; longer is an abstract
_LEFTOVER = re.compile(
    r"^(?:untitled|document\d*|docu?ment|title|slide \d+|powerpoint presentation|word document)$"
    r"|^microsoft (?:word|powerpoint|excel)\b"
    r"|\.(?:docx?|pptx?|xlsx?|pdf|indd|rtf|odt|txt|tex|dvi|html?|p65|qxd)$"
    r"|[\ufffd\x00]",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def sensible_title(title: str | None) -> str | None:
    """The title, cleaned, or None where it is a program's leftover."""
    title = _thai_again(one_line(title or ""))
    if not 2 < len(title) <= _MAX_LENGTH or _LEFTOVER.search(title) or not _LETTER.search(title):
        return None
    return title


def _thai_again(title: str) -> str:
    """Undo Thai Windows bytes that a program stored as Western letters."""
    try:
        thai = title.encode("latin-1").decode("cp874")
    except UnicodeError:
        return title
    mostly = sum(not letter.isascii() for letter in title) > len(title) / 2
    return thai if mostly and is_plausibly_thai(thai) else title
