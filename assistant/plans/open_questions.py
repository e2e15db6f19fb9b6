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


def open_questions_of(d: Drafting) -> Iterator[str]:
    """Yield what to find out: contradictions, missing fields, gaps, then what no brief can say."""
    yield from contradictions(d.brief, d.language)
    for field, asked in d.framework.asks:
        value = getattr(d.brief, field)
        if value is None or value in ("", ()):
            yield _question(d, asked)
    silent = [p.name for p in d.roles.members if not p.can_offer]
    unplaced = [p.name for p in d.roles.members if not p.sector]
    for key, names in (("ask_offer", silent), ("ask_sector", unplaced)):
        if names:
            more = " …" if len(names) > _MOST_NAMES else ""
            yield d.say(key, names=", ".join(names[:_MOST_NAMES]) + more)
    for option, points in d.gaps.scores:
        if points > 0:
            yield d.say("ask_missing", name=d.option(d.gaps.question, option))
    yield d.say("ask_baseline")
    for element_id in d.framework.always:
        yield _question(d, element_id)
    yield d.say("ask_legal")


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
