"""Rationale, shared goal and strategy, readiness."""

from __future__ import annotations

from assistant.frameworks.framework import Element
from assistant.plans.drafting import Drafting, cell, columns, items, label, part, prose, table
from assistant.schema.papers import Items, Part, Prose, Row, Subheading


def rationale(d: Drafting) -> Part:
    """The case's problem, why one agency cannot solve it, and the directions of change."""
    problem = d.from_brief(d.brief.problem) if d.brief.problem else d.propose("problem_unknown")
    directions = d.stated("directions")
    return part(
        d,
        "rationale",
        Prose("problem", (problem,)),
        prose("why_network", d.stated("why")),
        Subheading(d.say("directions")) if directions else None,
        items("directions", directions, numbered=True),
    )


def goal(d: Drafting) -> Part:
    """The shared goal, the people and places, and the way to a strategy."""
    brief = d.brief
    strategy = d.stated("strategy")
    aim = d.from_brief(brief.goal) if brief.goal else d.propose("not_said")
    people = [
        d.from_brief(d.say(key, text=text))
        for key, text in (("people", brief.beneficiaries), ("region", brief.region))
        if text
    ]
    return part(
        d,
        "goal",
        Subheading(d.say("goal_head")),
        Prose("goal", (aim,)),
        prose("goal_use", d.stated("goal_use")),
        Subheading(d.say("people_head")) if people else None,
        Items("people", tuple(people)) if people else None,
        Subheading(d.say("strategy_head")) if strategy else None,
        prose("strategy", strategy),
        items("strategy_practice", d.practised("strategy_practice")),
    )


def readiness(d: Drafting) -> Part:
    """The measures of readiness, and the ways of opening government that the plan uses."""
    heads = columns(d, way=22, source=42, use=36)
    return part(
        d,
        "readiness",
        items("measures", d.treated("measures"), lead=d.say("measures_head")),
        table(d, "ways", "ways_caption", heads, (_way(d, e) for e in d.framework.place("ways"))),
    )


def _way(d: Drafting, element: Element) -> Row:
    """Return what the literature says of a way, and whether this plan goes it."""
    needed = (element.extras or {})["used_when"]
    used = not needed or any(d.has(fact) for fact in needed)
    use = d.extra(element, "used_yes" if used else "used_no")
    return Row(element.key, (label(d.name(element.id)), cell(d.literature(element.id)), cell(use)))
