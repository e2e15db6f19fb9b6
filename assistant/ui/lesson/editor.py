"""The editor of one quiz item."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.lessons.quiz import swapping
from assistant.lessons.quiz.swapping import ONE_RIGHT
from assistant.schema.lessons import Lesson, QuizItem
from assistant.ui.lesson import state as lesson_state
from assistant.ui.shared import session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import plain

_FIXED = ("true_false",)  # their options are words of ours


def draw(lesson: Lesson, one: QuizItem, number: int) -> None:
    """Draw the texts of an item to be typed over; what is typed stays until it is saved."""
    st.caption(say("item_edit_note"))
    _box(st.text_area, say("item_question"), one, "question", one.question)
    words = swapping.words_of(one)
    for at, text in enumerate(words):
        if one.kind not in _FIXED:
            name = say("item_option" if one.options else "item_word", number=at + 1)
            box = st.text_area if one.kind == "open" else st.text_input
            _box(box, name, one, f"word-{at}", text)
    if one.kind in ONE_RIGHT:
        key = _key(one, "right")
        st.session_state.setdefault(key, words.index(one.answer[0]))
        st.selectbox(
            say("item_right"),
            range(len(words)),
            format_func=_names(one, words).__getitem__,
            key=key,
        )
    _box(st.text_area, say("item_why"), one, "explanation", one.explanation)
    st.button(
        say("item_save"),
        key=f"save-item-{number}",
        type="primary",
        on_click=_save,
        args=(lesson, one, number),
    )


def _key(one: QuizItem, field: str) -> str:
    return f"editing-{one.id}-{field}"


def _box(widget: Callable[..., object], name: str, one: QuizItem, field: str, text: str) -> None:
    key = _key(one, field)
    st.session_state.setdefault(key, text)
    widget(name, key=key)


def _names(one: QuizItem, words: tuple[str, ...]) -> list[str]:
    """Name the options by their numbers, or by their own words where they are fixed."""
    if one.kind in _FIXED:
        return list(words)
    return [plain("item_option", session.language(), number=at + 1) for at in range(len(words))]


def _save(lesson: Lesson, one: QuizItem, number: int) -> None:
    state = st.session_state
    words = swapping.words_of(one)
    with lesson_state.told(str(number)):
        changed = swapping.edit(
            lesson,
            one.id,
            question=state[_key(one, "question")],
            words=[state.get(_key(one, f"word-{at}"), text) for at, text in enumerate(words)],
            explanation=state[_key(one, "explanation")],
            right=state.get(_key(one, "right")),
        )
        for key in [key for key in state if str(key).startswith(_key(one, ""))]:
            del state[key]
        state["lesson_editing"] = None
        lesson_state.change(changed)
        lesson_state.note("success", say("item_saved", number=number), str(number))
