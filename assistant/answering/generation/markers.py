"""Markers: the numbers by which a model cites its passages, and what else of its text is no text.

Nothing that a model writes is trusted: a number outside the passages it was given is dropped,
and so is whatever is not text (its thoughts, pictures, links, markup).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checking import facts
from assistant.text import language

_DIGITS_LIMIT = 6  # digits; a longer number is no passage, and int() of millions is slow

_CODE = r"```.*?(?:```|\Z)|`[^`\n]*`|https?://\S+"
_LABEL = r"(?:passages?|sources?|documents?|docs?|refs?|ข้อความ(?:ที่)?|แหล่ง(?:ที่มา)?|อ้างอิง)"
_MARKER = (
    rf"[\[\u3010\u3014\uff3b]\s*(?:{_LABEL}\s*)?[\^#]?(?P<numbers>-?\d[\d\s,;\u2013\u2014-]*)"
    r"(?:[\u2020:][^\]\u3011\u3015\uff3d]{0,40})?[\]\u3011\u3015\uff3d](?:\(https?://[^)\s]*\))?"
)
_MARKER_OR_CODE = re.compile(rf"(?P<code>{_CODE})|{_MARKER}", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"(\d+)(?:\s*[\u2013\u2014-]\s*(\d+))?")
_AUTHOR_YEAR = re.compile(
    r"(?P<author>[A-Z\u00c0-\u00de][\w-]+(?:(?:,|\s*&|\s+and|\s*และ|\s+et al\.?)\s*[A-Z][\w-]+)*)"
    r"(?:\s+et al\.?)?\s*\((?P<year>(?:19|20|25)\d\d)\)"
    r"|\((?P<author2>[^()\d]{2,60}?),?\s*(?P<year2>(?:19|20|25)\d\d)[a-z]?\)"
)
_CLEANING = (
    # half characters, which no file can hold, and what would steer a terminal
    (re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"), ""),
    (re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.I), ""),  # thoughts, even unfinished
    (re.compile(r"\A.*</think>", re.DOTALL | re.I), ""),  # thoughts that the prompt had opened
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), ""),
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?"), ""),  # pictures, which would be fetched
    (re.compile(r"\[(?!\s*[\d^])([^\]\[]*)\]\([^)]*\)"), r"\1"),  # links keep their words
    (re.compile(r"</?[A-Za-z][^<>]*>|<\|[^|<>]*\|>"), ""),  # markup and chat-template tokens
    (re.compile(r"\*\*|__"), ""),
    (re.compile(r"^[ \t]*(?:#{1,6}|>)[ \t]+", re.MULTILINE), ""),
)
ROUND_AT_END = re.compile(r"\s\((\d{1,2}(?:,\s*\d{1,2})*)\)(\s*[.!?]?\s*)\Z")  # "It grows (1)."
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?])")
_UNFINISHED = re.compile(  # a link, picture, tag or emphasis that has begun
    r"(?:!?[\[\u3010\u3014\uff3b][^\]]{0,200}(?:\](?:\([^)]{0,300})?)?|<[^>]{0,300}|[!*_`#]+)\Z"
)


def finished(text: str) -> str:
    """Return a text that was cut off up to where it is whole: its last marker or line.

    >>> finished("They grow. [1] They do no")
    'They grow. [1]'
    """
    ends = [match.end() for match in _MARKER_OR_CODE.finditer(text) if not match["code"]]
    return text[: max([0, text.rfind("\n"), *ends])]


def clean(text: str) -> str:
    """Take out what is not text: thoughts, pictures, links' targets, markup."""
    text = language.nfc(text)
    for pattern, replacement in _CLEANING:
        text = pattern.sub(replacement, text)
    return text


def speakable(text: str) -> str:
    """Return what may be shown of a text that is still growing: no marker, nothing half written."""
    return without_blanks(without(clean(_UNFINISHED.sub("", text)))).rstrip()


def without(text: str) -> str:
    """Return the text without its markers."""
    return _MARKER_OR_CODE.sub(lambda match: match["code"] or "", text)


def without_blanks(text: str) -> str:
    """Return the text without the blanks that a marker leaves before a stop."""
    return _BEFORE_STOP.sub("", text)


def lift(line: str, count: int) -> tuple[str, list[tuple[int, list[int]]]]:
    """Return the line without markers, and each marker's place in it with its valid numbers."""
    bare, markers, last = "", [], 0
    for match in _MARKER_OR_CODE.finditer(line):
        if match["code"]:
            continue
        bare += line[last : match.start()]
        markers.append((len(bare), _valid(match["numbers"], count)))
        last = match.end()
    return bare + line[last:], markers


def _valid(numbers: str, count: int) -> list[int]:
    """Read ``1, 3-5``; what lies outside 1 to ``count`` is dropped before it is spelt out."""
    valid: list[int] = []
    if numbers.startswith("-"):
        return valid
    for first, last in _RANGE.findall(numbers):
        if len(first) > _DIGITS_LIMIT:
            continue
        end = count if len(last) > _DIGITS_LIMIT else int(last or first)
        valid += range(max(int(first), 1), min(end, count) + 1)
    return valid


def by_author(sentence: str, passages: Sequence[str]) -> list[int]:
    """Resolve ``Author (2004)`` to the one passage that has both; more than one says nothing."""
    numbers: list[int] = []
    for match in _AUTHOR_YEAR.finditer(language.arabic_digits(sentence)):
        wanted = f"{match['author'] or match['author2']} {match['year'] or match['year2']}"
        found = [n for n, text in enumerate(passages, 1) if _has(text, wanted)]
        numbers += found if len(found) == 1 else []
    return numbers


def _has(text: str, author_and_year: str) -> bool:
    return not facts.missing(author_and_year, text) and facts.coverage(author_and_year, text) == 1.0
