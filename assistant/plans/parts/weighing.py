"""Annexes on the choices: what was weighed, the map of the network, whom else to ask."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.drafting import Drafting, cell, columns, items, label, part, table
from assistant.plans.engine import what_would_change
from assistant.plans.gates import gate_of, is_open
from assistant.schema.papers import Part, Picture, Row, Statement, Table
from assistant.schema.plans import AppliedRule, Choice

_MOST_REASONS = 3
MOST_TOLD = 2  # reasons in the body; the annex has all
_MOST_CHANGES = 3
_MOST_INVITED = 3


def choices(d: Drafting) -> Part:
    """Annex: what was weighed for the model and the agreement, and what would change it."""
    choice = d.integration
    heads = columns(d, model=24, why_not=38, needs=38)
    changes = tuple(_changes(d, choice))[:_MOST_CHANGES]
    return part(
        d,
        "choices",
        _reasons(d, choice, "integration_reason", MOST_TOLD),
        table(d, "alternatives", "alternatives_caption", heads, _alternatives(d, choice)),
        items("integration_changes", changes, d.say("changes_head")),
        _reasons(d, d.agreement, "agreement_reason", 1),
        annex=True,
    )


def network(d: Drafting) -> Part:
    """Annex: the map of the network, and who else should be asked."""
    return part(
        d,
        "network",
        Picture("network", d.say("network_caption")),
        table(d, "gaps", "gaps_caption", columns(d, missing=40, why=60), _invited(d)),
        annex=True,
    )


def _invited(d: Drafting) -> Iterator[Row]:
    """Yield who else should be asked: for work that nobody offers, and whom such work touches."""
    gaps = [a for a in d.activities if a.basis == "gap"]
    for activity in gaps[:_MOST_INVITED]:
        why = d.propose("gap_offer", what=activity.text)
        yield Row(activity.key, (label(d.say("gap_offer_name")), cell(why)))
    named = " ".join(p.name for p in d.roles.members).lower()
    asked = [who[d.language] for kind in d.u.types for who in kind.people]
    for who in [w for w in asked if w.lower() not in named][:_MOST_INVITED]:
        yield Row(who, (label(who), label(d.say("gap_usual"))))


def _reasons(d: Drafting, choice: Choice, table_id: str, told: int) -> Table | None:
    """Return what spoke for the chosen option, the strongest first; the body states so many."""
    heads = columns(d, reason=62, reading=38)
    ranked = best(choice)[:_MOST_REASONS]
    rows = [
        Row(
            rule.id,
            (
                label(rule.text)  # the body states it
                if at < told
                else cell(Statement(rule.text, "assumption", element=rule.element)),
                cell(d.from_brief(rule.reading)) if rule.reading else label(d.say("none")),
            ),
        )
        for at, rule in enumerate(ranked)
    ]
    if not rows:
        key = "reason_wish" if choice.wished else "reason_none"
        rows = [Row("none", (cell(d.propose(key)), label(d.say("none"))))]
    return table(d, table_id, f"{table_id}_caption", heads, rows)


def best(choice: Choice) -> list[AppliedRule]:
    """Return the rules that spoke for the chosen option, the strongest first."""
    speaking = [r for r in choice.rules if r.option == choice.chosen and r.points > 0]
    return sorted(speaking, key=lambda rule: -rule.points)


def against_others(d: Drafting, choice: Choice) -> Iterator[Statement]:
    """Yield one sentence for each option that was not taken: why not."""
    for option, points in choice.scores:
        if option != choice.chosen:
            name = d.option(choice.question, option)
            why = _against(d, choice, option, points)
            text = d.say("not_taken", name=name, why=why.text)
            yield Statement(text, "assumption", element=why.element)


def _alternatives(d: Drafting, choice: Choice) -> Iterator[Row]:
    """Yield the other options: what speaks against each, and what it would need."""
    for option, points in choice.scores:
        if option != choice.chosen:
            name = label(d.option(choice.question, option))
            why = label(_against(d, choice, option, points).text)  # the body states it
            needs = label(gate_of(d.framework, option, d.u, d.situation, d.say))
            yield Row(option, (name, why, needs))


def _against(d: Drafting, choice: Choice, option: str, points: int) -> Statement:
    if not is_open(d.framework, option, d.u, d.situation):
        return d.propose("not_feasible_money" if d.brief.budget_baht == 0 else "not_feasible")
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
