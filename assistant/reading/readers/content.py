"""What a reader returns, in a form that travels as JSON, and why it may refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# About 2,500 pages of Thai. Repairing that much takes 15 s and encoding it about 12 minutes on
# two cores: a longer file is a collection of documents and is better added as such.
MAX_CHARACTERS = 5_000_000

Problem = Literal["damaged", "needs_ocr", "unsupported"]

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class PageContent:
    """The text of one page; ``label`` as in ``RawPage``."""

    text: str
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one file; ``markup`` as in ``RawDocument``."""

    pages: tuple[PageContent, ...]
    markup: Literal["plain", "markdown"] = "plain"
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A file cannot be read; the message says why and what to do, without naming the file."""

    def __init__(self, message: str, problem: Problem = "damaged") -> None:
        super().__init__(message)
        self.problem: Problem = problem


def clean(text: str) -> str:
    """Text with line feeds for line ends and without control characters."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def check_length(characters: int) -> None:
    """Refuse a text that is longer than ``MAX_CHARACTERS``."""
    if characters > MAX_CHARACTERS:
        raise UnreadableError(
            f"it holds more than {MAX_CHARACTERS:,} characters, too many for one document: "
            "split it into parts and add those"
        )
