"""The integration model with its reasons and alternatives; the outline of the agreement."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.drafting import Drafting, cell, columns, label, part, prose, table
from assistant.plans.engine import what_would_change
from assistant.plans.form import plan_form
from assistant.schema.papers import Items, Part, Prose, Row, Statement, Table
from assistant.schema.plans import AppliedRule, Choice


def integration_model(d: Drafting) -> Part:
    """The model chosen, why, why not the others, and what would change it."""
    choice = d.integration
    question = d.framework.questions[choice.question]
    described = d.literature(question.options[choice.chosen])
    control = d.propose(f"control_{choice.chosen}", lead=d.roles.lead)
    heads = columns(d, model=26, why_not=40, source=34)
    return part(
        d,
        "integration_model",
        prose("integration", d.stated("integration")),
        Prose("chosen_model", (_chosen(d, choice), described, control)),
        _reasons(d, choice, "integration_reason"),
        table(d, "alternatives", "alternatives_caption", heads, _alternatives(d, choice)),
        Items("integration_changes", tuple(_changes(d, choice)), lead=d.say("changes_head")),
    )


def agreement(d: Drafting) -> Part:
    """The form of agreement, why, and its clauses with how binding each is."""
    choice = d.agreement
    name = d.option(choice.question, choice.chosen)
    about = next((element.id for element in d.framework.place("agreement")), "")
    rows = (
        Row(
            str(at),
            (
                label(f"{at}. {clause[d.language][0]}"),
                cell(Statement(clause[d.language][1], "assumption")),
                label(d.say(f"binding_{_binding(d, clause['binding'])}")),
            ),
        )
        for at, clause in enumerate(plan_form()["clauses"], start=1)
    )
    return part(
        d,
        "agreement",
        Prose("agreement", (d.propose("agreement_chosen", about, name=name),)),
        _reasons(d, choice, "agreement_reason"),
        table(d, "clauses", "clauses_caption", columns(d, clause=30, content=54, binding=16), rows),
        Prose("agreement_note", (d.propose("agreement_note"),)),
    )


def _chosen(d: Drafting, choice: Choice) -> Statement:
    name = d.option(choice.question, choice.chosen)
    best = d.option(choice.question, choice.scores[0][0])
    if choice.wished and choice.chosen != choice.scores[0][0]:
        return d.propose("chosen_wish", name=name, best=best)
    return d.propose("chosen", name=name)


def _reasons(d: Drafting, choice: Choice, table_id: str) -> Table | None:
    """Return each reason for the choice, the brief's words behind it, and the evidence."""
    heads = columns(d, reason=40, reading=30, source=30)
    rules = sorted(choice.rules, key=lambda rule: -rule.points)
    speaking = [rule for rule in rules if rule.option == choice.chosen and rule.points > 0]
    rows = [_reason(d, choice, rule) for rule in speaking]
    if not rows:  # nothing in the brief speaks for it: say so, rather than nothing
        key = "reason_wish" if choice.wished else "reason_none"
        none = label(d.say("not_named"))
        rows = [Row("none", (cell(d.propose(key)), none, none))]
    return table(d, table_id, f"{table_id}_caption", heads, rows)


def _reason(d: Drafting, choice: Choice, rule: AppliedRule) -> Row:
    said = cell(d.from_brief(rule.reading)) if rule.reading else label(d.say("not_named"))
    above = rule.element == _described(d, choice)
    evidence = label(d.say("described_above")) if above else cell(d.literature(rule.element))
    stated = Statement(rule.text, "assumption", element=rule.element)
    return Row(rule.id, (cell(stated), said, evidence))


def _described(d: Drafting, choice: Choice) -> str:
    """Return the element that stands beside the choice anyway, so as not to cite it twice."""
    options = d.framework.questions[choice.question].options
    return options[choice.chosen] if choice is d.integration else ""


def _alternatives(d: Drafting, choice: Choice) -> Iterator[Row]:
    """Yield the other options with what speaks against them."""
    options = d.framework.questions[choice.question].options
    for option, _ in choice.scores:
        if option != choice.chosen:
            why_not = tuple(_against(choice, option)) or (_weaker(d, choice, option),)
            name = label(d.option(choice.question, option))
            yield Row(option, (name, cell(*why_not), cell(d.literature(options[option]))))


def _weaker(d: Drafting, choice: Choice, option: str) -> Statement:
    """Say why an option without anything against it was not chosen."""
    scores = dict(choice.scores)
    if scores[option] > scores[choice.chosen]:
        return d.propose("overruled")
    return d.propose("weaker" if scores[option] < scores[choice.chosen] else "even")


def _against(choice: Choice, option: str) -> Iterator[Statement]:
    speaking: list[AppliedRule] = [
        rule for rule in choice.rules if rule.option == option and rule.points < 0
    ]
    for rule in sorted(speaking, key=lambda rule: rule.points):
        yield Statement(rule.text, "assumption", element=rule.element)


def _changes(d: Drafting, choice: Choice) -> Iterator[Statement]:
    """Yield what would tip the choice, one fact at a time."""
    changes = what_would_change(d.framework, choice.question, d.situation, d.language)
    if not changes:
        yield d.propose("no_change")
    for change in changes:
        yield d.propose(
            "change",
            fact=change.fact.name[d.language],
            value=change.fact.values[change.then][d.language],
            option=d.option(choice.question, change.option),
        )


def _binding(d: Drafting, clause: str) -> str:
    """Return how binding a clause is under the form of agreement that is chosen."""
    bindings = d.framework.bindings[d.agreement.chosen]
    return bindings.get(clause, bindings["*"])
