"""The rules of data: what is needed, who sees persons, and what the law asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plans.drafting import Drafting, items, part
from assistant.plans.understanding.offers import Offer
from assistant.schema.papers import Part, Statement

# Partners whose own work is with persons by name.
_KEEPERS = re.compile(
    r"โรงพยาบาล|รพ\.|คลินิก|สาธารณสุข|โรงเรียน|พัฒนาสังคม|พมจ|hospital|clinic|health|school|social", re.I
)
_WITH_PERSONS = frozenset({"people", "training"})  # kinds of offers that deal with persons
_FEAR = re.compile(r"[^.;]*(?:กลัว|เกรง|ไม่ไว้ใจ|\bfears?\b|\bafraid\b|\bdistrust)[^.;]*", re.I)


def data(d: Drafting) -> Part:
    """The rules of data: few words where no person is named, strict ones where one is."""
    barriers = d.brief.data_sharing_barriers
    told = [d.from_brief(d.say("data_barrier", text=barriers))] if barriers else []
    told += [*_rules(d), *_fears(d), *d.work("data")]
    return part(d, "data", items("data_rules", told))


def fears_of(text: str) -> tuple[str, ...]:
    """Return the clauses in which a brief says that somebody fears what data are used for."""
    return tuple(found[0].strip() for found in _FEAR.finditer(text))


def _rules(d: Drafting) -> Iterator[Statement]:
    lead = d.roles.lead
    if not d.u.sensitive:
        yield d.propose("data_secret", lead=lead) if d.u.secret else d.propose("data_none")
        return
    if d.u.withheld:
        yield d.propose("data_withheld", lead=lead)
        yield d.propose("data_law")
        return
    seers = [a.lead for a in d.activities if a.offer and _sees_persons(a.offer)]
    names = ", ".join(dict.fromkeys(seers)) or lead
    who = d.brief.beneficiaries or d.brief.title or d.brief.goal
    yield d.propose("data_least", who=who, names=names)
    yield d.propose("data_consent", what=d.u.sensitive_words)
    yield d.propose("data_register")
    yield d.propose("data_law")


def _fears(d: Drafting) -> Iterator[Statement]:
    for clause in fears_of(d.brief.data_sharing_barriers):
        yield d.propose("data_fear", clause=clause)


def _sees_persons(offer: Offer) -> bool:
    """Tell whether a partner sees persons: it treats, teaches or visits them; no supplier does."""
    if _KEEPERS.search(offer.partner):
        return True
    return offer.sector != "private" and offer.kind.key in _WITH_PERSONS
