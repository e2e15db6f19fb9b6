"""Every item measures the objective on what it asks, be it a thing of a list alone named."""

from __future__ import annotations

from assistant.lessons.alignment import aligned, measurable
from assistant.lessons.material import Point, TaughtSet, TaughtUnit
from assistant.lessons.objectives import UnitAim
from assistant.schema.lessons import Objective, Proof, QuizItem
from assistant.schema.papers import Statement


def point(key: str) -> Point:
    return Point(key, key, Statement(f"{key}.", "literature", (1,)), f"{key}.", f"{key}.")


def aim(unit: TaughtUnit, *, cases: bool) -> UnitAim:
    return UnitAim(unit, Objective("apply" if cases else "understand", unit.name), cases)


def asked(fact: str, *, case: bool) -> QuizItem:
    return QuizItem(
        fact, "choice", "en", f"{fact}?", ("a", "b"), ("a",), "", (1,), "easy", (fact,),
        Proof(True, True), situational=case,
    )  # fmt: skip


LIST, FIRST, SECOND, OTHER = map(point, ("gates", "gate.north", "gate.south", "ferry"))
GATES = TaughtUnit("gates", "Gates", frozenset(), (LIST,), (), ())
FERRY = TaughtUnit("ferry", "Ferry", frozenset(), (OTHER,), (), ())
SETS = {"g": TaughtSet("g", "gates", "the gates", "gate", (FIRST, SECOND), LIST, False, ())}


def test_an_item_on_a_thing_of_a_list_is_of_the_unit_that_names_the_list():
    items = (asked("use:gate.north", case=True), asked("gates", case=False))
    found = aligned(items, (aim(GATES, cases=False), aim(GATES, cases=True)), SETS)
    assert [one.objectives for one in found] == [(1,), (0,)]


def test_what_no_unit_teaches_measures_no_objective():
    (found,) = aligned((asked("gate.north", case=False),), (aim(FERRY, cases=False),), SETS)
    assert found.objectives == ()


def test_an_objective_without_a_measure_of_its_own_goes_where_its_unit_has_another():
    aims = (aim(GATES, cases=False), aim(GATES, cases=True), aim(FERRY, cases=True))
    items = (asked("use:gate.north", case=True),)
    kept = measurable(aims, items, SETS, (), {}, 5)
    assert kept == (aims[1], aims[2])  # of the ferry there is no other


def test_the_rubric_of_an_activity_measures_objectives_of_its_kind_while_there_are_few():
    aims = (aim(GATES, cases=False), aim(GATES, cases=True))
    items = (asked("use:gate.north", case=True),)
    activities = (("teach_back", 9),)
    assert measurable(aims, items, SETS, activities, {}, 2) == aims
    assert measurable(aims, items, SETS, activities, {}, 1) == aims[1:]
    assert measurable(aims, items, SETS, activities, {"teach_back": "ferry"}, 2) == aims[1:]
