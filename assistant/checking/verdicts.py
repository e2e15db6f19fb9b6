"""The tier of a claim on its citations: by code where that is enough, else by its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checking import claims, facts
from assistant.checking.cross_language import Means
from assistant.models.judge import Judge
from assistant.schema import Citation, DraftClaim, Support
from assistant.settings.checking import CHECKING
from assistant.text import language
from assistant.text.quotations import is_introduced, is_quoted


def by_code(
    draft: DraftClaim, quotes: Sequence[str], evidence: str, means: Means
) -> Support | None:
    """Return the verdict that needs no judge, or nothing."""
    if is_quoted(draft.text, quotes):
        return "quoted"
    lacking = facts.missing(draft.text, evidence, means.names)
    if lacking and means.judge:  # which may tell whether a count is right
        lacking = facts.invented(draft.text, evidence, quotes, means.names)
    if lacking:
        return "unsupported"
    if is_introduced(draft.text, quotes):
        return "quoted"
    return "supported" if draft.lead else None


def by_meaning(text: str, citations: Sequence[Citation], evidence: str, means: Means) -> Support:
    """Return what the judge says of a claim, or where there is none, what its words do."""
    if means.judge:
        return _judges(text, citations, evidence, means.names, means.judge())
    quotes = [citation.quote for citation in citations]
    return "supported" if _says_the_same(text, quotes, evidence, means) else "unsupported"


def _judges(
    text: str,
    citations: Sequence[Citation],
    evidence: str,
    names: facts.Equivalents,
    judge: Judge,
) -> Support:
    """Ask the judge; what the quotes do not say, but the passages about them may, is unsure."""
    quotes = [citation.quote for citation in citations]
    verdict = claims.judged(text, quotes, evidence, names, judge)
    if verdict == "unsupported":
        passages = dict.fromkeys(citation.passage for citation in citations)
        parts = [part for passage in passages for part in _readable(passage)]
        for first in range(0, len(parts), judge.at_once):
            some = parts[first : first + judge.at_once]
            judge.says([claims.pair(text, [one]) for one in some])  # at once, where it can
            if any(claims.judged(text, [one], evidence, names, judge) != verdict for one in some):
                return "unsure"
    return verdict


def _readable(passage: str) -> Iterator[str]:
    """Yield a passage in parts that overlap, each as long as a judge reads."""
    step = CHECKING.readable * 2 // 3
    for start in range(0, max(1, len(passage) - CHECKING.readable // 3), step):
        yield passage[start : start + CHECKING.readable]


def _says_the_same(text: str, quotes: Sequence[str], evidence: str, means: Means) -> bool:
    spoken = language.detect(text)
    same = [quote for quote in quotes if language.detect(quote) == spoken]
    if same:
        denied = facts.contradicts(text, "\n".join(same))
        return not denied and facts.coverage(text, evidence) >= CHECKING.coverage
    if means.similarity is None:
        return False
    return (
        max(means.similarity(text, language.unwrap(quote)) for quote in quotes)
        >= CHECKING.similarity
    )
