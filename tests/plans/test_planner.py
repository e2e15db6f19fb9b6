"""What holds for every plan: all parts, true citations, the brief's numbers, the same again."""

from __future__ import annotations

import re
from itertools import pairwise

import planning
import pytest

from assistant.errors import EmptyLibrary
from assistant.opening import open_library
from assistant.plans.form import plan_form
from assistant.plans.planner import NOTE, PARTS, draft_plan
from assistant.schema.papers import Items, Picture, Prose, Signatures, Table, statements_of
from assistant.text.calendar import written


def understood(plan):
    return planning.understood(plan.brief)


def the_briefs_numbers(plan):
    return planning.digits(str(plan.brief))


class TestParts:
    """Every part of the form is there and says something."""

    def test_every_part_is_there_in_the_order_of_the_form(self, plan):
        assert [*PARTS, *NOTE] == list(plan_form()["parts"])
        assert set(PARTS) - {part.id for part in plan.parts} <= {"open_questions"}
        told = [part.id for part in plan.parts]
        assert told == [part for part in PARTS if part in told]
        assert all(part.title for part in plan.parts)
        assert not any(part.locked for part in plan.parts)

    def test_no_part_is_empty(self, plan):
        for part in plan.parts:
            said = [s for block in part.blocks for s in statements_of(block)]
            assert said or any(isinstance(b, Picture | Signatures | Table) for b in part.blocks), (
                part.id
            )

    def test_no_statement_or_cell_is_empty_or_holds_a_place_to_fill(self, plan):
        for part, statement in plan.statements():
            assert statement.text.strip(), part.id
            assert not re.search(r"\{[a-z_0-9]*\}|None", statement.text), statement.text
        for _, block in plan.blocks():
            if isinstance(block, Table):
                assert all(cell.text.strip() for row in block.rows for cell in row.cells), block.id
            if isinstance(block, Items | Prose):
                assert block.statements, block.id

    def test_tables_are_rectangular_with_keys_and_widths_that_add_up(self, plan):
        ids = [block.id for _, block in plan.blocks() if isinstance(block, Table)]
        assert len(ids) == len(set(ids))
        for _, block in plan.blocks():
            if isinstance(block, Table):
                assert {len(row.cells) for row in block.rows} == {len(block.columns)}
                assert len({row.key for row in block.rows}) == len(block.rows)
                assert sum(column.width for column in block.columns) == pytest.approx(1.0)

    def test_the_members_table_has_the_lead_and_every_partner_once(self, plan):
        named = [row.cells[0].text for _, row in planning.rows(plan, "members")]
        assert named[1:] == [partner["name"] for partner in plan.brief["partners"]]
        if plan.brief["lead_agency"]:
            assert named[0] == plan.brief["lead_agency"]

    def test_each_risk_has_sign_prevention_and_owner(self, plan):
        held = list(planning.rows(plan, "risks"))
        assert 1 <= len(held) <= 6
        for table, row in held:
            for key in ("cause", "sign", "prevention", "owner"):
                assert table.cell(row, key).strip()

    def test_a_plan_of_hired_hubs_selects_before_it_signs(self, whole_case, plan):
        ends = {row.key: row.quarters for _, row in planning.rows(plan, "roadmap")}
        assert ("select" in ends) == (plan.integration.chosen in whole_case.rules.hubs)
        if "select" in ends:
            assert ends["select"][1] <= ends["agree"][1]

    def test_the_roadmap_runs_from_the_first_quarter_to_the_last(self, plan):
        spans = [row.quarters for _, row in planning.rows(plan, "roadmap")]
        assert all(spans)
        assert all(0 <= first <= last < plan.calendar.quarters for first, last in spans)
        assert min(first for first, _ in spans) == 0
        assert max(last for _, last in spans) == plan.calendar.quarters - 1

    def test_a_plan_is_written_in_one_language(self, plan):
        own = [s.text for _, s in plan.statements() if s.source != "brief"]
        thai = [any("\u0e00" <= char <= "\u0e7f" for char in text) for text in own]
        share = sum(thai) / len(thai)
        assert share == 1.0 if plan.language == "th" else share < 0.05


