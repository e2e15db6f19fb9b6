from __future__ import annotations

import json
from pathlib import Path

import pytest
from browsers import ONE, OTHER
from plan_pages import brief_on_disk, fill_in_example, open_page, said

from assistant.plans.brief.brief import Brief, load_brief
from assistant.plans.brief.words import SECTORS
from assistant.ui.plan import form as plan_form
from assistant.ui.plan import start as plan_start

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "corpus" / "briefs").glob("*.yaml"))
FIELDS = ("problem", "goal", "lead_agency", "beneficiaries", "region", "data_sharing_barriers")


def test_every_field_of_a_brief_is_in_the_form(plan_page):
    boxes = set(Brief.model_fields) - set(plan_form.TABLES) - {"corrections"}  # beside the plan
    assert [f for f in boxes if plan_form.FIELD + f not in plan_page.session_state] == []
    assert len(plan_page.dataframe) == 2  # the partners and the budget's items
    assert not plan_page.exception


def test_what_is_typed_is_kept_at_once_and_is_there_on_the_next_visit(browser, plan_page, home):
    del browser
    plan_page.text_area(key="brief-problem").input("น้ำท่วมทุกปี").run()
    plan_page.selectbox(key="brief-emphasis").select("balanced").run()
    plan_page.text_input(key="brief-budget_baht").input("1.2 ล้านบาท").run()
    kept = brief_on_disk(home)
    assert (kept["problem"], kept["emphasis"]) == ("น้ำท่วมทุกปี", "balanced")
    assert kept["budget_baht"] == "1.2 ล้านบาท"
    visit = open_page()
    assert visit.text_area(key="brief-problem").value == "น้ำท่วมทุกปี"
    assert visit.selectbox(key="brief-emphasis").value == "balanced"
    assert not visit.exception


def test_two_persons_do_not_see_or_overwrite_each_others_brief(browser, plan_page):
    plan_page.text_area(key="brief-problem").input("น้ำท่วมทุกปี").run()
    browser(OTHER)
    other = open_page()
    assert other.text_area(key="brief-problem").value == ""
    other.text_area(key="brief-problem").input("ขยะล้น").run()
    browser(ONE)
    assert open_page().text_area(key="brief-problem").value == "น้ำท่วมทุกปี"


def test_what_is_typed_stays_when_another_page_was_looked_at(plan_page):
    plan_page.text_area(key="brief-goal").input("ลดลงครึ่งหนึ่ง").run()
    plan_page.switch_page("assistant/ui/library/page.py").run()
    plan_page.switch_page("assistant/ui/plan/page.py").run()
    assert plan_page.text_area(key="brief-goal").value == "ลดลงครึ่งหนึ่ง"
    assert not plan_page.exception


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_fills_the_form(plan_page, home, path):
    fill_in_example(plan_page, path.stem)
    brief = load_brief(path)
    assert plan_page.text_area(key="brief-problem").value == brief.problem
    assert len(brief_on_disk(home)["partners"]) == len(brief.partners)
    assert plan_page.segmented_control(key="brief-lang").value == brief.lang
    assert not plan_page.exception


def test_the_examples_are_two_thai_and_one_english_and_one_is_incomplete():
    briefs = [load_brief(path) for path in EXAMPLES]
    assert sorted(brief.lang for brief in briefs) == ["en", "th", "th"]
    assert [brief.lead_agency for brief in briefs].count("") == 1


def test_a_filled_form_can_be_emptied_and_brought_back(plan_page):
    fill_in_example(plan_page, "youth_sports")
    was = plan_page.text_area(key="brief-goal").value
    plan_page.button(key="start_empty").click().run()
    assert [plan_page.session_state[f"brief-{field}"] for field in FIELDS] == [""] * len(FIELDS)
    plan_page.button(key="fill_undo").click().run()
    assert plan_page.text_area(key="brief-goal").value == was
    assert not plan_page.exception


