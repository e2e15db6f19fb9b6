"""The order in which hits are shown: every language has its chance, nothing is told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.schema import Hit, Language
from assistant.settings.finding import FUSION
from assistant.text.language import words


def in_readers_language(hits: Sequence[Hit], language: Language) -> list[Hit]:
    """Leave out what notes in the reader's language say as well, where they are found too.

    Notes stand side by side in both languages, so nothing that the other ones say is lost; of a
    work in another language they stand in the place of what is hardly nearer than they.
    """
    own: dict[str, float] = {}
    for hit in hits:
        if hit.reports and hit.passage.language == language:
            own[hit.reports] = max(hit.score, own.get(hit.reports, 0.0))
    return [
        hit
        for hit in hits
        if hit.passage.language == language
        or (hit.reports not in own and hit.score > own.get(hit.work, -1.0) + FUSION.notes)
    ]


def with_chances(hits: Sequence[Hit]) -> list[Hit]:
    """Move the best hit of the other language to the second place if it is close behind."""
    if len(hits) < 2:
        return list(hits)
    first = hits[0]
    other = next((h for h in hits if h.passage.language != first.passage.language), None)
    if other is None or first.score - other.score > FUSION.chance:
        return list(hits)
    return [first, other, *(h for h in hits[1:] if h is not other)]


def spread(hits: Sequence[Hit]) -> list[Hit]:
    """Put the rows of one table behind the rest after the first few: they are one voice."""
    rows: Counter[tuple[str, str]] = Counter()
    kept: list[Hit] = []
    later: list[Hit] = []
    for hit in hits:
        table = (hit.document_id, hit.passage.context)
        rows[table] += hit.passage.kind == "row"
        (later if hit.passage.kind == "row" and rows[table] > FUSION.rows else kept).append(hit)
    return [*kept, *later]


def united(hits: Sequence[Hit], others: Sequence[Hit]) -> list[Hit]:
    """Return the hits of two searches, each passage once, with the better of its scores.

    Their questions are of other lengths, so only the order within each tells something: the best
    of the others is as good as the best.
    """
    best, second = (max((hit.score for hit in some), default=0.0) for some in (hits, others))
    raised = [replace(hit, score=hit.score + max(0.0, best - second)) for hit in others]
    held: dict[str, Hit] = {}
    for hit in sorted((*hits, *raised), key=lambda hit: -hit.score):
        held.setdefault(hit.passage.id, hit)
    return list(held.values())


def folded(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """Leave out a passage that says in the same words what a better one says."""
    kept: list[Hit] = []
    seen: list[Counter[str]] = []
    for hit in hits:
        counts = Counter(words(hit.passage.text))
        if any(_overlap(counts, other) >= FUSION.duplicate for other in seen):
            continue
        kept.append(hit)
        seen.append(counts)
        if len(kept) == limit:
            break
    return kept


def _overlap(a: Counter[str], b: Counter[str]) -> float:
    """Return the share of the longer of two texts that both have; 0 where it cannot be told as one.

    >>> _overlap(Counter("abcd"), Counter("abxy")), _overlap(Counter("ab"), Counter("abcdefgh"))
    (0.5, 0.0)
    """
    less, more = sorted((a.total(), b.total()))
    if less / max(1, more) < FUSION.duplicate:
        return 0.0
    common = sum(min(n, b[word]) for word, n in a.items() if word in b)
    return common / max(1, more)
