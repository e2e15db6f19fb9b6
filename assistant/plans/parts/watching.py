"""Indicators, follow-up and risks: read from the goal's measures and the activities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from assistant.plans.drafting import Drafting, cell, columns, items, label, part, table
from assistant.plans.understanding.goals import Measure
from assistant.plans.work.activity import Activity
from assistant.plans.work.checks import used_up
from assistant.schema.papers import Part, Row, Statement
from assistant.text.language import content_words
from assistant.text.shortening import shortened

_MOST_RISKS = 5
_MOST_WATCHED = 3
_SHORT = 80


def indicators(d: Drafting) -> Part:
    """The goal's measures, and what the problem counts without a target."""
    heads = columns(d, indicator=32, baseline=22, target=14, due=14, data_source=18)
    rows = (*_measured(d), *islice(_watched(d), _MOST_WATCHED))
    return part(d, "indicators", table(d, "indicators", "indicators_caption", heads, rows))


def follow_up(d: Drafting) -> Part:
    """Who sends what when, and at which figure who acts."""
    return part(d, "follow_up", items("follow_up", _followed(d)))


def risks(d: Drafting) -> Part:
    """The risks of this plan alone, each with its sign, prevention and owner."""
    heads = columns(d, cause=36, sign=20, prevention=30, owner=14)
    rows = list(_risks(d))[:_MOST_RISKS]
    caution = d.stated("risks")
    return part(
        d, "risks", table(d, "risks", "risks_caption", heads, rows), items("caution", caution)
    )


def _measured(d: Drafting) -> Iterator[Row]:
    counting = next((a.end for a in d.activities if a.phase == "count"), d.u.start)
    closer = next(a for a in d.activities if a.phase == "close")
    for at, measure in enumerate(d.u.measures):
        was = measure.baseline
        baseline = (
            cell(d.counted("from_problem", was=was.text))
            if was
            else cell(d.propose("count_by", day=d.day(counting)))
        )
        target = cell(
            d.from_brief(measure.wanted) if measure.wanted else d.from_brief(measure.text)
        )
        yield Row(
            f"goal{at}",
            (
                cell(d.from_brief(measure.text)),
                baseline,
                target,
                label(d.day(d.u.end)),
                label(d.say("kept_by", name=d.short(_keeper(d, measure, closer)))),
            ),
        )


def _keeper(d: Drafting, measure: Measure, closer: Activity) -> str:
    """Return who keeps the figure: whose offer shares most words with the measure."""
    said = set(content_words(measure.text))
    best = max(
        (a for a in d.activities if a.offer),
        key=lambda a: len(said & set(content_words(a.text))),
        default=closer,
    )
    return best.lead if said & set(content_words(best.text)) else closer.lead


def _watched(d: Drafting) -> Iterator[Row]:
    """Yield the counts of the problem for which the goal sets nothing."""
    used = {m.baseline.text for m in d.u.measures if m.baseline}
    used |= {m.target.text for m in d.u.measures if m.target}
    for at, counted in enumerate(d.u.counted):
        left = [amount.text for amount in counted.amounts if amount.text not in used]
        if left:
            yield Row(
                f"watched{at}",
                (
                    cell(d.counted("watched", what=counted.clause)),
                    cell(d.from_brief(" · ".join(left))),
                    label(d.say("no_target")),
                    label(d.day(d.u.end)),
                    label(d.say("kept_by", name=d.short(d.roles.lead))),
                ),
            )


