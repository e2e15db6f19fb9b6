"""The framework as data: whole, evidenced in the notes and in the article, exchangeable."""

from __future__ import annotations

import re

import planning
import pytest
import yaml

from assistant.checking.cross_language import means_of
from assistant.errors import FrameworkError
from assistant.frameworks.shelf import default_key, framework_names, keys, load_framework
from assistant.frameworks.sourcing import Sources
from assistant.plans.brief.brief import parse_brief
from assistant.plans.engine import decide
from assistant.plans.files import to_dict
from assistant.plans.plan_json import from_json, to_json
from assistant.plans.planner import draft_plan
from assistant.plans.situation import read_situation
from assistant.schema import LANGUAGES
from assistant.settings import corpus_folder

SHELF = corpus_folder() / "frameworks"
# Framework → the fixtures of the libraries that hold its work, or notes on it.
CARRIED = {
    "networked_governance": ("library", "article_library"),
    "ppp_readiness": ("partnership_library",),
}
TINY = """
key: tiny
work: networked-governance-2021
name: {th: จิ๋ว, en: Tiny}
elements:
  step.strategy:
    name: {th: ยุทธศาสตร์, en: Strategy}
    section: [บทสรุป]
    sign: {th: ไม่มีเรือ, en: No boat}
    prevention: {th: หาเรือ, en: Find a boat}
    owner: lead
    statement:
      th: การทำให้เครือข่ายสำเร็จเริ่มด้วยการกำหนดยุทธศาสตร์
      en: Making a network succeed begins with setting a strategy.
  step.unheard:
    name: {th: ไม่เคยมีใครพูด, en: Unheard of}
    section: [บทสรุป]
    statement:
      th: ปลาวาฬสีชมพูบินข้ามภูเขาไปกินก๋วยเตี๋ยวทุกวันอังคาร
      en: Pink whales fly over the mountains every Tuesday to eat noodles.
facts:
  capacity: {name: {th: กำลังคน, en: capacity}, values: {low: {th: น้อย, en: low}}}
clues:
  rain: {within: problem, "yes": {th: [ฝน], en: [rain]}}
groups: {step: {th: ขั้น, en: Steps}}
decisions: {integration: way, agreement: bond}
places: {strategy: [step.*], risks: [step.strategy]}
hubs: {boat: {kind: ferry, clue: rain, sectors: [private], most: 2}}
asks: {problem: step.strategy, region: ask_region}
answers: {step.*: [rationale, problem]}
bindings: {firm: {"*": tight}}
texts:
  owner_ferry: {th: คนพาย, en: The ferry}
  role_ferry: {th: คนพาย, en: Ferry}
  hub_to_be_chosen_ferry: {th: หาคนพาย, en: A ferry to be found}
  control_boat: {th: ดูแลเรือ, en: Mind the boat.}
  control_cart: {th: ดูแลเกวียน, en: Mind the cart.}
choices:
  bond:
    name: {th: ข้อตกลง, en: The bond}
    options: {firm: step.strategy}
    rules: {}
  way:
    name: {th: วิธี, en: The way}
    options: {boat: step.strategy, cart: step.strategy}
    rules:
      wet:
        when: {rain: "yes"}
        element: step.strategy
        gives: {boat: {points: 1, th: ฝนตก, en: It rains.}}
      dry:
        when: {rain: "no"}
        element: step.strategy
        gives: {cart: {points: 2, th: ฝนไม่ตก, en: It does not rain.}}
"""
GROUPS = {
    "step": 3,
    "consider": 4,
    "require": 4,
    "model": 3,
    "dynamic": 3,
    "direction": 4,
    "strength": 4,
    "failure": 6,
    "measure": 2,
    "case": 6,
}


def sources(library, framework, language):
    return Sources(library, framework, language, means_of(library))


@pytest.fixture
def tiny(tmp_path):
    (tmp_path / "tiny.yaml").write_text(TINY, encoding="utf-8")
    return load_framework("tiny", tmp_path)


@pytest.mark.parametrize(("group", "count"), GROUPS.items())
def test_the_groups_that_a_plan_must_answer_are_there(framework, group, count):
    assert len(framework.group(group)) == count


