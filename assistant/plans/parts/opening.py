"""Summary for the signatory, rationale, objectives, targets, people and area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.plans.drafting import (
    Drafting,
    cell,
    columns,
    items,
    label,
    part,
    prose,
    ranges,
    table,
)
from assistant.plans.money import baht
from assistant.plans.understanding.goals import Measure
from assistant.plans.work.checks import used_up
from assistant.schema.papers import Part, Row, Statement
from assistant.text.calendar import written

_MOST_ASKS = 4
_MOST_RECKONED = 2


def summary(d: Drafting) -> Part:
    """What cannot be, then three rows: the result, what decides it, what is to be decided."""
    stops = (Statement(f.text, "assumption") for f in d.findings if f.kind in ("impossible", "way"))
    heads = columns(d, matter=18, gist=82)
    rows = (("result", _result(d)), ("decides", _decides(d)), ("asks", _asks(d)))
    return part(
        d,
        "summary",
        items("impossible", stops, d.say("stop_head")),
        table(
            d,
            "summary",
            "summary_caption",
            heads,
            (Row(key, (label(d.say(f"sum_{key}")), cell(said))) for key, said in rows),
        ),
    )


def rationale(d: Drafting) -> Part:
    """The problem, what can be reckoned from it, and why one agency is not enough."""
    problem = d.from_brief(d.brief.problem) if d.brief.problem else d.propose("problem_unknown")
    told = (
        Statement(f.text, "assumption")
        for f in d.findings
        if f.kind in ("short", "conflict", "gap")
    )
    return part(
        d,
        "rationale",
        prose("problem", (problem, *d.stated("why", 2)[-1:], *d.work("rationale"))),
        items("reckoning", _reckoned(d)),
        items("findings", told, d.say("watch_head")),
    )


def objectives(d: Drafting) -> Part:
    """The measures of the goal, one an objective, each with its day."""
    due = written(d.u.end, d.language)
    aims = tuple(d.counted("objective", what=one.text, due=due) for one in d.u.measures)
    goal = d.from_brief(d.brief.goal) if d.brief.goal else d.propose("not_said")
    return part(d, "objectives", items("objectives", aims or (goal,), numbered=bool(aims)))


def targets(d: Drafting) -> Part:
    """Outputs as what the activities of partners give; results as from what to what."""
    given = [at for at, a in enumerate(d.activities, 1) if a.offer and a.offer.amounts]
    said = [d.propose("outputs", at=ranges(given))] if given else []
    steps = (_from_to(d, m) for m in d.u.measures if m.baseline)
    changed = " · ".join(steps)
    said += [d.counted("outcome", what=changed)] if changed else []
    return part(d, "targets", items("targets", said or [d.propose("not_said")]))


def people(d: Drafting) -> Part:
    """Who is served and where."""
    rows = (("people", d.brief.beneficiaries), ("region", d.brief.region))
    said = [d.say(key, text=text) for key, text in rows if text]
    told = d.from_brief(" · ".join(said)) if said else d.propose("not_said")
    return part(d, "people", prose("people", (told,)))


def _result(d: Drafting) -> Statement:
    if not d.u.measures:
        return d.propose("not_said")
    goals = " · ".join(
        f"{m.text} ({_from_to(d, m)})" if m.baseline else m.text for m in d.u.measures
    )
    return d.counted("result", goals=goals, due=written(d.u.end, d.language))


def _from_to(d: Drafting, measure: Measure) -> str:
    was = measure.baseline.text if measure.baseline else d.say("unknown")
    return d.say("from_to", was=was, wanted=measure.wanted)


def _decides(d: Drafting) -> Statement:
    """Return the tightest fact: when last year's rate uses up the limit, else the first gate."""
    for measure in d.u.measures:
        if day := used_up(d.u, measure):
            assert measure.baseline is not None
            values = {"was": measure.baseline.text, "cap": measure.wanted}
            when = written(date.fromisoformat(day), d.language)
            return d.propose("decides_rate", day=when, **values)
    gate = next(a for a in d.activities if a.phase == "agree")
    waiting = sum(a.start > gate.end for a in d.activities)
    values = {"text": gate.text, "lead": gate.lead, "n": str(waiting)}
    return d.propose("decides_first", day=written(gate.end, d.language), **values)


def _asks(d: Drafting) -> Statement:
    asks = list(_decisions(d))[:_MOST_ASKS] or [d.say("ask_none")]
    joined = " · ".join(f"({at}) {text}" for at, text in enumerate(asks, start=1))
    return Statement(joined, "assumption")


def _decisions(d: Drafting) -> Iterator[str]:
    open_money = sum(line.baht for line in d.lines if line.source == "proposal")
    if open_money:
        yield d.say("ask_money", baht=baht(open_money))
    if d.roles.hub and not d.roles.hubs:
        yield d.say("ask_hub", model=d.say(f"owner_{d.roles.hub}"))
    for activity in d.activities:
        if activity.basis == "gap":
            yield activity.text
    laws = [law[d.language] for kind in d.u.types for law in kind.laws]
    if laws:
        yield d.say("ask_law", laws=" · ".join(laws))


def _reckoned(d: Drafting) -> Iterator[Statement]:
    """Yield what a reader can check with a pencil: changes in per cent, money for each unit."""
    said = [*_steps(d), *_costs(d)]
    yield from said[:_MOST_RECKONED]


def _steps(d: Drafting) -> Iterator[Statement]:
    for measure in d.u.measures:
        was, target = measure.baseline, measure.target
        if was and target and was.value and was.unit == target.unit:
            change = (target.value - was.value) / was.value
            values = {"what": measure.text, "was": was.text, "target": target.text}
            word = d.say("more" if change > 0 else "less")
            share = {"percent": f"{abs(change) * 100:.0f}", "months": d.u.months}
            yield d.counted("step_up", change=word, **share, **values)


def _costs(d: Drafting) -> Iterator[Statement]:
    total = d.brief.budget_baht
    for measure in d.u.measures:
        if total and _is_count(measure):
            assert measure.target is not None
            each = f"{total / measure.target.value:,.0f}"
            yield d.counted("unit_cost", baht=baht(total), target=measure.target.text, each=each)


def _is_count(measure: Measure) -> bool:
    """Tell whether a target is a number of things to be reached, so that each has a price."""
    target = measure.target
    reached = measure.direction != "at_most" and not measure.rate
    return bool(target and reached and target.value > 1 and target.unit not in ("", "%"))
