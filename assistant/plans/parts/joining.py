"""Partners, the integration model with its gates, and what the agreement holds."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.brief.brief import Partner
from assistant.plans.drafting import (
    Drafting,
    cell,
    columns,
    label,
    part,
    prose,
    ranges,
    table,
)
from assistant.plans.money import baht
from assistant.plans.parts.weighing import MOST_TOLD, against_others, best
from assistant.schema.papers import Cell, Part, Row, Statement
from assistant.text.shortening import shortened

_MOST_WORDS = 400  # characters of an offer in the table of members
# Which kinds of offers a clause is about.
_CLAUSES = {
    "delivery": (
        "things",
        "place",
        "data",
        "inspection",
        "training",
        "evaluation",
        "works",
        "money",
    ),
    "rota": ("people", "service"),
    "powers": ("powers",),
}
# How tight a clause is under every form of agreement.
_ALWAYS = {"law": "law", "limit": "tight"}


def members(d: Drafting) -> Part:
    """Who takes part with what, the activities of each, and what stays outside its offer."""
    heads = columns(d, name=25, role=11, contribution=31, duty=18, outside=15)
    rows = (_lead_row(d), *(_row(d, partner) for partner in d.roles.members))
    return part(d, "members", table(d, "members", "members_caption", heads, rows))


def integration_model(d: Drafting) -> Part:
    """The model chosen and why, in a few sentences; the annex weighs the others."""
    return part(d, "integration_model", prose("integration_chosen", _chosen(d)))


def agreement(d: Drafting) -> Part:
    """The form of the agreement and what of this case must be written in it."""
    choice = d.agreement
    name = d.option(choice.question, choice.chosen)
    said = d.propose("agreement_chosen", name=name, lead=d.roles.lead, n=len(d.roles.members))
    heads = columns(d, clause=16, content=72, binding=12)
    why = (Statement(rule.text, "assumption", element=rule.element) for rule in best(choice)[:1])
    return part(
        d,
        "agreement",
        prose("agreement", (said, *why, *d.stated("agreement"))),
        table(d, "clauses", "clauses_caption", heads, _clauses(d)),
        wide=True,
    )


def _lead_row(d: Drafting) -> Row:
    total = d.brief.budget_baht
    offer = d.propose("lead_offer_money", baht=baht(total)) if total else d.propose("lead_offer")
    cells = (cell(offer), label(_duty(d, d.roles.lead)), label(d.say("none")))
    return Row("lead", (label(d.roles.lead), label(d.say("role_lead")), *cells))


def _row(d: Drafting, partner: Partner) -> Row:
    offers = (o.text for o in d.u.offers if o.partner == partner.name)
    offer = shortened(" · ".join(offers) or partner.can_offer, _MOST_WORDS)
    said = cell(d.from_brief(offer)) if offer else cell(d.propose("not_said"))
    limits = " · ".join(
        dict.fromkeys(o.limit for o in d.u.offers if o.partner == partner.name and o.limit)
    )
    outside = cell(d.from_brief(limits)) if limits else label(d.say("none"))
    role = label(d.say(f"role_{d.roles.role(partner)}"))
    return Row(
        partner.name, (label(partner.name), role, said, label(_duty(d, partner.name)), outside)
    )


def _duty(d: Drafting, name: str) -> str:
    """Return the numbers of the activities that a party leads and takes part in."""
    leads = [at for at, a in enumerate(d.activities, 1) if a.lead == name]
    helps = [at for at, a in enumerate(d.activities, 1) if name in a.partners]
    said = [("leads", leads), ("takes_part", helps)]
    told = [d.say(key, numbers=ranges(numbers)) for key, numbers in said if numbers]
    return " · ".join(told) or d.say("none")


def _chosen(d: Drafting) -> Iterator[Statement]:
    choice = d.integration
    name = d.option(choice.question, choice.chosen)
    if choice.wished:
        first = d.option(choice.question, choice.scores[0][0])
        yield d.propose("chosen_wish", name=name, best=first)
    else:
        yield d.propose("chosen", name=name)
    if d.roles.hub and not d.roles.hubs:
        yield d.propose("no_hub", n=len(d.roles.members), at=d.number("select"))
    yield from (
        Statement(rule.text, "assumption", element=rule.element)
        for rule in best(choice)[:MOST_TOLD]
    )
    yield from against_others(d, choice)
    described = d.literature(d.framework.questions[choice.question].options[choice.chosen])
    control = d.say(f"control_{choice.chosen}", lead=d.short(d.roles.lead))
    yield described if described.citations else Statement(control, "assumption")


def _clauses(d: Drafting) -> Iterator[Row]:
    """Yield the clauses that this case needs, made of its offers, money, data and reviews."""
    forms = {"delivery": "quality", "rota": "methods", "powers": "law"}
    for key, kinds in _CLAUSES.items():
        held = [(at, a) for at, a in enumerate(d.activities, 1) if a.offer]
        some = [at for at, a in held if a.offer and a.offer.kind.key in kinds]
        if some:
            names = dict.fromkeys(d.activities[at - 1].lead for at in some)
            who = ", ".join(names)
            yield _clause(d, key, d.propose(f"say_{key}", at=ranges(some), who=who), forms[key])
    if limits := [f"{o.partner}: {o.limit}" for o in d.u.offers if o.limit]:
        yield _clause(d, "limits", Statement(" · ".join(dict.fromkeys(limits)), "brief"), "limit")
    total = d.brief.budget_baht
    money = (
        d.propose("say_money", lead=d.short(d.roles.lead), baht=baht(total))
        if total
        else d.propose("say_money_none")
    )
    yield _clause(d, "money", money, "money")
    if d.u.sensitive or d.u.secret:
        said = cell(d.propose("data_secret", lead=d.roles.lead)) if d.u.secret else None
        yield _clause(d, "data", said or label(d.say("say_data")), "data")
    how = d.u.meeting or d.say("meeting_proposed")
    yield _clause(
        d, "dispute", d.propose("say_dispute", how=how, lead=d.short(d.roles.lead)), "form"
    )


def _clause(d: Drafting, key: str, said: Statement | Cell, form: str) -> Row:
    content = said if isinstance(said, Cell) else cell(said)
    bindings = d.framework.bindings[d.agreement.chosen]
    binding = _ALWAYS.get(form) or bindings.get(form, bindings["*"])
    return Row(key, (label(d.say(f"clause_{key}")), content, label(d.say(f"binding_{binding}"))))
