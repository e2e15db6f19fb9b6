"""Writes an answer as plain text to paste, and names its files."""

from __future__ import annotations

import hashlib
import re

from assistant.schema import Answer
from assistant.ui.shared.passages import whole_place
from assistant.ui.shared.texts import plain

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_NAME_LIMIT = 48  # characters of a question in a file name
_DIGEST_LENGTH = 8  # hexadecimal digits; tells questions apart that have no Latin letter


def as_text(answer: Answer) -> str:
    """Return the answer and its numbered references as plain text."""
    lines = [answer.answer]
    if answer.citations:
        lines += ["", plain("references", answer.language)]
    lines += [f"[{item.number}] {whole_place(item, answer.language)}" for item in answer.citations]
    return "\n".join(lines)


def file_name(title: str, suffix: str) -> str:
    """Return an ASCII file name that tells one title from another.

    >>> file_name("What is a network?", ".docx")[:26]
    'khrueakhai-what-is-a-netwo'
    """
    words = "-".join(_ASCII_WORD.findall(title.lower()))[:_NAME_LIMIT].strip("-")
    digest = hashlib.sha256(title.encode()).hexdigest()[:_DIGEST_LENGTH]
    return "-".join(part for part in ("khrueakhai", words, digest) if part) + suffix
