"""What a reader returns, in a form that travels as JSON, and why it may refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.schema import Line

# About 2,500 pages of Thai. Repairing that much takes 15 s and encoding it about 12 minutes on
# two cores: a longer file is a collection of documents and is better added as such.
MAX_CHARACTERS = 5_000_000

HIDDEN = "hidden text in {places} place(s) is left out: no reader of the page sees it"

# Keys under which the reader of a PDF names pages, from 0: those without text, and those whose
# letters are to be judged by the gate.
WITHOUT_TEXT, DOUBTFUL = "pages_without_text", "doubtful_pages"

# What libraries raise at a file whose parts are not what its index says.
BROKEN = (LookupError, ValueError, AttributeError, TypeError)

Problem = Literal["damaged", "needs_ocr", "unsupported"]

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
# Quotation marks and dashes of Western Windows that were stored as control characters.
_WINDOWS = {code: bytes([code]).decode("cp1252") for code in (0x85, *range(0x91, 0x98))}


@dataclass(frozen=True, slots=True)
class Content:
    """What one file says, in the reading order; ``lines`` as in ``RawDocument``."""

    lines: tuple[Line, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, a line a line."""
        return "\n".join(line.text for line in self.lines)


class UnreadableError(Exception):
    """A file cannot be read; the message says why and what to do, without naming the file."""

    def __init__(self, message: str, problem: Problem = "damaged") -> None:
        super().__init__(message)
        self.problem: Problem = problem


def clean(text: str) -> str:
    """Text with line feeds for line ends and without control characters."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text.translate(_WINDOWS)))


def check_length(characters: int) -> None:
    """Refuse a text that is longer than ``MAX_CHARACTERS``."""
    if characters > MAX_CHARACTERS:
        raise UnreadableError(
            f"it holds more than {MAX_CHARACTERS:,} characters, too many for one document: "
            "split it into parts and add those"
        )
