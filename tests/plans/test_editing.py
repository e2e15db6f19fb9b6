"""Edits: what keeps its source, what loses it, what is locked, what is drafted anew."""

from __future__ import annotations

from datetime import date

import planning
import pytest

from assistant.errors import PlanError
from assistant.plans.brief.brief import parse_brief
from assistant.plans.calendar import fiscal_quarter
from assistant.plans.editing import correct, edit_statement, redraft, redraft_part, set_lock
from assistant.plans.files import to_dict
from assistant.plans.plan_json import from_json, to_json
from assistant.plans.planner import PARTS, draft_plan
from assistant.plans.understanding.dates import dates_in


def place(plan, part_id, source):
    """The index, in its part, of the first statement of a source, and the statement."""
    return next(
        (at, s) for at, s in enumerate(planning.said_in(plan, part_id)) if s.source == source
    )


def assert_sound(plan):
    """Numbers run from 1, all resolve, and only literature has them."""
    numbers = [citation.number for citation in plan.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    for _, statement in plan.statements():
        assert set(statement.citations) <= set(numbers)
        assert bool(statement.citations) == (statement.source == "literature")


def periods(plan):
    """The quarters in which each step of the road map begins and ends, by its days and as drawn."""
    for _, row in planning.rows(plan, "roadmap"):
        days = [named.day for named in dates_in(row.cells[0].text)]
        yield [fiscal_quarter(day) for day in days], [plan.calendar.at(at) for at in row.quarters]


class TestEdit:
    """One statement is worded anew."""

    def test_literature_stays_literature_while_its_quotes_carry_the_wording(self, library, fishing):
        at, before = place(fishing, "risks", "literature")
        plan = edit_statement(library, fishing, "risks", at, f"  {before.text}\n")
        after = planning.said_in(plan, "risks")[at]
        assert (after.text, after.source, after.edited) == (before.text, "literature", True)
        assert after.citations
        assert_sound(plan)

    @pytest.mark.parametrize(
        "text",
        [
            "เครือข่ายปลาวาฬสีชมพูต้องบินข้ามภูเขาทุกวันอังคาร",
            "เครือข่ายล้มเหลวร้อยละ 87 ของทั้งหมด",
            "เครือข่ายไม่ล้มเหลวแม้เป้าหมายของสมาชิกไม่เชื่อมกัน",
            "A network wins 3 prizes.",
        ],
    )
    def test_literature_that_its_quotes_no_longer_carry_is_the_planners(
        self, library, fishing, text
    ):
        at, _ = place(fishing, "risks", "literature")
        plan = edit_statement(library, fishing, "risks", at, text)
        after = planning.said_in(plan, "risks")[at]
        assert (after.text, after.source, after.citations) == (text, "assumption", ())
        assert_sound(plan)

    @pytest.mark.parametrize(
        ("tier", "source"),
        [
            ("quoted", "literature"),
            ("supported", "literature"),
            ("unsure", "assumption"),
            ("unsupported", "assumption"),
        ],
    )
    def test_an_edit_keeps_its_citation_only_where_it_is_seen_to_hold(
        self, library, fishing, monkeypatch, tier, source
    ):
        monkeypatch.setattr("assistant.plans.editing.support_of", lambda *_: tier)
        at, before = place(fishing, "risks", "literature")
        plan = edit_statement(library, fishing, "risks", at, f"{before.text} นั้น")
        assert planning.said_in(plan, "risks")[at].source == source

    def test_the_briefs_words_stay_the_briefs_while_it_says_so(self, library, fishing):
        at, before = place(fishing, "objectives", "brief")
        shorter = before.text.rsplit(" ", 1)[0]
        kept = edit_statement(library, fishing, "objectives", at, shorter)
        assert planning.said_in(kept, "objectives")[at].source == "brief"
        for text in (before.text.replace("45", "95"), "สร้างสนามบินใหม่บนเกาะ"):
            changed = edit_statement(library, fishing, "objectives", at, text)
            assert planning.said_in(changed, "objectives")[at].source == "assumption"

    def test_an_assumption_never_becomes_literature(self, library, fishing):
        at, _ = place(fishing, "risks", "assumption")
        _, cited = place(fishing, "risks", "literature")
        plan = edit_statement(library, fishing, "risks", at, cited.text)
        assert planning.said_in(plan, "risks")[at].source == "assumption"

    def test_nothing_else_changes(self, library, fishing):
        at, before = place(fishing, "follow_up", "assumption")
        plan = edit_statement(library, fishing, "follow_up", at, "ประชุมทุกวันพุธ")
        texts = [s.text for _, s in plan.statements()]
        original = [s.text for _, s in fishing.statements()]
        assert sum(a != b for a, b in zip(texts, original, strict=True)) == 1
        assert before.text in original
        assert plan.citations == fishing.citations

    def test_an_empty_text_takes_the_statement_out(self, library, fishing):
        at, before = place(fishing, "agreement", "literature")
        plan = edit_statement(library, fishing, "agreement", at, " \n ")
        left = planning.said_in(plan, "agreement")
        assert len(left) == len(planning.said_in(fishing, "agreement")) - 1
        assert before not in left
        assert_sound(plan)

    def test_all_statements_of_a_part_can_be_taken_out(self, library, fishing):
        plan = fishing
        for _ in planning.said_in(fishing, "benefits"):
            plan = edit_statement(library, plan, "benefits", 0, "")
        assert planning.said_in(plan, "benefits") == []
        assert [part.id for part in plan.parts] == list(PARTS)
        assert_sound(plan)
        assert from_json(to_json(plan)) == plan

    @pytest.mark.parametrize(("part_id", "at"), [("risks", 999), ("risks", -1), ("nowhere", 0)])
    def test_a_statement_that_is_not_there_is_told_in_one_line(self, library, fishing, part_id, at):
        with pytest.raises(PlanError) as caught:
            edit_statement(library, fishing, part_id, at, "x")
        assert part_id in planning.one_line(caught.value)

    def test_an_edited_table_and_its_json_agree(self, library, fishing):
        plan = edit_statement(library, fishing, "risks", 1, "ประชุมล่าช้าเกินหนึ่งเดือน")
        assert to_dict(plan)["risks"][0]["sign"] == "ประชุมล่าช้าเกินหนึ่งเดือน"

    def test_a_number_in_brackets_that_a_person_types_is_no_citation(self, library, fishing):
        at, _ = place(fishing, "follow_up", "assumption")
        plan = edit_statement(library, fishing, "follow_up", at, "ประชุมทุกเดือน [1] [99]")
        after = planning.said_in(plan, "follow_up")[at]
        assert (after.source, after.citations) == ("assumption", ())


class TestRedraft:
    """A part or the whole is written anew."""

    def test_a_part_is_as_the_rules_write_it_and_the_others_stay(self, library, fishing):
        edited = edit_statement(library, fishing, "risks", 1, "สัญญาณใหม่")
        edited = edit_statement(library, edited, "benefits", 1, "ประโยชน์ใหม่")
        plan = redraft_part(library, edited, "risks")
        assert [s.text for s in planning.said_in(plan, "risks")] == [
            s.text for s in planning.said_in(fishing, "risks")
        ]
        assert "ประโยชน์ใหม่" in [s.text for s in planning.said_in(plan, "benefits")]
        assert_sound(plan)

    def test_a_locked_part_stays_when_the_plan_is_drafted_from_another_brief(
        self, library, fishing
    ):
        edited = edit_statement(library, fishing, "risks", 1, "สัญญาณที่ต้องเก็บไว้")
        locked = set_lock(edited, "risks", True)
        other = parse_brief(
            {**planning.FISHING, "goal": "ลดการจับลงร้อยละ 80", "duration_note": "3 ปี"}
        )
        plan = redraft(library, locked, other)
        assert [s.text for s in planning.said_in(plan, "risks")] == [
            s.text for s in planning.said_in(edited, "risks")
        ]
        assert plan.part("risks").locked
        assert "80" in planning.digits(
            " ".join(s.text for s in planning.said_in(plan, "objectives"))
        )
        assert (plan.id, plan.calendar.quarters) == (fishing.id, 12)
        assert_sound(plan)

    def test_a_part_that_is_unlocked_is_drafted_with_the_rest(self, library, fishing):
        edited = edit_statement(library, fishing, "risks", 1, "ไม่ต้องเก็บ")
        unlocked = set_lock(set_lock(edited, "risks", True), "risks", False)
        plan = redraft(library, unlocked)
        assert "ไม่ต้องเก็บ" not in [s.text for s in planning.said_in(plan, "risks")]

    def test_locking_changes_nothing_but_the_lock(self, fishing):
        locked = set_lock(fishing, "risks", True)
        assert [part.id for part in locked.parts if part.locked] == ["risks"]
        assert set_lock(locked, "risks", False) == fishing

    def test_a_wish_outlives_a_new_draft(self, library, fishing):
        wished = redraft(library, fishing, model="third_party_coordinator")
        assert wished.integration.wished
        for again in (redraft(library, wished), redraft_part(library, wished, "members")):
            assert again.integration.chosen == "third_party_coordinator"
            assert_sound(again)

    def test_a_fresh_part_changes_nothing_in_a_fresh_plan(self, library):
        plan = draft_plan(library, planning.brief("fishing"))
        for part_id in ("integration_model", "members", "approval"):
            again = redraft_part(library, plan, part_id)
            assert [s for _, s in again.statements()] == [s for _, s in plan.statements()]
            assert again.citations == plan.citations

    def test_a_road_map_drafted_anew_in_a_later_quarter_agrees_with_the_gantt_chart(self, library):
        plan = draft_plan(library, planning.brief("reading"), today=date(2025, 1, 15))
        again = redraft_part(library, plan, "roadmap")
        for said, drawn in periods(again):
            assert said == drawn

    def test_a_locked_road_map_agrees_with_the_gantt_chart(self, library, fishing):
        locked = set_lock(fishing, "roadmap", True)
        later = parse_brief({**planning.FISHING, "start": "2029-04-01", "duration_note": "1 ปี"})
        plan = redraft(library, locked, later)
        for said, drawn in periods(plan):
            assert said == drawn

    def test_a_locked_choice_of_model_and_the_json_agree(self, library, fishing):
        locked = set_lock(fishing, "integration_model", True)
        weak = parse_brief({**planning.SOLAR, "lang": "th"})
        told = to_dict(redraft(library, locked, weak))["integration_model"]
        assert told["choice"] not in [row["choice"] for row in told["alternatives"]]

    def test_locked_members_and_the_map_of_the_network_agree(self, library, fishing):
        locked = set_lock(fishing, "members", True)
        plan = redraft(library, locked, parse_brief({**planning.READING, "lang": "th"}))
        named = {row.cells[0].text for _, row in planning.rows(plan, "members")}
        assert named <= {node.name for node in plan.network.nodes}


class TestCorrect:
    """What was understood is put right, and the plan follows."""

    def test_a_correction_changes_the_plan_and_says_so(self, library, fishing):
        fact = next(row.key for row in fishing.table("understood").rows if "deadline" in row.key)
        plan = correct(library, fishing, fact, "31 ธันวาคม 2571")
        assert plan.id == fishing.id
        assert "31 ธ.ค. 2571" in [row.cells[0].text for row in plan.table("backwards").rows]
        (row,) = [row for row in plan.table("understood").rows if row.key == fact]
        assert row.cells[1].text != row.cells[2].text
        assert plan.brief["corrections"] == {fact: "31 ธันวาคม 2571"}
        assert_sound(plan)

    def test_a_locked_part_stays(self, library, fishing):
        held = set_lock(fishing, "follow_up", locked=True)
        plan = correct(library, held, "deadline", "31 ธันวาคม 2571")
        assert plan.part("follow_up") == held.part("follow_up")

    def test_a_fact_that_was_not_understood_is_told_in_one_line(self, library, fishing):
        with pytest.raises(PlanError) as caught:
            correct(library, fishing, "weather", "x")
        assert "weather" in planning.one_line(caught.value)
