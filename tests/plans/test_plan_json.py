"""Plan ↔ JSON: it opens again as it was, and anyone can check it without our code."""

from __future__ import annotations

import json
from datetime import date

import planning
import pytest

from assistant.errors import ExportError
from assistant.plans import files as plan_files
from assistant.plans.plan_json import from_json, to_json
from assistant.plans.planner import draft_plan

SECTORS = {"state", "local", "private", "civil", "community", "academic"}
CITATION = {
    "number",
    "document_id",
    "passage_id",
    "title",
    "section",
    "page",
    "start",
    "end",
    "quote",
    "passage",
}


@pytest.fixture(scope="module", params=["fishing", "solar", "bare", "ferry", "hostile"])
def held(request):
    """The library and the framework of a plan, and the plan."""
    case = planning.CASES.get(request.param, planning.CASES["fishing"])
    library = request.getfixturevalue(case.library)
    return library, case.rules, planning.drafted(library, request.param)


@pytest.fixture(scope="module")
def each(held):
    return held[-1]


@pytest.fixture(scope="module")
def told(each):
    """The JSON as another program reads it."""
    return json.loads(to_json(each))


def test_a_plan_opens_again_as_it_was(each):
    assert from_json(to_json(each)) == each


def test_every_way_to_the_json_gives_the_same(each):
    assert json.loads(plan_files.write(each, ".json")) == json.loads(to_json(each))
    assert json.loads(json.dumps(plan_files.to_dict(each))) == json.loads(to_json(each))


def test_the_statements_stand_once_flat_with_their_sources(each, told):
    assert [(s["part"], s["text"]) for s in told["statements"]] == [
        (part.id, statement.text) for part, statement in each.statements()
    ]
    for statement in told["statements"]:
        assert set(statement) >= {"part", "text", "source", "citations"}
        assert statement["source"] in ("literature", "brief", "assumption")
        assert bool(statement["citations"]) == (statement["source"] == "literature")


def test_every_citation_resolves_and_quotes_its_document(held, told):
    library, *_ = held
    numbers = [citation["number"] for citation in told["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {n for s in told["statements"] for n in s["citations"]} <= set(numbers)
    for citation in told["citations"]:
        assert set(citation) >= CITATION
        text = library.document(citation["document_id"]).text
        assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_the_choices_have_the_words_of_the_framework(held, told):
    _, framework, each = held
    model = told["integration_model"]
    assert model["choice"] == each.integration.chosen
    options = framework.decision("integration").options
    others = {*options} - {model["choice"]} if told["activities"] else set()
    assert {row["choice"] for row in model["alternatives"]} == others
    assert all(row["why_not"].strip() for row in model["alternatives"])
    assert isinstance(model["reason"], str)
    assert told["agreement"]["form"] in framework.decision("agreement").options
    assert isinstance(told["agreement"]["reason"], str)


def test_the_members_are_named_with_sector_and_role(each, told):
    named = [member["name"] for member in told["members"]]
    partners = [partner["name"] for partner in each.brief["partners"]]
    assert named[1:] == (partners if told["activities"] else [])
    for member in told["members"]:
        assert member["role"].strip()
        assert member["sector"] in SECTORS


def test_each_risk_has_its_sign_prevention_and_owner(told):
    for risk in told["risks"]:
        assert all(risk[key].strip() for key in ("sign", "prevention", "owner"))


def test_road_map_indicators_and_open_questions_are_there(told):
    whole = bool(told["activities"])
    assert bool(told["roadmap"]) == bool(told["indicators"]) == whole
    assert all(len(step["quarters"]) == 2 for step in told["roadmap"])


def test_the_brief_is_there_as_understood(each, told):
    assert told["brief"] == each.brief
    assert told["brief"]["budget_baht"] == each.brief["budget_baht"]


def test_the_counts_are_those_of_the_statements(told):
    sources = [statement["source"] for statement in told["statements"]]
    assert told["counts"] == {source: sources.count(source) for source in told["counts"]}


def test_a_wish_is_marked(shipped_library):
    brief = planning.brief("fishing")
    plan = draft_plan(shipped_library, brief, model="prime_contractor", today=date(2026, 11, 23))
    told = plan_files.to_dict(plan)["integration_model"]
    assert (told["choice"], told["wished"]) == ("prime_contractor", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"plan"',
        "{}",
        '{"form": 1}',
        '{"form": 1, "plan": null}',
        '{"form": 1, "plan": {"id": 5}}',
        '{"form": 99, "plan": {}}',
        "[" * 200_000,
        "9" * 6000,
    ],
    ids=lambda text: text[:24] or "empty",
)
def test_what_is_no_plan_is_told_in_one_line(text):
    with pytest.raises(ExportError) as caught:
        from_json(text)
    assert len(planning.one_line(caught.value)) < 400


@pytest.mark.parametrize(
    "damage",
    [
        lambda plan: plan.pop("parts"),
        lambda plan: plan["parts"][0].pop("blocks"),
        lambda plan: plan["parts"][0]["blocks"].append({"id": "x"}),
        lambda plan: plan["calendar"].update(quarters="many"),
        lambda plan: plan["citations"].clear(),
    ],
    ids=["no parts", "no blocks", "strange block", "wrong type", "citations lost"],
)
def test_a_damaged_plan_is_refused_in_one_line(fishing, damage):
    data = json.loads(to_json(fishing))
    damage(data["plan"])
    with pytest.raises(ExportError) as caught:
        from_json(json.dumps(data))
    planning.one_line(caught.value)
