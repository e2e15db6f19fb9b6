"""What a brief leaves open, most important first, and what in it does not fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plans.brief.brief import Brief
from assistant.plans.brief.words import FIELDS
from assistant.plans.drafting import Drafting
from assistant.plans.form import say
from assistant.plans.money import baht
from assistant.plans.roles import repeated
from assistant.schema import Language
from assistant.text.shortening import SHOWN

_ONGOING = re.compile(r"ต่อเนื่อง|ถาวร|ทุกปี|ไม่มีกำหนดสิ้นสุด|ongoing|permanent|every year|no end", re.I)
_ONCE = re.compile(r"ครั้งเดียว|งานเดียว|ปิดโครงการ|one-off|single event|once only|dissolved", re.I)
_MOST_NAMES = 5
_PAID = frozenset({"things", "inspection", "place"})  # kinds of offers that often have a price


def open_questions_of(d: Drafting) -> Iterator[str]:
    """Yield what to find out: contradictions, missing fields, offers, figures and money.

    What the brief tells is never asked: each question has a field or figure that is empty.
    """
    yield from contradictions(d.brief, d.language)
    for field, asked in d.framework.asks:
        value = getattr(d.brief, field)
        if (value is None or value in ("", ())) and not _told_elsewhere(d, field):
            yield _question(d, asked)
    silent = [p.name for p in d.roles.members if not p.can_offer]
    unplaced = [p.name for p in d.roles.members if not p.sector]
    for key, names in (("ask_offer", silent), ("ask_sector", unplaced)):
        if names:
            more = " …" if len(names) > _MOST_NAMES else ""
            yield d.say(key, names=", ".join(names[:_MOST_NAMES]) + more)
    yield from _figures(d)


def _figures(d: Drafting) -> Iterator[str]:
    """Yield which figures, sources of money and prices of offers nobody knows."""
    for measure in d.u.measures:
        if measure.target and measure.baseline is None:
            yield d.say("ask_unknown", what=measure.text)
    if d.brief.budget_baht:
        yield d.say("ask_source", baht=baht(d.brief.budget_baht))
    paid = [o for o in d.u.offers if o.kind.key in _PAID and not o.limit]
    for offer in paid[:_MOST_NAMES]:
        yield d.say("ask_free", what=offer.text, name=offer.partner)


def _told_elsewhere(d: Drafting, field: str) -> bool:
    """Tell whether another field says what an empty one would: a note that names the start."""
    return field == "start" and "start" not in d.u.assumed


def contradictions(brief: Brief, language: Language) -> Iterator[str]:
    """Yield what in a brief does not fit together; the plan is made nevertheless."""
    note = f"{brief.duration_note}"
    if brief.duration == "one_time" and _ONGOING.search(note):
        yield say("warn_duration", language)
    if brief.duration == "ongoing" and _ONCE.search(note):
        yield say("warn_duration_2", language)
    names = {partner.name.casefold() for partner in brief.partners}
    if brief.lead_agency and brief.lead_agency.casefold() in names:
        yield say("warn_lead", language)
    if twice := repeated(brief):
        yield say("warn_twice", language, names=", ".join(twice[:_MOST_NAMES]))
    spent = sum(item.baht for item in brief.budget_items)
    if brief.budget_baht is not None and spent > brief.budget_baht:
        total = baht(brief.budget_baht)
        yield say("warn_budget", language, sum=baht(spent), total=total)


def overlong(brief: Brief, language: Language) -> Iterator[str]:
    """Yield which fields are too long to be shown whole."""
    for field in ("problem", "goal", "data_sharing_barriers", "beneficiaries", "duration_note"):
        if len(getattr(brief, field)) > SHOWN:
            yield say("warn_long", language, field=FIELDS[field][language])


def _question(d: Drafting, asked: str) -> str:
    if asked.startswith("ask_"):
        return d.say(asked)
    said = d.framework.elements[asked].ask
    assert said is not None, f"{asked} needs a question"
    return said[d.language]
