"""What a brief leaves open is asked, the most important first, and nothing else is."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.files import to_dict
from assistant.plans.open_questions import contradictions, overlong
from assistant.plans.planner import draft_plan

# Field → the element whose question asks for it, in order of importance.
ASKED = {
    "goal": "consider.task",
    "in_house_capacity": "strategy.own_staff",
    "duration": "consider.duration",
    "emphasis": "consider.emphasis",
    "budget_baht": "consider.budget",
    "beneficiaries": "require.customer",
    "data_sharing_barriers": "require.barriers",
}


def asked(plan):
    return to_dict(plan)["open_questions"]


def test_what_is_missing_is_asked_in_order_of_importance(library, framework):
    data = {
        key: value for key, value in planning.SOLAR.items() if key not in ASKED or key == "goal"
    }
    told = asked(draft_plan(library, parse_brief(data), today=planning.TODAY))
    places = [told.index(framework.elements[e].ask["en"]) for f, e in ASKED.items() if f != "goal"]
    assert places == sorted(places)
    assert framework.elements["strategy.problem"].ask["en"] not in told


def test_what_the_brief_says_is_not_asked(framework, fishing):
    told = asked(fishing)
    for element_id in ASKED.values():
        assert framework.elements[element_id].ask["th"] not in told


def test_no_question_is_asked_twice(plan):
    assert len(asked(plan)) == len(set(asked(plan)))


@pytest.mark.parametrize(
    ("field", "element_id"),
    [pair for pair in ASKED.items() if pair[0] != "goal"],  # without a goal there is no plan
)
def test_each_field_that_is_left_out_is_asked_for(library, framework, field, element_id):
    data = {key: value for key, value in planning.SOLAR.items() if key != field}
    plan = draft_plan(library, parse_brief(data), today=planning.TODAY)
    assert framework.elements[element_id].ask["en"] in asked(plan)


def test_partners_that_offer_nothing_are_asked_by_name(library):
    held = [*planning.SOLAR["partners"], planning.partner("Silent Temple", "community")]
    plan = draft_plan(library, parse_brief({**planning.SOLAR, "partners": held}))
    about = [line for line in asked(plan) if "Silent Temple" in line]
    assert len(about) == 1
    assert "Suriya" not in about[0]


def test_a_brief_that_fits_together_has_no_contradiction():
    for name in planning.NETWORKS:
        assert list(contradictions(planning.brief(name), "en")) == []
        assert list(overlong(planning.brief(name), "en")) == []


@pytest.mark.parametrize(
    "change",
    [
        {"duration": "one_time", "duration_note": "runs every year without end"},
        {"duration": "ongoing", "duration_note": "a single event, then dissolved"},
        {"lead_agency": "Chao Nam University"},
        {"partners": [planning.partner("Twin", "civil"), planning.partner("twin", "civil")]},
        {"budget_baht": 10, "budget_items": [{"item": "boats", "baht": 11}]},
    ],
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_what_does_not_fit_together_is_told_once(change, language):
    brief = parse_brief({**planning.MANGROVE, **change})
    told = list(contradictions(brief, language))
    assert len(told) == 1
    assert any("\u0e00" <= char <= "\u0e7f" for char in told[0]) == (language == "th")
