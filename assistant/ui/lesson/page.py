"""The page where a request becomes a lesson."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.errors import UnclearTopic
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
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

_CHOICES = "lesson_choices"  # what the topic may mean, after a building that asked back
_CHOSEN = "lesson_chosen"  # that one of them was taken, so that it is built at once
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
    label, icon = say("lesson_build"), ":material/school:"
    pressed = st.button(label, key="lesson_build", type="primary", icon=icon)
    if st.session_state.pop(_CHOSEN, False) or pressed:
        build()
    lesson_state.draw_notes()  # beside the button; the top of the form is far away
    draw_choices()


def draw_choices() -> None:
    """Draw what the topic may mean, where the last building asked back; a click builds it."""
    for at, name in enumerate(st.session_state.get(_CHOICES, ())):
        label = safe_line(name)
        st.button(label, key=f"lesson_choice-{at}", on_click=choose, args=(name,))


def choose(topic: str) -> None:
    """Let the request be on one of the topics that were offered."""
    st.session_state[_CHOICES] = ()
    lesson_state.fill({**lesson_state.request(), "topic": topic}, say_so=False)
    st.session_state[_CHOSEN] = True


def build() -> None:
    """Build a lesson from the request; keep and open it, or keep what its topic may mean."""
    st.session_state[_CHOICES] = ()
    with lesson_state.told(), st.spinner(say("lesson_building")):
        request = parse_request(lesson_state.request())
        try:
            made = build_lesson(lesson_state.library(), request)
        except UnclearTopic as error:
            st.session_state[_CHOICES] = error.choices
            raise
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
