from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import lesson_pages as pages
import pytest
from browsers import ONE
from lesson_pages import said
from streamlit.testing.v1 import AppTest

from assistant.lessons import at_work
from assistant.lessons.store import ClassStore
from assistant.ui.shared.safe import safe_line

POISON = "![x](https://evil.example/p.png) <img src=x> :smile: $x$"


@pytest.fixture(scope="module")
def lesson(shipped_library):
    return pages.built(shipped_library)


@pytest.fixture
def store(home):
    return ClassStore(home, ONE)


def answer(page, one, given) -> None:
    """Give an answer through the inputs of an item."""
    key = f"take-{one.id}"
    if one.kind in ("choice", "true_false"):
        page.radio(key=key).set_value(one.options.index(given[0])).run()
    elif one.kind in ("matching", "ordering"):
        for at, text in enumerate(given):
            page.selectbox(key=f"{key}-{at}").set_value(one.options.index(text)).run()
    elif one.kind == "short_answer":
        page.text_input(key=key).input(given[0]).run()
    else:
        page.text_area(key=key).input(given[0]).run()


def wrong(one):
    if one.kind in ("matching", "ordering"):
        return (*one.answer[1:], one.answer[0])
    others = [option for option in one.options if option not in one.answer]
    return (others or ["ไม่ใช่คำตอบ"])[:1]


def test_a_learner_sees_the_quiz_and_nothing_else_of_the_app(home, lesson):
    page = pages.take(pages.opened(home, lesson).code)
    assert safe_line(lesson.title) in said(page)
    assert safe_line(lesson.quiz[0].question) in said(page)
    assert not page.chat_input
    assert not page.sidebar.button
    assert not page.sidebar.caption
    assert "_opened" not in page.session_state
    assert not page.exception


