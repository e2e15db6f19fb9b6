"""A model proposes activities; what the brief or a quote does not carry is left out and told."""

from __future__ import annotations

import json

import planning
import pytest
from langchain_core.messages import AIMessageChunk

from assistant.plans.editing import redraft, set_lock
from assistant.plans.plan_json import from_json, to_json
from assistant.plans.planner import draft_plan
from assistant.plans.proposing import draft_with, with_proposals

LEAD = "Pha Mork Provincial Education Office"
GOOD = {
    "activity": "Rank the 40 schools by their electricity bills",
    "lead": LEAD,
    "partners": ["Pha Mork Technical College"],
    "output": "one list of 40 schools",
    "start": "2027-02-01",
    "end": "2027-03-01",
}
HOSTILE = {
    "an invented partner": {"lead": "Sunrise Foundation"},
    "an invented number": {"output": "987 schools on one list"},
    "an invented day": {"end": "2031-01-01"},
    "an offer that nobody made": {
        "activity": "Lend two buses to the schools",
        "lead": "Suriya Roof Systems Co.",
    },
}


class Scripted:
    """A model of our own at the border, where a paid one cannot be had: it says what it is told."""

    def __init__(self, *said):
        self.said = said

    def stream(self, messages):
        self.told = messages
        for piece in self.said:
            if isinstance(piece, Exception):
                raise piece
            yield AIMessageChunk(content=piece)


def proposing(*activities):
    return Scripted("Here it is: ", json.dumps({"activities": activities}), " Done.")


def acts(plan):
    return [row.key for row in plan.table("activities").rows]


def test_no_model_changes_nothing(library, solar):
    assert with_proposals(library, solar, None) == solar
    brief = planning.brief("solar")
    assert draft_with(library, brief, None) == draft_plan(library, brief)


def test_a_proposal_that_holds_is_in_every_table_and_said_to_be_the_models(library, solar):
    plan = with_proposals(library, solar, proposing(GOOD))
    (key,) = set(acts(plan)) - set(acts(solar))
    for table in ("activities", "roadmap", "responsibilities"):
        assert key in [row.key for row in plan.table(table).rows]
    assert plan.notes == ()
    at = acts(plan).index(key) + 1
    told = [s.text for part, s in plan.statements() if part.id == "activities"]
    assert f"checked against the brief: no. {at}." in told[-1]


@pytest.mark.parametrize("changed", HOSTILE.values(), ids=HOSTILE)
def test_what_does_not_hold_is_left_out_and_counted(changed, library, solar):
    plan = with_proposals(library, solar, proposing({**GOOD, **changed}, GOOD))
    assert [one.text for one in plan.proposals] == [GOOD["activity"]]
    (note,) = plan.notes
    assert "1 of 2 proposals" in note


@pytest.mark.parametrize(
    "said",
    [
        ("",),
        ("I would rather not.",),
        ('{"activities": [{"activity": "cut o',),
        ('{"activities": "none"}',),
        ('{"activities": [1, null, "x"]}',),
        (ConnectionError("the line is dead"),),
        ("and so on and on " * 60,) * 400,
        ("[" * 200_000,),
    ],
    ids=["silent", "refusing", "cut", "text", "no objects", "dying", "running in circles", "tower"],
)
def test_a_model_without_a_proposal_leaves_the_plan_by_rules_and_says_so(said, library, solar):
    plan = with_proposals(library, solar, Scripted(*said))
    assert plan.parts == solar.parts
    (note,) = plan.notes
    assert "by rules alone" in note


def test_an_activity_of_wrong_kinds_of_values_is_left_out(library, solar):
    odd = {"activity": ["a"], "lead": 7, "partners": "x", "start": None, "quote": "one"}
    plan = with_proposals(library, solar, proposing(odd))
    assert plan.proposals == ()
    assert "1 of 1" in plan.notes[0]


def test_a_reason_stands_only_where_its_quote_carries_it(library, solar):
    first = next(c for c in solar.citations if c.language == "en")
    said = " ".join(first.quote.split())
    true = {**GOOD, "reason": said, "quote": first.number}
    plan = with_proposals(library, solar, proposing(true))
    last = [s for part, s in plan.statements() if part.id == "activities"][-1]
    assert (last.source, len(last.citations)) == ("literature", 1)
    assert said in last.text
    for reason, quote in (("Networks always save money.", first.number), (said, 999)):
        false = {**GOOD, "reason": reason, "quote": quote}
        plan = with_proposals(library, solar, proposing(false))
        assert len(plan.proposals) == 1, "the activity stands without its reason"
        assert (
            reason not in to_json(plan).replace(json.dumps(plan.brief), "").split('"proposals"')[0]
        )
        assert "1 of 1 reasons" in plan.notes[0]


def test_the_model_is_shown_the_brief_the_activities_and_the_quotes(library, solar):
    model = proposing(GOOD)
    with_proposals(library, solar, model)
    told = model.told[-1][1]
    assert GOOD["lead"] in told
    assert solar.citations[0].quote[:40] in told
    assert solar.table("activities").rows[0].cells[1].text in told


def test_proposals_last_through_a_new_draft_and_a_file_and_are_checked_again(library, solar):
    plan = from_json(to_json(with_proposals(library, solar, proposing(GOOD))))
    again = redraft(library, plan)
    assert again.proposals == plan.proposals
    brief = planning.brief("solar")
    fewer = tuple(one for one in brief.partners if one.name not in GOOD["partners"])
    without = redraft(library, plan, brief.model_copy(update={"partners": fewer}))
    assert without.proposals == ()
    assert "1 of 1" in without.notes[0]


def test_a_locked_part_stays_where_a_model_proposes(library, solar):
    plan = with_proposals(library, set_lock(solar, "activities", True), proposing(GOOD))
    assert acts(plan) == acts(solar)


def test_a_brief_that_tells_too_little_is_not_filled_by_a_model(library, bare):
    model = proposing(GOOD)
    assert with_proposals(library, bare, model) == bare
    assert not hasattr(model, "told")
