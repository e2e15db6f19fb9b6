"""Evidence is looked up for the points that are taught, and for what these need."""

from __future__ import annotations

from assistant.lessons.gathering import from_curriculum
from assistant.lessons.reach import reach


def test_nothing_in_particular_needs_all(course):
    assert reach(course, ()).sets == frozenset(course.sets)
    assert reach(course, ()).stems == course.stems


def test_a_point_needs_its_list_and_what_lends_this_wrong_options(course):
    needed = reach(course, ["duty.table"]).sets
    assert {"duties", *course.sets["duties"].foreign} <= needed
    assert "network_scholars" not in needed


def test_only_what_is_wanted_is_taught_and_its_list_is_whole(library, course):
    material = from_curriculum(library, course, "th", wanted=["duty.table"])
    assert [point.id for unit in material.units for point in unit.points] == ["duty.table"]
    assert len(material.sets["duties"].members) == len(course.sets["duties"].members)


def test_a_list_is_told_by_its_quotes_in_whichever_language_its_members_are_found(library, course):
    material = from_curriculum(library, course, "th", wanted=course.sets["failures"].members)
    assert material.sets["failures"].listed is not None
