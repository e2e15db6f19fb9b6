"""Questions that name a part of a document: "มาตรา 18", "Play 7", "หน้า 103".

What is named is found by its name, not by its words; and what no document has is not there,
however near something else may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.schema import Hit, Passage
from assistant.settings.finding import NAMED_PARTS
from assistant.text.language import content_words
from assistant.text.references import page_of

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.retrieval.questions import Question


def with_named(library: Library, question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with the passages that the question names before them."""
    named = _within(library, question, _found(library, question.parts)) if question.parts else []
    if not named:
        return list(hits)
    known = {hit.passage.id: hit for hit in hits}
    floor = min((hit.score for hit in hits), default=0.0)
    headings = library.headings(passage.document_id for passage in named)
    first = [
        known.get(passage.id)
        or Hit(
            passage,
            heading.title,
            rank=0,
            score=floor,
            window=(passage.start, passage.end),
            work=heading.work,
            reports=heading.reports,
        )
        for passage in named
        if (heading := headings.get(passage.document_id))
    ]
    first = sorted(first, key=lambda hit: -hit.score)[: NAMED_PARTS.most]
    top = max((hit.score for hit in hits), default=0.0)
    steps = (NAMED_PARTS.above * (len(first) - at) for at in range(len(first)))
    raised = [replace(hit, score=top + step) for hit, step in zip(first, steps, strict=True)]
    taken = {hit.passage.id for hit in first}
    return [*raised, *(hit for hit in hits if hit.passage.id not in taken)]


def names(question: Question, passage: Passage) -> bool:
    """Whether a question names a passage, or the part that it stands in."""
    return any(_is(passage, reference) for reference in question.parts)


def missing(library: Library, question: Question) -> str | None:
    """Return a part that the question names and no document has that has such parts.

    Where the question names the document by its title too, that one must have it.
    """
    for reference in question.parts:
        if page_of(reference) is not None or not library.has_parts(reference.partition(" ")[0]):
            continue
        found = library.passages_named(reference)
        if not found or not _within(library, question, found):
            return reference
    return None


def _found(library: Library, asked: Sequence[str]) -> list[Passage]:
    found = [passage for reference in asked for passage in library.passages_named(reference)]
    return list({passage.id: passage for passage in found if passage.answers}.values())


def _is(passage: Passage, reference: str) -> bool:
    page = page_of(reference)
    return passage.page == page if page is not None else reference in passage.refs


def _within(library: Library, question: Question, found: Sequence[Passage]) -> list[Passage]:
    """Return those of the passages that stand in the document that the question names, if any."""
    documents = {summary.document_id: summary.title for summary in library.documents()}
    shares = {key: _share(title, question.words) for key, title in documents.items()}
    best = max(shares.values(), default=0.0)
    if best < NAMED_PARTS.title:
        return list(found)
    return [passage for passage in found if shares.get(passage.document_id, 0.0) == best]


def _share(title: str, said: frozenset[str]) -> float:
    """The share of a title's words that a question has; its year and kind say little."""
    own = [word for word in content_words(title) if not word.isdecimal() and word not in _KIND]
    return sum(word in said for word in own) / len(own) if own else 0.0


_KIND = frozenset("พระราชบัญญัติ พรบ. act law กฎหมาย ระเบียบ ประกาศ".split())
