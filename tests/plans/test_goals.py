"""A goal is cut into what can be measured, and never loses a word that counts."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.goals import MOST, measures


def test_a_goal_of_two_measures_is_cut_in_two():
    assert measures("ลดเวลารอลงร้อยละ 20 และมีจุดบริการครบ 9 อำเภอ") == (
        "ลดเวลารอลงร้อยละ 20",
        "มีจุดบริการครบ 9 อำเภอ",
    )
    assert len(measures("Keep 60% alive, and reduce losses by 20%")) == 2


@pytest.mark.parametrize("goal", ["Reopen the fire lanes", "ให้ทุกฝ่ายทำงานร่วมกันและมีความสุข"])
def test_a_goal_without_numbers_is_one_measure(goal):
    assert measures(goal) == (goal,)


def test_no_goal_is_no_measure():
    assert measures("") == ()


def test_every_number_of_the_goal_stays(case):
    goal = case.brief.get("goal", "")
    assert planning.digits(" ".join(measures(goal))) == planning.digits(goal)


def test_a_goal_of_many_clauses_is_not_cut_into_rubble():
    goal = "; ".join(f"deliver {at} boats" for at in range(1, 12))
    assert len(measures(goal)) <= MOST
    assert planning.digits(" ".join(measures(goal))) == {str(at) for at in range(1, 12)}


def test_the_goals_measures_stand_first_among_the_outcomes(plan):
    clauses = [clause.casefold().rstrip(".") for clause in measures(plan.brief["goal"])]
    column = [c.key for c in plan.table("indicators").columns].index("indicator")
    told = [
        row.cells[column].text.casefold().rstrip(".")
        for _, row in planning.rows(plan, "indicators")
    ]
    assert told[: len(clauses)] == clauses
    assert len(told) > len(clauses)
