"""What the official puts right of what was understood."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.understanding.corrections import goal_of
from assistant.plans.understanding.facts import said_of, understand

BRIEF = {
    "problem": "Last year 40 boats sank near the old pier",
    "goal": "at most 12 boats sink by 30 September 2028",
    "lead_agency": "Harbour Office",
    "partners": [
        {"name": "Pier School", "can_offer": "trains 30 boatmen a month, but not at night"},
        {"name": "River Club", "can_offer": "two rescue vans"},
    ],
    "start": "2027-10-01",
    "lang": "en",
}


def understood(**corrections):
    brief = parse_brief({**BRIEF, "corrections": corrections})
    return understand(brief, brief.partners, date(2027, 1, 1))


def test_without_corrections_the_brief_stands():
    assert understood().deadline == date(2028, 9, 30)
    assert understood().measures[0].baseline.value == 40


def test_a_deadline_that_is_put_right_moves_the_end():
    u = understood(deadline="31 March 2029")
    assert (u.deadline, u.end) == (date(2029, 3, 31), date(2029, 3, 31))


@pytest.mark.parametrize(
    ("said", "was", "target"), [("50 boats – 10 boats", 50, 10), ("9", None, 9)]
)
def test_a_measure_is_read_as_from_and_to_or_as_a_target(said, was, target):
    measure = understood(measure0=said).measures[0]
    assert measure.target.value == target
    assert measure.target.unit.split()[0] == "boats"
    assert (measure.baseline.value if measure.baseline else None) == was


def test_an_offer_and_its_limit_are_put_right_or_taken_away():
    u = understood(offer1="River Club: three rescue boats", limit0="–")
    assert [offer.text for offer in u.offers][1] == "three rescue boats"
    assert u.offers[0].limit == ""
    assert [o.partner for o in understood(offer0="no").offers] == ["River Club"]


def test_a_fact_keeps_its_key_when_one_before_it_is_taken_away():
    keys = [key for key, _, _ in said_of(understood(offer0="–"))]
    assert "offer1" in keys
    assert "offer0" not in keys


def test_data_on_persons_are_told_or_denied():
    assert understood(sensitive="names of the drowned").sensitive
    assert not understood(sensitive="–").sensitive


@pytest.mark.parametrize("fact", ["measure9", "offer9", "nothing"])
def test_a_key_that_leads_nowhere_changes_nothing(fact):
    assert understood(**{fact: "99 boats"}).measures == understood().measures
    assert understood(**{fact: "99 boats"}).offers == understood().offers


@pytest.mark.parametrize(
    ("goal", "said", "is_now"),
    [
        ("ซ่อมเรือ 9 ลำ ภายใน 31 มีนาคม 2571", "30 มิถุนายน 2571", "ซ่อมเรือ 9 ลำ ภายใน 30 มิถุนายน 2571"),
        ("mend 9 boats", "30 June 2028", "mend 9 boats by 30 June 2028"),
        ("mend 9 boats", "soon", "mend 9 boats"),
    ],
)
def test_a_day_stands_in_the_goal_where_one_stood_or_behind_it(goal, said, is_now):
    assert goal_of(goal, {"deadline": said}) == is_now
