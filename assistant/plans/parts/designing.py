"""Network design; members, their roles and who is missing."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.brief.brief import Partner
from assistant.plans.brief.words import SECTORS
from assistant.plans.drafting import Drafting, cell, columns, label, part, table
from assistant.plans.form import plan_form
from assistant.plans.money import baht
from assistant.schema.papers import Cell, Part, Picture, Prose, Row, Statement
from assistant.text.shortening import shortened

_MOST_WORDS = 400  # characters of an offer in the table of members


def design(d: Drafting) -> Part:
    """The designer's duties, the four considerations and the four requirements, answered."""
    heads = columns(d, point=22, source=42, case=36)
    return part(
        d,
        "design",
        Prose(
            "design",
            (
                d.lit("step.design"),
                d.lit("design.designer"),
                *d.practice("design.designer"),
                d.lit("design.flaw"),
            ),
        ),
        table(d, "considerations", "considerations_caption", heads, _answers(d, "consider")),
        table(d, "requirements", "requirements_caption", heads, _answers(d, "require")),
    )


def members(d: Drafting) -> Part:
    """Who takes part with what, the map of the network, and who should still be invited."""
    heads = columns(d, name=18, sector=15, role=14, contribution=18, duty=19, gets=16)
    missing = tuple(_missing(d))
    rows = (_lead_row(d), *(_row(d, partner) for partner in d.cast.members))
    notes = (d.own("selection_note"),) if d.cast.hub and d.cast.hubs else ()
    return part(
        d,
        "members",
        table(d, "members", "members_caption", heads, rows),
        Prose("members_note", notes) if notes else None,
        Picture("network", d.say("network_caption")),
        table(d, "gaps", "gaps_caption", columns(d, missing=24, why=36, source=40), missing),
        None if missing else Prose("no_gaps", (d.own("no_gaps"),)),
    )


def _answers(d: Drafting, group: str) -> Iterator[Row]:
    """Yield a row for each point: what the literature says and what this case answers."""
    for element in d.framework.group(group):
        answers = tuple(_case(d, element.id)) or (d.own("not_said", element.id),)
        yield Row(element.id, (label(d.name(element.id)), cell(d.lit(element.id)), cell(*answers)))


def _case(d: Drafting, element_id: str) -> Iterator[Statement]:
    """Yield this case's answer to a consideration or requirement, the brief's words first."""
    brief = d.brief
    told = {
        "consider.task": brief.goal,
        "consider.duration": brief.duration_note,
        "require.barriers": brief.data_sharing_barriers,
        "require.customer": brief.beneficiaries,
    }
    fields = {
        "consider.duration": ("lasting", brief.duration),
        "consider.emphasis": ("emphasis", brief.emphasis),
        "require.make_or_buy": ("capacity", brief.in_house_capacity),
    }
    key, value = fields.get(element_id, ("", None))
    if value:
        yield d.told(d.say(f"{key}_{value}"))
    if words := told.get(element_id):
        yield d.told(shortened(words, _MOST_WORDS))
    if element_id == "consider.budget" and brief.budget_baht is not None:
        yield d.told(d.say("budget_total", amount=baht(brief.budget_baht)))
    if element_id == "require.make_or_buy":
        yield d.own(f"make_{d.integration.chosen}", element_id)
    yield from d.practice(element_id)


def _lead_row(d: Drafting) -> Row:
    sector = "local" if d.situation["lead"].value == "local" else "state"
    return Row(
        "lead",
        (
            label(d.cast.lead),
            label(SECTORS[sector][d.language]),
            label(d.say("role_lead")),
            cell(d.own("lead_offer")),
            cell(d.own("lead_duty")),
            cell(d.own("lead_gets")),
        ),
    )


def _row(d: Drafting, partner: Partner) -> Row:
    sector = SECTORS[partner.sector][d.language] if partner.sector else d.say("blank")
    texts = plan_form()["sectors"].get(partner.sector, {})
    offer = d.told(shortened(partner.can_offer, _MOST_WORDS)) if partner.can_offer else None
    return Row(
        partner.name,
        (
            label(partner.name),
            label(sector),
            label(d.say(f"role_{d.cast.role(partner)}")),
            cell(offer or d.own("not_said")),
            *(_proposed(d, texts.get(key)) for key in ("duty", "gets")),
        ),
    )


def _proposed(d: Drafting, said: dict[str, str] | None) -> Cell:
    return cell(Statement(said[d.language], "assumption") if said else d.own("not_said"))


def _missing(d: Drafting) -> Iterator[Row]:
    """Yield who should be invited, by the rules that found a gap."""
    for option, points in d.gaps.scores:
        if points > 0:
            rule = next(rule for rule in d.gaps.rules if rule.option == option)
            yield Row(
                option,
                (
                    label(d.option("gaps", option)),
                    cell(Statement(rule.text, "assumption", element=rule.element)),
                    cell(d.lit(rule.element)),
                ),
            )
