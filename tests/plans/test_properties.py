"""What holds for plans of any problem: offers, numbers, days, money, data, and what cannot be."""

from __future__ import annotations

import re
from datetime import date

import planning
import pytest
import yaml

from assistant.plans.brief.brief import parse_brief
from assistant.plans.files import to_dict, write
from assistant.plans.form import say
from assistant.plans.planner import NOTE, draft_plan
from assistant.plans.understanding.dates import dates_in
from assistant.text.language import arabic_digits

BRIEFS = yaml.safe_load((planning.DATA / "plan_briefs.yaml").read_text(encoding="utf-8"))
MOST_LITERATURE = 0.2
MOST_SHARED = 0.3  # of the statements of two plans that are the same but for names and numbers


@pytest.fixture(scope="module")
def six(library):
    """The plans of the six briefs, by their names."""
    briefs = {name: parse_brief(one["brief"]) for name, one in BRIEFS.items()}
    return {name: draft_plan(library, b, today=planning.TODAY) for name, b in briefs.items()}


@pytest.fixture(params=BRIEFS)
def named(request, six):
    """The name of each brief in turn, what is expected of it, and its plan as data."""
    return request.param, BRIEFS[request.param]["expect"], to_dict(six[request.param])


def test_every_partner_leads_what_it_offered_in_its_own_words(named):
    name, _, told = named
    for partner in BRIEFS[name]["brief"]["partners"]:
        rows = [row for row in told["activities"] if row["owner"] == partner["name"]]
        assert rows, partner["name"]
        said = " ".join(row["activity"] for row in rows)
        amounts = planning.digits(re.split("แต่|ยกเว้น|, but", partner["can_offer"])[0])
        assert {n for n in amounts if n in planning.digits(said)} or not amounts


def test_what_a_partner_does_not_take_is_told_and_never_given_to_it(six):
    for name, limit in (
        ("library_bus", "ไม่จ่ายค่าน้ำมัน"),
        ("old_dam", "ยกเว้นช่วงเกี่ยวข้าว"),
        ("river_buses", "not after 8 p.m"),
    ):
        told = to_dict(six[name])
        assert any(limit in member["outside"].lower() for member in told["members"])
        assert not any(limit in row["activity"] for row in told["activities"])


def test_each_activity_has_one_lead_a_span_that_does_not_end_before_it_begins_and_an_output(named):
    _, _, told = named
    for row in told["activities"]:
        begun, ended = (named.day for named in dates_in(row["period"]))
        assert row["owner"].strip()
        assert row["output"].strip()
        assert begun <= ended


def test_the_work_reaches_the_deadline_and_not_a_day_more(named):
    _, expect, told = named
    ends = [dates_in(row["period"])[-1].day for row in told["activities"]]
    assert max(ends) == date.fromisoformat(expect["end"])


def test_every_number_of_the_brief_stands_in_a_table(named):
    _, expect, told = named
    cells = " ".join(
        str(value)
        for table in ("activities", "indicators", "roadmap")
        for row in told[table]
        for value in row.values()
    )
    for number in expect["numbers"]:
        assert number in arabic_digits(cells), number


def test_the_tables_agree_with_the_activities(six):
    for plan in six.values():
        acts = plan.table("activities")
        numbers = [row.key for row in acts.rows]
        assert [row.key for row in plan.table("responsibilities").rows] == numbers
        assert [row.key for row in plan.table("roadmap").rows] == numbers
        for row, marks in zip(acts.rows, plan.table("responsibilities").rows, strict=True):
            held = [cell.text for cell in marks.cells[1:]]
            assert held.count("ร") + held.count("R") == 1
            at = 1 + next(n for n, mark in enumerate(held) if mark in ("ร", "R"))
            owner, leads = acts.cell(row, "owner"), at == 1  # the lead agency's column is the first
            heading = plan.table("responsibilities").columns[at].heading
            assert owner == (say("short_lead", plan.language) if leads else heading)


