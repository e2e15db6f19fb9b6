"""Merging: what of a model's checked answer is shown, and what of the extractive one beside it.

A model's answer may read better; it may not say less.  For a list or a table it must cover every
item, or the extractive answer stands; for prose what it leaves out is added as quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checking import facts
from assistant.schema import DraftClaim
from assistant.settings import DEFAULT
from assistant.settings.writing import MODEL_WRITING
from assistant.text import language


def merge(model: Sequence[DraftClaim], extractive: Sequence[DraftClaim]) -> tuple[DraftClaim, ...]:
    """Return the model's claims and what they leave out, or the extractive answer."""
    asserted = [claim for claim in model if not claim.lead]
    left_out = [claim for claim in extractive if not claim.lead and not covers(asserted, claim)]
    if not asserted or (left_out and _is_list(extractive)):
        return tuple(extractive)
    return (*model, *_fitting(left_out, sum(len(claim.text) for claim in model)))


def covers(model: Sequence[DraftClaim], claim: DraftClaim) -> bool:
    """Tell whether the model says what a claim says: its numbers, and nearly all its words.

    A text in another language cannot be shown to say it, so the quote stays beside it.
    """
    said = "\n".join(one.text for one in model)
    if facts.missing_numbers(claim.text, said) or language.detect(claim.text) != language.detect(
        said
    ):
        return False
    return facts.coverage(claim.text, said) >= MODEL_WRITING.covered


def _is_list(claims: Sequence[DraftClaim]) -> bool:
    """Tell whether an answer enumerates: two or more of its claims are items or rows."""
    return sum(_is_item(claim) for claim in claims) >= 2


def _is_item(claim: DraftClaim) -> bool:
    return any(quote.passage.kind in ("list", "row") for quote in claim.quotes)


def _fitting(claims: Sequence[DraftClaim], length: int) -> list[DraftClaim]:
    fitting = []
    for claim in claims:
        length += len(claim.text)
        if length <= DEFAULT.answer_limit:
            fitting.append(claim)
    return fitting
