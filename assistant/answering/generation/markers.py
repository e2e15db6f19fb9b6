"""Markers: reads a model's text into sentences and the passages that each one cites.

Nothing that a model writes is trusted: a number outside the passages it was given is dropped,
and so is whatever is not text (its thoughts, pictures, links, markup).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    (re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.I), ""),  # thoughts, even unfinished
    (re.compile(r"\A.*</think>", re.DOTALL | re.I), ""),  # thoughts that the prompt had opened
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), ""),
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?"), ""),  # pictures, which would be fetched
    (re.compile(r"\[(?!\s*[\d^])([^\]\[]*)\]\([^)]*\)"), r"\1"),  # links keep their words
    (re.compile(r"</?[A-Za-z][^<>]*>|<\|[^|<>]*\|>"), ""),  # markup and chat-template tokens
    (re.compile(r"\*\*|__"), ""),
    (re.compile(r"^[ \t]*(?:#{1,6}|>)[ \t]+", re.MULTILINE), ""),
)
_ROUND_AT_END = re.compile(r"\s\((\d{1,2}(?:,\s*\d{1,2})*)\)(\s*[.!?]?\s*)\Z")  # "It grows (1)."
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?])")
_UNFINISHED = re.compile(  # a link, picture, tag or emphasis that has begun
    r"(?:!?[\[\u3010\u3014\uff3b][^\]]{0,200}(?:\](?:\([^)]{0,300})?)?|<[^>]{0,300}|[!*_`#]+)\Z"
)
_STOPS = (".", "!", "?")
_LEADS = re.compile(r"(?::|ดังนี้|ดังต่อไปนี้|ได้แก่)\s*$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its markers, and the numbers of the passages it cites, from 1."""

    text: str
    numbers: tuple[int, ...] = ()
    lead: bool = False


def parse(text: str, passages: Sequence[str]) -> tuple[Marked, ...]:
    """Read a model's text; ``passages`` are the texts that it was given as 1, 2, ….

    >>> parse("Networks grow [1, 9]. They fade. [2][0]", ["first", "second"])
    (Marked(text='Networks grow.', numbers=(1,), lead=False), \
Marked(text='They fade.', numbers=(2,), lead=False))
    """
    lines = [line for line in clean(text).splitlines() if line.strip()]
    found = [marked for line in lines for marked in _line(line, passages)]
    last = len(found) - 1
    return tuple(
        Marked(one.text, one.numbers, at < last and not one.numbers and _is_lead(one.text))
        for at, one in enumerate(found)
    )


def clean(text: str) -> str:
    """Take out what is not text: thoughts, pictures, links' targets, markup."""
    text = language.nfc(text)
    for pattern, replacement in _CLEANING:
        text = pattern.sub(replacement, text)
    return text


def speakable(text: str) -> str:
    """Return what may be shown of a text that is still growing: no marker, nothing half written."""
    finished = clean(_UNFINISHED.sub("", text))
    shown = _MARKER_OR_CODE.sub(lambda match: match["code"] or "", finished)
    return _BEFORE_STOP.sub("", shown).rstrip()


def _is_lead(text: str) -> bool:
    return bool(_LEADS.search(text))


def _line(line: str, passages: Sequence[str]) -> Iterator[Marked]:
    bare, markers = _lift(_ROUND_AT_END.sub(r" [\1]\2", line), len(passages))
    leading = bool(markers) and not bare[: markers[0][0]].strip() and _goes_on(bare, markers[-1][0])
    spans = _sentences(bare, [at for at, _ in markers], leading)
    cited: dict[int, list[int]] = {}
    for at, numbers in markers:
        place = at if leading else len(bare[:at].rstrip()) - 1
        cited.setdefault(_owner(spans, place), []).extend(numbers)
    for index, (start, end) in enumerate(spans):
        sentence = _BEFORE_STOP.sub("", " ".join(bare[start:end].split()))
        if any(char.isalnum() for char in sentence):
            numbers = cited.get(index) or _by_author(sentence, passages)
            yield Marked(sentence, tuple(dict.fromkeys(numbers)))


def _lift(line: str, count: int) -> tuple[str, list[tuple[int, list[int]]]]:
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


def _sentences(bare: str, marks: Sequence[int], leading: bool) -> list[tuple[int, int]]:
    """Cut a line into sentences; a marker ends one too (or begins one, where markers lead)."""
    if not bare.strip():
        return []
    ends = {end for _, end in language.sentences(bare)}
    thai = language.detect(bare) == "th"
    for at in marks:
        before, after = bare[:at].rstrip(), bare[at : at + 1]
        if leading:
            ends.add(at)
        elif after in _STOPS and after:
            ends.add(at + 1)
        elif before.endswith(_STOPS) or (thai and not after.strip()):
            ends.add(at)  # Thai has no full stop of its own
    cuts = sorted({*ends, len(bare)} - {0})
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


def _goes_on(bare: str, at: int) -> bool:
    return bool(bare[at:].strip(" .\t"))


def _owner(spans: Sequence[tuple[int, int]], place: int) -> int:
    starts = [start for start, _ in spans]
    return max(bisect_right(starts, max(place, 0)) - 1, 0)


def _by_author(sentence: str, passages: Sequence[str]) -> list[int]:
    """Resolve ``Author (2004)`` to the one passage that has both; more than one says nothing."""
    numbers: list[int] = []
    for match in _AUTHOR_YEAR.finditer(language.arabic_digits(sentence)):
        wanted = f"{match['author'] or match['author2']} {match['year'] or match['year2']}"
        found = [n for n, text in enumerate(passages, 1) if _has(text, wanted)]
        numbers += found if len(found) == 1 else []
    return numbers


def _has(text: str, author_and_year: str) -> bool:
    return not facts.missing(author_and_year, text) and facts.coverage(author_and_year, text) == 1.0
