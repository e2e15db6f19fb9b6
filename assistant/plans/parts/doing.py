"""Budget, road map and indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.plans.drafting import Drafting, cell, columns, label, part, table
from assistant.plans.form import plan_form
from assistant.plans.goals import measures
from assistant.plans.money import baht
from assistant.schema.papers import Part, Picture, Prose, Row, Statement
from assistant.text.calendar import year_of

_PARTS_OF_BUDGET = ("coordination", "service", "data", "capacity", "evaluation")


def budget(d: Drafting) -> Part:
    """The money that the brief gives, by part where it says so; no amount is invented."""
    total = d.brief.budget_baht
    known = d.from_brief(d.say("budget_head", amount=baht(total))) if total is not None else None
    notes = [known or d.propose("budget_unknown"), *d.stated("budget")]
    if total is not None and not d.brief.budget_items:
        notes.append(d.propose("budget_open"))
    return part(
        d,
        "budget",
        Prose("budget", tuple(notes)),
        table(d, "budget", "budget_caption", columns(d, item=65, amount=35), _amounts(d)),
    )


def roadmap(d: Drafting) -> Part:
    """The steps by fiscal quarter with milestones and owners, and the Gantt chart."""
    note = d.brief.duration_note
    heads = columns(d, period=24, milestone=50, owner=26)
    return part(
        d,
        "roadmap",
        Prose("duration", (d.from_brief(d.say("duration_note", text=note)),)) if note else None,
        table(d, "roadmap", "roadmap_caption", heads, _steps(d)),
        Picture("gantt", d.say("gantt_caption")),
    )


def indicators(d: Drafting) -> Part:
    """Output and outcome indicators; the goal's own measures first, baselines to be filled in."""
    heads = columns(d, kind=13, indicator=34, baseline=14, target=21, data_source=18)
    return part(
        d,
        "indicators",
        table(d, "indicators", "indicators_caption", heads, _indicators(d)),
    )


def _amounts(d: Drafting) -> Iterator[Row]:
    items, total = d.brief.budget_items, d.brief.budget_baht
    for at, item in enumerate(items):
        yield Row(f"item{at}", (label(item.item), label(baht(item.baht))))
    for key in _PARTS_OF_BUDGET if not items else ():
        yield Row(key, (cell(d.propose(f"item_{key}")), label(d.say("blank"))))
    spent = sum(item.baht for item in items)
    if total is not None:
        if items and total > spent:
            yield Row("rest", (label(d.say("budget_rest")), label(baht(total - spent))))
        yield Row("sum", (label(d.say("budget_sum")), label(baht(max(total, spent)))))


def _steps(d: Drafting) -> Iterator[Row]:
    """Yield the road map's rows, their shares of the length turned into quarters."""
    count = d.timing.calendar.quarters
    for step in plan_form()["roadmap"][d.brief.duration or "ongoing"]:
        if step.get("only") == "hired" and not d.roles.hub:
            continue
        first, last = _quarters(d, step, count)
        yield Row(
            step["key"],
            (
                label(_period(d, first, last)),
                cell(Statement(step[d.language], "assumption")),
                label(d.owner(step["owner"])),
            ),
            (first, last),
        )


def _quarters(d: Drafting, step: dict[str, Any], count: int) -> tuple[int, int]:
    """Return a step's first and last quarter; a delivery stands in the month that is named."""
    if step["key"] == "deliver" and d.timing.delivery is not None:
        return d.timing.delivery, d.timing.delivery
    first = min(int(step["from"] * count + 1e-9), count - 1)
    last = max(first, min(-int(-step["to"] * count // 1) - 1, count - 1))
    if step["key"] == "close" and d.timing.delivery is not None:
        return max(first, d.timing.delivery), count - 1
    return first, last


def _period(d: Drafting, first: int, last: int) -> str:
    (y, q), (y2, q2) = d.timing.calendar.at(first), d.timing.calendar.at(last)
    y, y2 = year_of(y, d.language), year_of(y2, d.language)
    if first == last:
        return d.say("period_one", q=q, y=y)
    return d.say("period_span", q=q, y=y, q2=q2, y2=y2)


def _indicators(d: Drafting) -> Iterator[Row]:
    blank = label(d.say("baseline_blank"))
    for at, clause in enumerate(measures(d.brief.goal)):
        yield Row(
            f"goal{at}",
            (
                label(d.say("kind_outcome")),
                cell(d.from_brief(clause)),
                blank,
                cell(d.propose("target_goal")),
                cell(d.propose("owner_data")),
            ),
        )
    for at, entry in enumerate(plan_form()["indicators"]):
        name, target, source = entry[d.language]
        texts = (Statement(text, "assumption") for text in (target, source))
        yield Row(
            f"own{at}",
            (
                label(d.say(f"kind_{entry['kind']}")),
                cell(Statement(name, "assumption")),
                blank,
                *(cell(text) for text in texts),
            ),
        )
