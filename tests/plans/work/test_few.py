"""What partners give each day or week is held against what the goal wants of it each time."""

from __future__ import annotations

import planning

from assistant.plans.work.checks import findings

GOAL = "Bring a warm meal every day to {n} of them by 31 March 2028"
OFFERS = [
    {"name": "Kitchen A", "can_offer": "60 meals a day"},
    {"name": "Kitchen B", "can_offer": "20 meals a day"},
    {"name": "Van", "can_offer": "90 litres a day"},
]


def told(n):
    u = planning.understood({"goal": GOAL.format(n=n), "partners": OFFERS, "lang": "en"})
    said = findings(u, lambda key, **values: f"{key} {values.get('sum')} {values.get('left')}")
    return [one.text for one in said if one.kind == "short"]


def test_fewer_each_day_than_the_goal_wants_is_told():
    assert told(150) == ["find_few 80 70"]


def test_enough_each_day_is_not_told():
    assert told(80) == []
