"""What the tests of the pages for lessons and quizzes share: a lesson made once, pages over it."""

from __future__ import annotations

from pathlib import Path

from browsers import ONE
from streamlit.testing.v1 import AppTest

from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request
from assistant.lessons.store import ClassStore, LessonStore
from assistant.schema.classes import QuizClass
from assistant.schema.lessons import Lesson

APP = Path(__file__).resolve().parents[2] / "app.py"
LESSON_PAGE = "assistant/ui/lesson/page.py"
REQUEST = {"minutes": 60, "quiz_items": 10, "language": "th", "group_size": 25}

_BUILT: dict[int, Lesson] = {}


def built(library) -> Lesson:
    """The lesson of REQUEST, built when it is first asked for."""
    if id(library) not in _BUILT:
        _BUILT[id(library)] = build_lesson(library, parse_request(REQUEST))
    return _BUILT[id(library)]


def open_request() -> AppTest:
    """Open the lesson page as a new visitor; the home is that of the environment."""
    return AppTest.from_file(APP, default_timeout=120).run().switch_page(LESSON_PAGE).run()


def open_lesson(home: Path, lesson: Lesson, tab: str = "lesson_tab_overview") -> AppTest:
    """Open the lesson page on a lesson that is kept in the home."""
    LessonStore(home, ONE).save(lesson)
    page = open_request()
    page.button(key=f"open-lesson-{lesson.id}").click().run()
    return turn(page, tab)


def turn(page: AppTest, tab: str) -> AppTest:
    return page.segmented_control(key="lesson_tab_chosen").set_value(tab).run()


def opened(home: Path, lesson: Lesson, **options) -> QuizClass:
    """A class that is open to learners."""
    return ClassStore(home, ONE).open_class(lesson, **options)


def take(code: str) -> AppTest:
    """Open the app under the link of a class, as a learner who has never been here."""
    page = AppTest.from_file(APP, default_timeout=60)
    page.query_params["class"] = code
    return page.run()


def said(app: AppTest) -> str:
    elements = [
        *app.markdown,
        *app.caption,
        *app.success,
        *app.info,
        *app.error,
        *app.warning,
        *app.title,
        *app.header,
        *app.subheader,
    ]
    return "\n".join(element.value for element in elements)
