from __future__ import annotations

import json
import re
import shutil
from types import SimpleNamespace

import pytest
from browsers import ONE
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from plan_pages import PLAN_PAGE, brief_on_disk, draft_example, fill_in_example, open_page, said

from assistant.plans import files as plan_files
from assistant.plans import plan_json
from assistant.plans.store import PlanStore
from assistant.ui.plan import export as plan_export

LINK = re.compile(r"\[:primary-badge\[(\d+)\]\]\(#(cite-plan-[\w-]+)\)")
POISON = "![x](https://evil.example/p.png) <img src=x> [a](https://evil.example) $x$ :smile: | c |"


@pytest.fixture(scope="module")
def drafted_json(shipped_library):
    """A plan from an example, as the JSON that is exported."""
    from assistant.plans.brief.brief import load_brief
    from assistant.plans.planner import draft_plan
    from assistant.ui.plan.start import corpus_folder

    brief = load_brief(corpus_folder() / "briefs" / "flood_warning.yaml")
    return plan_json.to_json(draft_plan(shipped_library, brief))


@pytest.fixture
def drafted(plan_page, drafted_json, home):
    """The page with that plan, which is kept as its first version."""
    plan = plan_json.from_json(drafted_json)
    kept(home).save(plan)
    plan_page.query_params["plan"] = plan.id
    return plan_page.switch_page(PLAN_PAGE).run()


def kept(home) -> PlanStore:
    return PlanStore(home, ONE)


def edit(page, index: int, words: str, at: int = 0):
    """Reword a statement of a part; the editor stays open."""
    if page.session_state["plan_editing"] is None:
        page.button(key=f"edit-{at}").click().run()
    number = page.session_state["plan_number"]
    page.selectbox(key=f"statement-{at}-{number}").set_value(index).run()
    page.text_area(key=f"words-{at}-{number}-{index}").input(words).run()
    return page.button(key=f"save-{at}").click().run()


def test_an_empty_library_leads_to_the_library_page(home):
    shutil.rmtree(home)
    page = open_page()
    assert "คลังยังไม่มีเอกสาร" in said(page)
    assert not page.text_area
    assert not page.exception


def test_a_drafted_plan_is_shown_and_kept_as_its_first_version(plan_page, home):
    drafted = draft_example(plan_page)
    plan = drafted.session_state["plan"]
    [one] = kept(home).plans()
    assert (one.plan_id, one.versions) == (plan.id, 1)
    assert drafted.subheader[0].value.startswith("1")
    assert len(drafted.subheader) == len(plan.parts)
    assert "ร่าง" in said(drafted)
    assert f"{plan.count('literature')}" in said(drafted)
    assert not drafted.exception


def test_the_pictures_of_a_plan_are_drawn(drafted):
    assert set(drafted.session_state["plan_drawn"]) == {"network", "gantt", "matrix"}
    assert all(drafted.session_state["plan_drawn"].values())


def test_every_number_leads_to_a_passage_that_is_on_the_page(drafted):
    cells = " ".join(str(v) for table in drafted.table for v in table.value.to_numpy().flat)
    links = set(LINK.findall(said(drafted) + cells))
    plan = drafted.session_state["plan"]
    assert {int(number) for number, _ in links} == {c.number for c in plan.citations}
    labels = [e.label for e in drafted.expander if e.label.startswith(":primary-badge[")]
    assert len(labels) == len({key for _, key in links})
    assert ":yellow-background[" in said(drafted)


def test_both_choices_say_why_with_points_reading_alternatives_and_what_would_change(drafted):
    why = [e for e in drafted.expander if e.label.startswith("ทำไม?")]
    assert len(why) == 2
    shown = "\n".join(m.value for m in why[0].markdown)
    plan = drafted.session_state["plan"]
    for rule in plan.integration.rules:
        assert f"badge[{rule.points:+d}]" in shown
    for words in ("จากข้อมูลโครงการ", "ทางเลือกอื่น", "สิ่งที่จะทำให้การเลือกเปลี่ยนไป"):
        assert words in shown
    assert len(why[0].expander) >= 1


def test_an_edit_is_a_new_version_and_an_old_one_can_be_opened_without_saving(drafted, home):
    plan_id = drafted.session_state["plan"].id
    edit(drafted, 0, "น้ำมาเร็วกว่าที่คนจะย้ายของทัน", at=1)
    assert "น้ำมาเร็วกว่าที่คนจะย้ายของทัน" in said(drafted)
    assert "แก้แล้ว" in said(drafted)
    assert [v.number for v in kept(home).versions(plan_id)] == [2, 1]
    drafted.selectbox(key=f"version-{plan_id}-2-2").set_value(1).run()
    assert "น้ำมาเร็วกว่าที่คนจะย้ายของทัน" not in said(drafted)
    assert "กำลังดูฉบับเก่า" in said(drafted)
    assert len(kept(home).versions(plan_id)) == 2
    assert not drafted.exception


