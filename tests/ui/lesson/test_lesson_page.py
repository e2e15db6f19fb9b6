from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace

import lesson_pages as pages
import pytest
from browsers import ONE, OTHER
from lesson_pages import said
from streamlit.testing.v1 import AppTest

from assistant.export.quizzes.quiz import FORMATS, left_out
from assistant.lessons import pack
from assistant.lessons.papers import is_empty
from assistant.lessons.store import ClassStore, LessonStore
from assistant.text.wording import read_yaml
from assistant.ui.lesson import start as lesson_start
from assistant.ui.lesson.start import EXAMPLES
from assistant.ui.shared.safe import safe_line

POISON = "![x](https://evil.example/p.png) <img src=x> [a](https://evil.example) $x$ :smile: | c |"
LINK = re.compile(r"\[:primary-badge\[(\d+)\]\]\(#(cite-plan-[\w-]+)\)")


@pytest.fixture(scope="module")
def lesson(shipped_library):
    return pages.built(shipped_library)


def request_on_disk(home) -> dict:
    [path] = (home / "lessons" / "drafts").iterdir()
    return json.loads(path.read_text("utf-8"))


def cell_words(page) -> str:
    return " ".join(str(v) for table in page.table for v in table.value.to_numpy().flat)


class Sent:
    """A file as the browser sends it."""

    def __init__(self, content: bytes) -> None:
        self.name = "lesson.json"
        self._content = content

    def getvalue(self) -> bytes:
        return self._content


def test_an_empty_library_leads_to_the_library_page(home):
    shutil.rmtree(home)
    page = pages.open_request()
    assert "คลังยังไม่มีเอกสาร" in said(page)
    assert not page.number_input
    assert not page.exception


@pytest.mark.parametrize("example", read_yaml(EXAMPLES))
def test_an_example_fills_the_request_which_is_kept_at_once(home, example):
    page = pages.open_request()
    page.button(key=example).click().run()
    wanted = read_yaml(EXAMPLES)[example]
    assert request_on_disk(home) == wanted
    assert page.number_input(key="request-minutes").value == wanted["minutes"]
    assert page.text_input(key="request-topic").value == wanted["topic"]
    assert not page.exception


def test_every_example_becomes_a_lesson_of_its_length(shipped_library):
    from assistant.lessons.building import build_lesson
    from assistant.lessons.request.request import parse_request

    for wanted in read_yaml(EXAMPLES).values():
        made = build_lesson(shipped_library, parse_request(wanted))
        assert sum(step.minutes for step in made.agenda) == wanted["minutes"]
        assert len(made.quiz) == wanted["quiz_items"]


def test_what_is_typed_is_kept_and_there_for_the_next_visit(browser, home):
    page = pages.open_request()
    page.text_input(key="request-audience").input("ปลัดอำเภอ").run()
    page.number_input(key="request-minutes").set_value(90).run()
    assert request_on_disk(home)["audience"] == "ปลัดอำเภอ"
    again = pages.open_request()
    assert again.text_input(key="request-audience").value == "ปลัดอำเภอ"
    assert again.number_input(key="request-minutes").value == 90
    browser(OTHER)
    assert pages.open_request().text_input(key="request-audience").value == ""


def test_another_filling_can_be_taken_back(home):
    page = pages.open_request()
    page.text_input(key="request-topic").input("ความไว้วางใจ").run()
    page.button(key="lesson_example_hour").click().run()
    page.button(key="lesson_undo").click().run()
    assert page.text_input(key="request-topic").value == "ความไว้วางใจ"
    assert request_on_disk(home)["topic"] == "ความไว้วางใจ"


def test_a_request_of_odd_values_does_not_stop_the_page(home):
    odd = {"minutes": 99_999, "quiz_items": "many", "level": 7, "language": "xx", "emphasis": "x",
           "documents": ["gone"], "sections": "x", "topic": 5}  # fmt: skip
    (home / "lessons").mkdir(exist_ok=True)
    (home / "lessons" / "request.json").write_text(json.dumps(odd), "utf-8")
    page = pages.open_request()
    assert not page.exception
    assert page.number_input(key="request-minutes").value == 480


