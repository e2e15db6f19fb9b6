"""Which words of the evidence answer the question: windows, rows and items, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.generation.aptness import aptness
from assistant.retrieval import term_coverage as matching
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.questions import Question
from assistant.schema import Hit, Passage, Span
from assistant.settings.finding import FUSION
from assistant.settings.writing import SELECTION
from assistant.text.language import content_words, sentences, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_SEVERAL = ("list", "how", "why")  # kinds of question that several items of a list answer together


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of a passage that may be quoted."""

    hit: Hit
    span: Span
    score: float

    @property
    def passage(self) -> Passage:
        """The passage that the piece stands in."""
        return self.hit.passage

    @property
    def size(self) -> int:
        """Characters."""
        return self.span[1] - self.span[0]


def select(library: Library, question: Question, evidence: Evidence) -> list[Piece]:
    """Return the pieces that answer a question, in reading order passage by passage."""
    hits = evidence.hits[
        : SELECTION.short_sources if _is_short(evidence.hits[0].passage) else SELECTION.sources
    ]
    pieces = _scored(library, question, hits)
    if not pieces:
        return []
    chosen = [max(pieces, key=lambda p: p.score)]
    if chosen[0].passage.kind == "list" and question.kind not in _SEVERAL:
        pieces = [p for p in pieces if p.passage.id != chosen[0].passage.id]
    budget = SELECTION.budget
    for name in question.names if question.kind == "compare" else ():
        about = [p for p in pieces if name.stands_in(_place(p))]
        if about and not any(name.stands_in(_place(p)) for p in chosen):
            chosen.append(max(about, key=lambda p: p.score))
    while (best := _next(pieces, chosen, budget)) is not None:
        chosen.append(best)
    chosen = _extended(chosen, budget - sum(p.size for p in chosen))
    order: dict[tuple[str, tuple[str, ...]], int] = {}
    for rank, hit in enumerate(hits):
        order.setdefault(_section(hit.passage), rank)
    return sorted(chosen, key=lambda p: (order[_section(p.passage)], p.span))


def _is_short(passage: Passage) -> bool:
    return passage.kind == "paragraph" and len(passage.text) <= SELECTION.short


def _section(passage: Passage) -> tuple[str, tuple[str, ...]]:
    return passage.document_id, passage.section


def _place(piece: Piece) -> str:
    return " ".join((*piece.passage.section, unwrap(piece.passage.text))).lower()


def _next(pieces: Sequence[Piece], chosen: Sequence[Piece], budget: int) -> Piece | None:
    """Return the best piece that still fits and is worth its room."""
    room = budget - sum(p.size for p in chosen)
    best = chosen[0].score
    open_ones = [
        (p.score + SELECTION.next * _beside(p, chosen), p)
        for p in pieces
        if p.size <= room
        and p.passage.language == chosen[0].passage.language
        and p.score
        >= best * (SELECTION.worse if any(_together(p, c) for c in chosen) else SELECTION.elsewhere)
        and not any(_overlaps(p, c) or _repeats(p, c) for c in chosen)
    ]
    return max(open_ones, key=lambda pair: pair[0], default=(0.0, None))[1]


def _together(a: Piece, b: Piece) -> bool:
    """Whether two pieces are of one text that runs on: a passage, or a paragraph cut in two."""
    one, other = a.passage, b.passage
    apart = max(other.start - one.end, one.start - other.end)
    same = one.document_id == other.document_id and one.kind == other.kind == "paragraph"
    short = _is_short(one) and _is_short(other)
    return one.id == other.id or (same and (0 <= apart <= SELECTION.gap or short))


def _extended(chosen: Sequence[Piece], room: int) -> list[Piece]:
    """Let the best piece read on, sentence by sentence, into the room that is left."""
    best = chosen[0]
    bound = min(
        [
            c.span[0]
            for c in chosen
            if c.passage.id == best.passage.id and c.span[0] >= best.span[1]
        ],
        default=best.passage.end,
    )
    end = best.span[1]
    start = best.passage.start
    for _, b in sentences(best.passage.text) if best.passage.kind == "paragraph" else ():
        if best.span[1] < start + b <= min(bound, best.span[1] + room):
            end = start + b
    return [Piece(best.hit, (best.span[0], end), best.score), *chosen[1:]]


def _repeats(a: Piece, b: Piece) -> bool:
    """Whether a piece says again, nearly word for word, what another says."""
    one, other = (set(content_words(_said(p))) for p in (a, b))
    return len(one & other) > SELECTION.same * max(1, min(len(one), len(other)))


def _said(piece: Piece) -> str:
    start = piece.passage.start
    return unwrap(piece.passage.text[piece.span[0] - start : piece.span[1] - start])


def _beside(piece: Piece, chosen: Sequence[Piece]) -> bool:
    return any(
        _together(piece, c)
        and (
            0 <= piece.span[0] - c.span[1] <= SELECTION.gap
            or 0 <= c.span[0] - piece.span[1] <= SELECTION.gap
        )
        for c in chosen
    )


def _overlaps(a: Piece, b: Piece) -> bool:
    same = a.passage.document_id == b.passage.document_id
    return same and a.span[0] < b.span[1] and b.span[0] < a.span[1]


def _scored(library: Library, question: Question, hits: Sequence[Hit]) -> list[Piece]:
    vector = library.query_vector(question.focus, question.spoken)
    cosines: dict[tuple[str, Span], float] = {}
    for language in {hit.passage.language for hit in hits}:
        for passage_id, window, cosine in library.vector_search(vector, language, FUSION.pool):
            cosines[passage_id, window] = cosine
    pieces = []
    # The heading of a section states nothing.
    stating = [hit for hit in hits if not hit.passage.text.startswith("#")] or hits
    for hit in stating:
        for span in _units(hit.passage):
            text = unwrap(
                hit.passage.text[span[0] - hit.passage.start : span[1] - hit.passage.start]
            )
            words = matching.share(library, question, text, hit.passage.language) or 0.0
            near = _cosine(cosines, hit, span)
            score = (
                near
                + SELECTION.words * words
                + SELECTION.passage * hit.score
                + aptness(question, text)
            )
            pieces.append(Piece(hit, span, score))
    return pieces


def _cosine(cosines: dict[tuple[str, Span], float], hit: Hit, span: Span) -> float:
    """Return the cosine of the window that the span is, or of the best one that it meets."""
    met = [
        cosine
        for (passage_id, window), cosine in cosines.items()
        if passage_id == hit.passage.id and window[0] < span[1] and span[0] < window[1]
    ]
    return max(met, default=0.0)


def _units(passage: Passage) -> Iterator[Span]:
    """Yield the spans of a passage that can be quoted by themselves."""
    if passage.kind in ("row", "caption"):
        yield (passage.start, passage.end)
    elif passage.kind == "list" and passage.parts:
        yield from passage.parts
    else:
        yield from passage.windows