def test_a_few_sentences_fill_what_they_say_and_nothing_else(plan_page):
    text = "ถนนหน้าโรงเรียนอันตราย เจ้าภาพคือ สำนักงานขนส่งทุ่งดาว ร่วมกับ มูลนิธิถนนดี งบประมาณ 2 ล้านบาท"
    plan_page.text_area(key="brief_words").input(text).run()
    plan_page.button(key="words_submit").click().run()
    assert plan_page.text_input(key="brief-lead_agency").value == "สำนักงานขนส่งทุ่งดาว"
    assert plan_page.text_input(key="brief-budget_baht").value == "2000000"
    assert plan_page.selectbox(key="brief-duration").value == plan_form.UNKNOWN
    assert "เติมแบบฟอร์มแล้ว" in said(plan_page)
    assert not plan_page.exception


def test_an_empty_brief_is_refused_in_one_line_and_the_page_stays(plan_page):
    plan_page.button(key="start_empty").click().run()
    plan_page.button(key="draft_plan").click().run()
    assert ["โปรดกรอก" in error.value for error in plan_page.error] == [True]
    assert plan_page.session_state["plan"] is None
    assert not plan_page.exception


def test_a_wrong_amount_is_refused_in_one_line_and_nothing_typed_is_lost(plan_page):
    fill_in_example(plan_page, "flood_warning")
    plan_page.text_input(key="brief-budget_baht").input("เยอะมาก ![x](https://evil.example)").run()
    plan_page.button(key="draft_plan").click().run()
    assert ["ต้องเป็นตัวเลข" in error.value for error in plan_page.error] == [True]
    assert "เยอะมาก" in plan_page.text_input(key="brief-budget_baht").value
    assert plan_page.text_area(key="brief-problem").value
    assert not plan_page.exception


def test_damaged_data_of_a_kept_brief_does_not_stop_the_page(home):
    folder = home / "plans"
    folder.mkdir(exist_ok=True)
    damaged = {"problem": 3, "partners": ["x", {"sector": "??"}], "start": "soon", "lang": "de"}
    (folder / "brief.json").write_text(json.dumps(damaged), "utf-8")
    page = open_page()
    assert page.text_area(key="brief-problem").value == "3"
    assert not page.exception


class Sent:
    """A file as the browser sends it."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._content = content

    def getvalue(self) -> bytes:
        return self._content


def test_a_brief_is_read_from_json_and_from_yaml():
    as_json = Sent("a.json", json.dumps({"problem": "x", "lang": "en"}).encode())
    as_yaml = Sent("a.yml", EXAMPLES[0].read_bytes())
    assert plan_start.read(as_json)["problem"] == "x"
    assert plan_start.read(as_yaml)["lead_agency"] == load_brief(EXAMPLES[0]).lead_agency


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"{"),
        ("a.yaml", b"\xff\xfe\x00"),
        ("a.yaml", b"[1, 2]"),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"plan": {}, "form": 1}'),
        ("a.json", b'{"plan": {}, "form": 99}'),
    ],
    ids=["cut", "not text", "a list", "deep", "damaged plan", "plan of another form"],
)
def test_a_file_that_is_no_brief_is_one_line_without_our_paths(plan_page, name, content):
    fill_in_example(plan_page, "flood_warning")
    key = next(u.key for u in plan_page.file_uploader if u.key.startswith("brief_file"))
    plan_page.file_uploader(key=key).set_value([(name, content, "text/plain")]).run()
    assert len(plan_page.error) == 1
    assert "/tmp" not in plan_page.error[0].value.replace("\\", "")
    assert plan_page.text_area(key="brief-problem").value
    assert not plan_page.exception


def test_rows_in_which_nothing_was_typed_are_left_out():
    rows = [{"name": " ", "sector": None}, {"name": None, "baht": float("nan")}, {"item": "a"}]
    assert plan_form.rows_of(rows) == [{"item": "a"}]


def test_every_choice_of_the_form_is_a_value_that_a_brief_takes():
    for field, names in plan_form.CHOICES.items():
        for value in names:
            assert getattr(Brief.model_validate({field: value}), field) == value
    assert set(SECTORS) == {"state", "local", "private", "civil", "community", "academic"}
