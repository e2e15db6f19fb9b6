"""Merging: what of a model's checked answer is shown, and what of the extractive one beside it.

A model's answer may read better; it may not say less.  For a list or a table it must cover every
item, or the extractive answer stands; for prose the facts that it leaves out are added as quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant import facts, language, numerals
from assistant.schema import DraftClaim
from assistant.settings import DEFAULT

_COVERED = 0.6  # share of a claim's content words that the model's text must have


def merge(
    model: Sequence[DraftClaim], extractive: Sequence[DraftClaim], *, failed: bool
) -> tuple[DraftClaim, ...]:
    """Return the better answer; ``failed`` tells that a sentence of the model's was thrown out."""
    asserted = [claim for claim in model if not claim.lead]
    left_out = [claim for claim in extractive if not claim.lead and not covers(asserted, claim)]
    if not asserted or (left_out and _is_list(extractive)):
        return tuple(extractive)
    added = left_out if failed else [claim for claim in left_out if _has_facts(claim.text)]
    return (*model, *_fitting(added, sum(len(claim.text) for claim in model)))


def covers(model: Sequence[DraftClaim], claim: DraftClaim) -> bool:
    """Tell whether the model says what a claim says: its numbers, and most words or its source."""
    said = "\n".join(one.text for one in model)
    if facts.missing_numbers(claim.text, said):
        return False
    if language.detect(claim.text) == language.detect(said):
        return facts.coverage(claim.text, said) >= _COVERED
    return any(_overlap(claim, one) for one in model)


def _overlap(claim: DraftClaim, other: DraftClaim) -> bool:
    return any(
        mine.passage.document_id == theirs.passage.document_id
        and mine.start < theirs.end
        and theirs.start < mine.end
        for mine in claim.quotes
        for theirs in other.quotes
    )


def _is_list(claims: Sequence[DraftClaim]) -> bool:
    """Tell whether an answer enumerates: two or more of its claims are items or rows."""
    return sum(_is_item(claim) for claim in claims) >= 2


def _is_item(claim: DraftClaim) -> bool:
    return any(quote.passage.kind in ("list", "row") for quote in claim.quotes)


def _has_facts(text: str) -> bool:
    return bool(numerals.numbers(text) or facts.names(text))


def _fitting(claims: Sequence[DraftClaim], length: int) -> list[DraftClaim]:
    fitting = []
    for claim in claims:
        length += len(claim.text)
        if length <= DEFAULT.answer_limit:
            fitting.append(claim)
    return fitting
