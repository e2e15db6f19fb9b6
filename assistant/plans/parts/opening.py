"""Rationale, shared goal and strategy, readiness."""

from __future__ import annotations

from assistant.plans.drafting import Drafting, cell, columns, label, part, table
from assistant.schema.papers import Items, Part, Prose, Row, Statement, Subheading


def rationale(d: Drafting) -> Part:
    """The case's problem, why one agency cannot solve it, and the four directions of change."""
    problem = d.told(d.brief.problem) if d.brief.problem else d.own("problem_unknown")
    return part(
        d,
        "rationale",
        Prose("problem", (problem,)),
        Prose("why_network", (d.lit("why.complex"), d.lit("why.alone"))),
        Subheading(d.say("directions")),
        Items("directions", _group(d, "direction"), numbered=True),
    )


def goal(d: Drafting) -> Part:
    """The shared goal, the people and places, and the way to a strategy."""
    brief = d.brief
    aim = d.told(brief.goal) if brief.goal else d.own("not_said")
    people = [
        d.told(d.say(key, text=text))
        for key, text in (("people", brief.beneficiaries), ("region", brief.region))
        if text
    ]
    return part(
        d,
        "goal",
        Subheading(d.say("goal_head")),
        Prose("goal", (aim,)),
        Prose("goal_use", (d.lit("consider.task"),)),
        Subheading(d.say("people_head")) if people else None,
        Items("people", tuple(people)) if people else None,
        Subheading(d.say("strategy_head")),
        Prose("strategy", _group(d, "step")[:1] + _group(d, "strategy")),
        Items(
            "strategy_practice", (*d.practice("strategy.problem"), *d.practice("strategy.trust"))
        ),
    )


def readiness(d: Drafting) -> Part:
    """The two measures of readiness, and the ways of opening government that the plan uses."""
    measures: list[Statement] = []
    for element in d.framework.group("measure"):
        measures += [d.lit(element.id), *d.practice(element.id)]
    partnerships = [d.situation[f"has_{sector}"].value for sector in ("civil", "community")]
    uses = {
        "ppp": d.situation["has_private"].value,
        "contestability": "yes" if d.cast.hub else "no",
        "compact": "yes" if "yes" in partnerships else "no",
        "networked": "yes",
    }
    rows = (
        Row(
            key,
            (
                label(d.name(f"open.{key}")),
                cell(d.lit(f"open.{key}")),
                cell(d.own(f"use_{key}_{used}", f"open.{key}")),
            ),
        )
        for key, used in uses.items()
    )
    return part(
        d,
        "readiness",
        Items("measures", tuple(measures), lead=d.say("measures_head")),
        table(d, "ways", "ways_caption", columns(d, way=22, source=42, use=36), rows),
    )


def _group(d: Drafting, group: str) -> tuple[Statement, ...]:
    return tuple(d.lit(element.id) for element in d.framework.group(group))
