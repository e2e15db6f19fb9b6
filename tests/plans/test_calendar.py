"""Thai fiscal quarters, and when a plan runs by what its brief says."""

from __future__ import annotations

from datetime import date

import planning
import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.calendar import DEFAULT_QUARTERS, LONGEST, fiscal_quarter, plan_timing
from assistant.plans.planner import draft_plan
from assistant.schema.plans import Calendar


def timing(**fields):
    brief = parse_brief({"problem": "Elephants eat the crops", **fields})
    return plan_timing(brief, planning.TODAY, brief.lang)


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2026, 9, 30), 2026, 4),
        (date(2026, 10, 1), 2027, 1),
        (date(2026, 12, 31), 2027, 1),
        (date(2027, 1, 1), 2027, 2),
        (date(2027, 3, 31), 2027, 2),
        (date(2027, 4, 1), 2027, 3),
        (date(2027, 7, 1), 2027, 4),
        (date(2028, 2, 29), 2028, 2),
    ],
)
def test_a_fiscal_year_runs_from_october_to_september(day, year, quarter):
    assert fiscal_quarter(day) == (year, quarter)


def test_quarters_are_counted_over_the_turn_of_the_year():
    calendar = Calendar(2027, 3, 8)
    assert [calendar.at(at) for at in range(4)] == [(2027, 3), (2027, 4), (2028, 1), (2028, 2)]


def test_a_start_that_is_said_is_kept():
    read = timing(start="2027-04-05", duration_note="6 months")
    assert (read.calendar, read.assumed) == (Calendar(2027, 3, 2), ())


def test_without_a_start_it_begins_with_the_next_quarter_and_says_so():
    read = timing(duration_note="6 months")
    assert (read.calendar, read.assumed) == (Calendar(2027, 2, 2), ("start",))


def test_without_a_length_it_runs_for_a_year_and_says_so():
    read = timing(start="2026-10-01")
    assert (read.calendar.quarters, read.assumed) == (DEFAULT_QUARTERS, ("length",))


@pytest.mark.parametrize(
    ("note", "quarters"),
    [
        ("18 months", 6),
        ("an 18-month first round", 6),
        ("2 fiscal years", 8),
        ("three years", 12),
        ("5 quarters", 5),
        ("ระยะแรก 2 ปี", 8),
        ("สามปีงบประมาณ", 12),
        ("๗ เดือน", 3),
        ("1 month", 1),
        ("99 years", LONGEST),
    ],
)
def test_a_length_is_read_in_both_languages_and_rounded_up_to_quarters(note, quarters):
    read = timing(duration_note=note, start="2026-10-01")
    assert (read.calendar.quarters, read.assumed) == (quarters, ())


@pytest.mark.parametrize(
    ("note", "quarters"),
    [
        ("1.5 years", 6),
        ("1.5 ปี", 6),
        ("1 ปี 6 เดือน", 6),
        ("1 year and 6 months", 6),
        ("twenty-four months", 8),
        ("สิบสองเดือน", 4),
        ("ยี่สิบสี่เดือน", 8),
        ("by the 2027 year end", None),
        ("ปีงบประมาณ 2570 ปีแรกเป็นปีทดลอง", None),
    ],
)
def test_a_length_is_read_right_or_counts_as_not_said(note, quarters):
    read = timing(duration_note=note, start="2026-10-01")
    assert "length" in read.assumed or read.calendar.quarters == quarters


def test_the_goal_says_the_length_where_the_note_does_not():
    read = timing(goal="Cut losses by half within 15 months", start="2026-10-01")
    assert (read.calendar.quarters, read.assumed) == (5, ())


def test_a_number_of_the_goal_that_is_no_length_is_not_one():
    read = timing(goal="Serve children of 3 years in 9 districts", start="2026-10-01")
    assert read.assumed == ("length",)


@pytest.mark.parametrize(("month", "quarter"), [("August", 4), ("February", 2), ("October", 1)])
def test_a_one_off_delivery_stands_in_the_month_that_is_named(month, quarter):
    read = timing(goal=f"Open the fair in {month}", duration="one_time")
    assert read.delivery is not None
    assert read.calendar.at(read.delivery)[1] == quarter
    assert 0 <= read.delivery < read.calendar.quarters
    assert read.month == month


def test_the_month_is_named_in_the_language_of_the_plan(library):
    plan = planning.drafted(library, "archive")
    assumed = " ".join(s.text for s in planning.of_block(plan, "assumptions"))
    assert "สิงหาคม" in assumed
    (deliver,) = [row for _, row in planning.rows(plan, "roadmap") if row.key == "deliver"]
    assert plan.calendar.at(deliver.quarters[0])[1] == 4


def test_years_are_of_the_buddhist_era_in_thai_and_of_the_common_era_in_english(library):
    thai, english = planning.drafted(library, "fishing"), planning.drafted(library, "solar")
    assert (thai.calendar.year, english.calendar.year) == (2027, 2027)
    said = " ".join(row.cells[0].text for _, row in planning.rows(thai, "roadmap"))
    assert {"2570", "2571"} <= planning.digits(said)
    assert not {"2027", "2028"} & planning.digits(said)
    said = " ".join(row.cells[0].text for _, row in planning.rows(english, "roadmap"))
    assert "2027" in planning.digits(said)
    assert "2570" not in planning.digits(said)


def test_each_period_of_the_road_map_is_that_of_its_quarters(plan):
    era = 543 if plan.language == "th" else 0
    for _, row in planning.rows(plan, "roadmap"):
        first, last = row.quarters
        expected = {str(n) for at in (first, last) for n in plan.calendar.at(at)}
        years = {str(plan.calendar.at(at)[0] + era) for at in (first, last)}
        quarters = expected - {str(plan.calendar.at(at)[0]) for at in (first, last)}
        assert planning.digits(row.cells[0].text) == years | quarters


@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2026, 10, 1), date(2028, 2, 29)])
def test_a_plan_never_starts_before_the_day_it_is_made(library, day):
    plan = draft_plan(library, planning.brief("bare"), today=day)
    year, quarter = fiscal_quarter(day)
    assert 4 * plan.calendar.year + plan.calendar.quarter > 4 * year + quarter
