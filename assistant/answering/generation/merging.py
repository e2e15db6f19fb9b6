"""Merging: which quotations stand beside a model's answer, under a heading of their own.

What a model words is its answer, a list too. Quotations are added only where something is known to
be missing: sentences that did not hold, a model that died, items of a list, or a small model,
which drops facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.checking import facts
from assistant.schema import DraftClaim, Quote
from assistant.settings import DEFAULT
from assistant.settings.writing import MODEL_WRITING
from assistant.text import language


def beside(
    model: Sequence[DraftClaim], extractive: Sequence[DraftClaim], *, lacking: bool
) -> tuple[DraftClaim, ...]:
    """Return the quotations that the model's claims neither rest on nor say, a list as a whole.

    ``lacking`` tells that the model's answer is known not to be whole.
    """
    asserted = [claim for claim in model if not claim.lead]
    items = sum(_is_item(claim) for claim in extractive)
    if not (lacking or (items > 1 and items > len(asserted))):
        return ()
    unsaid = [claim for claim in extractive if not claim.lead and not covers(asserted, claim)]
    if items > 1 and unsaid:
        quoted = list(extractive)  # a list is whole or it is none
    else:
        quoted = _fitting(unsaid, sum(len(claim.text) for claim in model))
    return tuple(replace(claim, beside=True) for claim in quoted)


def covers(model: Sequence[DraftClaim], claim: DraftClaim) -> bool:
    """Tell whether the model's claims rest on what a claim quotes, or say nearly all its words."""
    if claim.quotes and all(_is_used(quote, model) for quote in claim.quotes):
        return True
    said = "\n".join(one.text for one in model)
    if facts.missing_numbers(claim.text, said) or language.detect(claim.text) != language.detect(
        said
    ):
        return False
    return facts.coverage(claim.text, said) >= MODEL_WRITING.covered


def _is_used(quote: Quote, model: Sequence[DraftClaim]) -> bool:
    """Tell whether the model's claims quote most of what a quotation quotes."""
    held = sum(
        max(0, min(quote.end, used.end) - max(quote.start, used.start))
        for used in {used for claim in model for used in claim.quotes}
        if used.passage.document_id == quote.passage.document_id
    )
    return held >= MODEL_WRITING.used * (quote.end - quote.start)


def _is_item(claim: DraftClaim) -> bool:
    return any(quote.passage.kind in ("list", "row") for quote in claim.quotes)


def _fitting(claims: Sequence[DraftClaim], length: int) -> list[DraftClaim]:
    fitting = []
    for claim in claims:
        length += len(claim.text)
        if length <= DEFAULT.answer_limit:
            fitting.append(claim)
    return fitting