def test_the_six_causes_are_those_that_every_plan_must_name(framework):
    named = tuple(e.id.removeprefix("failure.") for e in framework.group("failure"))
    assert named == planning.CAUSES


def test_the_three_models_are_the_options_of_the_choice(framework):
    question = framework.questions["integration_model"]
    assert tuple(question.options) == planning.MODELS
    assert set(question.options.values()) == {e.id for e in framework.group("model")}


def test_no_id_stands_twice_in_the_file(each_framework):
    text = (SHELF / f"{each_framework.key}.yaml").read_text(encoding="utf-8")
    ids = re.findall(r"^  ([a-z_]+\.[a-z_]+):", text, re.M)
    assert sorted(ids) == sorted(set(ids)) == sorted(each_framework.elements)


def test_everything_that_is_said_is_said_in_both_languages(each_framework):
    for element in each_framework.elements.values():
        for said in (element.name, element.statement, *element.practice, element.ask):
            assert said is None or (said["th"].strip() and said["en"].strip()), element.id
    for question in each_framework.questions.values():
        for rule in question.rules:
            assert all(gift.reason["th"] and gift.reason["en"] for gift in rule.gives), rule.id


def test_every_cause_has_a_sign_a_prevention_and_an_owner(each_framework):
    for element in each_framework.place("risks"):
        assert element.extras
        assert element.extras["sign"]["th"]
        assert element.extras["prevention"]["en"]
        assert element.extras["owner"] in ("lead", "hub", "board", "data", "all", "evaluator")


def test_every_group_has_a_name_for_the_check_of_completeness(each_framework):
    assert {element.group for element in each_framework.elements.values()} == set(
        each_framework.groups
    )


def test_every_fact_with_a_name_is_asked_for_by_a_rule(each_framework):
    asked = {
        fact for q in each_framework.questions.values() for rule in q.rules for fact in rule.when
    }
    assert set(each_framework.facts) <= asked


def test_every_rule_asks_for_facts_that_a_brief_can_set(each_framework):
    situation = read_situation(parse_brief(planning.FISHING), each_framework)
    for question in each_framework.questions.values():
        for rule in question.rules:
            assert set(rule.when) <= set(situation), rule.id


def test_every_framework_of_the_shelf_has_a_library_that_carries_it():
    assert CARRIED.keys() == set(keys())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "carrier"), [(key, name) for key, names in CARRIED.items() for name in names]
)
def test_every_element_finds_evidence_in_each_library_that_carries_it(
    key, carrier, language, request
):
    library, framework = request.getfixturevalue(carrier), load_framework(key)
    held = sources(library, framework, language)
    stated = [held.state(element_id) for element_id in framework.elements]
    assert held.unsourced == []
    assert {s.source for s in stated} == {"literature"}
    assert all(s.citations for s in stated)
    for citation in held.citations:
        text = library.document(citation.document_id).text
        assert citation.quote == text[citation.start : citation.end]


def test_another_framework_is_another_file(tiny, library):
    assert (tiny.key, tiny.work, len(tiny.elements)) == ("tiny", "networked-governance-2021", 2)
    held = sources(library, tiny, "en")
    assert held.state("step.strategy").source == "literature"
    for problem, way in (("Heavy rain each May", "boat"), ("Dust on the road", "cart")):
        situation = read_situation(parse_brief({"problem": problem, "lang": "en"}), tiny)
        assert decide(tiny, "integration", situation, "en").chosen == way


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_drafted_by_a_framework_of_which_the_program_knows_nothing(
    tiny, library, language
):
    brief = parse_brief(
        {
            "problem": "Heavy rain each May floods 40 houses / ฝนตกหนัก ท่วม 40 หลัง",
            "lead_agency": "River Office",
            "partners": [planning.partner("Boat Club", "private", "boats when rain comes")],
            "lang": language,
        }
    )
    plan = draft_plan(library, brief, framework=tiny, today=planning.TODAY)
    told = to_dict(plan)
    assert told["integration_model"]["choice"] == "boat"
    assert told["agreement"]["form"] == "firm"
    assert [row["owner"] for row in told["activities"]].count("Boat Club") == 1
    assert [node.role for node in plan.network.nodes] == ["lead", "hub"]
    assert tiny.texts["role_ferry"][language] in {row["role"] for row in told["members"]}
    assert from_json(to_json(plan)) == plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_document_says_is_an_assumption_and_is_reported(tiny, library, language):
    held = sources(library, tiny, language)
    statement = held.state("step.unheard")
    assert (statement.source, statement.citations) == ("assumption", ())
    assert held.unsourced == ["step.unheard"]


