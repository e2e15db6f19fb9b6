"""Gates before a choice: whether anybody could take the part, and whether there is money to pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.frameworks.framework import Framework
from assistant.plans.money import baht
from assistant.plans.situation import Situation
from assistant.plans.understanding.understood import Understood
from assistant.schema.plans import Choice

Say = Callable[..., str]


def is_open(framework: Framework, option: str, u: Understood, situation: Situation) -> bool:
    """Tell whether an option could be done: who would be hired is paid, a sole one must offer."""
    hub = framework.hubs.get(option)
    if hub is None:
        return True
    offered = situation[hub.clue].value == "yes"
    if hub.most == 1 and not offered and u.members:
        return False
    return offered or u.brief.budget_baht != 0


def through(framework: Framework, choice: Choice, u: Understood, situation: Situation) -> Choice:
    """Return the choice with the best option that can be done; a wish stays a wish."""
    if choice.wished or is_open(framework, choice.chosen, u, situation):
        return choice
    open_ones = (o for o, _ in choice.scores if is_open(framework, o, u, situation))
    return replace(choice, chosen=next(open_ones, choice.chosen))


def gate_of(
    framework: Framework, option: str, u: Understood, situation: Situation, say: Say
) -> str:
    """Say what an option would need, and whether the brief has it."""
    hub = framework.hubs.get(option)
    if hub is None:
        return say("gate_lead", capacity=say(f"capacity_{u.brief.in_house_capacity or 'unknown'}"))
    found = situation[hub.clue]
    who = f"“{found.words}”" if found.value == "yes" else say("gate_nobody")
    total = u.brief.budget_baht
    money = say("unknown") if total is None else say("gate_money", baht=baht(total))
    money = say("gate_no_money") if total == 0 else money
    return say("gate_prime" if hub.most == 1 else "gate_coordinator", who=who, money=money)
