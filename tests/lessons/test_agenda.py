"""The agenda: the minutes add up whatever is asked for, in the order of teaching."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.lessons.agenda import LEAST_UNIT, agenda, most_units, share_out
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.material import TaughtUnit
from assistant.lessons.request.request import parse_request

EMPHASES = ((), ("concepts",), ("cases",), ("practice",), ("concepts", "cases", "practice"))
ORDER = {"lead_in": 0, "teach": 1, "break": 1, "wrap_up": 2}
LONG_WITHOUT_A_BREAK = 130  # minutes

HELD = load_curriculum().sets  # the sets that activities work with


def units(count: int) -> tuple[TaughtUnit, ...]:
    """So many units of all kinds, with nothing in them."""
    kinds = (frozenset({"concepts"}), frozenset({"cases", "practice"}), frozenset())
    return tuple(
        TaughtUnit(f"u{at}", f"หน่วย {at}", kinds[at % 3], (), (), ()) for at in range(count)
    )


def steps_of(minutes, emphasis, items, count=None):
    request = parse_request({"minutes": minutes, "emphasis": emphasis, "quiz_items": items})
    times = share_out(request, HELD)
    taught = units(min(most_units(request, times), 12) if count is None else count)
    after = {key: taught[at % len(taught)].id for at, (key, _) in enumerate(times.activities)}
    return agenda(request, times, taught, items, "th", after)


class TestAnyLength:
    """From a quarter of an hour to a day."""

    @pytest.mark.parametrize("emphasis", EMPHASES, ids="-".join)
    @pytest.mark.parametrize("items", [0, 1, 10, 60, 1000])
    def test_the_minutes_add_up_and_every_step_takes_time(self, emphasis, items):
        for minutes in range(15, 481, 31):  # odd and even ones
            steps = steps_of(minutes, emphasis, items)
            assert sum(step.minutes for step in steps) == minutes, minutes
            assert min(step.minutes for step in steps) > 0, minutes

    @pytest.mark.parametrize("minutes", [16, 19, 37, 61, 127, 479])
    def test_odd_minutes_add_up_too(self, minutes):
        for emphasis in EMPHASES:
            steps = steps_of(minutes, emphasis, 3)
            assert sum(step.minutes for step in steps) == minutes
            assert min(step.minutes for step in steps) > 0

    @pytest.mark.parametrize("count", [1, 2, 7])
    def test_fewer_units_than_there_is_time_for_get_more_time(self, count):
        for minutes in range(15, 481, 60):
            request = parse_request({"minutes": minutes})
            possible = most_units(request, share_out(request, HELD))
            steps = steps_of(minutes, (), 10, min(count, possible))
            assert sum(step.minutes for step in steps) == minutes
            assert min(step.minutes for step in steps) > 0

    @pytest.mark.parametrize("emphasis", EMPHASES, ids="-".join)
    def test_lead_in_then_teaching_then_wrap_up(self, emphasis):
        for minutes in range(15, 481, 35):
            phases = [step.phase for step in steps_of(minutes, emphasis, 10)]
            order = [ORDER[phase] for phase in phases]
            assert order == sorted(order), minutes
            assert phases[0] == "lead_in"
            assert phases.count("lead_in") == 1
            assert "teach" in phases
            assert phases[-1] == "wrap_up"

    def test_a_unit_has_time_to_be_taught(self):
        for minutes in range(15, 481, 20):
            for emphasis in EMPHASES:
                steps = steps_of(minutes, emphasis, 10)
                taught = [s for s in steps if s.phase == "teach" and s.activity.startswith("หน่วย")]
                assert min(step.minutes for step in taught) >= min(LEAST_UNIT, 5), minutes

    @pytest.mark.parametrize("emphasis", EMPHASES, ids="-".join)
    def test_long_lessons_have_breaks(self, emphasis):
        for minutes in range(150, 481, 30):
            sitting, longest = 0, 0
            for step in steps_of(minutes, emphasis, 10):
                sitting = 0 if step.phase == "break" else sitting + step.minutes
                longest = max(longest, sitting)
            assert longest <= LONG_WITHOUT_A_BREAK, minutes

    def test_short_lessons_have_none(self):
        for minutes in range(15, 125, 5):
            assert all(step.phase != "break" for step in steps_of(minutes, (), 10))

    def test_no_two_breaks_follow_each_other(self):
        for minutes in range(15, 481, 20):
            for count in (1, 2, None):
                phases = [step.phase for step in steps_of(minutes, ("practice",), 10, count)]
                assert ("break", "break") not in set(pairwise(phases))

    def test_without_a_quiz_there_is_no_step_for_one(self):
        with_quiz, without = steps_of(60, (), 10), steps_of(60, (), 0)
        assert sum(s.phase == "wrap_up" for s in with_quiz) == 2
        assert sum(s.phase == "wrap_up" for s in without) == 1


class TestLessons:
    """The agenda of a lesson."""

    def test_it_is_what_was_asked_for(self, lesson):
        assert sum(step.minutes for step in lesson.agenda) == lesson.minutes
        assert lesson.minutes == lesson.request["minutes"]
        assert min(step.minutes for step in lesson.agenda) > 0

    def test_every_step_says_what_is_done_how_and_with_what(self, lesson):
        assert all(s.activity.strip() and s.method.strip() and s.material for s in lesson.agenda)
        assert "{" not in str(lesson.agenda)

    def test_a_practical_lesson_has_group_activities(self, english):
        methods = [step.method for step in english.agenda]
        assert "Group activity" in methods

    def test_a_workshop_has_its_break(self, workshop):
        assert sum(step.phase == "break" for step in workshop.agenda) == 1


def test_a_long_lesson_without_a_wish_has_learners_practise():
    practice = {"own_work", "hearing"}
    workshop = {key for key, _ in share_out(parse_request({"minutes": 180}), ()).activities}
    short = {key for key, _ in share_out(parse_request({"minutes": 60}), ()).activities}
    assert len(workshop) >= 2
    assert practice & workshop
    assert not practice & short
