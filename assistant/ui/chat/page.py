"""The page where questions are asked and answered."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant import settings
from assistant.ui.chat import asking, context, menu, models, within
from assistant.ui.lesson import start as lesson_start
from assistant.ui.lesson import state as lesson_state
from assistant.ui.plan import start as plan_start
from assistant.ui.plan import state as plan_state
from assistant.ui.shared import conversation, outcomes, page_script, session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import EXAMPLES

LIBRARY_PAGE = Path(__file__).parents[1] / "library" / "page.py"
PLAN_PAGE = Path(__file__).parents[1] / "plan" / "page.py"
LESSON_PAGE = Path(__file__).parents[1] / "lesson" / "page.py"


def draw_welcome(*, empty_library: bool) -> None:
    """Draw the introduction, and questions to begin with or the way to the library."""
    with st.container(key="welcome"):
        _draw_welcome(empty_library=empty_library)


def _draw_welcome(*, empty_library: bool) -> None:
    st.title(say("welcome"), anchor=False)
    st.markdown(say("introduction"))
    if empty_library:
        st.info(say("library_empty"), icon=":material/library_books:")
        st.page_link(LIBRARY_PAGE, label=say("library_page"), icon=":material/arrow_forward:")
        return
    st.caption(say("examples"))
    for start in range(0, len(EXAMPLES), 2):
        for column, example in zip(st.columns(2), EXAMPLES[start : start + 2], strict=True):
            column.button(
                say(example),
                key=example,
                on_click=conversation.ask,
                args=(say(example),),
                width="stretch",
                wrap=True,
            )


def ask_typed() -> None:
    """Put the question in the input line."""
    conversation.ask(st.session_state["question"] or "")


st.set_page_config(layout="wide")
session.open_assistant()
if wanted := st.session_state.pop("plan_wanted", None):
    plan_state.prepare()
    plan_start.fill_from_words(wanted)
    st.switch_page(PLAN_PAGE)
if wanted := st.session_state.pop("lesson_wanted", None):
    lesson_state.prepare()
    lesson_start.fill_from_words(wanted)
    st.switch_page(LESSON_PAGE)
conversation.follow_address()
job = asking.begin()  # first: it is worked out while the page is drawn
outcomes.draw()
asked = conversation.turns()
st.chat_input(
    say("ask_here"),
    key="question",
    max_chars=settings.DEFAULT.question_limit,
    on_submit=ask_typed,
    submit_mode="disable",  # one question at a time
)
going_on = job is not None
if not asked and not going_on:
    draw_welcome(empty_library=session.is_empty())
else:
    st.empty()  # in the welcome's place: without it that would stay until the page is drawn
if conversation.was_lost():
    with st.container(key="welcome_lost"):
        st.warning(say("conversation_unknown"), icon=":material/search_off:")
with st.container(horizontal=True, key="talk_head" if asked or going_on else "welcome_head"):
    if asked or going_on:  # its place is taken from the first question on: nothing moves later
        menu.draw(asked)
    models.draw()
    within.draw()
page_script.draw(2 * len(asked) + going_on, conversation.current())
asking.draw(asked, job)
context.draw(asked)
