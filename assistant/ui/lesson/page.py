"""The page where a request becomes a lesson."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request
from assistant.schema.lessons import Lesson
from assistant.ui.lesson import (
    classes as lesson_class,
)
from assistant.ui.lesson import (
    files as lesson_files,
)
from assistant.ui.lesson import (
    form as lesson_form,
)
from assistant.ui.lesson import (
    quiz as lesson_quiz,
)
from assistant.ui.lesson import (
    slides as lesson_slides,
)
from assistant.ui.lesson import (
    start as lesson_start,
)
from assistant.ui.lesson import (
    state as lesson_state,
)
from assistant.ui.lesson import (
    view as lesson_view,
)
from assistant.ui.shared import boxes, page_script
from assistant.ui.shared.session import say

_DRAWN: dict[str, Callable[[Lesson], None]] = {
    "lesson_tab_overview": lesson_view.draw_overview,
    "lesson_tab_handout": lesson_view.draw_papers,
    "lesson_tab_slides": lesson_slides.draw,
    "lesson_tab_quiz": lesson_quiz.draw,
    "lesson_tab_class": lesson_class.draw,
    "lesson_tab_files": lesson_files.draw,
}


def draw_request() -> None:
    """Draw the ways to begin, the form, and the button that builds."""
    lesson_start.draw()
    lesson_start.draw_kept()
    lesson_form.draw()
    if st.button(say("lesson_build"), key="lesson_build", type="primary", icon=":material/school:"):
        build()
        lesson_state.draw_notes()  # beside the button; the top of the form is far away


def build() -> None:
    """Build a lesson from the request; keep and open it."""
    with lesson_state.told(), st.spinner(say("lesson_building")):
        request = parse_request(lesson_state.request())
        made = build_lesson(lesson_state.library(), request)
        lesson_state.add(made)
        said = say("lesson_built", minutes=made.minutes, items=len(made.quiz))
        lesson_state.note("success", said)
        st.rerun()


def draw_nothing() -> None:
    """Draw the way to a lesson where none is open."""
    st.info(say("lesson_none"), icon=":material/school:")
    st.button(say("lesson_to_request"), key="lesson_to_request", on_click=turn_to_request)
    lesson_start.draw_kept(expanded=True)


def turn_to_request() -> None:
    """Show the form."""
    st.session_state["lesson_tab"] = lesson_state.TABS[0]


boxes.head("lesson_page", "lesson_intro", lesson_state.prepare)
tab = boxes.tabs(say("lesson_page"), lesson_state.TABS, "lesson_tab")
lesson_state.draw_notes()
opened = lesson_state.lesson()
if tab == "lesson_tab_request":
    draw_request()
elif opened is None:
    draw_nothing()
else:
    lesson_view.draw_head(opened)
    _DRAWN[tab](opened)
page_script.draw(step=-10 - lesson_state.TABS.index(tab))  # each tab from its top
