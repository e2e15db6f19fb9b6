"""References in BibTeX, in UTF-8 as Biber and modern BibTeX read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from assistant.export.references.reference import Name, Reference
from assistant.schema import WorkKind

TYPES: Final[dict[WorkKind, str]] = {
    "article": "article",
    "law": "misc",
    "report": "techreport",
    "webpage": "misc",
    "document": "misc",
}
_LANGUAGES: Final = {"th": "thai", "en": "english"}
_MARKUP: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)


def write(references: Sequence[Reference]) -> str:
    """Return the references as entries, their keys made of first author and year."""
    taken: dict[str, int] = {}
    return "\n".join(_entry(one, _key(one, taken)) for one in references)


def _entry(reference: Reference, key: str) -> str:
    work = reference.work
    publisher = "institution" if work.kind == "report" else "publisher"
    fields = {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{_plain(reference.title)}}}",  # twice: capitals stay
        "year": str(work.year or ""),
        "journal": _plain(work.journal),
        "volume": _plain(work.volume),
        "number": _plain(work.issue),
        "pages": _plain(work.pages.replace("-", "--")),
        publisher: _plain(reference.publisher),
        "doi": work.doi,
        "isbn": work.isbn,
        "url": work.url,
        "shorttitle": _plain(work.short_title),
        "langid": _LANGUAGES[reference.language],
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{TYPES[work.kind]}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKUP)


def _name(author: Name) -> str:
    if author.family:
        return f"{_plain(author.family)}, {_plain(author.given)}"
    return f"{{{_plain(author.written)}}}"


def _key(reference: Reference, taken: dict[str, int]) -> str:
    """Return a key in ASCII that no other has: "lee2019", "lee2019-2"; else the document's id."""
    author = next((a.family or a.written for a in reference.authors), "")
    ascii_name = unicodedata.normalize("NFKD", author).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z]", "", ascii_name.lower())[:20]
    stem = f"{name}{reference.work.year or ''}" if name else f"doc{_ascii(reference.id)}"
    taken[stem] = taken.get(stem, 0) + 1
    return stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"


def _ascii(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", text)[:12]
