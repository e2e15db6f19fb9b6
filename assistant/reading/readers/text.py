"""Plain text and markdown: which encoding it is in, and the front matter of markdown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

import yaml

from assistant.reading.readers.content import (
    Content,
    UnreadableError,
    check_length,
    clean,
)
from assistant.reading.readers.markdown import markdown_lines, plain_lines
from assistant.text.thai_letters import CONSONANT, FOLLOWING, LEADING, MARK, THAI

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.005  # of characters; text has none, a stray page separator is forgiven
_FOREIGN = re.compile("[^\x00-\x7f]")
_THAI_SIGN = re.compile("[\u0e01-\u0e5b]")
# A sign that cannot stand where it stands: a mark or a following vowel on nothing, a leading
# vowel before nothing, a letter alone. Text in another encoding, read as Thai, is full of them.
_MISPLACED = re.compile(
    f"(?<![{CONSONANT}{MARK}{FOLLOWING}])[{MARK}{FOLLOWING}]|[{LEADING}](?![{CONSONANT}{LEADING}])"
    f"|(?<![{THAI}])[{CONSONANT}](?![{THAI}.])"
)
_WORD = re.compile(f"[{THAI}]{{3}}")
_MIN_THAI_SHARE = 0.8  # of the characters outside ASCII; the rest are quotation marks and dashes
_MAX_MISPLACED_SHARE = 0.05  # of the Thai characters; damaged extraction has about 0.01

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def read_text(data: bytes) -> Content:
    """Read plain text in UTF-8, UTF-16 or UTF-32 with a mark, or Thai Windows text."""
    text, warnings = decode(data)
    return Content(plain_lines(text), warnings=warnings)


def read_markdown(data: bytes) -> Content:
    """Read markdown; a leading YAML block becomes metadata and leaves the text."""
    text, warnings = decode(data)
    metadata, text, more = split_front_matter(text)
    return Content(markdown_lines(text), metadata.get("title"), metadata, warnings + more)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Turn the bytes of a text file into text, with warnings; refuse what is not text."""
    text, warnings = _decode(data)
    controls = len(_CONTROL.findall(text))
    if controls > _MAX_CONTROL_SHARE * len(text):
        raise UnreadableError(
            "its bytes are not text: give it the suffix of what it is, or export it as text",
            "unsupported",
        )
    text = clean(text)
    check_length(len(text))
    if not text.strip():
        raise UnreadableError("it holds no text: check that the right file was saved")
    return text, warnings


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if (
            error.start
            and error.start >= len(data) - 3
            and error.reason == "unexpected end of data"
        ):
            return data[: error.start].decode("utf-8"), (
                "the file ends within a letter: it may be cut off",
            )
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        text = ""
    if is_plausibly_thai(text):
        return text, ("read as Thai Windows text (TIS-620): save it as UTF-8 to be certain",)
    raise UnreadableError(
        "its bytes are neither UTF-8 nor Thai Windows text: save it as UTF-8", "unsupported"
    )


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"it begins as {encoding.upper()} text but does not go on so: save it as UTF-8"
        ) from error


def is_plausibly_thai(text: str) -> bool:
    """Whether text decoded by a Thai code page is Thai rather than another language misread."""
    foreign = len(_FOREIGN.findall(text))
    thai = len(_THAI_SIGN.findall(text))
    misplaced = len(_MISPLACED.findall(text))
    return (
        _WORD.search(text) is not None
        and thai >= _MIN_THAI_SHARE * foreign
        and misplaced <= _MAX_MISPLACED_SHARE * thai
    )


def split_front_matter(text: str) -> tuple[Mapping[str, str], str, tuple[str, ...]]:
    """Part a leading YAML block from markdown: its fields, the rest of the text, warnings.

    Values become text, flat lists are joined by commas; anything deeper is left out and named.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text, ()
    try:
        fields = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text, ("the front matter is not valid YAML and is kept as text",)
    if fields is None:  # comments alone
        return {}, text[match.end() :], ()
    if not isinstance(fields, dict):
        return {}, text, ()  # a text that begins with a ruled-off paragraph
    metadata, deep = {}, []
    for key, value in fields.items():
        plain = _plain(value)
        if plain is None:
            deep.append(str(key))
        elif plain:
            metadata[str(key)] = plain
    warnings = (f"front matter fields left out, too deep: {', '.join(deep)}",) if deep else ()
    return metadata, text[match.end() :], warnings


def _plain(value: object) -> str | None:
    """A YAML value as text: empty for nothing, None for what is nested."""
    if value is None:
        return ""
    if isinstance(value, list):
        items = [None if isinstance(item, list) else _plain(item) for item in value]
        return None if None in items else ", ".join(item for item in items if item)
    return None if isinstance(value, dict) else " ".join(str(value).split())