def test_money_adds_up_and_nothing_is_given_where_there_is_none(six):
    for name, plan in six.items():
        total = BRIEFS[name]["brief"]["budget_baht"]
        paid = [plan.table("activities").cell(row, "baht") for row in plan.table("activities").rows]
        given = sum(int(re.sub(r"\D", "", money) or 0) for money in paid)
        assert given <= total
        if total:
            lines = {row.key: row for row in plan.table("budget").rows}
            amount = plan.table("budget").cell(lines["sum"], "amount")
            assert re.sub(r"\D", "", amount) == str(total)


def test_consent_is_for_personal_data_alone(named):
    _, expect, told = named
    said = " ".join(s["text"] for s in told["statements"] if s["source"] == "assumption")
    assert bool(re.search("ยินยอม|consent", said)) == expect["sensitive"]
    assert ("2562" in said and "24" in said) == expect["sensitive"]


def test_what_cannot_be_is_told_first_with_both_days_and_a_way_out(named):
    _, expect, told = named
    first = told["statements"][0]
    if expect.get("impossible"):
        assert first["part"] == "summary"
        assert "31 มีนาคม พ.ศ. 2569" in first["text"]
        assert "1 ตุลาคม พ.ศ. 2569" in first["text"]
        assert first["text"] in told["warnings"]
        assert any("31 มีนาคม พ.ศ. 2570" in warning for warning in told["warnings"])
    else:
        assert told["warnings"] == []


def test_nothing_that_the_brief_tells_is_asked(six, framework):
    for name, plan in six.items():
        asked = " ".join(to_dict(plan)["open_questions"])
        for field, element in (("goal", "consider.task"), ("emphasis", "consider.emphasis")):
            assert BRIEFS[name]["brief"][field]
            assert framework.elements[element].ask[plan.language] not in asked


def test_the_literature_is_a_reason_and_not_the_body(six):
    for plan in six.values():
        statements = [s for _, s in plan.statements()]
        cited = sum(s.source == "literature" for s in statements)
        assert 1 <= cited <= MOST_LITERATURE * len(statements)


def test_plans_of_different_problems_are_different(six):
    def bare(plan):
        names = [plan.brief["lead_agency"], *(p["name"] for p in plan.brief["partners"])]
        for _, statement in plan.statements():
            text = statement.text
            for name in names:
                text = text.replace(name, "N")
            yield re.sub(r"[\d,.]+", "#", text)

    said = {name: list(bare(plan)) for name, plan in six.items()}
    pairs = [(a, b) for a in six for b in six if a != b and six[a].language == six[b].language]
    shares = [sum(t in said[b] for t in said[a]) / len(said[a]) for a, b in pairs]
    assert sum(shares) / len(shares) <= MOST_SHARED


def test_without_money_nobody_is_hired(six):
    assert six["clean_school_water"].integration.chosen == "state_integrator"


def test_who_is_to_be_hired_is_selected_before_anything_is_signed(six):
    rows = {row.key: row for row in six["market_lights"].table("activities").rows}
    ends = {key: dates_in(row.cells[4].text) for key, row in rows.items()}
    assert six["market_lights"].integration.chosen == "prime_contractor"
    assert ends["select"][-1].day < ends["agree"][0].day


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_brief_of_two_lines_gives_one_page_of_what_to_find_out(library, lang):
    said = {
        "th": {"problem": "ปีนี้รถชนกันหลายครั้งหน้าตลาด", "goal": "อยากให้ลดลง"},
        "en": {"problem": "Many bicycles are stolen at the station", "goal": "Fewer thefts"},
    }
    plan = draft_plan(library, parse_brief({**said[lang], "lang": lang}), today=planning.TODAY)
    assert [part.id for part in plan.parts] == list(NOTE)
    assert len(write(plan, ".md").decode()) < 4_000
    assert len(write(plan, ".docx")) > 5_000