def test_the_button_builds_a_lesson_keeps_it_and_shows_it(home):
    page = pages.open_request()
    page.number_input(key="request-minutes").set_value(45).run()
    page.number_input(key="request-quiz_items").set_value(4).run()
    page.button(key="lesson_build").click().run()
    made = page.session_state["lesson"]
    assert page.session_state["lesson_tab"] == "lesson_tab_overview"
    assert [one.lesson_id for one in LessonStore(home, ONE).lessons()] == [made.id]
    assert made.minutes == 45
    assert "รวม 45 นาที" in said(page)
    assert page.query_params["lesson"] == made.id
    assert not page.exception


def test_a_topic_that_the_library_does_not_hold_is_one_line_and_loses_nothing(home):
    page = pages.open_request()
    page.text_input(key="request-topic").input("การเลี้ยงปลาทูบนดาวอังคาร").run()
    page.button(key="lesson_build").click().run()
    [error] = page.error
    assert "ดาวอังคาร" in error.value
    assert "\n" not in error.value
    assert page.text_input(key="request-topic").value == "การเลี้ยงปลาทูบนดาวอังคาร"
    assert LessonStore(home, ONE).lessons() == ()
    assert not page.exception


def test_a_topic_in_doubt_is_asked_back_with_buttons_each_of_which_builds_its_lesson(home):
    page = pages.open_request()
    page.text_input(key="request-topic").input("people and work").run()
    page.button(key="lesson_build").click().run()
    offered = [one for one in page.button if str(one.key).startswith("lesson_choice-")]
    assert 2 <= len(offered) <= 3
    named = offered[0].label
    page.button(key="lesson_choice-0").click().run()
    assert not page.exception
    [kept] = LessonStore(home, ONE).lessons()
    assert LessonStore(home, ONE).load(kept.lesson_id).request["topic"] == named


def test_the_agenda_of_the_overview_adds_up_and_the_coverage_is_told(home, lesson):
    page = pages.open_lesson(home, lesson)
    agenda, coverage = (table.value for table in page.table)
    assert sum(int(minutes) for minutes in agenda["นาที"]) == lesson.minutes == 60
    assert len(coverage) == len(lesson.coverage)
    for objective in lesson.objectives:
        assert safe_line(objective.text) in said(page)
    assert not page.exception


def test_warnings_are_shown(home, lesson):
    page = pages.open_lesson(home, replace(lesson, warnings=("ระวังสิ่งนี้",)))
    assert "ระวังสิ่งนี้" in [warning.value for warning in page.warning]


