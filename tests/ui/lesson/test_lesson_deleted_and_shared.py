"""A kept lesson and its classes can be deleted without a trace, and a lesson be read by a link."""

from __future__ import annotations

import plan_pages
import pytest
from browsers import ONE, OTHER
from streamlit.testing.v1 import AppTest

from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request
from assistant.lessons.store import ClassStore, LessonStore
from assistant.people.shares import ShareStore
from assistant.ui.shared.safe import safe_line

LESSON_PAGE = "assistant/ui/lesson/page.py"


@pytest.fixture(scope="session")
def built(shipped_library):
    asked = {"topic": "ข้อพิจารณาในการเลือกรูปแบบเครือข่าย", "minutes": 60, "quiz_items": 3}
    return build_lesson(shipped_library, parse_request({**asked, "language": "th"}))


@pytest.fixture
def kept(home, built):
    return LessonStore(home, ONE).add(built)


def visit(**address) -> AppTest:
    app = AppTest.from_file(plan_pages.APP, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def at(tab: str, lesson) -> AppTest:
    page = visit().switch_page(LESSON_PAGE).run()
    page.button(key=f"open-lesson-{lesson.id}").click().run()
    page.session_state["lesson_tab"] = tab
    return page.run()


def test_a_deleted_lesson_takes_its_classes_and_what_was_handed_in_along(home, kept):
    opened = ClassStore(home, ONE).open_class(kept)
    ClassStore(home).submit(opened.code, "สมชาย", [()] * len(kept.quiz))
    page = at("lesson_tab_files", kept)
    page.checkbox(key=f"sure-{kept.id}").check().run()
    page.button(key=f"gone-{kept.id}").click().run()
    [receipt] = [one.value for one in page.success]
    assert "3 รายการ" in receipt
    assert LessonStore(home, ONE).lessons() == ()
    assert [p.name for p in (home / "classes").iterdir()] == []
    assert not page.exception


def test_a_class_is_deleted_alone(home, kept):
    opened = ClassStore(home, ONE).open_class(kept)
    page = at("lesson_tab_class", kept)
    page.checkbox(key=f"sure-{opened.code}").check().run()
    page.button(key=f"gone-{opened.code}").click().run()
    assert ClassStore(home, ONE).of(kept.id) == ()
    assert LessonStore(home, ONE).load(kept.id) == kept


def test_a_shared_lesson_is_read_as_a_page_and_cannot_be_changed(home, kept, browser):
    token = ShareStore(home).share("lesson", kept.id, ONE)
    browser(OTHER)
    page = visit(shared=token)
    assert safe_line(kept.title) in [one.value for one in page.title]
    assert [one.label for one in page.tabs] == ["ภาพรวม", "เอกสาร", "สไลด์"]
    assert [one.label for one in page.button] == []
    assert LessonStore(home, OTHER).lessons() == ()
    assert not page.exception
