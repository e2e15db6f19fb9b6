"""Activities, responsibility, time and money: all read from the one list of activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from assistant.plans.calendar import fiscal_quarter
from assistant.plans.drafting import (
    Drafting,
    cell,
    columns,
    items,
    label,
    part,
    table,
)
from assistant.plans.money import baht
from assistant.plans.parts.steps import half_way
from assistant.plans.parts.suggested import of_model
from assistant.plans.work.activity import Activity
from assistant.plans.work.capacity import latest_start, task_of
from assistant.plans.work.schedule import in_window
from assistant.schema.papers import (
    Column,
    Part,
    Picture,
    Row,
    Statement,
    StatementSource,
    Table,
)
from assistant.text.shortening import shortened

# Why an activity cannot end later, by its key or its phase.
_WHY = {
    "consent": "later_consent",
    "count": "later_count",
    "agree": "later_before",
}
_AIMED = re.compile(r"(?:สำหรับ| on| for)? “")
_TASK_WIDTH = 0.28
_SHORT = 60  # characters of an activity's name in a matrix or chart


def activities(d: Drafting) -> Part:
    """The table of activities: who does what with whom, when, for how much."""
    heads = columns(d, no=4, activity=29, owner=15, partners=8, period=18, output=18, baht=8)
    rows = (_row(d, at, one) for at, one in enumerate(d.activities, start=1))
    made = table(d, "activities", "activities_caption", heads, rows)
    return part(d, "activities", made, items("proposed", of_model(d)), wide=True)


def responsibilities(d: Drafting) -> Part:
    """Annex: who leads and who takes part, as letters."""
    picture = Picture("matrix", d.say("matrix_picture"))
    return part(d, "responsibilities", _matrix(d), picture, annex=True)


def roadmap(d: Drafting) -> Part:
    """The days counted back from the deadline with the reasons, and the chart by quarter."""
    note = d.brief.duration_note
    told = [d.from_brief(d.say("duration_note", text=note))] if note else []
    told += [d.propose(f"assume_{key}", day=d.day(getattr(d.u, key))) for key in d.u.assumed]
    seasons = (k for k in d.u.types if k.season)
    told += [
        d.propose("season", name=k.name[d.language], text=(k.season or {})[d.language])
        for k in seasons
    ]
    heads = columns(d, by=18, done=52, later=30)
    chart = columns(d, period=24, milestone=50, owner=26)
    return part(
        d,
        "roadmap",
        items("time", told),
        table(d, "backwards", "backwards_caption", heads, _backwards(d)),
        table(d, "roadmap", "roadmap_caption", chart, _quarters(d)),
        Picture("gantt", d.say("gantt_caption")),
    )


def _row(d: Drafting, at: int, activity: Activity) -> Row:
    source: StatementSource = "assumption"
    partners = activity.partners
    everyone = len(partners) > 1 and len(partners) == len(d.roles.members)
    short = (d.say("role_lead") if name == d.roles.lead else name for name in partners)
    joined = d.say("all_partners", n=len(partners)) if everyone else ", ".join(short)
    money = baht(activity.baht) if activity.baht else d.say("none")
    mark = "†" if activity.reckoned else ""
    return Row(
        activity.key,
        (
            label(str(at)),
            cell(Statement(activity.text, source)),
            label(d.short(activity.lead)),
            label(joined or d.say("none")),
            label(d.period(activity)),
            cell(Statement(activity.output, source))
            if _counts(activity)
            else label(activity.output),
            label(f"{money}{mark}"),
        ),
    )


def _counts(activity: Activity) -> bool:
    """Tell whether an output has numbers of its own, and not only the proof of its kind."""
    return any(char.isdigit() for char in activity.output) and activity.offer is not None


def _matrix(d: Drafting) -> Table:
    """Return the letters: exactly one party leads each activity."""
    lead, members = d.roles.lead, d.roles.members
    names = [lead, *(p.name for p in members if p.name != lead)]
    width = (1 - _TASK_WIDTH) / len(names)
    heads = (
        Column("task", d.say("col_task"), _TASK_WIDTH),
        *(Column(f"c{at}", name, width) for at, name in enumerate(names)),
    )
    letter = {True: d.say("letter_r"), False: d.say("letter_s")}
    none = d.say("none")
    rows = []
    for at, activity in enumerate(d.activities, start=1):
        marks = [
            letter[name == activity.lead]
            if name == activity.lead or name in activity.partners
            else none
            for name in names
        ]
        task = label(f"{at} {shortened(_name(activity), _SHORT)}")
        rows.append(Row(activity.key, (task, *map(label, marks))))
    return Table("responsibilities", d.say("matrix_caption"), heads, tuple(rows))


def _name(activity: Activity) -> str:
    """Return an activity's name in a chart: selection and signing without what they are for."""
    cut = _AIMED.search(activity.text) if activity.key in ("select", "agree") else None
    return activity.text[: cut.start()] if cut else activity.text


