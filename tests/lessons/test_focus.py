"""Levels take different points of one topic; key points are those that matter."""

from __future__ import annotations

import pytest
import teaching

from assistant.lessons.aiming import every
from assistant.lessons.focus import by_importance, covered_sets, focused
from assistant.lessons.gathering import from_curriculum

LEAST_DIFFERENCE = 0.5  # of the statements of two levels, together


@pytest.fixture(scope="module")
def material(library, course):
    return from_curriculum(library, course, "th")


def statements(material):
    return {point.statement.text for unit in material.units for point in unit.points}


class TestLevels:
    """Basic names and explains, advanced weighs."""

    @pytest.mark.parametrize("unit", ["igr", "era", "design", "integration", "application"])
    def test_basic_and_advanced_teach_other_points(self, material, course, unit):
        points = next(u for u in course.units if u.id == unit).points
        basic = statements(focused(material, points, "basic"))
        advanced = statements(focused(material, points, "advanced"))
        assert basic
        assert advanced
        shared = len(basic & advanced)
        assert 1 - 2 * shared / (len(basic) + len(advanced)) >= LEAST_DIFFERENCE

    def test_intermediate_teaches_what_both_teach(self, material, course):
        whole = statements(focused(material, every(course), "intermediate"))
        assert statements(focused(material, every(course), "basic")) <= whole
        assert statements(focused(material, every(course), "advanced")) <= whole

    def test_twins_of_one_topic_differ_in_objectives_and_questions(self, library):
        made = [
            teaching.made(library, topic="การออกแบบเครือข่าย", level=level, minutes=90, language="th")
            for level in ("basic", "advanced")
        ]
        basic, advanced = ({o.text for o in lesson.objectives} for lesson in made)
        assert basic.isdisjoint(advanced)


class TestFocus:
    """Only the points of the topic, under a name that fits them."""

    def test_a_narrowed_unit_goes_by_the_name_of_its_list(self, material, course):
        failures = course.sets["failures"]
        members = {failures.listed_by, *failures.members}
        (unit,) = focused(material, members, None).units
        assert {point.id for point in unit.points} == members
        assert unit.name == material.sets["failures"].name

    def test_a_set_is_covered_only_whole(self, material, course):
        members = course.sets["considerations"].members
        part = focused(material, members[:-1], None)
        assert "considerations" not in covered_sets(part.sets, part.units)
        whole = focused(material, members, None)
        assert "considerations" in covered_sets(whole.sets, whole.units)

    def test_the_point_that_names_a_list_is_a_key_point(self, material):
        unit = next(unit for unit in material.units if unit.id == "conclusion")
        chosen = [point.id for point in by_importance(material, unit, 3)]
        assert {"failure.list", "step.list"} & set(chosen)
        order = [point.id for point in unit.points]
        assert chosen == sorted(chosen, key=order.index)
