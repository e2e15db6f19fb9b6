"""Partners, the integration model with its gates, and what the agreement holds."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.brief.brief import Partner
from assistant.plans.drafting import Drafting, cell, columns, items, label, part, prose, table
from assistant.plans.engine import what_would_change
from assistant.plans.gates import gate_of, is_open
from assistant.plans.money import baht
from assistant.schema.papers import Part, Picture, Row, Statement, Table
from assistant.schema.plans import Choice
from assistant.text.shortening import shortened

_MOST_WORDS = 400  # characters of an offer in the table of members
_MOST_REASONS = 3
_MOST_CHANGES = 3
_MOST_INVITED = 3


def members(d: Drafting) -> Part:
    """Who takes part with what, the activities of each, and what stays outside its offer."""
    heads = columns(d, name=24, role=14, contribution=30, duty=14, outside=18)
    rows = (_lead_row(d), *(_row(d, partner) for partner in d.roles.members))
    return part(
        d,
        "members",
        table(d, "members", "members_caption", heads, rows),
        Picture("network", d.say("network_caption")),
        table(d, "gaps", "gaps_caption", columns(d, missing=36, why=64), _invited(d)),
    )


def integration_model(d: Drafting) -> Part:
    """The model chosen, why, what the others would need, and what would change it."""
    choice = d.integration
    heads = columns(d, model=24, why_not=38, needs=38)
    changes = tuple(_changes(d, choice))[:_MOST_CHANGES]
    return part(
        d,
        "integration_model",
        prose("integration_chosen", _chosen(d)),
        _reasons(d, choice, "integration_reason"),
        table(d, "alternatives", "alternatives_caption", heads, _alternatives(d, choice)),
        items("integration_changes", changes, d.say("changes_head")),
    )


def agreement(d: Drafting) -> Part:
    """The form of the agreement and what of this case must be written in it."""
    choice = d.agreement
    name = d.option(choice.question, choice.chosen)
    said = d.propose("agreement_chosen", name=name, lead=d.roles.lead, n=len(d.roles.members))
    heads = columns(d, clause=18, content=56, binding=26)
    return part(
        d,
        "agreement",
        prose("agreement", (said, *d.stated("agreement"))),
        _reasons(d, choice, "agreement_reason"),
        table(d, "clauses", "clauses_caption", heads, _clauses(d)),
    )


def _lead_row(d: Drafting) -> Row:
    cells = (cell(d.propose("lead_offer")), label(_duty(d, d.roles.lead)), label(d.say("none")))
    return Row("lead", (label(d.roles.lead), label(d.say("role_lead")), *cells))


def _row(d: Drafting, partner: Partner) -> Row:
    offer = shortened(partner.can_offer, _MOST_WORDS)
    said = cell(d.from_brief(offer)) if offer else cell(d.propose("not_said"))
    limits = " · ".join(
        dict.fromkeys(o.limit for o in d.u.offers if o.partner == partner.name and o.limit)
    )
    outside = cell(d.from_brief(limits)) if limits else label(d.say("not_beyond"))
    role = label(d.say(f"role_{d.roles.role(partner)}"))
    return Row(
        partner.name, (label(partner.name), role, said, label(_duty(d, partner.name)), outside)
    )


def _duty(d: Drafting, name: str) -> str:
    """Return the numbers of the activities that a party leads and takes part in."""
    leads = [str(at) for at, a in enumerate(d.activities, 1) if a.lead == name]
    helps = [str(at) for at, a in enumerate(d.activities, 1) if name in a.partners]
    said = [("leads", leads), ("takes_part", helps)]
    told = [d.say(key, numbers=", ".join(numbers)) for key, numbers in said if numbers]
    return " · ".join(told) or d.say("none")


def _invited(d: Drafting) -> Iterator[Row]:
    """Yield who else should be asked: for work that nobody offers, and whom such work touches."""
    gaps = [a for a in d.activities if a.basis == "gap"]
    for activity in gaps[:_MOST_INVITED]:
        why = d.propose("gap_offer", what=activity.text)
        yield Row(activity.key, (label(d.say("gap_offer_name")), cell(why)))
    aim = d.brief.title or shortened(d.brief.goal or d.brief.problem, 120)
    named = " ".join(p.name for p in d.roles.members).lower()
    asked = [who[d.language] for kind in d.u.types for who in kind.people]
    for who in [w for w in asked if w.lower() not in named][:_MOST_INVITED]:
        yield Row(who, (label(who), cell(d.propose("gap_usual", what=aim))))


def _chosen(d: Drafting) -> Iterator[Statement]:
    choice = d.integration
    name = d.option(choice.question, choice.chosen)
    if choice.wished:
        best = d.option(choice.question, choice.scores[0][0])
        yield d.propose("chosen_wish", name=name, best=best)
    else:
        control = d.say(f"control_{choice.chosen}", lead=d.roles.lead)
        yield d.propose("chosen", name=name, control=control)
    if d.roles.hub and not d.roles.hubs:
        yield d.propose("no_hub", n=len(d.roles.members), at=d.number("select"))
    described = d.literature(d.framework.questions[choice.question].options[choice.chosen])
    if described.citations:
        yield described


def _reasons(d: Drafting, choice: Choice, table_id: str) -> Table | None:
    """Return what spoke for the chosen option, the strongest first."""
    heads = columns(d, reason=62, reading=38)
    speaking = [r for r in choice.rules if r.option == choice.chosen and r.points > 0]
    ranked = sorted(speaking, key=lambda rule: -rule.points)[:_MOST_REASONS]
    rows = [
        Row(
            rule.id,
            (
                cell(Statement(rule.text, "assumption", element=rule.element)),
                cell(d.from_brief(rule.reading)) if rule.reading else label(d.say("none")),
            ),
        )
        for rule in ranked
    ]
    if not rows:
        key = "reason_wish" if choice.wished else "reason_none"
        rows = [Row("none", (cell(d.propose(key)), label(d.say("none"))))]
    return table(d, table_id, f"{table_id}_caption", heads, rows)


def _alternatives(d: Drafting, choice: Choice) -> Iterator[Row]:
    """Yield the other options: what speaks against each, and what it would need."""
    for option, points in choice.scores:
        if option != choice.chosen:
            name = label(d.option(choice.question, option))
            needs = label(gate_of(d.framework, option, d.u, d.situation, d.say))
            yield Row(option, (name, cell(_against(d, choice, option, points)), needs))


def _against(d: Drafting, choice: Choice, option: str, points: int) -> Statement:
    if not is_open(d.framework, option, d.u, d.situation):
        return d.propose("not_feasible")
    against = [r for r in choice.rules if r.option == option and r.points < 0]
    if against:
        worst = min(against, key=lambda rule: rule.points)
        return Statement(worst.text, "assumption", element=worst.element)
    chosen = dict(choice.scores)[choice.chosen]
    key = "overruled" if points > chosen else "weaker" if points < chosen else "even"
    return d.propose(key)


def _changes(d: Drafting, choice: Choice) -> Iterator[Statement]:
    """Yield what would tip the choice, one fact at a time."""
    changes = what_would_change(d.framework, choice.question, d.situation, d.language)
    if not changes:
        yield d.propose("no_change")
    for change in changes:
        named = {
            "fact": change.fact.name[d.language],
            "value": change.fact.values[change.then][d.language],
            "option": d.option(choice.question, change.option),
        }
        yield d.propose("change", **named)


def _clauses(d: Drafting) -> Iterator[Row]:
    """Yield the clauses that this case needs, made of its offers, money, data and reviews."""
    by = {
        "delivery": ("things", "place", "data", "inspection", "training", "evaluation"),
        "rota": ("people", "service"),
        "powers": ("powers",),
    }
    forms = {"delivery": "quality", "rota": "methods", "powers": "law"}
    for key, kinds in by.items():
        offers = [o for o in d.u.offers if o.kind.key in kinds]
        if offers:
            said = " · ".join(f"{o.partner}: {o.text}" for o in offers)
            yield _clause(d, key, Statement(said, "brief"), forms[key])
    if limits := [f"{o.partner}: {o.limit}" for o in d.u.offers if o.limit]:
        yield _clause(d, "limits", Statement(" · ".join(dict.fromkeys(limits)), "brief"), "form")
    total = d.brief.budget_baht
    money = (
        d.propose("say_money", lead=d.roles.lead, baht=baht(total))
        if total
        else d.propose("say_money_none")
    )
    yield _clause(d, "money", money, "money")
    if d.u.sensitive or d.u.secret:
        yield _clause(
            d,
            "data",
            d.propose("data_register" if d.u.sensitive else "data_secret", lead=d.roles.lead),
            "data",
        )
    how = d.u.meeting or d.say("meeting_proposed")
    yield _clause(d, "dispute", d.propose("say_dispute", how=how, lead=d.roles.lead), "form")


def _clause(d: Drafting, key: str, said: Statement, form: str) -> Row:
    bindings = d.framework.bindings[d.agreement.chosen]
    binding = "law" if form == "law" else bindings.get(form, bindings["*"])
    return Row(key, (label(d.say(f"clause_{key}")), cell(said), label(d.say(f"binding_{binding}"))))