def test_a_plan_follows_the_framework_that_it_is_given(library, tmp_path):
    data = yaml.safe_load((SHELF / "networked_governance.yaml").read_text(encoding="utf-8"))
    data["key"] = "turned"
    gives = data["choices"]["integration_model"]["rules"]["capable_staff"]["gives"]
    gives["third_party_coordinator"]["points"] = 40
    (tmp_path / "turned.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    turned = load_framework("turned", tmp_path)
    plan = draft_plan(library, planning.brief("fishing"), framework=turned, today=planning.TODAY)
    assert (plan.framework, plan.integration.chosen) == ("turned", "third_party_coordinator")
    assert planning.drafted(library, "fishing").integration.chosen == "state_integrator"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TINY, ""),
        (TINY, "- a list\n- not a mapping"),
        (TINY, "key: tiny\n  work: [badly indented"),
        ("key: tiny", "name_of_key: tiny"),
        ("section: [บทสรุป]", "chapter: [บทสรุป]"),
        ("options: {boat: step.strategy", "options: {boat: step.lost"),
        ("element: step.strategy", "element: step.lost"),
        ("gives: {boat:", "gives: {raft:"),
        ("points: 1,", ""),
        ("th: [ฝน]", "th: ['(unclosed']"),
        ('when: {rain: "yes"}', 'when: {snow: "yes"}'),
        ("strategy: [step.*]", "strategy: [stride.*]"),
        ("integration: way", "integration: road"),
        ("hubs: {boat:", "hubs: {raft:"),
        ("bindings: {firm:", "bindings: {loose:"),
        ("groups: {step:", "groups: {stride:"),
        ("asks: {problem: step.strategy", "asks: {problem: step.lost"),
        ("    owner: lead\n", ""),
        ("th: การทำให้เครือข่ายสำเร็จเริ่มด้วยการกำหนดยุทธศาสตร์", "fr: bonjour"),
    ],
    ids=[
        "empty",
        "a list",
        "no yaml",
        "no key",
        "no section",
        "option without element",
        "rule without element",
        "gift to no option",
        "no points",
        "bad pattern",
        "fact that nothing sets",
        "place of no group",
        "decision without question",
        "hub of no option",
        "form without bindings",
        "group without name",
        "question of no element",
        "risk without owner",
        "language missing",
    ],
)
def test_a_broken_file_is_told_in_one_line_that_names_it(tmp_path, old, new):
    path = tmp_path / "tiny.yaml"
    path.write_text(TINY.replace(old, new), encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load_framework("tiny", tmp_path)
    assert str(path) in planning.one_line(caught.value)


def test_a_file_that_is_no_text_is_told_in_one_line(tmp_path):
    (tmp_path / "tiny.yaml").write_bytes(b"key: \xff\xfe\x00")
    with pytest.raises(FrameworkError) as caught:
        load_framework("tiny", tmp_path)
    assert str(tmp_path) in planning.one_line(caught.value)


def test_a_framework_that_is_not_there_is_told_in_one_line(tmp_path):
    with pytest.raises(FrameworkError) as caught:
        load_framework("absent", tmp_path)
    assert "absent.yaml" in planning.one_line(caught.value)


def test_the_shelf_names_every_framework_the_default_first():
    names = framework_names()
    assert next(iter(names)) == default_key()
    assert set(names) == {path.stem for path in SHELF.glob("*.yaml")}
    assert all(said[language].strip() for said in names.values() for language in LANGUAGES)
