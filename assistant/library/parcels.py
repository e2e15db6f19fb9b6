"""A document and its passages as lines of JSON, and back, field by field: the sender may be ill.

The first line is the document, each further one a passage with its terms. A passage's text does not
travel: it is cut from the document's, so that the span cannot lie.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from sys import intern
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter

from assistant.library.lexical import Terms
from assistant.schema import (
    LANGUAGES,
    Bibliography,
    Block,
    Document,
    Language,
    Page,
    Passage,
    ShortName,
    Span,
)
from assistant.schema.documents import BlockKind, PassageKind, Role

_BLOCKS: dict[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}
_PASSAGES: dict[str, PassageKind] = {kind: kind for kind in get_args(PassageKind)}
_ROLES: dict[str, Role] = {role: role for role in get_args(Role)}
_BIBLIOGRAPHY = TypeAdapter(Bibliography)
_LANGUAGES: dict[str, Language] = {language: language for language in LANGUAGES}


class Parcel(NamedTuple):
    """What becomes of a source: its document, its passages, and the terms of each."""

    document: Document
    passages: tuple[Passage, ...]
    terms: tuple[Terms, ...]


def packed(parcel: Parcel) -> Iterator[str]:
    """Yield the lines of a parcel, without line ends."""
    yield _line(plain_document(parcel.document))
    for passage, terms in zip(parcel.passages, parcel.terms, strict=True):
        whole = replace(passage, text="")
        yield _line([*(getattr(whole, name) for name in _FIELDS), *terms])


def unpacked(lines: Iterable[bytes | str]) -> Parcel:
    """Return the parcel of some lines.

    Raises:
        ValueError, TypeError, KeyError: They are not what ``packed`` yields.
    """
    rest = iter(lines)
    document = to_document(json.loads(next(rest, "null")))
    found = [_passage(document, json.loads(line)) for line in rest]
    return Parcel(document, tuple(p for p, _ in found), tuple(terms for _, terms in found))


def plain_document(document: Document) -> dict[str, Any]:
    """Return a document as JSON holds it."""
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "text": document.text,
        "pages": [astuple(page) for page in document.pages],
        "blocks": [astuple(block) for block in document.blocks],
        "path": document.path,
        "work": document.work,
        "reports": document.reports,
        "metadata": dict(document.metadata),
        "repairs": dict(document.repairs),
        "warnings": document.warnings,
        "bibliography": document.bibliography.to_dict(),
        "short_names": [astuple(name) for name in document.short_names],
    }


def to_document(data: Mapping[str, Any]) -> Document:
    """Return the document of ``plain_document``."""
    text = str(data["text"])
    return Document(
        id=str(data["id"]),
        title=str(data["title"]),
        language=_LANGUAGES[data["language"]],
        text=text,
        pages=tuple(Page(int(number), *_span(span, text)) for number, *span in data["pages"]),
        blocks=tuple(_block(block, text) for block in data["blocks"]),
        path=None if data["path"] is None else str(data["path"]),
        work=str(data["work"]),
        reports=str(data["reports"]),
        metadata={str(key): str(value) for key, value in data["metadata"].items()},
        repairs={str(key): int(value) for key, value in data["repairs"].items()},
        warnings=_texts(data["warnings"]),
        bibliography=_BIBLIOGRAPHY.validate_python(data["bibliography"]),
        short_names=tuple(
            ShortName(str(short), str(full), bool(own)) for short, full, own in data["short_names"]
        ),
    )


_FIELDS = (
    "id", "start", "end", "kind", "section", "page", "language", "context", "windows", "parts",
    "source", "role", "refs",
)  # fmt: skip


def _passage(document: Document, row: Sequence[Any]) -> tuple[Passage, Terms]:
    data = dict(zip((*_FIELDS, "words", "pieces"), row, strict=True))
    start, end = _span((data["start"], data["end"]), document.text)
    passage = Passage(
        id=str(data["id"]),
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        kind=_PASSAGES[data["kind"]],
        section=_texts(data["section"]),
        page=None if data["page"] is None else int(data["page"]),
        language=_LANGUAGES[data["language"]],
        context=str(data["context"]),
        windows=_spans(data["windows"], document.text),
        parts=_spans(data["parts"], document.text),
        source=_texts(data["source"]),
        role=_ROLES[data["role"]],
        refs=_texts(data["refs"]),
    )
    return passage, (list(_texts(data["words"])), list(_texts(data["pieces"])))


def _block(row: Sequence[Any], text: str) -> Block:
    kind, start, end, section, context, parts, level, role, refs = row
    return Block(
        _BLOCKS[kind],
        *_span((start, end), text),
        section=_texts(section),
        context=str(context),
        parts=_spans(parts, text),
        level=int(level),
        role=_ROLES[role],
        refs=_texts(refs),
    )


def _span(pair: Sequence[Any], text: str) -> Span:
    start, end = (int(place) for place in pair)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"{start}–{end} is no span of a text of {len(text)} characters")
    return start, end


def _spans(pairs: Iterable[Sequence[Any]], text: str) -> tuple[Span, ...]:
    return tuple(_span(pair, text) for pair in pairs)


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    """Texts that come again and again, kept once."""
    return tuple(intern(str(value)) for value in values)


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