def test_a_learner_needs_no_library(lesson, tmp_path, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_HOME", str(tmp_path / "bare"))
    bare = ClassStore(tmp_path / "bare")
    page = pages.take(bare.open_class(lesson).code)
    assert safe_line(lesson.quiz[0].question) in said(page)
    assert not (tmp_path / "bare" / "record.db").exists()


def test_item_by_item_with_the_right_answers_gives_full_marks(store, lesson):
    one = store.open_class(lesson)
    page = pages.take(one.code)
    page.text_input(key="take_name").input("สมหญิง").run()
    for at, item in enumerate(lesson.quiz):
        answer(page, item, item.answer)
        page.button(key="take_check").click().run()
        assert safe_line(item.explanation) in said(page)
        assert ":yellow-background[" in said(page)
        page.button(key="take_next" if at + 1 < len(lesson.quiz) else "take_finish").click().run()
    [done] = store.results(one.code).submissions
    assert done.name == "สมหญิง"
    assert done.score == done.most
    assert f"ได้ {done.most} จาก {done.most} คะแนน" in said(page)
    assert not page.exception


def test_a_wrong_answer_is_told_with_the_right_one(store, lesson):
    page = pages.take(store.open_class(lesson).code)
    item = lesson.quiz[0]
    answer(page, item, wrong(item))
    page.button(key="take_check").click().run()
    assert [error.value for error in page.error] == ["ยังไม่ถูก"]
    assert safe_line(item.answer[0]) in said(page)


def test_an_item_cannot_be_checked_before_it_is_answered(store, lesson):
    page = pages.take(store.open_class(lesson).code)
    page.button(key="take_check").click().run()
    assert [warning.value for warning in page.warning] == ["โปรดตอบก่อนแล้วจึงตรวจ"]
    assert not page.error


def test_all_at_once_shows_no_answer_before_the_end(store, lesson):
    one = store.open_class(lesson, showing="end")
    page = pages.take(one.code)
    for item in lesson.quiz:
        assert safe_line(item.explanation) not in said(page)
        answer(page, item, item.answer)
    page.button(key="take_finish").click().run()
    assert store.results(one.code).submissions[0].score > 0
    for item in lesson.quiz:
        assert safe_line(item.explanation) in said(page)
    assert not page.exception


def test_items_left_empty_are_told_once_and_then_accepted(store, lesson):
    one = store.open_class(lesson, showing="end")
    page = pages.take(one.code)
    answer(page, lesson.quiz[0], wrong(lesson.quiz[0]))
    page.button(key="take_finish").click().run()
    assert f"ยังไม่ได้ตอบ {len(lesson.quiz) - 1} ข้อ" in said(page)
    assert store.results(one.code).submissions == ()
    page.button(key="take_finish").click().run()
    [done] = store.results(one.code).submissions
    assert done.score == 0
    assert done.answers[1:] == ((),) * (len(lesson.quiz) - 1)


def test_a_quiz_is_handed_in_once_however_often_the_page_is_drawn(store, lesson):
    one = store.open_class(lesson, showing="end")
    page = pages.take(one.code)
    page.button(key="take_finish").click().run()
    page.button(key="take_finish").click().run()
    page.run()
    page.segmented_control(key="language").set_value("en").run()
    assert len(store.results(one.code).submissions) == 1


def test_passages_and_names_are_left_out_where_the_trainer_wishes(store, lesson):
    page = pages.take(store.open_class(lesson, passages=False, ask_names=False).code)
    assert not page.text_input
    answer(page, lesson.quiz[0], lesson.quiz[0].answer)
    page.button(key="take_check").click().run()
    assert ":yellow-background[" not in said(page)
    assert safe_line(lesson.quiz[0].explanation) in said(page)


def test_open_answers_are_left_to_the_trainer_with_the_marking_points(store, lesson):
    item = next(one for one in lesson.quiz if one.kind == "open")
    one = store.open_class(replace(lesson, quiz=(item,)))
    page = pages.take(one.code)
    answer(page, item, ("ความเห็นของข้าพเจ้า",))
    page.button(key="take_check").click().run()
    assert "ผู้สอนเป็นผู้ให้คะแนน" in said(page)
    assert safe_line(item.answer[0]) in said(page)
    page.button(key="take_finish").click().run()
    [done] = store.results(one.code).submissions
    assert done.points == (None,)
    assert done.answers == (("ความเห็นของข้าพเจ้า",),)


def test_a_closed_class_is_told_and_takes_nothing(store, lesson):
    one = store.open_class(lesson)
    store.close(one.code)
    page = pages.take(one.code)
    assert "ปิดรับคำตอบแล้ว" in said(page)
    assert not page.radio


def test_a_class_that_closes_meanwhile_can_be_handed_in_to_for_a_while_and_loses_nothing(
    store, lesson
):
    one = store.open_class(lesson)
    page = pages.take(one.code)
    page.text_input(key="take_name").input("มานะ").run()
    answer(page, lesson.quiz[0], lesson.quiz[0].answer)
    store.close(one.code)
    page.run()
    assert "ปิดรับคำตอบแล้ว ส่งสิ่งที่ตอบไว้ได้ถึง" in said(page)
    [left] = store.results(one.code).submissions
    assert (left.name, left.state, left.answered) == ("มานะ", "begun", 1)
    page.button(key="take_late").click().run()
    [late] = store.results(one.code).submissions
    assert (late.name, late.state, late.answers) == ("มานะ", "late", left.answers)
    assert not page.exception


def test_after_the_grace_a_learner_is_told_what_the_trainer_has(store, lesson, monkeypatch):
    one = store.open_class(lesson)
    page = pages.take(one.code)
    answer(page, lesson.quiz[0], lesson.quiz[0].answer)
    store.close(one.code)
    monkeypatch.setattr(at_work, "_GRACE", timedelta(0))
    page.run()
    assert "ผู้สอนเห็นคำตอบ 1 ข้อ" in said(page)
    assert not page.radio
    newcomer = pages.take(store.close(store.open_class(lesson).code).code)
    assert "ปิดรับคำตอบแล้ว" in said(newcomer)
    assert not newcomer.radio


def test_an_unknown_code_is_one_line(home):
    del home
    page = pages.take("NOPE")
    for code in ("NOPE", "../../x", "A" * 10, POISON):
        page.query_params["class"] = code
        page.run()
        assert len(page.error) == 1
        assert "ไม่พบชั้นเรียนรหัสนี้" in page.error[0].value
        assert not page.exception


def test_the_code_can_be_typed_in(store, lesson):
    one = store.open_class(lesson)
    page = AppTest.from_file(pages.APP, default_timeout=60).run()
    page.switch_page("assistant/ui/quiz/page.py").run()
    page.text_input(key="take_code").input(one.code.lower())
    [button] = [b for b in page.button if b.label == "เริ่ม"]
    button.click().run()
    assert page.query_params["class"] == one.code.lower()
    assert safe_line(lesson.quiz[0].question) in said(page)
    assert not page.exception


def test_a_class_in_english_begins_in_english_and_the_learner_may_change_it(store, lesson):
    page = pages.take(store.open_class(replace(lesson, language="en")).code)
    assert page.button(key="take_check").label == "Check my answer"
    page.segmented_control(key="language").set_value("th").run()
    assert page.button(key="take_check").label == "ตรวจคำตอบ"


def test_hostile_items_are_shown_as_words(store, lesson):
    item = replace(
        next(one for one in lesson.quiz if one.kind == "choice"),
        question=POISON,
        explanation=POISON,
        options=(POISON, "ข", "ค", "ง"),
        answer=(POISON,),
    )
    page = pages.take(store.open_class(replace(lesson, title=POISON, quiz=(item,))).code)
    page.radio(key=f"take-{item.id}").set_value(0).run()
    page.button(key="take_check").click().run()
    shown = re.sub(r"\\.", "", said(page))
    assert "![" not in shown
    assert "<img" not in shown
    assert not page.exception