def _followed(d: Drafting) -> Iterator[Statement]:
    lead = d.short(d.roles.lead)
    yield d.propose("follow_meeting", how=d.u.meeting or d.say("meeting_proposed"))
    half = d.u.start + timedelta(days=(d.u.end - d.u.start).days // 2)
    for measure in d.u.measures:
        target = measure.target
        if target is None:
            continue
        if day := used_up(d.u, measure):
            when = d.day(date.fromisoformat(day))
            values = {"what": measure.text, "trigger": _share(measure), "day": when}
            yield d.propose("follow_rate", lead=lead, **values)
        elif measure.direction != "at_most" and not measure.rate:
            values = {"what": measure.text, "trigger": _share(measure), "day": d.day(half)}
            yield d.propose("follow_half", lead=lead, **values)
    repeated = [
        f"{at} ({a.lead})" for at, a in enumerate(d.activities, 1) if a.offer and a.offer.frequency
    ]
    if repeated:
        yield d.propose("follow_offers", which=", ".join(repeated), lead=lead)
    key = "follow_end_once" if d.brief.duration == "one_time" else "follow_end"
    yield d.propose(key, lead=lead, day=d.day(d.u.end))


def _share(measure: Measure) -> str:
    """Return half of a target, as a figure at which somebody acts."""
    assert measure.target is not None
    half = measure.target.value / 2
    return f"{half:,.0f} {measure.target.unit}".strip() if half >= 1 else measure.target.text


def _risks(d: Drafting) -> Iterator[Row]:
    yield from _of_rate(d)
    yield from _of_findings(d)
    yield from _of_offers(d)
    for kind in d.u.types:
        for at, risk in enumerate(kind.risks):
            texts = (
                Statement(risk[k][d.language], "assumption") for k in ("risk", "sign", "prevention")
            )
            yield Row(f"{kind.key}{at}", (*map(cell, texts), label(d.short(d.roles.lead))))
    yield from _of_only_one(d)


def _of_rate(d: Drafting) -> Iterator[Row]:
    for at, measure in enumerate(d.u.measures):
        if day := used_up(d.u, measure):
            main = next(
                (n for n, a in enumerate(d.activities, 1) if a.offer and a.phase == "serve"), 1
            )
            when = d.day(date.fromisoformat(day))
            cause = d.propose("risk_rate", what=measure.text, cap=measure.wanted, day=when)
            sign = d.propose("sign_rate", trigger=_share(measure))
            name = d.activities[main - 1].lead
            prevention = d.propose("prevent_rate", at=main, name=name)
            yield Row(
                f"rate{at}",
                (cell(cause), cell(sign), cell(prevention), label(d.short(d.roles.lead))),
            )


def _of_findings(d: Drafting) -> Iterator[Row]:
    for at, finding in enumerate(d.findings):
        cause = Statement(finding.text, "assumption")
        if finding.kind == "short":
            sign = d.propose("sign_short", have=finding.about)
            row = (
                cell(cause),
                cell(sign),
                cell(d.propose("risk_short")),
                label(d.short(d.roles.lead)),
            )
            yield Row(f"short{at}", row)
        elif finding.kind == "gap":
            prevention = d.propose("prevent_gap", lead=d.short(d.roles.lead))
            row = (
                cell(cause),
                cell(d.propose("sign_gap")),
                cell(prevention),
                label(d.short(d.roles.lead)),
            )
            yield Row(f"gap{at}", row)


def _of_offers(d: Drafting) -> Iterator[Row]:
    agreed = next(a.end for a in d.activities if a.phase == "agree")
    lead = d.short(d.roles.lead)
    for activity in d.activities:
        offer = activity.offer
        if offer and offer.limit:
            cause = d.propose("risk_limit", name=offer.partner, limit=offer.limit)
            sign = d.propose("sign_limit", name=offer.partner)
            named = {"name": offer.partner, "lead": lead}
            prevention = d.propose("prevent_limit", day=d.day(agreed), **named)
            yield Row(
                f"limit-{activity.key}", (cell(cause), cell(sign), cell(prevention), label(lead))
            )
        if offer and offer.since and offer.since > d.u.start:
            day = d.day(offer.since)
            cause = d.propose("risk_late", what=offer.text, name=offer.partner, day=day)
            prevention = d.propose("prevent_late", name=offer.partner)
            yield Row(
                f"late-{activity.key}",
                (cell(cause), cell(d.propose("sign_late")), cell(prevention), label(lead)),
            )


def _of_only_one(d: Drafting) -> Iterator[Row]:
    """Yield the work that a single partner does and that runs all the time."""
    agreed = next(a.end for a in d.activities if a.phase == "agree")
    for at, activity in enumerate(d.activities, start=1):
        if activity.offer and activity.phase == "serve":
            what = shortened(activity.offer.text, _SHORT)
            cause = d.propose("risk_only", name=activity.lead, what=what, at=at)
            prevention = d.propose("prevent_only", name=activity.lead, day=d.day(agreed))
            row = (
                cell(cause),
                cell(d.propose("sign_only", name=activity.lead)),
                cell(prevention),
                label(d.short(activity.lead)),
            )
            yield Row(f"only-{activity.key}", row)