class TestSources:
    """Each statement says truly where it comes from."""

    def test_literature_is_cited_and_nothing_else_is_and_it_is_little(self, plan):
        for part, statement in plan.statements():
            assert bool(statement.citations) == (statement.source == "literature"), (
                part.id,
                statement.text,
            )
        assert 1 <= plan.count("literature") <= 0.2 * sum(1 for _ in plan.statements())

    def test_every_quote_is_the_text_of_its_document(self, its_library, plan):
        for citation in plan.citations:
            text = its_library.document(citation.document_id).text
            assert citation.quote == text[citation.start : citation.end]
            passage = its_library.passage(citation.passage_id)
            assert passage.start <= citation.start < citation.end <= passage.end
            assert citation.section == passage.section

    def test_every_number_resolves_and_the_numbers_run_from_one_in_reading_order(self, plan):
        numbers = [citation.number for citation in plan.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        used = [number for _, s in plan.statements() for number in s.citations]
        assert set(used) <= set(numbers)
        first_seen = list(dict.fromkeys(used))
        assert first_seen == sorted(first_seen)
        for choice in (plan.integration, plan.agreement):
            assert {n for rule in choice.rules for n in rule.citations} <= set(numbers)

    def test_no_reference_is_listed_that_no_statement_cites(self, plan):
        used = {number for _, s in plan.statements() for number in s.citations}
        assert {citation.number for citation in plan.citations} == used

    def test_nor_under_a_wish(self, whole_case, its_library):
        for way in whole_case.rules.decision("integration").options:
            brief = planning.brief(whole_case.name)
            plan = draft_plan(its_library, brief, model=way, today=planning.TODAY)
            used = {number for _, s in plan.statements() for number in s.citations}
            assert {citation.number for citation in plan.citations} == used, way

    def test_the_same_place_is_cited_under_one_number(self, plan):
        places = [(c.passage_id, c.start, c.end) for c in plan.citations]
        assert len(places) == len(set(places))

    def test_literature_is_what_the_framework_says_of_an_element(self, whole_case, plan):
        for _, statement in plan.statements():
            if statement.source == "literature":
                element = whole_case.rules.elements[statement.element]
                assert statement.text == element.statement[plan.language]

    def test_evidence_from_the_article_holds_as_well(self, article_library):
        plan = draft_plan(article_library, planning.brief("mangrove"), today=planning.TODAY)
        assert plan.count("literature") >= 3
        for citation in plan.citations:
            text = article_library.document(citation.document_id).text
            assert citation.quote == text[citation.start : citation.end]
            assert citation.language == "th"
        assert {s.source for _, s in plan.statements() if s.element.startswith("model.")} >= {
            "literature"
        }


class TestNumbers:
    """Numbers are the brief's; none is made up."""

    def test_what_is_said_to_come_from_the_brief_has_only_its_numbers(self, plan):
        known = the_briefs_numbers(plan)
        counted = {s.text for s in planning.of_block(plan, "reckoning")}
        known |= planning.digits(written(understood(plan).end, plan.language))
        for part, statement in plan.statements():
            if statement.source == "brief" and statement.text not in counted:
                assert planning.digits(statement.text) <= known, (part.id, statement.text)

    def test_the_budget_adds_up_to_the_briefs(self, plan):
        amount = plan.brief["budget_baht"]
        said = [s for s in planning.of_block(plan, "budget") if s.source == "brief"]
        tables = [b for _, b in plan.blocks() if isinstance(b, Table) and b.id == "budget"]
        if amount is None:
            assert (said, tables) == ([], [])
            return
        assert f"{amount:.0f}" in planning.digits(said[0].text)
        cells = {row.key: tables[0].cell(row, "amount") for row in tables[0].rows}
        told = {key: cell for key, cell in cells.items() if planning.digits(cell)}
        amounts = {key: int(re.sub(r"\D", "", cell)) for key, cell in told.items()}
        assert amounts.pop("sum") == sum(amounts.values()) == amount

    def test_amounts_that_the_brief_does_not_give_are_marked(self, plan):
        known = the_briefs_numbers(plan)
        for table, row in planning.rows(plan, "activities"):
            money = table.cell(row, "baht")
            assert money.endswith("†") or planning.digits(money) <= known

    @pytest.mark.parametrize(
        ("name", "quarters"), [("fishing", 8), ("solar", 3), ("mangrove", 8), ("reading", 4)]
    )
    def test_the_length_is_the_briefs_or_a_year(self, library, name, quarters):
        plan = planning.drafted(library, name)
        assert plan.calendar.quarters == quarters
        assumed = [s for s in planning.of_block(plan, "time") if s.source == "assumption"]
        assert ("end" in understood(plan).assumed) == (name == "reading")
        assert assumed or name == "fishing"


class TestDrafting:
    """The same brief gives the same plan, soon."""

    def test_the_same_brief_gives_the_same_plan(self, whole_case, its_library, plan):
        again = draft_plan(its_library, planning.brief(whole_case.name), today=planning.TODAY)
        assert again == plan

    def test_another_brief_has_another_id_and_the_same_one_the_same(self, library):
        ids = [planning.drafted(library, name).id for name in planning.NETWORKS]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch("[0-9a-f]{12}", plan_id) for plan_id in ids)

    def test_today_is_the_day_of_the_plan(self, fishing):
        assert fishing.made_on == planning.TODAY.isoformat()

    def test_a_plan_without_a_title_is_named_after_its_lead(self, plan):
        lead = plan.brief["lead_agency"]
        assert plan.title
        assert lead in plan.title

    def test_an_empty_library_says_how_to_fill_it(self, tmp_path):
        with (
            open_library(tmp_path / "new") as empty,
            pytest.raises(EmptyLibrary, match="add --shipped"),
        ):
            draft_plan(empty, planning.brief("bare"))

    def test_a_library_of_other_works_gives_a_plan_that_cites_nothing(self, tmp_path):
        with open_library(tmp_path / "other") as library:
            text = "สหกรณ์โคนมรับซื้อน้ำนมดิบทุกเช้า และจ่ายเงินสมาชิกทุกวันศุกร์"
            library.add_texts([{"id": "d1", "title": "นม", "text": text, "language": None}])
            plan = draft_plan(library, planning.brief("bare"), today=planning.TODAY)
        assert (plan.count("literature"), plan.citations) == (0, ())

    def test_hostile_texts_are_nothing_but_texts(self, library):
        plan = planning.drafted(library, "hostile")
        assert plan.integration.chosen in planning.MODELS
        told = [s for _, s in plan.statements() if "prize" in s.text or "HYPERLINK" in s.text]
        assert {s.source for s in told} == {"brief", "assumption"}  # its goal is in the activities
        names = [row.cells[0].text for _, row in planning.rows(plan, "members")]
        assert planning.HOSTILE_NAME in names

    def test_a_network_has_a_node_for_every_member_and_links_that_lead_somewhere(self, plan):
        ids = {node.id for node in plan.network.nodes}
        names = {node.name for node in plan.network.nodes}
        assert len(ids) == len(plan.network.nodes)
        assert {partner["name"] for partner in plan.brief["partners"]} <= names
        for link in plan.network.links:
            assert {link.start, link.end} <= ids
            assert link.start != link.end
        tied = {end for link in plan.network.links for end in (link.start, link.end)}
        assert tied == ids or len(ids) == 1

    def test_quarters_follow_one_another(self, plan):
        calendar = plan.calendar
        marks = [calendar.at(at) for at in range(calendar.quarters)]
        for (year, quarter), (next_year, next_quarter) in pairwise(marks):
            assert 4 * next_year + next_quarter == 4 * year + quarter + 1
        assert calendar.at(0) == (calendar.year, calendar.quarter)
