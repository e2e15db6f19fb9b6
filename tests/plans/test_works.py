"""Other works of the library, quoted in a plan where they bear on it."""

from __future__ import annotations

from assistant import open_library
from assistant.plans.brief.brief import parse_brief
from assistant.plans.planner import draft_plan

RULES = """# Rules on suppliers of River Province

## Selecting a supplier

A supplier must be selected by open bidding, by selection among three, or by a specific method.
Open bidding must be used where the price is above 500,000 baht.

## Stamps

The stamp of the province is round and red, and is kept by the secretary of the governor.
"""
STORY = """# The tortoise and the heron

The heron flew over the reeds every morning and laughed at the tortoise in the mud below.
In the dry season the tortoise walked to the deep pool, and the heron had nothing left to fish.
"""
BRIEF = {
    "problem": "Last year 40 boats sank near the old pier of Lower Bend",
    "goal": "at most 12 boats sink by 30 September 2028",
    "lead_agency": "Harbour Office of Lower Bend",
    "partners": [
        {"name": "Pier School", "sector": "academic", "can_offer": "trains 30 boatmen a month"},
        {"name": "River Club", "sector": "civil", "can_offer": "two rescue boats"},
        {"name": "Bend Shop", "sector": "private", "can_offer": "300 life jackets"},
    ],
    "budget_baht": 900_000,
    "in_house_capacity": "low",
    "start": "2027-10-01",
    "lang": "en",
}


def drafted(tmp_path, text):
    path = tmp_path / "work.md"
    path.write_text(text, encoding="utf-8")
    with open_library(tmp_path / "home") as library:
        library.add_files([path])
        return draft_plan(library, parse_brief(BRIEF), model="third_party_coordinator")


def test_a_rule_on_what_the_plan_must_do_is_quoted_where_it_bears(tmp_path):
    plan = drafted(tmp_path, RULES)
    (said,) = [s for part, s in plan.statements() if part.id == "budget" and s.citations]
    assert said.source == "literature"
    assert said.text in RULES
    assert "selected by open bidding" in said.text
    assert plan.citations[said.citations[0] - 1].title.startswith("Rules on suppliers")


def test_a_work_on_another_matter_is_not_quoted(tmp_path):
    assert not drafted(tmp_path, STORY).citations
