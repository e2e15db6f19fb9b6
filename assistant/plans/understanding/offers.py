"""What each partner offers: things and work with their amounts, limits and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.amounts import Amount, Frequency, amounts_in, frequency_in
from assistant.plans.understanding.dates import dates_in
from assistant.plans.understanding.denials import limit_of
from assistant.plans.understanding.kinds import Kind, kind_of
from assistant.schema import Language
from assistant.schema.plans import Sector
from assistant.text.language import content_words

_AND = re.compile(r"\s+และ\s*|;\s*|\s+and\s+(?=\d|two\b|three\b|four\b|five\b|ten\b)|\s+กับ\s+")
_SHORT = 4  # characters; a shorter piece belongs to the one before it
_ALIKE = 2  # content words that two offers of the same work share


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that a partner offers.

    ``text`` is the brief's wording without its limits, which stand in ``limit``; ``since`` is the
    day from which it can be had; ``at`` is its place among the brief's offers.
    """

    partner: str
    sector: Sector | None
    text: str
    kind: Kind
    amounts: tuple[Amount, ...]
    frequency: Frequency | None
    limit: str = ""
    since: date | None = None
    at: int = 0


def same_work(one: Offer, other: Offer) -> bool:
    """Tell whether two offers are of the same work: they share words that say what it is."""
    shared = set(content_words(one.text)) & set(content_words(other.text))
    return len({word for word in shared if not word.isdigit()}) >= _ALIKE


def offers_of(partner: Partner, language: Language) -> tuple[Offer, ...]:
    """Return the offers of a partner, in the order of its words."""
    said = " ".join(partner.can_offer.split()).rstrip(".")
    at = limit_of(said)
    held, limit = (said[:at].rstrip(" ,"), said[at:].strip()) if at else (said, "")
    return tuple(_offer(partner, piece, limit, language) for piece in _pieces(held))


def _offer(partner: Partner, text: str, limit: str, language: Language) -> Offer:
    since = next((named.day for named in dates_in(text) if named.begins), None)
    return Offer(
        partner.name,
        partner.sector,
        text,
        kind_of(text, language),
        amounts_in(text),
        frequency_in(text),
        limit,
        since,
    )


def _pieces(text: str) -> Iterator[str]:
    pieces = [piece.strip(" ,") for piece in _AND.split(text)]
    yield from (piece for piece in pieces if len(piece) >= _SHORT or (piece == text and piece))
