"""Ways to begin a lesson: an example, a message, a file, a kept lesson."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.answering.dialogue.acts import recogniser
from assistant.errors import KhrueakhaiError
from assistant.lessons.pack import from_json
from assistant.lessons.request.from_words import amounts
from assistant.schema.lessons import Lesson
from assistant.text.language import detect
from assistant.text.wording import read_yaml
from assistant.ui.lesson import state as lesson_state
from assistant.ui.shared import boxes, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day
from assistant.ui.shared.uploads import Upload

EXAMPLES = Path(__file__).with_name("examples.yaml")
_UPLOADS = "lesson_file_number"


def fill_from_words(message: str) -> None:
    """Fill the form with what a text says: its topic, minutes and number of quiz items."""
    spoken = detect(message) if message.strip() else session.language()
    topic = max(recogniser().recognise(message).utterance.named(), key=len, default="")
    lesson_state.fill({"topic": topic, "language": spoken, **amounts(message)})


def draw() -> None:
    """Draw the ways to begin, beside each other where there is room."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(say("start_heading"), width="content")
        with st.popover(say("start_example"), icon=":material/lightbulb:"):
            for key, request in read_yaml(EXAMPLES).items():
                st.button(
                    say(key),
                    key=key,
                    on_click=lesson_state.fill,
                    args=(request,),
                    width="stretch",
                    wrap=True,
                )
        with st.popover(say("start_file"), icon=":material/upload_file:"):
            _draw_file()
        st.button(say("start_empty"), key="lesson_empty", icon=":material/draft:", on_click=_empty)
    if st.session_state["lesson_before"]:
        boxes.act("fill_undo", "lesson_undo", "undo", lesson_state.bring_back)


def draw_kept(*, expanded: bool = False) -> None:
    """Draw the lessons of the home, each to be opened."""
    kept = lesson_state.store().lessons()
    if not kept:
        st.caption(say("lesson_kept_none"))
        return
    with st.expander(say("lesson_kept", count=len(kept)), expanded=expanded):
        for one in kept:
            with st.container(horizontal=True, vertical_alignment="center"):
                saved = day(one.saved_at, session.language())
                facts = say("lesson_kept_facts", minutes=one.minutes, items=one.items, date=saved)
                st.markdown(f"{safe_line(one.title)}  \n:small[{facts}]")
                st.button(
                    say("open"),
                    key=f"open-lesson-{one.lesson_id}",
                    on_click=_open,
                    args=(one.lesson_id,),
                )


def read(upload: Upload) -> Lesson:
    """Return the lesson that a file holds.

    Raises:
        ExportError: It is none, or damaged.
    """
    return from_json(upload.getvalue().decode("utf-8-sig", "replace"))


def _empty() -> None:
    lesson_state.fill({"language": session.language()}, say_so=False)


def _open(lesson_id: str) -> None:
    with lesson_state.told():
        lesson_state.open_kept(lesson_id)


def _draw_file() -> None:
    key = f"lesson_file-{st.session_state.setdefault(_UPLOADS, 0)}"
    st.file_uploader(say("lesson_file"), type=["json"], key=key, on_change=_take_file, args=(key,))


def _take_file(key: str) -> None:
    upload = st.session_state.get(key)
    if upload is None:
        return
    try:
        lesson_state.add(read(upload))
        st.session_state[_UPLOADS] += 1  # the next file has a box of its own
        lesson_state.note("success", say("lesson_opened"))
    except KhrueakhaiError as error:
        message = say("file_not_plan", name=upload.name, reason=str(error))
        lesson_state.note("error", message)
