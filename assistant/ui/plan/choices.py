"""Draws the two choices of a plan and why they fell as they did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.frameworks.framework import Framework
from assistant.frameworks.shelf import load_framework
from assistant.plans.brief.brief import parse_brief
from assistant.plans.engine import WhatIf, what_would_change
from assistant.plans.situation import read_situation
from assistant.schema import Language
from assistant.schema.plans import AppliedRule, Choice, Plan
from assistant.ui.plan import evidence as plan_evidence
from assistant.ui.plan.words import citation_key
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say


def draw(plan: Plan) -> None:
    """Draw the integration model and the form of agreement, and under them why they fell so."""
    framework = load_framework(plan.framework)
    choices = (("model_chosen", plan.integration), ("agreement_chosen", plan.agreement))
    for column, (name, choice) in zip(st.columns(2), choices, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.caption(say(name))
            chosen = option_name(framework, choice, choice.chosen, plan.language)
            st.markdown(f"**{chosen}**  \n:small[{_standing(choice)}]")
    for name, choice in choices:
        label = say("why", choice=say(name))
        with st.expander(label, icon=":material/help:", key=f"why-{choice.question}"):
            draw_why(plan, framework, choice)


def option_name(framework: Framework, choice: Choice, option: str, language: Language) -> str:
    """Name an option: by its label, or by the element that describes it; safe to show."""
    question = framework.questions[choice.question]
    if said := question.labels.get(option):
        return safe_line(said[language])
    element = framework.elements.get(question.options.get(option, ""))
    return safe_line(element.name[language] if element else option)


def points_of(choice: Choice, option: str) -> int:
    """Return the points of an option, 0 where it has none."""
    return dict(choice.scores).get(option, 0)


def draw_why(plan: Plan, framework: Framework, choice: Choice) -> None:
    """Draw the rules that fired, the alternatives, what would tip the choice, and the passages."""
    part = f"why-{choice.question}"
    st.markdown(f"**{say('why_for')}**")
    lines = list(rule_lines(choice, choice.chosen, part))
    st.markdown("\n".join(lines) if lines else say("why_silent"))
    st.markdown(f"**{say('why_not')}**")
    for option, points in choice.scores:
        if option != choice.chosen:
            name = option_name(framework, choice, option, plan.language)
            against = list(rule_lines(choice, option, part)) or [f"- {say('why_weaker')}"]
            st.markdown("\n".join((f"{name} · {say('points', points=points)}\n", *against)))
    st.markdown(f"**{say('why_change')}**")
    changes = [_change_line(framework, choice, c, plan.language) for c in _changes(plan, choice)]
    st.markdown("\n".join(changes) if changes else say("why_steady"))
    numbers = {number for rule in choice.rules for number in rule.citations}
    cited = [citation for citation in plan.citations if citation.number in numbers]
    plan_evidence.draw(cited, part, plan.language)


def rule_lines(choice: Choice, option: str, part: str) -> Iterator[str]:
    """Yield each rule that speaks for or against an option: points, reason, reading, numbers."""
    rules = (rule for rule in choice.rules if rule.option == option)
    for rule in sorted(rules, key=lambda rule: -rule.points):
        yield f"- {_rule_line(rule, part)}"


def _rule_line(rule: AppliedRule, part: str) -> str:
    colour = "green" if rule.points > 0 else "red"
    line = f":{colour}-badge[{rule.points:+d}] {safe_line(rule.text)}"
    line += "".join(f" [:primary-badge[{n}]](#{citation_key(part, n)})" for n in rule.citations)
    if rule.reading:
        line += f"  \n  :small[:gray[{say('from_brief', words=rule.reading)}]]"
    return line


def _standing(choice: Choice) -> str:
    points = say("points", points=points_of(choice, choice.chosen))
    return f"{points} · {say('wished')}" if choice.wished else points


def _changes(plan: Plan, choice: Choice) -> Iterable[WhatIf]:
    """Return what would tip a choice; nothing where the plan's own brief cannot be read again."""
    framework = load_framework(plan.framework)
    try:
        brief = parse_brief(plan.brief, plan.language)
    except KhrueakhaiError:
        return ()
    situation = read_situation(brief, framework)
    return what_would_change(framework, choice.question, situation, plan.language)


def _change_line(framework: Framework, choice: Choice, change: WhatIf, language: Language) -> str:
    values = {
        "fact": change.fact.name[language],
        "value": change.fact.values[change.then][language],
    }
    option = framework.questions[choice.question].labels.get(change.option)
    element = framework.elements[framework.questions[choice.question].options[change.option]]
    named = (option or element.name)[language]
    return f"- {say('if_then', option=named, **values)}"
