"""Plain text and markdown, and the front matter of markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.reading.readers.content import Content
from assistant.reading.readers.encodings import decode
from assistant.reading.readers.markdown import markdown_lines, plain_lines
from assistant.text.plain_yaml import plain

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

_EMBEDDED = re.compile(r"!\[([^\]\n]*)\]\(data:[^)\s]*\)")  # a picture that is its own file


def read_text(data: bytes) -> Content:
    """Read plain text in UTF-8, UTF-16 or UTF-32 with a mark, or Thai Windows text."""
    text, warnings = decode(data)
    return Content(plain_lines(text), warnings=warnings)


def read_markdown(data: bytes) -> Content:
    """Read markdown; a leading YAML block becomes metadata and leaves the text.

    Of a picture whose bytes stand in the text only its caption is read.
    """
    text, warnings = decode(data)
    text = _EMBEDDED.sub(r"\1", text)
    metadata, text, more = split_front_matter(text)
    return Content(markdown_lines(text), metadata.get("title"), metadata, warnings + more)


def split_front_matter(text: str) -> tuple[Mapping[str, str], str, tuple[str, ...]]:
    """Part a leading YAML block from markdown: its fields, the rest of the text, warnings.

    Values become text, flat lists are joined by commas; anything deeper is left out and named.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text, ()
    try:
        fields = plain(match[1])
    except ValueError:
        return {}, text, ("the front matter is not plain YAML and is kept as text",)
    if fields is None:  # comments alone
        return {}, text[match.end() :], ()
    if not isinstance(fields, dict):
        return {}, text, ()  # a text that begins with a ruled-off paragraph
    metadata, deep = {}, []
    for key, value in fields.items():
        said = _said(value)
        if said is None:
            deep.append(str(key))
        elif said:
            metadata[str(key)] = said
    warnings = (f"front matter fields left out, too deep: {', '.join(deep)}",) if deep else ()
    return metadata, text[match.end() :], warnings


def _said(value: object) -> str | None:
    """A YAML value as text: empty for nothing, None for what is nested."""
    if value is None:
        return ""
    if isinstance(value, list):
        items = [None if isinstance(item, list) else _said(item) for item in value]
        return None if None in items else ", ".join(item for item in items if item)
    return None if isinstance(value, dict) else " ".join(str(value).split())
