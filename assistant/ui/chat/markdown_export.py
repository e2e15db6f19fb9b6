"""Writes an answer as a text to keep: Markdown to download, plain text to paste."""

from __future__ import annotations

import hashlib
import re

from assistant.answering import notes
from assistant.schema import Answer, Citation
from assistant.text.language import unwrap
from assistant.ui.shared.passages import whole_place
from assistant.ui.shared.safe import safe_line, safe_markdown
from assistant.ui.shared.texts import plain

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_NAME_LIMIT = 48  # characters of a question in a file name
_DIGEST_LENGTH = 8  # hexadecimal digits; tells questions apart that have no Latin letter


def as_markdown(answer: Answer) -> str:
    """Return the question, the answer and its numbered references with their quotes."""
    parts = [
        f"# {safe_line(answer.question)}",
        safe_markdown(answer.answer).replace("\n", "\n\n"),
        *_references(answer),
        *(f"*{safe_line(note)}*" for note in notes.notes(answer, answer.language)),
    ]
    return "\n\n".join(parts) + "\n"


def as_text(answer: Answer) -> str:
    """Return the answer and its numbered references as plain text."""
    lines = [answer.answer]
    if answer.citations:
        lines += ["", plain("references", answer.language)]
    lines += [f"[{item.number}] {whole_place(item, answer.language)}" for item in answer.citations]
    return "\n".join(lines)


def file_name(answer: Answer) -> str:
    """Return an ASCII file name that tells one question from another.

    >>> from assistant.schema import Timings
    >>> asked = Answer("What is a network?", "en", "answered", "", (), (), "chat", "", Timings())
    >>> file_name(asked)[:26]
    'khrueakhai-what-is-a-netwo'
    """
    words = "-".join(_ASCII_WORD.findall(answer.question.lower()))[:_NAME_LIMIT].strip("-")
    digest = hashlib.sha256(answer.question.encode()).hexdigest()[:_DIGEST_LENGTH]
    return "-".join(part for part in ("khrueakhai", words, digest) if part) + ".md"


def _references(answer: Answer) -> list[str]:
    if not answer.citations:
        return []
    heading = f"## {plain('references', answer.language)}"
    return [heading, *(_reference(citation, answer) for citation in answer.citations)]


def _reference(citation: Citation, answer: Answer) -> str:
    where = safe_line(whole_place(citation, answer.language))
    return f"\\[{citation.number}\\] {where}\n\n> {safe_line(unwrap(citation.quote))}"
