"""Does a quotation say what a claim says?  In four tiers, decided by code and a small model.

``quoted`` word for word; ``supported`` where the judge is sure and numbers, names and denials
agree; ``unsupported`` where the judge is sure that it is not said, or nothing is stated, or an
address is invented; ``unsure`` is the rest: to be shown as not verified, beside its quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checking import facts
from assistant.checking.cross_language import glossary_names
from assistant.checking.near_copies import turned
from assistant.models.judge import Judge
from assistant.models.judge.choosing import chosen_judge
from assistant.schema import Language, Support
from assistant.settings.checking import CHECKING
from assistant.text.language import content_words, detect, nfc, unwrap
from assistant.text.quotations import is_quoted

_LEAST_WORDS = 2  # content words; a claim with fewer states nothing that could be checked
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\S+@\S+\.\w+", re.IGNORECASE)
_APART = " … "  # between quotations that are read together


def check_claim(
    claim: str,
    quotes: Sequence[str],
    language: Language | None = None,
    judge: Judge | None = None,
) -> Support:
    """Return how well the quotations carry a claim.

    Args:
        claim: One sentence or list item.
        quotes: What it is said to rest on; they are read together.
        language: The claim's language; the judge reads Thai and English alike and needs none.
        judge: Another judge than the one that is set.
    """
    del language  # of the contract, for judges that read one language only
    said = nfc(claim).strip()
    held = [quote for quote in map(nfc, quotes) if quote.strip()]
    if not held or _is_empty(said):
        return "unsupported"
    if is_quoted(said, held):
        return "quoted"
    return judged(said, held, _APART.join(held), glossary_names(), judge or chosen_judge()())


def judged(
    claim: str, quotes: Sequence[str], evidence: str, names: facts.Equivalents, judge: Judge
) -> Support:
    """Return the tier of a claim that is no quotation.

    ``evidence`` is all that the claim may take its facts from: the quotes and what stands about
    them.
    """
    if _is_empty(claim) or set(_ADDRESS.findall(claim)) - set(_ADDRESS.findall(evidence)):
        return "unsupported"
    [logit] = judge.says([pair(claim, quotes)])
    if logit < judge.limits.unsupported:
        return "unsupported"
    if logit < judge.limits.supported or facts.missing(claim, evidence, names):
        return "unsure"  # a number said in another way (a sum, a century) is for the reader
    if _denies(claim, quotes) or (judge.by_form and turned(claim, quotes)):
        return "unsure"
    return "supported"


def pair(claim: str, quotes: Sequence[str]) -> tuple[str, str]:
    """Return what the judge is given to read."""
    return claim, _APART.join(unwrap(quote) for quote in quotes)


def _is_empty(claim: str) -> bool:
    return len(set(content_words(claim))) < _LEAST_WORDS


def _denies(claim: str, quotes: Sequence[str]) -> bool:
    """Tell whether a claim of nearly the same words as its quotes denies other ones.

    Said in other words, a denial may be right where no word is denied in the quotes ("limited",
    "not without bounds"): that is for the judge.
    """
    spoken = detect(claim)
    same = "\n".join(quote for quote in quotes if detect(quote) == spoken)
    near = facts.coverage(claim, same) >= CHECKING.same if same else False
    return near and facts.contradicts(claim, same)
