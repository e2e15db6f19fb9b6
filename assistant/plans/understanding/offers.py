"""What each partner offers: things and work with their amounts, limits, prices and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.amounts import (
    CLASSIFIERS,
    Amount,
    Frequency,
    amounts_in,
    frequency_in,
)
from assistant.plans.understanding.dates import dates_in, window_in
from assistant.plans.understanding.denials import limit_of
from assistant.plans.understanding.kinds import Kind, is_work, kind_of
from assistant.schema import Language
from assistant.schema.plans import Sector
from assistant.text.language import content_words

_AND = re.compile(
    r"\s+และ\s*|;\s*|\s+and\s+(?=\d|two\b|three\b|four\b|five\b|ten\b)|\s+กับ\s*(?=[\u0e00-\u0e7f]{4})"
)
_THEN = re.compile(r"และ(?=[\u0e00-\u0e7f])")
_FULL_STOP = re.compile(r"(?<![ก-ฮ]\.[ก-ฮ])\.+$")  # at the end, and of no abbreviation
_ASIDE = re.compile(r"\s*\((?P<said>[^()]*)\)")
_BUT = re.compile(r"^(?:แต่(?:จะ)?|but)\s*", re.I)
_SHORT = 4  # characters; a shorter piece belongs to the one before it
_ALIKE = 2  # content words that two offers of the same work share
# What somebody else is to pay for an offer, and what says that nobody is.
_PRICE = re.compile(
    r"(?:คิด|ออก|จ่าย|เก็บ|เสีย)(?:เงิน)?ค่า[^()]*|คิดเงิน[^()]*|จ่ายเอง"
    r"|\bat (?:cost|a (?:fixed )?price|\d[\d,.]* baht (?:each|apiece|(?:a|per) \w+))\b"
    r"|\bpaid by [^(),;]*(?:,\d{3}[^(),;]*)?|\bfor a fee\b|\bcharges? [^(),;]*",
    re.I,
)
_FREE = re.compile(r"ไม่(?:คิด|เก็บ|เสีย|มี)(?:เงิน|ค่า)|ฟรี|\bfree\b|\bno charge\b", re.I)
_GIVES_MONEY = re.compile(r"^(?:ทุน|เงิน|รับซื้อ|ซื้อ|สนับสนุนเงิน|งบ|buy|pay|grant|fund|money|donat)", re.I)
_ON_CALL = re.compile(r"(?:ภายใน|\bwithin)\s*\d+\s*(?:ชั่วโมง|นาที|hours?\b|minutes?\b)", re.I)
_MONEY = re.compile(r"บาท|baht", re.I)
_TIMES = frozenset(
    "day days week month year term hour hours วัน สัปดาห์ เดือน ปี ชั่วโมง per each".split()
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that a partner offers.

    ``text`` is the brief's wording without its limits, which stand in ``limit``; ``since`` is the
    day from which it can be had, ``window`` the months of each year; ``price`` are the words that
    tell what somebody else pays for it; ``at`` is its place among the brief's offers.
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
    window: tuple[int, int] | None = None
    price: str = ""

    @property
    def counted(self) -> tuple[Amount, ...]:
        """The amounts that count what is given: no prices, no stretches of time."""
        kept = (a for a in self.amounts if a.unit and a.unit.lower() not in _TIMES)
        return tuple(a for a in kept if not _MONEY.match(a.unit))

    @property
    def on_call(self) -> bool:
        """Whether it answers calls: it tells how soon."""
        return bool(_ON_CALL.search(self.text))


def same_work(one: Offer, other: Offer) -> bool:
    """Tell whether two offers are of the same work: they share words that say what it is."""
    return one.kind.key == other.kind.key and len(_said(one) & _said(other)) >= _ALIKE


def _said(offer: Offer) -> frozenset[str]:
    """Return the words that say what an offer is: no numbers, units, times or prices."""
    bare = _ASIDE.sub("", offer.text).replace(offer.price, "") if offer.price else offer.text
    return _words_of(bare)


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[str]:
    words = set(content_words(text)) - set(CLASSIFIERS) - _TIMES
    return frozenset(word for word in words if not word[0].isdigit())


def offers_of(partner: Partner, language: Language) -> tuple[Offer, ...]:
    """Return the offers of a partner, in the order of its words.

    A piece that only says what is not offered is the limit of the piece before it.
    """
    said = _FULL_STOP.sub("", " ".join(partner.can_offer.split()))
    found: list[Offer] = []
    for piece in _pieces(said):
        held, limits = _without_limits(piece)
        if held or not found:
            limit = " · ".join(limits) if held else ""
            found.append(_offer(partner, held or piece, limit, language))
        else:
            found[-1] = replace(
                found[-1], limit=" · ".join(filter(None, (found[-1].limit, *limits)))
            )
    return tuple(found) if said else ()


def _without_limits(piece: str) -> tuple[str, list[str]]:
    """Return a piece without what it does not hold, and that: in brackets, or to its end."""
    limits = [m["said"] for m in _ASIDE.finditer(piece) if limit_of(m["said"]) is not None]
    held = _ASIDE.sub(lambda m: "" if m["said"] in limits else m[0], piece).strip()
    at = limit_of(held)
    if at is not None and not _FREE.match(held[at:]):
        held, limit = held[:at].rstrip(" ,("), _BUT.sub("", held[at:]).strip(" )")
        limits.append(limit)
    return held.strip(), limits


def _offer(partner: Partner, text: str, limit: str, language: Language) -> Offer:
    since = next((named.day for named in dates_in(text) if named.begins), None)
    priced = None if _FREE.search(text) or _GIVES_MONEY.match(text) else _PRICE.search(text)
    return Offer(
        partner.name,
        partner.sector,
        text,
        kind_of(text, language),
        amounts_in(text),
        frequency_in(text),
        limit,
        since,
        window=window_in(text) if since is None else None,
        price=priced[0].strip() if priced else "",
    )


def _pieces(text: str) -> Iterator[str]:
    pieces = [part for piece in _AND.split(text) for part in _two_works(piece.strip(" ,"))]
    yield from (piece for piece in pieces if len(piece) >= _SHORT or (piece == text and piece))


def _two_works(piece: str) -> Iterator[str]:
    """Part "choose the sellers and clean the market" in Thai, where each has a time of its own."""
    for found in _THEN.finditer(piece):
        one, other = piece[: found.start()], piece[found.end() :]
        both = is_work(one, "th") and is_work(other, "th")
        if both and kind_of(one, "th").phase != kind_of(other, "th").phase:
            yield from (one, other)
            return
    yield piece
