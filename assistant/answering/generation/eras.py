"""Years of one era given in the other, where a question asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.retrieval.questions import Question
from assistant.schema import DraftClaim, Language, Quote
from assistant.settings.writing import ERAS
from assistant.text.calendar import BUDDHIST_ERA
from assistant.text.language import arabic_digits

_YEARS = re.compile(
    r"(?<!\d)((?:1[89]|20|24|25)\d\d)(?!\d)(?:\s*[-–]\s*((?:1[89]|20|24|25)\d\d)(?!\d))?"
)
_ERAS: dict[Language, str] = {
    "th": "ค.ศ. {ce} ตรงกับ พ.ศ. {be}",
    "en": "{ce} C.E. is {be} B.E.",
}


def conversions(question: Question, quoted: Sequence[tuple[str, Quote]]) -> list[DraftClaim]:
    """Return years in the era that the question asks for, if they are in the other.

    Args:
        question: It wants years of an era.
        quoted: Texts with years in them, each with what it rests on.
    """
    if not question.wanted & {"year_be", "year_ce"}:
        return []
    texts = [arabic_digits(text) for text, _ in quoted]
    claims: dict[str, DraftClaim] = {}
    for (_, quote), text in zip(quoted, texts, strict=True):
        for match in _YEARS.finditer(text):
            said = _converted([int(year) for year in match.groups() if year], question, texts)
            if said:
                claims.setdefault(said, DraftClaim(said, (quote,), lead=True))
    return list(claims.values())[: ERAS.most]


def _converted(years: Sequence[int], question: Question, texts: Sequence[str]) -> str | None:
    """Return a sentence that gives years in both eras.

    None where the asked era is theirs, or where the quoted texts convert them themselves.
    """
    buddhist = years[0] > ERAS.buddhist_from
    if ("year_ce" if buddhist else "year_be") not in question.wanted:
        return None
    shift = -BUDDHIST_ERA if buddhist else BUDDHIST_ERA
    if all(any(str(year + shift) in text for text in texts) for year in years):
        return None
    own, other = ("–".join(str(year + d) for year in years) for d in (0, shift))
    christian, buddhist_years = (other, own) if buddhist else (own, other)
    return _ERAS[question.language].format(ce=christian, be=buddhist_years)