def test_an_edit_that_no_source_carries_is_said_to_be_an_assumption(drafted):
    plan = drafted.session_state["plan"]
    sources = [s.source for part, s in plan.statements() if part.id == plan.parts[1].id]
    edit(drafted, sources.index("literature"), "ช้างสามสิบเชือกเดินผ่านตลาด", at=1)
    assert "จึงเป็นข้อสันนิษฐาน" in said(drafted)
    assert "ช้างสามสิบเชือกเดินผ่านตลาด †" in said(drafted)
    assert not drafted.exception


def test_an_edit_that_changes_nothing_saves_nothing(drafted, home):
    plan = drafted.session_state["plan"]
    edit(drafted, 0, next(s.text for _, s in plan.statements()))
    assert len(kept(home).versions(plan.id)) == 1
    assert "ถ้อยคำเหมือนเดิม" in said(drafted)


def test_redrafting_one_part_undoes_its_edits_alone(drafted):
    first = next(s.text for _, s in drafted.session_state["plan"].statements())
    edit(drafted, 0, "ถ้อยคำของผู้แก้")
    drafted.button(key="redraft-0").click().run()
    assert next(s.text for _, s in drafted.session_state["plan"].statements()) == first
    assert drafted.session_state["plan_number"] == 3
    assert not drafted.exception


def test_a_locked_part_stays_when_the_plan_is_brought_up_to_date(drafted):
    edit(drafted, 0, "ถ้อยคำที่ต้องคงไว้")
    drafted.button(key="lock-0").click().run()
    assert drafted.session_state["plan"].parts[0].locked
    assert drafted.button(key="redraft-0").disabled
    drafted.button(key="edit_brief").click().run()
    drafted.text_input(key="brief-region").input("จังหวัดอื่น").run()
    drafted.button(key="update_plan").click().run()
    texts = [s.text for _, s in drafted.session_state["plan"].statements()]
    assert texts[0] == "ถ้อยคำที่ต้องคงไว้"
    assert any("จังหวัดอื่น" in words for words in texts)
    assert not drafted.exception


def test_a_kept_plan_is_opened_from_the_list_and_by_the_address(drafted):
    plan = drafted.session_state["plan"]
    visit = open_page()
    visit.button(key=f"open-{plan.id}").click().run()
    assert visit.session_state["plan"] == plan
    assert visit.query_params["plan"] == plan.id
    again = open_page()
    again.query_params["plan"] = plan.id
    again.run()
    assert again.session_state["plan"] == plan
    assert not again.exception


def test_an_address_that_names_no_plan_is_one_line(plan_page):
    visit = plan_page
    visit.query_params["plan"] = "../../etc"
    visit.session_state["plan"] = None
    visit.run()
    assert len(visit.error) == 1
    assert not visit.run().error
    assert not visit.exception


def test_an_exported_plan_opens_again(plan_page, drafted_json, home):
    key = next(u.key for u in plan_page.file_uploader if u.key.startswith("brief_file"))
    sent = ("plan.json", drafted_json.encode(), "application/json")
    plan_page.file_uploader(key=key).set_value([sent]).run()
    assert plan_page.session_state["plan"] == plan_json.from_json(drafted_json)
    assert len(kept(home).plans()) == 1
    assert not plan_page.exception


def test_nothing_in_a_strangers_plan_is_markup(plan_page, drafted_json):
    data = json.loads(drafted_json)
    poison(data["plan"])
    key = next(u.key for u in plan_page.file_uploader if u.key.startswith("brief_file"))
    sent = ("plan.json", json.dumps(data).encode(), "application/json")
    plan_page.file_uploader(key=key).set_value([sent]).run()
    plan_page.button(key="edit-0").click().run()
    assert plan_page.session_state["plan"].title == POISON
    cells = [str(v) for t in plan_page.table for v in (*t.value.columns, *t.value.to_numpy().flat)]
    labels = [element.label for element in (*plan_page.expander, *plan_page.button)]
    shown = "\n".join([said(plan_page), *cells, *labels])
    assert "evil" in shown
    assert "![" not in shown.replace("\\!\\[", "")
    assert "<img" not in shown.replace("\\<img", "")
    assert "](https" not in shown.replace("\\]\\(https", "")
    assert not plan_page.exception


def poison(value: object) -> None:
    """Put the poison in place of every text that a reader sees."""
    read = ("text", "title", "label", "caption", "heading", "lead", "reading", "quote", "passage")
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in read and isinstance(inner, str) and inner:
                value[key] = POISON
            elif key not in ("brief", "network"):
                poison(inner)
    elif isinstance(value, list):
        for inner in value:
            poison(inner)


