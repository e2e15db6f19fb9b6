"""Indicators and follow-up: read from the goal's measures and the activities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from assistant.plans.drafting import Drafting, begun, cell, columns, items, label, part, table
from assistant.plans.parts.steps import half_way, share
from assistant.plans.understanding.measures import Measure
from assistant.plans.work.activity import Activity
from assistant.plans.work.capacity import task_of
from assistant.plans.work.checks import count_from, used_up
from assistant.schema.papers import Part, Row, Statement
from assistant.text.language import content_words

_MOST_WATCHED = 3
_ALIKE = 2  # words that work and a measure share where the work is what is measured
_KEEPING = frozenset({"data", "evaluation"})  # kinds of offers that are records


def indicators(d: Drafting) -> Part:
    """The goal's measures, and what the problem counts without a target."""
    heads = columns(d, indicator=30, baseline=26, target=14, due=13, data_source=17)
    rows = (*_measured(d), *islice(_watched(d), _MOST_WATCHED))
    return part(d, "indicators", table(d, "indicators", "indicators_caption", heads, rows))


def follow_up(d: Drafting) -> Part:
    """Who sends what when, and at which figure who acts."""
    return part(d, "follow_up", items("follow_up", _followed(d)))


def _measured(d: Drafting) -> Iterator[Row]:
    for at, measure in enumerate(d.u.measures):
        wanted = measure.wanted or (d.say("no_case") if measure.condition else measure.text)
        yield Row(
            f"goal{at}",
            (
                cell(d.from_brief(begun(measure.text))),
                cell(_baseline(d, measure)),
                cell(d.from_brief(wanted)),
                label(d.day(d.u.end)),
                label(d.say("kept_by", name=d.short(_keeper(d, measure)))),
            ),
        )


def _baseline(d: Drafting, measure: Measure) -> Statement:
    """Return what is known of today's figure, else by when it is counted."""
    if measure.baseline:
        since = count_from(d.u, measure)
        if since == d.u.start:
            return d.counted("from_problem", was=measure.baseline.text)
        days = {"start": d.day(since), "end": d.day(d.u.end)}
        return d.propose("from_problem_year", was=measure.baseline.text, **days)
    if measure.from_nothing:
        return d.propose("from_nothing")
    if measure.condition:
        return d.counted("no_case_before")
    if measure.target is None:
        return d.propose("no_figure")
    counting = next((a.end for a in d.activities if a.phase == "count"), d.u.start)
    return d.propose("count_by", day=d.day(counting))


def _keeper(d: Drafting, measure: Measure) -> str:
    """Return who keeps the figure: who works it off, who keeps such records, who does that work."""
    offered = [(a, a.offer) for a in d.activities if a.offer]
    for activity, offer in offered:
        if (task := task_of(offer, d.u.measures)) and task.measure == measure:
            return activity.lead
    alike = [(_shared(measure, a), a) for a, _ in offered]
    records = [(n, a) for n, a in alike if n and a.offer and a.offer.kind.key in _KEEPING]
    works = [(n, a) for n, a in alike if n >= _ALIKE or (n and measure.from_nothing)]
    best = max(records or works, key=lambda row: row[0], default=(0, None))[1]
    return best.lead if best else d.roles.lead


def _shared(measure: Measure, activity: Activity) -> int:
    said = {word for word in content_words(measure.text) if not word[0].isdigit()}
    return len(said & set(content_words(activity.text)))


def _watched(d: Drafting) -> Iterator[Row]:
    """Yield the counts of the problem for which the goal sets nothing, what happens first."""
    used = {(a.value, a.unit) for m in d.u.measures for a in (m.baseline, m.target) if a}
    used |= {(value, "") for value, _ in used}
    told = sorted(d.u.counted, key=lambda counted: (not counted.events, not counted.things))
    for at, counted in enumerate(told):
        free = [a for a in counted.changing if (a.value, a.unit) not in used]
        left = [a.text for a in free if (a.value, "") not in used]
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
        if day := used_up(d.u, measure):
            when = d.day(date.fromisoformat(day))
            values = {"what": begun(measure.text), "trigger": share(measure), "day": when}
            yield d.propose("follow_rate", lead=lead, **values)
        elif d.u.seasonal and measure.direction == "at_most" and measure.target:
            values = {"what": begun(measure.text), "trigger": share(measure)}
            yield d.propose("follow_cap", lead=lead, **values)
        elif wanted := half_way(d, measure):
            values = {"what": begun(measure.text), "wanted": wanted, "day": d.day(half)}
            yield d.propose("follow_half", lead=lead, **values)
    repeated = [
        f"{at} ({a.lead})" for at, a in enumerate(d.activities, 1) if a.offer and a.offer.frequency
    ]
    if repeated:
        yield d.propose("follow_offers", which=", ".join(repeated), lead=lead)
    key = "follow_end_once" if d.brief.duration == "one_time" else "follow_end"
    yield d.propose(key, lead=lead, day=d.day(d.u.end))
