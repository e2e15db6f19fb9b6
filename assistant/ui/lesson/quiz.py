"""Draws a lesson's quiz for its trainer: every item with answer, reason and passages."""

from __future__ import annotations

import streamlit as st

from assistant.lessons.form import say as form_say
from assistant.lessons.quiz import swapping
from assistant.schema import Citation
from assistant.schema.lessons import Lesson, QuizItem
from assistant.ui.lesson import editor as lesson_editor
from assistant.ui.lesson import state as lesson_state
from assistant.ui.plan import evidence as plan_evidence
from assistant.ui.quiz.words import answer_lines, lettered
from assistant.ui.shared import boxes, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say


def draw(lesson: Lesson) -> None:
    """Draw every item with what may be done with it."""
    if not lesson.quiz:
        st.info(say("item_none"))
        return
    st.button(
        say("quiz_reshuffle"),
        key="quiz_reshuffle",
        icon=":material/shuffle:",
        help=say("quiz_reshuffle_help"),
        on_click=_reshuffle,
        args=(lesson,),
    )
    for number, one in enumerate(lesson.quiz, start=1):
        with st.container(border=True, key=f"item-{number}"):
            _draw_item(lesson, one, number)


def _draw_item(lesson: Lesson, one: QuizItem, number: int) -> None:
    language = session.language()
    kind, level = form_say(f"kind_{one.kind}", language), form_say(one.difficulty, language)
    st.markdown(f"**{say('item_number', number=number)}** :gray-badge[{kind}] :gray-badge[{level}]")
    st.markdown(f"**{safe_line(one.question)}**")
    if one.translation:
        st.markdown(safe_line(one.translation))
    if one.options:
        st.markdown("  \n".join(lettered(one)))
    lines = answer_lines(one)
    head = say("item_points" if one.kind == "open" else "item_answer")
    st.markdown(f"{head}: {lines[0]}" if len(lines) == 1 else _listed(head, lines))
    if one.accepted:
        st.caption(f"{say('item_accepted')}: {safe_line(' · '.join(one.accepted))}")
    st.markdown(f"{say('item_why')}: {safe_line(one.explanation)}")
    if swapping.is_edited(one):
        st.markdown(f":orange-badge[{say('item_edited')}]")
    else:
        st.caption(f":material/verified: {say('item_proved')}")
    _draw_evidence(lesson.citations, one, number)
    _draw_tools(lesson, one, number)


def _listed(head: str, lines: list[str]) -> str:
    return "  \n".join((f"{head}:", *lines))


def _draw_evidence(citations: tuple[Citation, ...], one: QuizItem, number: int) -> None:
    cited = [c for c in citations if c.number in one.citations]
    if cited:
        label = say("item_evidence", count=len(cited))
        with st.expander(label, icon=":material/menu_book:", key=f"passages-{number}"):
            plan_evidence.draw(cited, f"item-{number}", one.language)


def _draw_tools(lesson: Lesson, one: QuizItem, number: int) -> None:
    editing = st.session_state["lesson_editing"] == one.id
    with st.container(horizontal=True, gap="xsmall"):
        boxes.act("item_swap", f"swap-{number}", "swap_horiz", _swap, lesson, one, number)
        label = "item_edit_close" if editing else "item_edit"
        boxes.act(label, f"edit-item-{number}", "edit", _turn_editor, one.id)
    lesson_state.draw_notes(str(number))
    if editing:
        lesson_editor.draw(lesson, one, number)


def _turn_editor(item_id: str) -> None:
    state = st.session_state
    state["lesson_editing"] = None if state["lesson_editing"] == item_id else item_id


def _swap(lesson: Lesson, one: QuizItem, number: int) -> None:
    with lesson_state.told(str(number)), st.spinner(say("item_swapping")):
        seed = lesson_state.next_seed()
        lesson_state.change(swapping.swap(lesson_state.library(), lesson, one.id, seed=seed))
        lesson_state.note("success", say("item_swapped", number=number), str(number))


def _reshuffle(lesson: Lesson) -> None:
    with lesson_state.told(), st.spinner(say("item_swapping")):
        seed = lesson_state.next_seed()
        lesson_state.change(swapping.reshuffle(lesson_state.library(), lesson, seed=seed))
        lesson_state.note("success", say("quiz_reshuffled"))
