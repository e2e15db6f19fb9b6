"""Benefits, fit with other plans, signatures, and the annexes."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.brief.words import FIELDS
from assistant.plans.completeness import standing
from assistant.plans.drafting import Drafting, cell, columns, items, label, part, table
from assistant.plans.form import plan_form
from assistant.plans.open_questions import open_questions_of
from assistant.plans.understanding.facts import said_of
from assistant.schema.papers import Items, Part, Row, Signatures, Statement
from assistant.text.shortening import shortened

_STAYS = ("training", "data", "place", "things", "works")
_MOST_LEFT, _LEFT = 4, 60  # what stays: how many, and characters of each


def benefits(d: Drafting) -> Part:
    """Whom the result serves, and what stays after the project."""
    who = d.brief.beneficiaries or d.brief.region
    first = d.u.measures[0].text if d.u.measures else d.brief.goal
    said = [d.from_brief(d.say("benefit_people", who=who, what=first))] if who and first else []
    stays = [a.offer for a in d.activities if a.offer and a.offer.kind.key in _STAYS]
    if stays and d.brief.duration != "one_time":
        left = " · ".join(shortened(offer.text, _LEFT) for offer in stays[:_MOST_LEFT])
        said.append(d.propose("benefit_stays", what=left))
    return part(d, "benefits", items("benefits", said or [d.propose("not_said")]))


def alignment(d: Drafting) -> Part:
    """The plans that this one must fit, to be filled in by the agency."""
    heads = columns(d, plan=40, place=40, checker=20)
    blank = label(d.say("blank"))
    names = ("plan_national", "plan_area", "plan_budget")
    rows = (Row(key, (label(d.say(key)), blank, blank)) for key in names)
    return part(d, "alignment", table(d, "alignment", "alignment_caption", heads, rows))


def approval(d: Drafting) -> Part:
    """Places to sign, all of them empty."""
    lines = d.say("sign_name"), d.say("sign_office")
    places = tuple((d.say(f"sign_{key}"), *lines) for key in ("proposer", "agree", "approve"))
    return part(d, "approval", Signatures(places))


def open_questions(d: Drafting) -> Part:
    """What to find out, the most important first."""
    asked = tuple(Statement(text, "assumption") for text in open_questions_of(d))
    block = Items("open_questions", asked, d.say("asks_lead"), numbered=True) if asked else None
    return part(d, "open_questions", block, annex=True)


def understood(d: Drafting) -> Part:
    """The facts read from the brief, each with its words, to be confirmed or put right."""
    heads = columns(d, fact=22, **{"as": 44}, words=34)
    put_right = d.brief.corrections
    rows = (
        Row(
            key,
            (
                label(d.say(f"fact_{key.rstrip('0123456789')}")),
                label(value or d.say("none")),
                label(d.say("corrected") if key in put_right else words or d.say("none")),
            ),
        )
        for key, value, words in said_of(d.u)
    )
    made = table(d, "understood", "understood_caption", heads, rows)
    return part(d, "understood", made, annex=True)


def checklist(d: Drafting) -> Part:
    """Every point of the framework: where this plan answers it, or that it is open."""
    heads = columns(d, point=44, where=34, status=22)
    made = table(d, "checklist", "checklist_caption", heads, _points(d))
    return part(d, "checklist", made, annex=True)


def _points(d: Drafting) -> Iterator[Row]:
    """Yield the points by where they are answered, so that the check is read in a minute."""
    titles = plan_form()["parts"]
    held: dict[tuple[str, str], list[str]] = {}
    for element in d.framework.elements.values():
        where, status = standing(d.framework, element.id, d.brief.model_dump())
        held.setdefault((status, where), []).append(element.name[d.language])
    for (status, where), names in held.items():
        place = titles[where][d.language] if where else d.say("none")
        texts = (" · ".join(names), place, d.say(f"status_{status}"))
        yield Row(f"{status}-{where}", tuple(map(label, texts)))


def told(d: Drafting) -> Part:
    """Where too little is told: what is understood, and what is not told of it."""
    heads = columns(d, matter=20, told=40, not_told=40)
    partners = ", ".join(p.name for p in d.roles.members)
    rows = (
        ("problem", d.brief.problem),
        ("goal", d.brief.goal),
        ("partners", partners),
        ("lead", d.brief.lead_agency),
    )
    fields = {"lead": "lead_agency"}
    made = (
        Row(
            key,
            (
                label(FIELDS[fields.get(key, key)][d.language]),
                cell(d.from_brief(said)) if said else label(d.say("none")),
                label(d.say("none" if key == "lead" and said else f"thin_{key}")),
            ),
        )
        for key, said in rows
    )
    return part(d, "told", table(d, "told", "told_caption", heads, made))


def find_out(d: Drafting) -> Part:
    """The questions in the order of how much their answers change the plan."""
    heads = columns(d, question=38, changes=36, whom=26)
    rows = (
        Row(
            key,
            (cell(Statement(said[d.language][0], "assumption")), *map(label, said[d.language][1:])),
        )
        for key, said in plan_form()["questions"].items()
        if not _answered(d, key)
    )
    return part(d, "find_out", table(d, "find_out", "find_caption", heads, rows))


def _answered(d: Drafting, key: str) -> bool:
    known = {
        "problem": bool(d.u.counted),
        "goal": d.u.deadline is not None and any(m.target for m in d.u.measures),
        "partners": bool(d.u.offers)
        and len({o.partner for o in d.u.offers}) == len(d.roles.members),
        "lead_agency": bool(d.brief.lead_agency),
        "budget_baht": d.brief.budget_baht is not None,
    }
    return known[key]


def first_step(d: Drafting) -> Part:
    """One meeting that answers the questions, which needs no money."""
    heads = columns(d, minutes=12, topic=58, gain=30)
    rows = (
        Row(f"step{at}", tuple(map(label, step)))
        for at, step in enumerate(plan_form()["meeting"][d.language])
    )
    return part(d, "first_step", table(d, "first_step", "first_caption", heads, rows))