def test_two_models_are_compared_part_by_part_and_one_can_be_used(plan_page, home):
    fill_in_example(plan_page, "flood_warning")
    plan_page.segmented_control(key="plan_tab_chosen").set_value("tab_compare").run()
    plan_page.button(key="compare").click().run()
    left, right = plan_page.session_state["plan_compared"]
    assert (left.integration.chosen, right.integration.chosen) == (
        "state_integrator",
        "prime_contractor",
    )
    titles = [part.title for part in left.parts]
    assert sum(f"**{title}**" in said(plan_page) for title in titles) >= 3
    assert kept(home).plans() == ()
    plan_page.button(key="use-right").click().run()
    assert plan_page.session_state["plan"] == right
    assert len(kept(home).plans()) == 1
    assert not plan_page.exception


def test_two_equal_models_are_not_compared(plan_page):
    fill_in_example(plan_page, "flood_warning")
    plan_page.segmented_control(key="plan_tab_chosen").set_value("tab_compare").run()
    plan_page.selectbox(key="compare_right").set_value("state_integrator").run()
    plan_page.button(key="compare").click().run()
    assert "สองรูปแบบที่ต่างกัน" in said(plan_page)
    assert plan_page.session_state["plan_compared"] is None


def test_a_plan_is_downloaded_in_every_format_under_a_plain_name(drafted):
    plan = drafted.session_state["plan"]
    pages = len(plan_files.FORMATS) - 1
    assert len(drafted.get("download_button")) == len(plan_files.FORMATS) + pages
    for suffix in plan_files.FORMATS:
        assert re.fullmatch(
            rf"network-plan-[0-9a-f]+\{suffix}", plan_export.file_name(plan, suffix)
        )
    assert drafted.toggle(key="thai_digits").value is False


def test_a_model_proposes_on_the_page_and_what_is_left_out_is_said(drafted, monkeypatch):
    assert not [b for b in drafted.button if b.key == "propose"], "no model is set"
    lead = drafted.session_state["plan"].brief["lead_agency"]
    said = {"activities": [{"activity": "จัดรถ 987 คัน", "lead": lead, "start": "x", "end": "x"}]}
    model = FakeListChatModel(responses=[json.dumps(said, ensure_ascii=False)])
    held = SimpleNamespace(chat_model=model)
    stand_in = SimpleNamespace(llm=lambda: "scripted", open_assistant=lambda: held)
    monkeypatch.setattr(plan_export, "session", stand_in)
    drafted.run().button(key="propose").click().run()
    assert not drafted.exception
    assert "1 จาก 1" in "\n".join(note.value for note in drafted.info)
    assert drafted.session_state["plan_number"] == 2


def test_thai_digits_are_offered_for_thai_plans_alone(plan_page):
    draft_example(plan_page, "coastal_waste")
    assert not plan_page.toggle
    assert not plan_page.exception


def test_the_page_speaks_english_at_the_switch_and_the_plan_keeps_its_language(drafted):
    drafted.segmented_control(key="language").set_value("en").run()
    assert "Evidence for this part" in "\n".join(e.label for e in drafted.expander)
    assert drafted.session_state["plan"].title in said(drafted)
    assert not drafted.exception


@pytest.mark.parametrize(
    "message",
    [
        "ร่างแผนเครือข่าย ลดขยะในคลอง เจ้าภาพคือ เทศบาลทุ่งดาว ร่วมกับ มูลนิธิคลองใส",
        "Draft a network plan: less waste in canals. Partners: Clear Canal Foundation.",
    ],
    ids=["Thai", "English"],
)
def test_a_message_that_asks_for_a_plan_fills_the_form(home, message):
    from plan_pages import APP
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(APP, default_timeout=60).run()
    app.chat_input(key="question").set_value(message).run()
    assert [p["name"] for p in brief_on_disk(home)["partners"]]
    assert [turn.answer.act for turn in app.session_state["turns"]] == ["open_plan"]
    assert app.text_area(key="brief-problem").value
    assert not app.exception


def test_an_understood_fact_is_put_right_on_the_page_and_the_plan_follows(drafted):
    fact, words = (f"correct-{drafted.session_state['plan_number']}", "31 ธันวาคม 2572")
    key = f"correct-words-{drafted.session_state['plan_number']}-deadline"
    drafted.selectbox(key=fact).set_value("deadline").run()
    drafted.text_input(key=key).set_value(words).run()
    drafted.button(key="correct").click().run()
    plan = drafted.session_state["plan"]
    assert plan.brief["corrections"] == {"deadline": words}
    assert "2572" in plan.table("backwards").rows[0].cells[0].text
    assert not drafted.exception
