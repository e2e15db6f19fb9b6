"""The decision engine: adds up what the rules give each option; what would change the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.frameworks.framework import Decision, Fact, Framework, Rule
from assistant.plans.situation import Finding, Situation
from assistant.schema import Language
from assistant.schema.plans import AppliedRule, Choice


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A fact that, with another value, would lead to another option."""

    fact: Fact
    now: str
    then: str
    option: str


def decide(
    framework: Framework,
    role: str,
    situation: Situation,
    language: Language,
    wish: str | None = None,
) -> Choice:
    """Decide what a role names (integration, agreement, …) by the rules of its question.

    A ``wish`` overrules the rules, openly. Of two options with equal points the one that the
    framework names first is chosen. Where the framework asks no such question the choice is empty.
    """
    question = framework.decision(role)
    if question is None:
        return Choice("", "", (), ())
    return _choice(framework, question, situation, language, wish)


def _choice(
    framework: Framework,
    question: Decision,
    situation: Situation,
    language: Language,
    wish: str | None = None,
) -> Choice:
    rules = tuple(_applied(framework, question, situation, language))
    scores = dict.fromkeys(question.options, 0)
    for rule in rules:
        scores[rule.option] += rule.points
    ranked = tuple(sorted(scores.items(), key=lambda item: -item[1]))
    return Choice(question.id, wish or ranked[0][0], ranked, rules, wished=wish is not None)


def what_would_change(
    framework: Framework, question_id: str, situation: Situation, language: Language
) -> tuple[WhatIf, ...]:
    """Try every other value of every named fact, one at a time; return what tips the choice."""
    question = framework.questions[question_id]
    now = _choice(framework, question, situation, language).chosen
    asked = {fact for rule in question.rules for fact in rule.when}
    changes = []
    for fact in (framework.facts[key] for key in framework.facts if key in asked):
        for value in fact.values:
            if value != situation[fact.id].value:
                tried = {**situation, fact.id: Finding(value)}
                option = _choice(framework, question, tried, language).chosen
                if option != now:
                    changes.append(WhatIf(fact, situation[fact.id].value, value, option))
    return tuple(changes)


def _applied(
    framework: Framework, question: Decision, situation: Situation, language: Language
) -> Iterator[AppliedRule]:
    for rule in question.rules:
        if _holds(rule, situation):
            reading = " · ".join(_readings(framework, rule, situation, language))
            for gift in rule.gives:
                yield AppliedRule(
                    rule.id,
                    gift.option,
                    gift.points,
                    gift.reason[language],
                    reading,
                    rule.element,
                )


def _readings(
    framework: Framework, rule: Rule, situation: Situation, language: Language
) -> Iterator[str]:
    """Yield what a rule read in the brief: its words, or the value of a field that has a name."""
    for key in rule.when:
        found, fact = situation[key], framework.facts.get(key)
        if found.words:
            yield f"“{found.words}”"
        elif fact and found.value in fact.values:
            yield f"{fact.name[language]}: {fact.values[found.value][language]}"


def _holds(rule: Rule, situation: Mapping[str, Finding]) -> bool:
    return all(situation[fact].value in values for fact, values in rule.when.items())