def test_every_number_of_a_paper_leads_to_a_passage_that_is_on_the_page(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_handout")
    for paper in ("handout", "guide"):
        page.segmented_control(key="lesson_paper").set_value(paper).run()
        links = {key for _, key in LINK.findall(said(page) + cell_words(page))}
        shown = [e for e in page.expander if e.label.startswith(":primary-badge[")]
        assert links
        assert len(shown) == len(links)
        assert not page.exception


def test_slides_are_shown_a_dozen_at_a_time_in_both_shapes(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_slides")
    drawn = page.session_state["lesson_drawn"]
    assert set(drawn) == {(at, "16:9") for at in range(12)}
    assert all(image.startswith(b"\x89PNG") for image in drawn.values())
    page.segmented_control(key=f"lesson_slides-{lesson.id}").set_value(12).run()
    page.segmented_control(key="lesson_aspect").set_value("4:3").run()
    assert (12, "4:3") in page.session_state["lesson_drawn"]
    assert not page.exception


def test_every_item_is_shown_with_answer_reason_difficulty_and_passages(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_quiz")
    shown = said(page)
    for one in lesson.quiz:
        assert safe_line(one.question) in shown
        assert safe_line(one.explanation) in shown
        assert all(safe_line(text) in shown for text in one.answer)
    assert shown.count("ตรวจแล้ว: ตอบได้จากข้อความที่อ้าง") == len(lesson.quiz)
    assert len([e for e in page.expander if "ข้อความต้นฉบับ" in e.label]) == len(lesson.quiz)
    assert ":yellow-background[" in shown


def test_a_swapped_item_is_kept(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_quiz")
    page.button(key="swap-1").click().run()
    kept = LessonStore(home, ONE).load(lesson.id)
    assert kept.quiz[0].id != lesson.quiz[0].id
    assert [one.id for one in kept.quiz[1:]] == [one.id for one in lesson.quiz[1:]]
    assert safe_line(kept.quiz[0].question) in said(page)
    assert "เปลี่ยนข้อ 1 แล้ว" in said(page)
    assert not page.exception


def editing_the_first(home, lesson):
    """The page of the quiz with the editor of the first item open, and that item."""
    page = pages.open_lesson(home, lesson, "lesson_tab_quiz")
    page.button(key="edit-item-1").click().run()
    return page, lesson.quiz[0]


def test_an_edited_item_is_kept_and_says_that_nothing_is_proved_of_it(home, lesson):
    page, one = editing_the_first(home, lesson)
    page.text_area(key=f"editing-{one.id}-question").input("ข้อใดถูก").run()
    page.button(key="save-item-1").click().run()
    kept = LessonStore(home, ONE).load(lesson.id).quiz[0]
    assert kept.question == "ข้อใดถูก"
    assert len(kept.citations) == len(one.citations)
    assert "แก้ไขโดยผู้สอน ยังไม่ได้ตรวจ" in said(page)
    assert not page.exception


def test_an_edit_that_is_refused_says_why_and_keeps_what_was_typed(home, lesson):
    page, one = editing_the_first(home, lesson)
    page.text_area(key=f"editing-{one.id}-explanation").input("คำอธิบายที่พิมพ์ไว้").run()
    page.text_input(key=f"editing-{one.id}-word-1").input(one.options[0]).run()
    page.button(key="save-item-1").click().run()
    assert "ซ้ำกัน" in page.error[0].value
    typed = page.text_area(key=f"editing-{one.id}-explanation").value
    assert typed == "คำอธิบายที่พิมพ์ไว้"
    assert LessonStore(home, ONE).load(lesson.id) == lesson


def test_every_kind_of_item_has_an_editor_that_saves(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_quiz")
    firsts = {one.kind: number for number, one in reversed([*enumerate(lesson.quiz, start=1)])}
    assert len(firsts) > 1
    for number in firsts.values():
        page.button(key=f"edit-item-{number}").click().run()
        key = f"editing-{lesson.quiz[number - 1].id}-explanation"
        page.text_area(key=key).set_value("เหตุผลใหม่")
        page.button(key=f"save-item-{number}").click().run()
        assert LessonStore(home, ONE).load(lesson.id).quiz[number - 1].explanation == "เหตุผลใหม่"
        assert not page.exception


def test_the_whole_quiz_can_be_chosen_anew(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_quiz")
    page.button(key="quiz_reshuffle").click().run()
    kept = LessonStore(home, ONE).load(lesson.id)
    assert {one.id for one in kept.quiz} != {one.id for one in lesson.quiz}
    assert not page.exception


def test_every_file_can_be_had_alone_and_what_a_format_leaves_out_is_told(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_files")
    papers = sum(not is_empty(lesson, paper) for paper in pack.PAPERS.values())
    assert len(page.get("download_button")) == 1 + papers * 3 + 2 + len(FORMATS) + 1
    missing = len(left_out(lesson.quiz, "aiken"))
    assert missing
    assert f"Aiken: ไม่มี {missing} ข้อ" in said(page)
    assert "Excel: ครบทุกข้อ" in said(page)


def test_the_files_offered_are_those_of_the_zip(lesson):
    papers = [name for name, paper in pack.PAPERS.items() if not is_empty(lesson, paper)]
    named = {f"{name}{suffix}" for name in papers for suffix in (".docx", ".pdf")}
    assert named < {name for name, _ in pack.files(lesson)}


def test_an_exported_lesson_opens_again_and_something_else_is_refused(lesson):
    from assistant.errors import ExportError

    content = pack.to_json(lesson).encode()
    assert lesson_start.read(Sent(content)) == lesson
    for other in (b"", b"{}", b"\xff\xfe\x00", content[:2000]):
        with pytest.raises(ExportError) as error:
            lesson_start.read(Sent(other))
        assert "\n" not in str(error.value)


def test_a_reloaded_page_opens_the_lesson_of_its_address(home, lesson):
    LessonStore(home, ONE).save(lesson)
    page = AppTest.from_file(pages.APP, default_timeout=60).run()
    page.query_params["lesson"] = lesson.id
    page.switch_page(pages.LESSON_PAGE).run()
    assert page.session_state["lesson"] == lesson


def test_an_address_of_no_lesson_is_one_line(home):
    del home
    page = AppTest.from_file(pages.APP, default_timeout=60).run()
    for asked in ("0" * 12, "../x", POISON):
        page.query_params["lesson"] = asked
        page.switch_page(pages.LESSON_PAGE).run()
        assert len(page.error) == 1
        assert not page.exception


def test_a_hostile_lesson_is_shown_as_words(home, lesson):
    quiz = (
        replace(lesson.quiz[0], question=POISON, explanation=POISON),
        *lesson.quiz[1:],
    )
    page = pages.open_lesson(home, replace(lesson, title=POISON, warnings=(POISON,), quiz=quiz))
    for tab in ("lesson_tab_handout", "lesson_tab_quiz", "lesson_tab_class", "lesson_tab_files"):
        pages.turn(page, tab)
        shown = re.sub(r"\\.", "", said(page) + cell_words(page))
        assert "![" not in shown
        assert "<img" not in shown
        assert not page.exception


def test_there_is_no_class_until_the_trainer_opens_one(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_class")
    assert not (home / "classes").exists()
    page.segmented_control(key="class_showing").set_value("end").run()
    page.toggle(key="class_passages").set_value(False).run()
    page.button(key="class_open").click().run()
    [one] = ClassStore(home, ONE).of(lesson.id)
    assert (one.showing, one.passages, one.ask_names) == ("end", False, True)
    [link] = page.code
    assert link.value.endswith(f"/quiz?class={one.code}")
    assert not page.exception


def test_the_trainer_sees_the_results_and_closes_the_class(home, lesson):
    store = ClassStore(home, ONE)
    one = store.open_class(lesson)
    store.submit(one.code, POISON, [item.answer for item in lesson.quiz])
    store.submit(one.code, "", [() for _ in lesson.quiz])
    page = pages.open_lesson(home, lesson, "lesson_tab_class")
    table = page.table[0].value
    assert len(table) == 3
    most = sum(item.kind != "open" for item in lesson.quiz)
    assert list(table["คะแนน"][:2]) == [f"{most}/{most}", f"0/{most}"]
    assert "![" not in re.sub(r"\\.", "", cell_words(page) + said(page))
    by_objective = page.table[1].value
    assert set("".join(by_objective["วัตถุประสงค์"])) >= set(lesson.objectives[0].text) - {" "}
    assert {"50%"} <= set(by_objective["ตอบถูก"]) <= {"50%", "–", "ผู้สอน"}
    assert "ควรสอนซ้ำ" in said(page)
    page.button(key=f"close-{one.code}").click().run()
    assert store.load(one.code).closed_at
    assert not page.code
    assert not page.exception


def test_a_lesson_without_a_quiz_says_so(home, lesson):
    page = pages.open_lesson(home, replace(lesson, quiz=()), "lesson_tab_quiz")
    assert "ไม่มีข้อสอบ" in said(page)
    for tab in ("lesson_tab_class", "lesson_tab_files"):
        pages.turn(page, tab)
        assert not page.exception


def test_the_page_speaks_english_at_the_switch_and_the_lesson_keeps_its_language(home, lesson):
    page = pages.open_lesson(home, lesson, "lesson_tab_quiz")
    page.segmented_control(key="language").set_value("en").run()
    assert "Checked: the passages cited carry the answer" in said(page)
    assert safe_line(lesson.quiz[0].question) in said(page)
    assert not page.exception


@pytest.mark.parametrize(
    ("message", "topic", "language"),
    [
        ("ช่วยสร้างบทเรียนเรื่องความไว้วางใจให้หน่อย", "ความไว้วางใจ", "th"),
        ("Build a lesson about trust in networks", "trust in networks", "en"),
        ("สร้างบทเรียนให้หน่อย", "", "th"),
    ],
)
def test_a_message_that_asks_for_a_lesson_leads_to_the_request(home, message, topic, language):
    app = AppTest.from_file(pages.APP, default_timeout=60).run()
    app.chat_input(key="question").set_value(message).run()
    assert request_on_disk(home) == {"topic": topic, "language": language}
    assert [turn.answer.act for turn in app.session_state["turns"]] == ["open_lesson"]
    assert app.text_input(key="request-topic").value == topic
    assert not app.exception
