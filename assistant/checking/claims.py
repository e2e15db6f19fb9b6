"""Does a quotation say what a claim says?  In four tiers, decided by code and a small model.

``quoted`` word for word; ``supported`` where the judge is sure and every number is there;
``unsupported`` where the judge is sure that it is not said, or an address is invented; ``unsure``
is the rest: to be shown as not verified, beside its quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.checking import facts
from assistant.models.judge import Judge, calibration, open_judge
from assistant.schema import Language
from assistant.text.language import content_words, nfc
from assistant.text.quotations import bare

Verdict = Literal["quoted", "supported", "unsure", "unsupported"]

_LEAST_WORDS = 2  # content words; a claim with fewer states nothing that could be checked
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\S+@\S+\.\w+", re.IGNORECASE)
_APART = " … "  # between quotations that are read together


def check_claim(
    claim: str,
    quotes: Sequence[str],
    language: Language | None = None,
    judge: Judge | None = None,
) -> Verdict:
    """Return how well the quotations carry a claim.

    Args:
        claim: One sentence or list item.
        quotes: What it is said to rest on; they are read together.
        language: The claim's language; the judge reads Thai and English alike and needs none.
        judge: Another judge than the built-in one.
    """
    del language  # of the contract, for judges that read one language only
    said, evidence = nfc(claim).strip(), _APART.join(nfc(quote).strip() for quote in quotes)
    if not evidence.strip() or len(set(content_words(said))) < _LEAST_WORDS:
        return "unsupported"
    if any(_is_verbatim(said, nfc(quote)) for quote in quotes):
        return "quoted"
    if set(_ADDRESS.findall(said)) - set(_ADDRESS.findall(evidence)):
        return "unsupported"
    [logit] = (judge or open_judge()).says([(said, evidence)])
    limits = calibration("says")
    if logit >= limits.supported and not facts.missing_numbers(said, evidence):
        return "supported"  # a number said in another way (a sum, a century) is for the reader
    return "unsure" if logit >= limits.unsupported else "unsupported"


def _is_verbatim(claim: str, quote: str) -> bool:
    """Tell whether a claim stands in a quotation, but for blanks and punctuation."""
    return bool(bare(claim)) and bare(claim) in bare(quote)
