"""Question sets in, figures out: retrieval, facts, citations, refusals, language and length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from assistant.answering.evaluation.question_set import (
    load as load,  # it is read here for whoever evaluates
)
from assistant.answering.refusals import NOT_IN_LIBRARY
from assistant.reading.repair.repair import repair
from assistant.schema import Answer, Citation, Document, Hit, Span
from assistant.text.language import detect
from assistant.text.quotations import bare

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant

Progress = Callable[[int, int, str], None]
Row = dict[str, float | int | None]

_HITS = 5
_MARKER = re.compile(r"\[(\d+)\]")
_ITEM = re.compile(r"^\d+\) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scored:
    """What one question came to; None where a figure does not apply."""

    language: str
    type: str
    answerable: bool
    answered: bool
    hit1: bool | None
    hit5: bool | None
    facts: float | None
    forbidden: int
    cited: int
    precise: int | None
    invalid: int
    in_language: bool
    length: int
    is_list: bool
    milliseconds: float


def evaluate(
    assistant: Assistant, questions: Sequence[Mapping[str, Any]], progress: Progress | None = None
) -> dict[str, Any]:
    """Ask every question and return the figures: overall, by language and by type."""
    gold = _Gold(assistant)
    scored = []
    for done, question in enumerate(questions):
        if progress:
            progress(done, len(questions), question["question"][:60])
        answer = assistant.ask(question["question"])
        scored.append(_scored(question, answer, gold))
    return {
        "questions": len(scored),
        "llm": assistant.llm,
        "overall": _figures(scored),
        "by_language": _grouped(scored, lambda s: s.language),
        "by_type": _grouped(scored, lambda s: s.type),
    }


def table(report: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """Return the report as rows: a name, then a cell for each figure, after a header row."""
    groups = {"overall": report["overall"], **report["by_language"], **report["by_type"]}
    names = list(report["overall"])
    rows = [("", [name.replace("_", " ") for name in names])]
    return rows + [(group, [_cell(figures[n]) for n in names]) for group, figures in groups.items()]


class _Gold:
    """Where the gold lines of a question stand in the library, if they are there."""

    def __init__(self, assistant: Assistant) -> None:
        self._library = assistant.library
        ids = [summary.document_id for summary in self._library.documents()]
        self._documents = list(map(self._library.look_up(ids), ids))
        self._bare = {d.id: bare(d.text) for d in self._documents}

    def spans(self, question: Mapping[str, Any]) -> tuple[str, list[Span]] | None:
        """Return the document and the spans of the gold lines, or None."""
        quote = bare(repair(str(question.get("gold_quote") or "")).text)
        if not quote or not question.get("gold_lines"):
            return None
        for document in self._documents:
            if not document.reports and quote in self._bare[document.id]:
                return document.id, [_line_span(document, a, b) for a, b in question["gold_lines"]]
        return None

    def invalid(self, answer: Answer) -> int:
        """Return how many citations or markers point at nothing."""
        wrong = sum(not self._holds(citation) for citation in answer.citations)
        numbers = {citation.number for citation in answer.citations}
        markers = {int(n) for n in _MARKER.findall(answer.answer)}
        return wrong + len(markers - numbers)

    def _holds(self, citation: Citation) -> bool:
        text = self._library.document(citation.document_id).text
        return bool(citation.quote) and text[citation.start : citation.end] == citation.quote


def _line_span(document: Document, first: int, last: int) -> Span:
    """Return the span of 1-based lines, inclusive."""
    starts = [0, *(m.end() for m in re.finditer("\n", document.text)), len(document.text) + 1]
    last = min(last, len(starts) - 1)
    return starts[min(first - 1, last)], starts[last] - 1


def _scored(question: Mapping[str, Any], answer: Answer, gold: _Gold) -> Scored:
    answerable = bool(question["answerable"])
    answered = answer.outcome == "answered"
    found = gold.spans(question) if answerable else None
    text = answer.answer.lower()
    facts = [
        any(form.lower() in text for form in fact) for fact in question.get("must_include", ())
    ]
    return Scored(
        language=str(question["lang"]),
        type=str(question.get("type", "")),
        answerable=answerable,
        answered=answered,
        hit1=_hits(answer.nearest[:1], found) if found else None,
        hit5=_hits(answer.nearest[:_HITS], found) if found else None,
        facts=(mean(facts) if answered else 0.0) if answerable and facts else None,
        forbidden=sum(f.lower() in text for f in question.get("must_not_include", ()) if answered),
        cited=len(answer.citations),
        precise=_precise(answer.citations, found) if found else None,
        invalid=gold.invalid(answer),
        in_language=_in_language(answer, str(question["lang"])),
        length=len(answer.answer),
        is_list=bool(_ITEM.search(answer.answer)),
        milliseconds=answer.timings_ms.total,
    )


def _hits(hits: Iterable[Hit], found: tuple[str, list[Span]]) -> bool:
    document_id, spans = found
    return any(
        hit.document_id == document_id and _meets((hit.passage.start, hit.passage.end), spans)
        for hit in hits
    )


def _precise(citations: Iterable[Citation], found: tuple[str, list[Span]]) -> int:
    document_id, spans = found
    return sum(c.document_id == document_id and _meets((c.start, c.end), spans) for c in citations)


def _meets(span: Span, spans: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def _in_language(answer: Answer, language: str) -> bool:
    """Whether an answer is in the question's language, or says in it that it quotes another."""
    if answer.outcome == "not_in_library":
        return answer.answer.startswith(NOT_IN_LIBRARY["th" if language == "th" else "en"])
    own = [claim for claim in answer.claims if claim.support != "quoted"]
    return detect(" ".join(claim.text for claim in own) or answer.answer) == language


def _grouped(scored: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, Row]:
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(key(one), []).append(one)
    return {name: _figures(group) for name, group in sorted(groups.items())}


def _figures(scored: Sequence[Scored]) -> Row:
    able = [s for s in scored if s.answerable]
    unable = [s for s in scored if not s.answerable]
    answered = [s for s in able if s.answered]
    cited = [s for s in answered if s.precise is not None]
    prose = [s.length for s in answered if not s.is_list]
    return {
        "questions": len(scored),
        "hit_at_1": _mean(s.hit1 for s in able),
        "hit_at_5": _mean(s.hit5 for s in able),
        "facts": _mean(s.facts for s in able),
        "citation_precision": _ratio(
            sum(s.precise or 0 for s in cited), sum(s.cited for s in cited)
        ),
        "invalid_citations": sum(s.invalid for s in scored),
        "unanswerable_refused": _mean(not s.answered for s in unable),
        "answerable_refused": _mean(not s.answered for s in able),
        "forbidden_facts": sum(s.forbidden for s in scored),
        "language_match": _mean(s.in_language for s in scored),
        "median_length": median(s.length for s in answered) if answered else None,
        "longest_prose": max(prose, default=None),
        "median_ms": round(median(s.milliseconds for s in scored), 1) if scored else None,
    }


def _mean(values: Iterable[float | None]) -> float | None:
    known = [float(v) for v in values if v is not None]
    return round(mean(known), 3) if known else None


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
