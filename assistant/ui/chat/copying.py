"""Writes an answer to paste, as plain text and for a word processor, and names its files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from assistant.schema import Answer
from assistant.ui.shared.passages import whole_place
from assistant.ui.shared.texts import plain

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_NAME_LIMIT = 48  # characters of a question in a file name
_DIGEST_LENGTH = 8  # hexadecimal digits; tells questions apart that have no Latin letter
_NUMBERS = re.compile(r"(?: ?\[\d{1,3}\])+")  # as an answer's text cites
_BULLETS = ("- ", "– ", "• ", "* ")


def as_text(answer: Answer) -> str:
    """Return the answer and its numbered references as plain text."""
    lines = [answer.answer]
    if answer.citations:
        lines += ["", plain("references", answer.language)]
    lines += [f"[{number}] {place}" for number, place in _references(answer)]
    return "\n".join(lines)


def as_html(answer: Answer) -> str:
    """Return the answer as HTML to paste: paragraphs, lists, raised numbers, the references.

    All words are escaped; there is no address in it, so that nothing is fetched where it is pasted.
    """
    body = "".join(_blocks(filter(str.strip, answer.answer.splitlines())))
    if answer.citations:
        body += f"<p><b>{escape(plain('references', answer.language))}</b></p>"
    body += "".join(f"<p>[{number}] {escape(place)}</p>" for number, place in _references(answer))
    return f'<div lang="{answer.language}">{body}</div>'


def file_name(title: str, suffix: str) -> str:
    """Return an ASCII file name that tells one title from another.

    >>> file_name("What is a network?", ".docx")[:26]
    'khrueakhai-what-is-a-netwo'
    """
    words = "-".join(_ASCII_WORD.findall(title.lower()))[:_NAME_LIMIT].strip("-")
    digest = hashlib.sha256(title.encode()).hexdigest()[:_DIGEST_LENGTH]
    return "-".join(part for part in ("khrueakhai", words, digest) if part) + suffix


def _references(answer: Answer) -> Iterator[tuple[int, str]]:
    for one in answer.citations:
        yield one.number, whole_place(one, answer.language)


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs; lines that are bullets make one list."""
    for bulleted, some in groupby(lines, lambda line: line.startswith(_BULLETS)):
        if bulleted:
            yield f"<ul>{''.join(f'<li>{_words(line[2:])}</li>' for line in some)}</ul>"
        else:
            yield from (f"<p>{_words(line)}</p>" for line in some)


def _words(line: str) -> str:
    """Return a line with its numbers raised.

    >>> _words("a < b [1] [2]")
    'a &lt; b<sup>[1] [2]</sup>'
    """
    return _NUMBERS.sub(lambda found: f"<sup>{found[0].strip()}</sup>", escape(line, quote=False))
