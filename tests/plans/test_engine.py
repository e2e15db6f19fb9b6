"""Decision rules: from our own briefs to a choice, its reasons, and what would change it."""

from __future__ import annotations

import planning
import pytest

from assistant.frameworks.shelf import keys, load_framework
from assistant.plans.brief.brief import parse_brief
from assistant.plans.engine import decide, what_would_change
from assistant.plans.files import to_dict
from assistant.plans.form import say
from assistant.plans.planner import draft_plan
from assistant.plans.situation import read_situation

# Fact → field of the brief that says it.
FIELDS = {"capacity": "in_house_capacity", "duration": "duration", "emphasis": "emphasis"}


ROLES = ("integration", "agreement")


def chosen(framework, data, role="integration"):
    brief = parse_brief(data)
    return decide(framework, role, read_situation(brief, framework), brief.lang)


def test_each_brief_leads_to_its_model_and_its_form_of_agreement(case):
    assert chosen(case.rules, case.brief).chosen == case.way
    assert chosen(case.rules, case.brief, "agreement").chosen == case.bond


@pytest.mark.parametrize("key", keys())
def test_our_briefs_lead_to_every_model_and_every_form_of_each_framework(key):
    told = [case for case in planning.CASES.values() if case.framework == key]
    options = [set(load_framework(key).decision(role).options) for role in ROLES]
    said_enough = [case for case in told if not case.says_little]
    assert [{case.way for case in said_enough}, {case.bond for case in said_enough}] == options
    assert len(told) > len(said_enough)


@pytest.mark.parametrize("role", ROLES)
def test_the_score_is_the_sum_of_the_rules_that_fired(case, role):
    choice = chosen(case.rules, case.brief, role)
    for option, points in choice.scores:
        assert points == sum(rule.points for rule in choice.rules if rule.option == option)
    assert [points for _, points in choice.scores] == sorted(
        (points for _, points in choice.scores), reverse=True
    )
    assert choice.chosen == choice.scores[0][0]
    assert not choice.wished


def test_of_equals_the_one_that_the_framework_names_first_is_chosen(framework):
    choice = chosen(framework, planning.BARE)
    assert {points for _, points in choice.scores} == {0}
    assert choice.chosen == next(iter(framework.questions["integration_model"].options))


def test_a_rule_shows_the_briefs_own_words_that_set_it_off(framework):
    choice = chosen(framework, planning.SOLAR)
    whole = next(rule for rule in choice.rules if rule.id == "one_can_take_all" and rule.points > 0)
    assert "Turnkey" in whole.reading
    little = next(rule for rule in choice.rules if rule.id == "little_staff")
    assert "low" in little.reading


def test_a_wish_overrules_the_rules_and_is_marked(framework):
    situation = read_situation(planning.brief("fishing"), framework)
    wished = decide(framework, "integration", situation, "th", "prime_contractor")
    assert (wished.chosen, wished.wished) == ("prime_contractor", True)
    assert wished.scores[0][0] == "state_integrator"


@pytest.mark.parametrize("role", ROLES)
def test_a_brief_changed_as_it_says_really_changes_the_choice(case, role):
    framework, data = case.rules, case.brief
    situation = read_situation(parse_brief(data), framework)
    changes = what_would_change(framework, framework.decisions[role], situation, "en")
    assert changes or case.name == "fishing"  # whose choice no single fact would tip
    before = chosen(framework, data, role).chosen
    for change in changes:
        assert change.option != before
        assert change.now == situation[change.fact.id].value != change.then
        if field := FIELDS.get(change.fact.id):
            changed = chosen(framework, {**data, field: change.then}, role)
            assert changed.chosen == change.option, change.fact.id


def test_what_is_not_named_as_a_change_changes_nothing(case):
    framework, data = case.rules, case.brief
    situation = read_situation(parse_brief(data), framework)
    named = what_would_change(framework, framework.decisions["integration"], situation, "en")
    tips = {(change.fact.id, change.then) for change in named}
    before = chosen(framework, data).chosen
    for fact in FIELDS.keys() & framework.facts.keys():
        for value in framework.facts[fact].values:
            same = chosen(framework, {**data, FIELDS[fact]: value}).chosen == before
            assert same == ((fact, value) not in tips), (fact, value)


class TestInThePlan:
    """The part of the plan that tells the choice."""

    def test_the_choice_has_a_reason(self, plan):
        told = to_dict(plan)
        assert told["integration_model"]["reason"].strip()
        assert told["agreement"]["reason"].strip()

    def test_each_other_model_is_there_with_why_not_and_what_it_needs(self, whole_case, plan):
        held = list(planning.rows(plan, "alternatives"))
        options = whole_case.rules.decision("integration").options
        assert {row.key for _, row in held} == {*options} - {plan.integration.chosen}
        for table, row in held:
            assert table.cell(row, "why_not")
            assert table.cell(row, "needs")

    def test_it_says_what_would_change_it(self, plan):
        assert all(line.strip() for line in to_dict(plan)["integration_model"]["would_change"])
        assert to_dict(plan)["integration_model"]["would_change"]

    @pytest.mark.parametrize("name", ["fishing", "solar"])
    @pytest.mark.parametrize("model", planning.MODELS)
    def test_a_wish_is_honoured_and_told_with_what_the_rules_propose(
        self, library, framework, name, model
    ):
        plan = draft_plan(library, planning.brief(name), model=model, today=planning.TODAY)
        proposed = planning.CASES[name].way
        assert (plan.integration.chosen, plan.integration.wished) == (model, True)
        first = " ".join(s.text for s in planning.of_block(plan, "integration_chosen"))
        shown = {
            key: framework.elements[f"model.{key}"].name[plan.language] for key in (model, proposed)
        }
        assert shown[model] in first
        assert shown[proposed] in first

    @pytest.mark.parametrize("name", ["fishing", "solar", "reading"])
    def test_what_the_rules_propose_is_not_called_weaker_where_a_wish_overrules_it(
        self, library, name
    ):
        proposed = planning.CASES[name].way
        wish = next(model for model in planning.MODELS if model != proposed)
        plan = draft_plan(library, planning.brief(name), model=wish, today=planning.TODAY)
        table = plan.table("alternatives")
        row = next(row for row in table.rows if row.key == proposed)
        assert say("weaker", plan.language) not in table.cell(row, "why_not")
