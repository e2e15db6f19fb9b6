"""Summary for the signatory, rationale, objectives, targets, people and area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plans.drafting import (
    Drafting,
    begun,
    cell,
    columns,
    items,
    label,
    part,
    prose,
    table,
)
from assistant.plans.money import baht
from assistant.plans.parts.deciding import decides
from assistant.plans.understanding.measures import Measure
from assistant.plans.work.paying import serves_measure
from assistant.schema.papers import Part, Row, Statement
from assistant.text.calendar import written
from assistant.text.shortening import shortened

_LED = re.compile(r"^โดย")
_MOST_ASKS = 4
_MOST_RECKONED = 3
_GIVEN = 60  # characters of an offer in the list of outputs


def summary(d: Drafting) -> Part:
    """What cannot be, then three rows: the result, what decides it, what is to be decided."""
    stops = (Statement(f.text, "assumption") for f in d.findings if f.kind in ("impossible", "way"))
    heads = columns(d, matter=18, gist=82)
    rows = (("result", _result(d)), ("decides", decides(d)), ("asks", _asks(d)))
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
        if f.kind in ("short", "slow", "conflict", "gap", "window")
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
    aims = tuple(
        d.counted("condition", what=_LED.sub("", one.text))
        if one.condition
        else d.counted("objective", what=begun(one.text), due=due)
        for one in d.u.measures
    )
    goal = d.from_brief(d.brief.goal) if d.brief.goal else d.propose("not_said")
    return part(d, "objectives", items("objectives", aims or (goal,), numbered=bool(aims)))


def targets(d: Drafting) -> Part:
    """Outputs as what the activities of partners give; results as from what to what."""
    given = tuple(_given(d))
    said = [d.propose("outputs", what=" · ".join(given))] if given else []
    steps = [_from_to(d, m) for m in d.u.measures if m.baseline and m.baseline.text not in m.text]
    said += [d.counted("outcome", what=" · ".join(steps))] if steps else []
    return part(d, "targets", items("targets", said or [d.propose("not_said")]))


def _given(d: Drafting) -> Iterator[str]:
    """Yield what offers give, with the total over the time where they tell a rate."""
    for activity in d.activities:
        offer = activity.offer
        if offer and offer.counted:
            total = activity.output.split(" · ")[0]
            rate = offer.frequency is not None and bool(offer.frequency.unit)
            yield shortened(offer.text, _GIVEN) + (f" ({total})" if rate else "")


def people(d: Drafting) -> Part:
    """Who is served and where."""
    rows = (("people", d.brief.beneficiaries), ("region", d.brief.region))
    said = [d.say(key, text=text) for key, text in rows if text]
    told = d.from_brief(" · ".join(said)) if said else d.propose("not_said")
    return part(d, "people", prose("people", (told,)))


def _result(d: Drafting) -> Statement:
    if not d.u.measures:
        return d.propose("not_said")
    goals = " · ".join(_from_to(d, m) for m in d.u.measures)
    return d.counted("result", goals=goals, due=written(d.u.end, d.language))


def _from_to(d: Drafting, measure: Measure) -> str:
    """Return a measure with what it was, where its own words do not tell that."""
    was = measure.baseline.text if measure.baseline else ""
    said = begun(measure.text)
    return said if not was or was in said else d.say("from_was", what=said, was=was)


def _asks(d: Drafting) -> Statement:
    asks = list(_decisions(d))[:_MOST_ASKS] or [d.say("ask_none")]
    joined = " · ".join(f"({at}) {text}" for at, text in enumerate(asks, start=1))
    return Statement(joined, "assumption")


def _decisions(d: Drafting) -> Iterator[str]:
    open_money = sum(line.baht or 0 for line in d.lines if line.source == "open")
    unled = bool(d.roles.hub) and not d.roles.hubs
    if d.u.begun:
        yield d.say("ask_begun", day=d.day(d.u.start))
    if open_money:
        yield d.say("ask_money", baht=baht(open_money), lead=d.short(d.roles.lead), day=d.signed)
    if unled:
        chosen = next(a.end for a in d.activities if a.phase == "select")
        yield d.say("ask_hub", model=d.say(f"owner_{d.roles.hub}"), day=d.day(chosen))
    yield from (finding.text for finding in d.findings if finding.kind == "price")
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
        if was and target and measure.yearly and measure.direction != "at_most":
            yield from _a_year(d, measure)
        elif was and target and was.value and was.unit == target.unit:
            change = (target.value - was.value) / was.value
            values = {"what": begun(measure.text), "was": was.text, "target": target.text}
            word = d.say("more" if change > 0 else "less")
            share = {"percent": f"{abs(change) * 100:.0f}", "months": d.u.months}
            told = was.text.split()[0] in measure.text and target.text in measure.text
            key = "step_short" if told else "step_up"
            yield d.counted(key, change=word, **share, **values)


def _a_year(d: Drafting, measure: Measure) -> Iterator[Statement]:
    """Yield what a target is in a year, against what was done in the last one."""
    assert measure.target is not None
    assert measure.baseline is not None
    a_year = measure.target.value * 12 / d.u.months
    values = {"target": measure.target.text, "months": d.u.months, "was": measure.baseline.text}
    times = f"{a_year / measure.baseline.value:.1f}"
    yield d.counted("step_year", each=f"{a_year:,.0f}", times=times, **values)


def _costs(d: Drafting) -> Iterator[Statement]:
    """Yield the price of one: of an item of the budget by what it is for, else of the whole."""
    for item in d.brief.budget_items:
        measure = serves_measure(item.item, d.u.measures)
        if measure and _is_count(measure) and measure.target:
            each = f"{item.baht / measure.target.value:,.0f}"
            values = {"item": item.item, "baht": baht(item.baht), "each": each}
            yield d.counted("item_cost", target=measure.target.text, **values)
    total, counted = d.brief.budget_baht, [m for m in d.u.measures if _is_count(m)]
    if total and len(counted) == 1 and not d.brief.budget_items and counted[0].target:
        target = counted[0].target
        each = f"{total / target.value:,.0f}"
        yield d.counted("unit_cost", baht=baht(total), target=target.text, each=each)


def _is_count(measure: Measure) -> bool:
    """Tell whether a target is a number of things to be reached, so that each has a price."""
    target = measure.target
    reached = measure.direction != "at_most" and not measure.rate
    return bool(target and reached and target.value > 1 and target.unit not in ("", "%"))
