"""Days counted back from the deadline, by what the work takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.goals import measures_of
from assistant.plans.understanding.offers import offers_of
from assistant.plans.work.capacity import task_of
from assistant.plans.work.schedule import before_season, in_window, phases

START = date(2027, 1, 1)


@pytest.mark.parametrize("days", [20, 60, 150, 400, 1500])
@pytest.mark.parametrize("selects", [True, False])
def test_the_steps_follow_each_other_and_leave_most_of_the_time_for_the_work(days, selects):
    end = START + timedelta(days=days - 1)
    spans = phases(START, end, selects=selects, parties=6)
    assert all(START <= begun <= ended <= end for begun, ended in spans.values())
    assert spans["agree"][1] < spans["serve"][0]
    assert spans["close"][1] == end
    assert (end - spans["serve"][0]).days >= 0.55 * days


def test_signing_and_counting_take_no_longer_in_a_longer_plan():
    one, other = (
        phases(START, START + timedelta(days=days), selects=True)["agree"] for days in (500, 1500)
    )
    assert one == other


def test_more_parties_take_longer_to_sign():
    few, many = (
        phases(START, date(2027, 12, 31), selects=False, parties=n)["agree"][1] for n in (2, 9)
    )
    assert few < many


@pytest.mark.parametrize(
    ("begun", "ready", "season", "by"),
    [
        ("2027-02-10", "2027-06-10", 5, "2027-04-30"),
        ("2027-02-10", "2027-03-30", 5, "2027-03-30"),
        ("2027-06-10", "2027-08-30", 5, "2027-08-30"),
        ("2027-11-10", "2028-02-10", 1, "2027-12-31"),
        ("2027-02-10", "2027-06-10", None, "2027-06-10"),
    ],
)
def test_what_prepares_for_a_season_is_ready_before_it(begun, ready, season, by):
    day = before_season(date.fromisoformat(begun), date.fromisoformat(ready), season)
    assert day == date.fromisoformat(by)


@pytest.mark.parametrize(
    ("goal", "offer", "language", "days"),
    [
        ("ขุดลอกคลอง 30 กิโลเมตร", "รถขุดคลองวันละ 2 กิโลเมตร", "th", 15),
        ("dig 40 wells", "digs 10 wells a month", "en", 122),
        ("ไม่เกิน 30 ครั้ง", "ออกตรวจวันละ 2 ครั้ง", "th", None),
        ("all 31 boats painted", "a rescue van and 3 drills a month", "en", None),
        ("dig 40 wells", "an excavator for a season", "en", None),
    ],
)
def test_a_rate_takes_so_many_days_for_what_the_goal_wants_of_it(goal, offer, language, days):
    made = offers_of(Partner(name="A", can_offer=offer), language)
    task = task_of(made[0], measures_of(goal, ""))
    assert (task.days if task else None) == days


def test_the_latest_start_is_counted_back_from_the_day_it_is_due():
    made = offers_of(Partner(name="A", can_offer="digs 10 wells a month"), "en")
    task = task_of(made[0], measures_of("dig 40 wells", ""))
    assert task is not None
    assert task.latest(date(2027, 12, 31)) == date(2027, 12, 31) - timedelta(days=task.days - 1)
    assert task.reached(task.days // 2) < 40 <= task.reached(task.days)


def test_what_serves_begins_when_it_opens_and_works_are_done_before():
    spans = phases(date(2028, 10, 1), date(2029, 9, 30), selects=False, opens=date(2029, 4, 1))
    assert spans["serve"][0] == date(2029, 4, 1)
    assert spans["build"][1] == date(2029, 3, 31)
    assert spans["watch"][0] < spans["serve"][0]


def test_months_of_each_year_are_sought_within_the_plan():
    assert in_window((11, 1), date(2028, 12, 1), date(2029, 6, 1)) == (
        date(2028, 12, 1),
        date(2029, 1, 31),
    )
    assert in_window((3, 5), date(2028, 11, 1), date(2029, 2, 28)) is None
