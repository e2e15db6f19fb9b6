"""What a document is called: by itself, by its largest first lines, as a law, by its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from assistant.reading.structure.instructions import for_a_model
from assistant.reading.structure.lines import Placed
from assistant.reading.structure.names import is_conventional
from assistant.schema import RawDocument
from assistant.text.language import unwrap

TITLE_LIMIT = 160  # characters; a longer first line is prose
_FIRST = 25  # lines at the beginning among which a title stands
_HEAD = 1_500  # characters in which a heading may still be the title
_SHORT = 90  # characters of a first line that may be a title though it looks like the text
_TOGETHER = 4  # lines that a title may take
_SIZE = 0.6  # points by which sizes differ to the eye
_LAW = re.compile(
    r"เรียกว่า\s*[“\"]?\s*((?:พระราช|กฎ|ระเบียบ|ข้อบังคับ|ประกาศ|รัฐธรรมนูญ)[^”\"\n]{3,200}?"
    r"(?:พ\.ศ\.|พุทธศักราช)\s*[๐-๙0-9]{4})"
)
_LAW_HEAD = re.compile(
    r"\s*((?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|รัฐธรรมนูญ|ระเบียบ|ข้อบังคับ|ประกาศ)"
    r"[^“”\[]{3,200}?(?:พ\.ศ\.|พุทธศักราช)\s*[๐-๙0-9]{4})"
)
_LAW_REACH = 6_000  # characters in which a law says its name
_PLACEHOLDER = re.compile(r"^\s*[\[<{(].*[\]>})]\s*$|^\W*$")
_NOTE = re.compile(r"\[[๐-๙0-9*]{1,3}\]\s*$")
_YEAR = re.compile(r"(?<=[ก-๎])(?=พ\.ศ\.)")  # a wrap before it has no blank
_WORDS = re.compile(r"[^\W\d_]{2}")


def title_of(raw: RawDocument, text: str, lines: Sequence[Placed], catalogued: str | None) -> str:
    """Return the title: the first that is known of those a librarian would trust, in order.

    They are the caller's or the front matter's, the catalogue's, the name that a law gives itself,
    the first heading or title style, the largest first lines, the file's property, the first line
    and the file's name.
    """
    for candidate in (
        raw.metadata.get("title"),
        catalogued,
        _law(text),
        _heading(lines),
        _largest(lines),
        raw.title,
        _first_line(lines),
        raw.name,
    ):
        if candidate and candidate.strip() and not for_a_model(candidate):
            plain = _NOTE.sub("", unwrap(candidate).strip("# ").strip())
            return _YEAR.sub(" ", plain)[:TITLE_LIMIT] or raw.name
    return "?"


def _law(text: str) -> str | None:
    """The name that a law gives itself in its first article, or bears at its head."""
    flat = unwrap(text[:_LAW_REACH])
    if not re.search(r"(?:มาตรา|ข้อ)\s*[๑1](?![๐-๙0-9])", flat):
        return None
    match = _LAW.search(flat) or _LAW_HEAD.match(flat)
    return match[1] if match else None


def _heading(lines: Sequence[Placed]) -> str | None:
    """The text of the first title or heading of the format, if it stands near the beginning."""
    named = [
        line
        for line in islice(lines, 4 * _FIRST)
        if line.line.kind in ("title", "heading") and line.start < _HEAD
    ]
    named.sort(key=lambda line: (line.line.kind != "title", line.line.level, line.start))
    found = (line.text.strip("# ") for line in named)
    return next((text for text in found if text and not is_conventional(text)), None)


def _largest(lines: Sequence[Placed]) -> str | None:
    """The first lines that are larger than the text, else bold and first, joined while alike."""
    usual = _usual_size(lines)
    first = [line for line in islice(_body(lines), _FIRST) if _is_name(line.text)]
    if not first or not usual:
        return None
    largest = max(line.line.size for line in first)
    if largest > usual + _SIZE:
        chosen = [line for line in first if line.line.size > largest - _SIZE]
    else:
        chosen = [line for line in first[:_TOGETHER] if line.line.bold]
    if not chosen or first.index(chosen[0]) >= _FIRST // 2:
        return None
    return _together(chosen[0], first)


def _together(start: Placed, lines: Sequence[Placed]) -> str:
    """The lines from the start on that look like it, as far as one title goes."""
    after = lines[lines.index(start) + 1 :]
    alike = takewhile(lambda line: _alike(start, line), islice(after, _TOGETHER - 1))
    texts = [start.text.strip(), *(line.text.strip() for line in alike)]
    whole = texts[0]
    for text in texts[1:]:
        if len(whole) + len(text) >= TITLE_LIMIT:
            break
        whole = unwrap(f"{whole}\n{text}")
    return whole


def _alike(one: Placed, other: Placed) -> bool:
    same = abs(one.line.size - other.line.size) < _SIZE and one.line.bold == other.line.bold
    return same and one.line.centred == other.line.centred and not is_conventional(other.text)


def _body(lines: Sequence[Placed]) -> Iterator[Placed]:
    return (line for line in lines if line.line.kind in ("line", "paragraph", "item", "heading"))


def _usual_size(lines: Sequence[Placed]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.line.size] += len(line.text) * bool(line.line.size)
    return max(letters, key=lambda size: letters[size], default=0.0)


def _is_name(text: str) -> bool:
    named = not _PLACEHOLDER.match(text) and bool(_WORDS.search(text))
    return named and len(text.strip()) <= TITLE_LIMIT and not is_conventional(text)


def _first_line(lines: Sequence[Placed]) -> str | None:
    """The first line of a text of which nothing is known, if a gap parts it from the rest."""
    first, second = next(
        zip(_body(lines), islice(_body(lines), 1, None), strict=False), (None, None)
    )
    if first is None or second is None or not (second.after_gap or first.line.size):
        return None
    if len(first.text.strip()) > (_SHORT if first.line.size else 2 * TITLE_LIMIT):
        return None
    plain = first.text.strip()
    return plain if _is_name(plain[:TITLE_LIMIT]) and not plain.endswith(":") else None