def _backwards(d: Drafting) -> Iterator[Row]:
    """Yield the days by which something must be done, the last first, each with its reason."""
    due = " · ".join(m.text for m in d.u.measures) or d.brief.goal or d.brief.problem
    rows = [(d.u.end, "goal", due, d.say("later_goal"))]
    half = d.u.start + timedelta(days=(d.u.end - d.u.start).days // 2)
    goals = " · ".join(filter(None, (half_way(d, m) for m in d.u.measures)))
    rows.append((half, "half", d.say("half", what=goals or due), d.say("later_half")))
    if d.u.opens:
        rows.append((d.u.opens, "opens", d.say("opens"), d.say("later_opens")))
    close = next(a for a in d.activities if a.phase == "close")
    days, last = (d.u.end - close.start).days + 1, close.start - timedelta(days=1)
    for at, activity in enumerate(d.activities, start=1):
        if activity.phase == "close":
            text = d.say("later_close", days=days)
            rows.append((last, activity.key, d.say("before_close"), text))
        elif (offer := activity.offer) and (task := task_of(offer, d.u.measures)):
            target = task.measure.target.text if task.measure.target else ""
            values = {"target": target, "offer": offer.text, "at": at}
            started = d.say("start_by", lead=activity.lead, **values)
            reason = d.say("later_rate", days=task.days, **values)
            rows.append((latest_start(activity, task, last), activity.key, started, reason))
        elif activity.end < last and activity.basis != "usual" and _matters(d, activity):
            rows.append((activity.end, activity.key, f"{at} {_name(activity)}", _why(d, activity)))
    for day, key, done, later in sorted(rows, key=lambda row: row[0], reverse=True):
        said = label(done) if key in ("select", "agree") else cell(Statement(done, "assumption"))
        yield Row(key, (label(d.day(day)), said, label(later)))


def _matters(d: Drafting, activity: Activity) -> bool:
    """Tell whether the day an activity ends binds others, or comes late in the plan."""
    late = (d.u.end - activity.end).days < (d.u.end - d.u.start).days / 2
    return activity.basis == "frame" or activity.basis == "gap" or late or bool(d.u.opens)


def _why(d: Drafting, activity: Activity) -> str:
    """Return why an activity cannot end later: what waits for it, or the time left to see it."""
    if activity.basis == "gap":
        return d.say("later_gap")
    if told := _WHY.get(activity.key) or _WHY.get(activity.phase):
        return d.say(told)
    following = activity.end + timedelta(days=1)
    if at := next((at for at, a in enumerate(d.activities, 1) if a.start == following), 0):
        return d.say("later_start", at=at)
    if d.u.opens and activity.end < d.u.opens:
        return d.say("later_before_opening", day=d.day(d.u.opens))
    if activity.basis == "item":
        return d.say("later_item")
    window = activity.offer.window if activity.offer else None
    if window and in_window(window, activity.start, activity.end):
        return d.say("later_window")
    return d.say("later_seen", days=(d.u.end - activity.end).days)


def _quarters(d: Drafting) -> Iterator[Row]:
    """Yield each activity with its first and last fiscal quarter, for the chart."""
    first = d.calendar.year * 4 + d.calendar.quarter - 1
    for at, activity in enumerate(d.activities, start=1):
        spans = []
        for day in (activity.start, activity.end):
            year, quarter = fiscal_quarter(day)
            spans.append(min(max(year * 4 + quarter - 1 - first, 0), d.calendar.quarters - 1))
        period = label(f"{d.day(activity.start)} – {d.day(activity.end)}")
        milestone = label(f"{at} {shortened(_name(activity), _SHORT)}")
        yield Row(activity.key, (period, milestone, label(activity.lead)), (spans[0], spans[1]))
