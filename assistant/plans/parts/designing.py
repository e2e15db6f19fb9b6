"""Network design; members, their roles and who is missing."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.frameworks.framework import Answer, Element
from assistant.plans.brief.brief import Partner
from assistant.plans.brief.words import SECTORS
from assistant.plans.drafting import Drafting, cell, columns, label, part, prose, table
from assistant.plans.form import plan_form
from assistant.plans.money import baht
from assistant.schema.papers import Cell, Part, Picture, Prose, Row, Statement
from assistant.text.shortening import shortened

_MOST_WORDS = 400  # characters of an offer in the table of members


def design(d: Drafting) -> Part:
    """The designer's duties, the considerations and the requirements, answered."""
    heads = columns(d, point=22, source=42, case=36)
    return part(
        d,
        "design",
        prose("design", d.treated("design")),
        table(d, "considerations", "considerations_caption", heads, _answers(d, "considerations")),
        table(d, "requirements", "requirements_caption", heads, _answers(d, "requirements")),
    )


def members(d: Drafting) -> Part:
    """Who takes part with what, the map of the network, and who should still be invited."""
    heads = columns(d, name=18, sector=15, role=14, contribution=18, duty=19, gets=16)
    missing = tuple(_missing(d))
    rows = (_lead_row(d), *(_row(d, partner) for partner in d.roles.members))
    notes = (d.propose("selection_note"),) if d.roles.hub and d.roles.hubs else ()
    return part(
        d,
        "members",
        table(d, "members", "members_caption", heads, rows),
        Prose("members_note", notes) if notes else None,
        Picture("network", d.say("network_caption")),
        table(d, "gaps", "gaps_caption", columns(d, missing=24, why=36, source=40), missing),
        None if missing else Prose("no_gaps", (d.propose("no_gaps"),)),
    )


def _answers(d: Drafting, place: str) -> Iterator[Row]:
    """Yield a row for each point: what the literature says and what this case answers."""
    for element in d.framework.place(place):
        answers = tuple(_case(d, element)) or (d.propose("not_said", element.id),)
        yield Row(
            element.id, (label(d.name(element.id)), cell(d.literature(element.id)), cell(*answers))
        )


def _case(d: Drafting, element: Element) -> Iterator[Statement]:
    """Yield this case's answer to a point, the brief's words first."""
    answer = element.answer or Answer()
    if value := answer.value and getattr(d.brief, answer.value):
        yield d.from_brief(d.say(f"{answer.text}_{value}"))
    if words := answer.words and getattr(d.brief, answer.words):
        yield d.from_brief(shortened(words, _MOST_WORDS))
    if answer.amount and (amount := getattr(d.brief, answer.amount)) is not None:
        yield d.from_brief(d.say("budget_total", amount=baht(amount)))
    if answer.choice:
        yield d.propose(f"{answer.choice}_{d.integration.chosen}", element.id)
    yield from d.practice(element.id)


def _lead_row(d: Drafting) -> Row:
    sector = "local" if d.situation["lead"].value == "local" else "state"
    return Row(
        "lead",
        (
            label(d.roles.lead),
            label(SECTORS[sector][d.language]),
            label(d.say("role_lead")),
            cell(d.propose("lead_offer")),
            cell(d.propose("lead_duty")),
            cell(d.propose("lead_gets")),
        ),
    )


def _row(d: Drafting, partner: Partner) -> Row:
    sector = SECTORS[partner.sector][d.language] if partner.sector else d.say("blank")
    texts = plan_form()["sectors"].get(partner.sector, {})
    offer = d.from_brief(shortened(partner.can_offer, _MOST_WORDS)) if partner.can_offer else None
    return Row(
        partner.name,
        (
            label(partner.name),
            label(sector),
            label(d.say(f"role_{d.roles.role(partner)}")),
            cell(offer or d.propose("not_said")),
            *(_proposed(d, texts.get(key)) for key in ("duty", "gets")),
        ),
    )


def _proposed(d: Drafting, said: dict[str, str] | None) -> Cell:
    return cell(Statement(said[d.language], "assumption") if said else d.propose("not_said"))


def _missing(d: Drafting) -> Iterator[Row]:
    """Yield who should be invited, by the rules that found a gap."""
    for option, points in d.gaps.scores:
        if points > 0:
            rule = next(rule for rule in d.gaps.rules if rule.option == option)
            yield Row(
                option,
                (
                    label(d.option(d.gaps.question, option)),
                    cell(Statement(rule.text, "assumption", element=rule.element)),
                    cell(d.literature(rule.element)),
                ),
            )
