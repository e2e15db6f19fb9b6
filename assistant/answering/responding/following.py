"""What may be asked next: questions from the objects near an answer, each one proved answerable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.objects.asking import Asked, questions_of
from assistant.answering.objects.statements import is_formula
from assistant.answering.responding.desk import Desk
from assistant.schema import Citation, Hit, Language, Suggestion
from assistant.settings.objects import NEXT
from assistant.text.language import content_words


def follow(
    desk: Desk, asked: str, hits: Sequence[Hit], shown: Sequence[Citation], language: Language
) -> tuple[Suggestion, ...]:
    """Return questions that the reader may go on with, at most three.

    Args:
        desk: The library, and the judgement whether it can answer.
        asked: The question of this answer, which is not asked again.
        hits: What was found for it.
        shown: What the answer cites; what is near it and not shown is asked for.
        language: What to ask in.
    """
    said = [frozenset(content_words(asked))]
    found: list[Suggestion] = []
    tries = 0
    telling = sorted(_questions(desk, hits, shown, language), key=lambda one: one.plain)
    for one in telling:
        words = frozenset(content_words(one.text))
        if len(found) == NEXT.questions or tries == NEXT.tries:
            break
        if any(_same(words, other) for other in said):
            continue
        said.append(words)
        tries += 1
        if desk.answers(one.text, one.hit.passage):
            found.append(Suggestion("question", one.text))
    return tuple(found)


def _questions(
    desk: Desk, hits: Sequence[Hit], shown: Sequence[Citation], language: Language
) -> Iterator[Asked]:
    """Yield the questions of passages that are near and not shown: one a section."""
    passages = {citation.passage_id for citation in shown}
    sections = {(citation.document_id, citation.section) for citation in shown}
    records = desk.library.headings(hit.document_id for hit in hits)
    works = {hit.reports for hit in hits if hit.passage.id in passages} - {""}
    best = max((hit.score for hit in hits), default=0.0)
    for hit in hits:
        place, record = (hit.document_id, hit.passage.section), records.get(hit.document_id)
        is_shown = hit.passage.id in passages or place in sections or hit.work in works
        if record is None or is_shown or hit.score < NEXT.near * best:
            continue
        title = record.bibliography.short_title
        if is_formula(hit.passage, law=record.bibliography.kind == "law"):
            continue
        for one in questions_of(hit, title, language):
            sections.add(place)
            yield one
            break


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= NEXT.same * max(1, min(len(one), len(other)))
