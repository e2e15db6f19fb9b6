"""What a document tells of itself as a work: authors, year, journal, numbers, publisher.

Read from where works of every kind say it: the properties of the file, the block of lines before
the text begins, the running lines, the name of a law. What none of them says stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.reading.authors import authors_in
from assistant.reading.catalogue import works
from assistant.reading.laws import law_of
from assistant.reading.years import dated, year_in
from assistant.schema import Bibliography, Document
from assistant.text.language import arabic_digits

_HEAD_LINES = 30  # lines at the beginning in which a work says what it is
_HEAD = 3_000  # characters of them
_LINE = 160  # characters; a longer line is prose
_WEB = frozenset((".html", ".htm", ".mhtml", ".xhtml"))

_FRONT_MATTER = {  # a field, and what front matter may call it
    "authors": "authors author by",
    "year": "year date published issued",
    "journal": "journal",
    "volume": "volume",
    "issue": "issue number",
    "pages": "pages",
    "doi": "doi",
    "isbn": "isbn",
    "publisher": "publisher",
    "url": "url",
}

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>“”]+[^\s\"<>“”.,;)\]]")
_ISBN = re.compile(r"ISBN(?:-1[03])?[:\s]*((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])(?!\d)")
_VOLUME = re.compile(r"(?:ปีที่|เล่มที่|\bVol(?:ume|\.)?)\s*(?P<n>\d{1,4})", re.I)
_ISSUE = re.compile(
    r"(?:ฉบับ(?:พิเศษ)?ที่|\b(?:No\.|Number|Issue))\s*(?P<n>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)", re.I
)
_PAGES = re.compile(r"(?:หน้า(?:ที่)?|\bpp?\.|\bpages)\s*(?P<n>\d{1,5}\s?[-–]\s?\d{1,5})", re.I)
_JOURNAL = re.compile(r"^\W*(?P<name>[^\d()]{4,120}?)[\s,.:;(|–-]*$")
# Who stands behind a work, where a line says so.
_PUBLISHER = re.compile(
    r"^\W*(?:จัดพิมพ์โดย|เผยแพร่โดย|จัดทำโดย|พิมพ์ที่|สำนักพิมพ์|ส่วนราชการ|หน่วยงาน(?:เจ้าของ\S*)?"
    r"|published by|publisher|provided by|produced by|issued by)"
    r"[\s:|]+(?P<name>[^|]{3,120}?)[\s|]*$",
    re.I,
)
_TELEPHONE = re.compile(r"\s*(?:โทร\.|โทรศัพท์|Tel\.).*$")


@dataclass(frozen=True, slots=True)
class _Told:
    """The places of a document where it speaks of itself, in Arabic digits."""

    document: Document
    head: tuple[str, ...]
    running: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them, the head first."""
        return (*self.head, *self.running)


def bibliography_of(document: Document) -> Bibliography:
    """Return the record that a document's own text and properties give; unknown stays empty."""
    told = _told(document)
    found: dict[str, Any] = {}
    for source in (_catalogued, _properties, _law, _journal, _numbers, _imprint):
        for name, value in source(told).items():
            if value and not found.get(name):
                found[name] = value
    record = replace(Bibliography(), **found)
    return record if record.kind != "document" else replace(record, kind=_kind(document, record))


def _told(document: Document) -> _Told:
    running = (
        " ".join(arabic_digits(document.text[block.start : block.end]).split())
        for block in document.blocks
        if block.role == "furniture"
    )
    return _Told(
        document,
        tuple(islice(_head(document), _HEAD_LINES)),
        tuple(line for line in dict.fromkeys(running) if len(line) <= _LINE),
    )


def _head(document: Document) -> Iterator[str]:
    """Yield the short lines at the beginning, without contents, references and running lines."""
    other = [(b.start, b.end) for b in document.blocks if b.role not in ("body", "note")]
    at = 0
    for line in document.text[:_HEAD].split("\n"):
        plain = arabic_digits(line).strip(" #*\t")
        if plain and len(plain) <= _LINE and not any(a <= at < b for a, b in other):
            yield plain
        at += len(line) + 1


def _catalogued(told: _Told) -> Mapping[str, Any]:
    work = next((work for work in works() if work.key == told.document.work), None)
    return _without_nothing(work.bibliography) if work else {}


def _without_nothing(record: Bibliography) -> dict[str, Any]:
    return {name: value for name, value in asdict(record).items() if value}


def _properties(told: _Told) -> Mapping[str, Any]:
    """What the front matter of a text says; other formats' properties are seldom true."""
    said = {key.lower(): str(value).strip() for key, value in told.document.metadata.items()}
    given = {field: _first(said, keys) for field, keys in _FRONT_MATTER.items()}
    authors = (part.strip() for part in re.split(r"[;\n]| and ", given.pop("authors")))
    year = year_in(arabic_digits(given.pop("year")))
    return {"authors": tuple(filter(None, authors)), "year": year, **given}


def _first(said: Mapping[str, str], keys: str) -> str:
    return next((said[key] for key in keys.split() if said.get(key)), "")


def _law(told: _Told) -> Mapping[str, Any]:
    law = law_of(told.document.title, told.document.text[:_HEAD])
    return {"kind": "law", **law} if law else {}


def _journal(told: _Told) -> Mapping[str, Any]:
    """What a line with a volume and an issue says: the journal stands before them."""
    for line in told.lines:
        volume, issue = _VOLUME.search(line), _ISSUE.search(line)
        if not volume or not issue or issue.start() < volume.start():
            continue
        name = _JOURNAL.match(line[: volume.start()])
        pages = _PAGES.search(line, issue.end())
        return {
            "kind": "article",
            "journal": name["name"].strip() if name else "",
            "volume": volume["n"],
            "issue": _range(issue["n"]),
            "year": year_in(line[issue.end() :]),
            "pages": _range(pages["n"]) if pages else _printed(told.document),
        }
    return {}


def _printed(document: Document) -> str:
    """The first and last printed page of an article that does not begin at 1."""
    numbers = [page.number for page in document.pages]
    several = len(set(numbers)) > 1 and min(numbers) > 1
    return f"{min(numbers)}-{max(numbers)}" if several else ""


def _range(text: str) -> str:
    return re.sub(r"\s?[-–]\s?", "-", text)


def _numbers(told: _Told) -> Mapping[str, Any]:
    text = "\n".join(told.lines)
    doi = _DOI.search(text)
    isbn = next((m[1] for m in _ISBN.finditer(text) if _is_isbn(m[1])), "")
    return {"doi": doi[0] if doi else "", "isbn": re.sub(r"\s", "-", isbn.strip())}


def _is_isbn(text: str) -> bool:
    digits = [10 if c in "Xx" else int(c) for c in text if c.isalnum()]
    if len(digits) == 13:
        return sum(d * (3 if at % 2 else 1) for at, d in enumerate(digits)) % 10 == 0
    return len(digits) == 10 and sum(d * (10 - at) for at, d in enumerate(digits)) % 11 == 0


def _imprint(told: _Told) -> Mapping[str, Any]:
    publishers = (match["name"] for line in told.head if (match := _PUBLISHER.match(line)))
    return {
        "authors": authors_in(told.head, told.document.title),
        "year": dated(told.head),
        "publisher": next((_TELEPHONE.sub("", name).strip() for name in publishers), ""),
    }


def _kind(document: Document, record: Bibliography) -> Any:
    if Path(document.path or "").suffix.lower() in _WEB:
        return "webpage"
    return "report" if record.isbn or record.publisher else "document"
