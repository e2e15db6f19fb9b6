"""The risks of this plan alone: read from its rates, gaps, limits, prices, fears and past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from assistant.plans.drafting import Drafting, begun, cell, columns, items, label, part, table
from assistant.plans.parts.privacy import fears_of
from assistant.plans.parts.steps import share
from assistant.plans.understanding.measures import Measure
from assistant.plans.understanding.offers import Offer
from assistant.plans.understanding.signs import clause_with, sign_in
from assistant.plans.work.activity import Activity
from assistant.plans.work.checks import used_up
from assistant.plans.work.paying import spoken
from assistant.schema.papers import Part, Row, Statement
from assistant.text.shortening import shortened

_MOST_RISKS = 6
_MOST_ALIKE = 2  # risks of one sort
_SHORT = 80
_TOTALS = re.compile(r"ยอดรวม|\btotals?\b", re.I)


def risks(d: Drafting) -> Part:
    """The risks of this plan alone, each with its sign, prevention and owner."""
    heads = columns(d, cause=36, sign=22, prevention=30, owner=12)
    rows = list(_risks(d))[:_MOST_RISKS]
    caution = d.stated("risks")
    return part(
        d, "risks", table(d, "risks", "risks_caption", heads, rows), items("caution", caution)
    )


def _risks(d: Drafting) -> Iterator[Row]:
    for sort in (_of_rate, _of_findings, _of_limits, _of_dates, _of_people, _of_past, _of_hub):
        yield from islice(sort(d), _MOST_ALIKE)
    for kind in d.u.types[:1]:
        for at, risk in enumerate(kind.risks):
            cause, sign, prevention = (
                Statement(begun(risk[k][d.language]), "assumption")
                for k in ("risk", "sign", "prevention")
            )
            yield _row(d, f"{kind.key}{at}", cause, sign, prevention)
    yield from islice(_of_only_one(d), 1)


def _row(
    d: Drafting, key: str, cause: Statement, sign: Statement, prevention: Statement, owner: str = ""
) -> Row:
    who = label(d.short(owner or d.roles.lead))
    return Row(key, (cell(cause), cell(sign), cell(prevention), who))


def _of_rate(d: Drafting) -> Iterator[Row]:
    for at, measure in enumerate(d.u.measures):
        if day := used_up(d.u, measure):
            when = d.day(date.fromisoformat(day))
            assert measure.target is not None
            cap = measure.target.text
            cause = d.propose("risk_rate", what=measure.text, cap=cap, day=when)
            sign = d.propose("sign_rate", trigger=share(measure))
            yield _row(d, f"rate{at}", cause, sign, _hasten(d, measure))


def _hasten(d: Drafting, measure: Measure) -> Statement:
    """Say which work is brought to full rate: what speaks of the measure, else what is repeated."""
    serving = [(at, a) for at, a in enumerate(d.activities, 1) if a.offer and a.phase != "close"]
    about = [(at, a) for at, a in serving if a.offer and _touched(d, a.offer) == measure]
    repeated = [(at, a) for at, a in serving if a.offer and a.offer.frequency]
    for at, activity in about or repeated:
        return d.propose("prevent_rate", at=at, name=activity.lead)
    return d.propose("prevent_rate_all")


def _of_findings(d: Drafting) -> Iterator[Row]:
    lead = d.short(d.roles.lead)
    values: dict[str, dict[str, str]] = {"price": {"lead": lead, "day": d.signed}}
    values["gap"] = {"lead": lead}
    values["slow"] = {"lead": lead, "day": d.signed}
    values["window"] = {"lead": lead, "day": d.signed}
    for at, finding in enumerate(d.findings):
        if finding.kind in ("short", "slow", "gap", "window", "price"):
            sign = d.propose(f"sign_{finding.kind}", have=finding.about)
            known = values.get(finding.kind, {})
            prevention = d.propose(f"prevent_{finding.kind}", have=finding.about, **known)
            cause = Statement(finding.text, "assumption")
            yield _row(d, f"{finding.kind}{at}", cause, sign, prevention)


def _of_limits(d: Drafting) -> Iterator[Row]:
    """Yield what partners do not take, first where a measure of the goal may stay undone for it.

    That only totals are given is a rule of data, and no risk.
    """
    limited = [a for a in d.activities if a.offer and a.offer.limit]
    told = [
        a
        for a in limited
        if a.offer and not _TOTALS.search(a.offer.limit) and not _taken_by_another(d, a.offer)
    ]
    for activity in sorted(told, key=lambda a: a.offer is None or _touched(d, a.offer) is None):
        offer = activity.offer
        assert offer is not None
        measure = _touched(d, offer) if _bears(d, offer) else None
        timed = sign_in("timed", offer.limit) is not None
        key = "risk_time" if timed else "risk_limit_goal" if measure else "risk_limit"
        named = {"name": offer.partner, "limit": offer.limit}
        cause = d.propose(key, what=measure.text if measure else "", **named)
        sort = "time" if timed else "limit"
        about = {"day": d.signed, "name": offer.partner, "lead": d.short(d.roles.lead)}
        sign, prevention = d.propose(f"sign_{sort}", **about), d.propose(f"prevent_{sort}", **about)
        yield _row(d, f"limit-{activity.key}", cause, sign, prevention)


def _taken_by_another(d: Drafting, offer: Offer) -> bool:
    """Tell whether another partner offers what this one does not take."""
    refused = spoken(offer.limit) - spoken(offer.text)
    others = (o for o in d.u.offers if o.partner != offer.partner)
    return bool(refused) and any(refused & spoken(other.text) for other in others)


def _bears(d: Drafting, offer: Offer) -> bool:
    """Tell whether a limit bears on the goal: it names it, or means or people that it needs."""
    measure = _touched(d, offer)
    named = measure is not None and bool(spoken(offer.limit) & spoken(measure.text))
    return named or sign_in("means", offer.limit) is not None


def _touched(d: Drafting, offer: Offer) -> Measure | None:
    """Return the measure that an offer works for: the one that shares most words with it."""
    words = spoken(offer.text)
    shared = [(len(words & spoken(m.text)), -at) for at, m in enumerate(d.u.measures)]
    most, at = max(shared, default=(0, 0))
    return d.u.measures[-at] if most else None


def _of_dates(d: Drafting) -> Iterator[Row]:
    for activity in d.activities:
        offer = activity.offer
        if offer and offer.since and offer.since > d.u.start:
            named = {"name": offer.partner, "day": d.day(offer.since)}
            cause = d.propose("risk_late", what=shortened(offer.text, _SHORT), **named)
            prevention = d.propose("prevent_late", name=offer.partner)
            yield _row(d, f"late-{activity.key}", cause, d.propose("sign_late"), prevention)


def _of_people(d: Drafting) -> Iterator[Row]:
    """Yield what somebody fears, and counts that do not agree."""
    barriers = d.brief.data_sharing_barriers
    for at, clause in enumerate(fears_of(barriers)):
        cause = d.propose("risk_fear", clause=clause)
        prevention = d.propose("prevent_fear", day=d.signed)
        yield _row(d, f"fear{at}", cause, d.propose("sign_fear"), prevention)
    counting = d.number("count")
    if counting and (said := clause_with("unlike", barriers)):
        cause = d.propose("risk_unlike", clause=shortened(said, _SHORT))
        day = d.day(d.activities[counting - 1].end)
        prevention = d.propose("prevent_unlike", at=counting, day=day)
        yield _row(d, "unlike", cause, d.propose("sign_unlike"), prevention)


def _of_past(d: Drafting) -> Iterator[Row]:
    if said := clause_with("tried", d.brief.problem):
        cause = d.propose("risk_past", clause=shortened(said, _SHORT))
        yield _row(
            d, "past", cause, d.propose("sign_past"), d.propose("prevent_past", day=d.signed)
        )


def _of_hub(d: Drafting) -> Iterator[Row]:
    if d.roles.hub and not d.roles.hubs:
        chosen = next(a for a in d.activities if a.phase == "select")
        waiting = sum(a.start > chosen.end for a in d.activities)
        model = d.say(f"owner_{d.roles.hub}")
        cause = d.propose("risk_hub", model=model, day=d.day(chosen.end), n=waiting)
        prevention = d.propose("prevent_hub", model=model, lead=d.roles.lead)
        half = d.day(chosen.start + (chosen.end - chosen.start) / 2)
        yield _row(d, "hub", cause, d.propose("sign_hub", day=half), prevention)


def _of_only_one(d: Drafting) -> Iterator[Row]:
    """Yield the work that a single partner does: first of the goal, and what runs all the time."""
    offered = [(at, a) for at, a in enumerate(d.activities, start=1) if a.offer]
    for at, activity in sorted(offered, key=lambda row: _rank(d, row[1])):
        if activity.offer:
            what = shortened(activity.offer.text, _SHORT)
            cause = d.propose("risk_only", name=activity.lead, what=what, at=at)
            prevention = d.propose("prevent_only", name=activity.lead, day=d.signed)
            sign = d.propose("sign_only", name=activity.lead)
            yield _row(d, f"only-{activity.key}", cause, sign, prevention, activity.lead)


def _rank(d: Drafting, activity: Activity) -> tuple[bool, bool]:
    """Rank work by how much hangs on it."""
    about = activity.offer is not None and _touched(d, activity.offer) is not None
    return activity.phase != "serve", not about
