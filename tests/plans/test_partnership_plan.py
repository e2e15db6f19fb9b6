"""A plan by the second framework of the shelf keeps every promise that one by the first keeps."""

from __future__ import annotations

import planning
import pytest

from assistant.export import PAPERS
from assistant.frameworks.shelf import load_framework
from assistant.plans.brief.brief import parse_brief
from assistant.plans.completeness import of_plan
from assistant.plans.editing import redraft
from assistant.plans.files import to_dict, write
from assistant.plans.plan_json import from_json, to_json
from assistant.plans.planner import draft_plan

KEY = "ppp_readiness"
FERRY = {
    "framework": KEY,
    "problem": "The old pier floods each rainy season and 2,300 passengers a day wait on the bank.",
    "goal": "A new pier with two landing stages, open by 2029, paid from fares.",
    "lead_agency": "River Transport Office",
    "partners": [
        planning.partner(
            "Tha Chang Marine Co.", "private", "invest in and build the landing stages"
        ),
        planning.partner("Bank Side Community", "community", "guides for older passengers"),
    ],
    "in_house_capacity": "low",
    "emphasis": "accountability",
    "budget_baht": 180_000_000,
    "beneficiaries": "daily passengers of the east bank",
    "lang": "en",
}
CLINIC = {
    "framework": KEY,
    "problem": "โรงพยาบาลอำเภอไม่มีเครื่องฟอกไต ผู้ป่วย 140 คนต้องเดินทางวันละสองชั่วโมง",
    "goal": "เปิดหน่วยไตเทียม 12 เตียงภายในปี 2571 โดยผู้ป่วยไม่เสียเงินเพิ่ม",
    "lead_agency": "สำนักงานสาธารณสุขจังหวัดบึงน้ำใส",
    "partners": [planning.partner("บริษัท ไตดีการแพทย์ จำกัด", "private", "ลงทุนจัดหาเครื่องฟอกไต")],
    "in_house_capacity": "high",
    "lang": "th",
}
CASES = {"ferry": (FERRY, "concession", "strict"), "clinic": (CLINIC, "availability", "strict")}


@pytest.fixture(scope="module", params=CASES)
def case(request, partnership_library):
    data, option, form = CASES[request.param]
    plan = draft_plan(partnership_library, parse_brief(data), today=planning.TODAY)
    return plan, option, form


def test_the_choices_follow_the_rules_of_its_file(case):
    plan, option, form = case
    assert (plan.framework, plan.integration.chosen, plan.agreement.chosen) == (KEY, option, form)
    told = to_dict(plan)
    assert told["integration_model"]["choice"] == option
    assert told["integration_model"]["reason"].strip()
    assert len(told["integration_model"]["alternatives"]) == 2


def test_every_statement_of_the_act_is_cited_and_every_quote_is_the_acts(case, partnership_library):
    plan, _, _ = case
    assert plan.count("literature") > 20
    for _, statement in plan.statements():
        assert bool(statement.citations) == (statement.source == "literature")
    for citation in plan.citations:
        text = partnership_library.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote


def test_no_element_goes_without_evidence(case):
    plan, _, _ = case
    assert {found.level for found in of_plan(plan) if found.element_id != "aim.discipline"} >= {
        "yes"
    }
    assert not any("not found" in warning for warning in plan.warnings)


def test_every_risk_has_sign_prevention_and_owner(case):
    plan, _, _ = case
    risks = to_dict(plan)["risks"]
    assert [risk["cause"] for risk in risks] == [
        element.key for element in load_framework(KEY).place("risks")
    ]
    assert all(risk[key].strip() for risk in risks for key in ("sign", "prevention", "owner"))


def test_the_words_are_those_of_its_file(case):
    plan, _, _ = case
    roles = {row["role"] for row in to_dict(plan)["members"]}
    assert load_framework(KEY).texts["role_investor"][plan.language] in roles


def test_it_opens_again_and_is_drafted_anew_by_the_same_framework(case, partnership_library):
    plan, _, _ = case
    assert from_json(to_json(plan)) == plan
    assert redraft(partnership_library, plan).framework == KEY


@pytest.mark.parametrize("suffix", PAPERS)
def test_it_is_written_in_every_format(case, suffix):
    plan, _, _ = case
    assert len(write(plan, suffix)) > 5_000
