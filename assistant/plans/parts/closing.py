"""Benefits, risks, lessons, assumptions, open questions, approval."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.drafting import Drafting, cell, columns, items, label, part, table
from assistant.plans.open_questions import open_questions_of
from assistant.schema.papers import Items, Part, Row, Signatures, Statement
from assistant.text.calendar import year_of

_MOST_CASES = 3
_LEAST_POINTS = 2


def benefits(d: Drafting) -> Part:
    """The strengths of networks and what this plan expects of each."""
    return part(d, "benefits", items("benefits", d.treated("benefits"), d.say("benefits_lead")))


def risks(d: Drafting) -> Part:
    """The causes of failure, each with early sign, prevention and owner."""
    heads = columns(d, cause=24, sign=27, prevention=30, owner=19)
    rows = (
        Row(
            element.key,
            (
                cell(d.literature(element.id)),
                cell(d.extra(element, "sign")),
                cell(d.extra(element, "prevention")),
                label(d.owner((element.extras or {})["owner"])),
            ),
        )
        for element in d.framework.place("risks")
    )
    return part(d, "risks", table(d, "risks", "risks_caption", heads, rows))


def lessons(d: Drafting) -> Part:
    """The cases that resemble this one with what the plan takes from each; then the others."""
    heads = columns(d, case_name=22, happened=42, lesson=36)
    near = _nearest(d)
    question = d.framework.decision("cases")
    cases = question.options if question else {}
    others = tuple(d.literature(cases[option]) for option in cases if option not in near)
    return part(
        d,
        "lessons",
        table(d, "lessons", "lessons_caption", heads, (_lesson(d, o, cases[o]) for o in near)),
        items("other_cases", others, d.say("other_cases")),
    )


def assumptions(d: Drafting) -> Part:
    """What the plan takes for granted, so that it can be confirmed or put right."""
    return part(d, "assumptions", Items("assumptions", tuple(_assumed(d)), numbered=True))


def open_questions(d: Drafting) -> Part:
    """What to find out, the most important first."""
    asked = tuple(Statement(text, "assumption") for text in open_questions_of(d))
    block = Items("open_questions", asked, lead=d.say("asks_lead"), numbered=True)
    return part(d, "open_questions", block)


def approval(d: Drafting) -> Part:
    """Places to sign, all of them empty."""
    lines = d.say("sign_name"), d.say("sign_office")
    places = tuple((d.say(f"sign_{key}"), *lines) for key in ("proposer", "agree", "approve"))
    return part(d, "approval", Signatures(places))


def _nearest(d: Drafting) -> tuple[str, ...]:
    """Return the cases that the rules find nearest, at least one where there are any."""
    near = [option for option, points in d.cases.scores if points >= _LEAST_POINTS]
    return tuple(near or [option for option, _ in d.cases.scores[:1]])[:_MOST_CASES]


def _lesson(d: Drafting, option: str, element_id: str) -> Row:
    element = d.framework.elements[element_id]
    reasons = [rule.text for rule in d.cases.rules if rule.option == option]
    lesson = [d.extra(element, "teaches")]
    if reasons:
        lesson.append(d.propose("lesson_why", element.id, reason=reasons[0]))
    return Row(
        option, (label(element.name[d.language]), cell(d.literature(element.id)), cell(*lesson))
    )


def _assumed(d: Drafting) -> Iterator[Statement]:
    calendar = d.timing.calendar
    year, quarter = calendar.at(0)
    if "start" in d.timing.assumed:
        yield d.propose("assume_start", q=quarter, y=year_of(year, d.language))
    if d.timing.month:
        yield d.propose("assume_month", month=d.timing.month)
    if "length" in d.timing.assumed:
        yield d.propose("assume_length", n=calendar.quarters)
    held = (key for fact, value, key in d.framework.assumes if d.situation[fact].value == value)
    yield from map(d.propose, held)
    if d.roles.members:
        yield d.propose("assume_will")
    yield d.propose("assume_board")
    for element_id in d.sources.unsourced:
        yield d.propose("assume_unsourced", name=d.name(element_id))
    for warning in d.warnings:
        yield Statement(warning, "assumption")
