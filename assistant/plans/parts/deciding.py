"""What decides a plan: the tightest of its facts, for whoever signs."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.plans.drafting import Drafting, ranges
from assistant.plans.work.capacity import latest_start, task_of
from assistant.plans.work.checks import used_up
from assistant.schema.papers import Statement
from assistant.text.calendar import written
from assistant.text.shortening import shortened

_SHOWN = 60  # characters of an offer


def decides(d: Drafting) -> Statement:
    """Return the tightest fact: a limit that is used up, places short, work with least to spare."""
    for measure in d.u.measures:
        if day := used_up(d.u, measure):
            assert measure.baseline is not None
            assert measure.target is not None
            values = {"was": measure.baseline.text, "cap": measure.target.text}
            when = written(date.fromisoformat(day), d.language)
            return d.propose("decides_rate", day=when, **values)
    if short := next((f.text for f in d.findings if f.kind in ("short", "slow")), ""):
        return Statement(short, "assumption")
    return _least_spare(d) or _opening_day(d) or _comes_late(d) or _first_gate(d)


def _opening_day(d: Drafting) -> Statement | None:
    """Return by when all that is prepared must stand, and how long is left for it."""
    if not d.u.opens:
        return None
    signed = next(a.end for a in d.activities if a.phase == "agree")
    before = [at for at, a in enumerate(d.activities, 1) if signed < a.end < d.u.opens]
    values = {"left": str((d.u.opens - signed).days), "at": ranges(before) or d.say("none")}
    return d.propose("decides_opens", day=written(d.u.opens, d.language), **values)


def _least_spare(d: Drafting) -> Statement | None:
    """Return the work whose rate leaves the fewest days to spare before results are counted."""
    close = next(a for a in d.activities if a.phase == "close")
    last = close.start - timedelta(days=1)
    found = []
    for activity in d.activities:
        task = task_of(activity.offer, d.u.measures) if activity.offer else None
        if task and task.measure.target:
            latest = latest_start(activity, task, last)
            found.append(((latest - activity.start).days, activity, task, latest))
    if not found:
        return None
    spare, activity, task, latest = min(found, key=lambda row: row[0])
    assert task.measure.target is not None
    target = task.measure.target.text
    values = {"name": activity.lead, "target": target, "days": str(task.days)}
    what = shortened(activity.offer.text if activity.offer else activity.text, _SHOWN)
    day = written(latest, d.language)
    return d.propose("decides_spare", what=what, day=day, spare=str(spare), **values)


def _comes_late(d: Drafting) -> Statement | None:
    """Return the offer that can be had last, with what is left of the time then."""
    late = [a for a in d.activities if a.offer and a.offer.since and a.offer.since > d.u.start]
    if not late:
        return None
    last = max(late, key=lambda a: a.start)
    assert last.offer is not None
    values = {"what": shortened(last.offer.text, _SHOWN), "name": last.lead}
    left = (d.u.end - last.start).days
    return d.propose("decides_late", day=written(last.start, d.language), left=str(left), **values)


def _first_gate(d: Drafting) -> Statement:
    gate = next(a for a in d.activities if a.phase == "agree")
    waiting = sum(a.start > gate.end for a in d.activities)
    values = {"text": gate.text, "lead": gate.lead, "n": str(waiting)}
    return d.propose("decides_first", day=written(gate.end, d.language), **values)
