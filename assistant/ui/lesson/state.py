"""What a session holds of lessons: the request being written, the open lesson, what was done last.

The request and the kept lessons are files of the home; the session holds what is on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.home.drafts import DraftStore
from assistant.lessons.store import ClassStore, LessonStore
from assistant.ui.shared import deleting, person, place, session, sharing
from assistant.ui.shared.notes import Notes
from assistant.ui.shared.session import say

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.schema.classes import QuizClass
    from assistant.schema.lessons import Lesson

FIELD = "request-"  # what the key of every widget of the form begins with
TABS = (
    "lesson_tab_request",
    "lesson_tab_overview",
    "lesson_tab_handout",
    "lesson_tab_slides",
    "lesson_tab_quiz",
    "lesson_tab_class",
    "lesson_tab_files",
)
_NOTES = Notes("lesson_notes")
told, note, draw_notes = _NOTES.told, _NOTES.note, _NOTES.draw
_QUERY = "lesson"  # the open lesson in the page's address, so that a reload opens it again


def prepare() -> None:
    """Give every key its first value; a reloaded page opens the lesson that its address names."""
    state = st.session_state
    state.setdefault("lesson", None)
    state.setdefault("lesson_tab", TABS[0])
    state.setdefault("lesson_notes", [])
    state.setdefault("lesson_drawn", {})
    state.setdefault("lesson_editing", None)
    state.setdefault("lesson_seed", 0)
    state.setdefault("lesson_before", None)
    state.setdefault("lesson_filled", 0)
    with session.errors_end_the_page():
        _trainer()
    if "lesson_request" not in state:
        if not person.signs_in():  # of a time when all shared them: whoever comes first has them
            store().take_over()
            classes().take_over()
        state["lesson_request"] = drafts().load(person.key()) or {"language": session.language()}
    asked = st.query_params.get(_QUERY, "")
    if asked and state["lesson"] is None:
        del st.query_params[_QUERY]  # opening the lesson puts it back
        with told():
            open_kept(asked)


def store() -> LessonStore:
    """Return the lessons of this visitor where they are."""
    return LessonStore(place.folder(), _trainer())


def _trainer() -> str:
    """Return the key of whoever is there, if they may teach."""
    there = person.current()
    there.require("teach")
    return there.key


def drafts() -> DraftStore:
    """Return the requests that are being written, one a person."""
    return DraftStore(place.folder(), "lessons", older="request.json")


def classes() -> ClassStore:
    """Return the classes of this visitor where they are."""
    return ClassStore(place.folder(), _trainer())


def showing_classes() -> ClassStore:
    """Return the classes to open one, which lets its learners see what is quoted.

    Raises:
        NotAllowed: It is quoted from a collection of somebody else's.
    """
    place.require(keeping=False)
    return classes()


def delete() -> None:
    """Delete the open lesson with its classes and links."""
    opened = st.session_state["lesson"]
    with told():
        links = sharing.store().forget(person.key(), "lesson", opened.id)
        held = classes()
        count = sum(held.delete(one.code) for one in held.of(opened.id))
        count += store().delete(opened.id)
        given = place.receipt_of("deleted_lesson", opened.id, count=count, links=links)
        _close(opened.id)
        note("success", deleting.line(opened.title, given))


def delete_class(one: QuizClass) -> None:
    """Delete a class with what its learners handed in."""
    with told():
        count = classes().delete(one.code)
        given = place.receipt_of("deleted_class", one.code, count=count, links=0)
        note("success", deleting.line(one.code, given))


def _close(lesson_id: str) -> None:
    state = st.session_state
    if state["lesson"] is not None and state["lesson"].id == lesson_id:
        state["lesson"], state["lesson_drawn"], state["lesson_tab"] = None, {}, TABS[0]
        st.query_params.pop(_QUERY, None)


def library() -> Library:
    """Return the library that lessons cite."""
    return session.open_assistant().library


def request() -> dict[str, Any]:
    """Return the request being written, as plain data."""
    data: dict[str, Any] = st.session_state["lesson_request"]
    return data


def put(field: str, value: object) -> None:
    """Set one field of the request and keep it on disk."""
    st.session_state["lesson_request"] = {**request(), field: value}
    with told():
        drafts().save(person.key(), request())


def fill(data: Mapping[str, Any], *, say_so: bool = True) -> None:
    """Put another request in place of the one being written, which can be brought back."""
    state = st.session_state
    said = any(value for key, value in state["lesson_request"].items() if key != "language")
    state["lesson_before"] = state["lesson_request"] if said else None
    state["lesson_request"] = dict(data)
    state["lesson_filled"] += 1
    state["lesson_tab"] = TABS[0]
    for key in [key for key in state if str(key).startswith(FIELD)]:
        del state[key]
    with told():
        drafts().save(person.key(), request())
        if say_so:
            note("info", say("lesson_filled"))


def bring_back() -> None:
    """Put back the request that the last filling replaced."""
    before = st.session_state["lesson_before"]
    if before:
        fill(before, say_so=False)
        st.session_state["lesson_before"] = None


def lesson() -> Lesson | None:
    """Return the open lesson."""
    opened: Lesson | None = st.session_state["lesson"]
    return opened


def show(opened: Lesson) -> None:
    """Make a lesson of the store the open one."""
    state = st.session_state
    state["lesson"], state["lesson_drawn"] = opened, {}
    if state["lesson_editing"] not in {one.id for one in opened.quiz}:
        state["lesson_editing"] = None
    if state["lesson_tab"] == TABS[0]:
        state["lesson_tab"] = TABS[1]
    st.query_params[_QUERY] = opened.id


def add(made: Lesson) -> None:
    """Keep a new lesson and open it."""
    show(store().add(made))


def change(changed: Lesson) -> None:
    """Keep a changed lesson in place of its last state and show it."""
    store().save(changed)
    show(changed)


def open_kept(lesson_id: str) -> None:
    """Open a kept lesson; opening saves nothing."""
    show(store().load(lesson_id))


def next_seed() -> int:
    """Return a seed that this session has not used yet."""
    st.session_state["lesson_seed"] += 7  # swapping tries the few that follow one
    seed: int = st.session_state["lesson_seed"]
    return seed
