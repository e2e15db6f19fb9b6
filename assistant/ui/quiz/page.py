"""The page where learners take the quiz of a class; it shows nothing else of the app."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import streamlit as st

from assistant import settings
from assistant.errors import KhrueakhaiError, LessonError
from assistant.lessons import at_work
from assistant.lessons.store import ClassStore
from assistant.schema.classes import QuizClass
from assistant.ui.quiz import feedback as quiz_feedback
from assistant.ui.quiz import inputs as quiz_inputs
from assistant.ui.quiz import kept
from assistant.ui.quiz.inputs import Given
from assistant.ui.quiz.words import QUERY
from assistant.ui.shared import boxes, page_script, place, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

_CLOCK = "%H:%M"
_LOOK = 15  # seconds between looks whether the class was closed


def draw_door() -> None:
    """Draw the way in for one who has no link: the code of a class."""
    st.title(say("quiz_page"), anchor=False)
    st.markdown(say("take_intro"))
    with st.form("door", border=False):
        code = st.text_input(say("take_code"), key="take_code", max_chars=20)
        if st.form_submit_button(say("take_enter"), type="primary") and code.strip():
            st.query_params[QUERY] = code.strip()
            st.rerun()


def store_of(code: str) -> ClassStore:
    """Return the classes among which a code is: of a collection, else of all."""
    for home in place.store().homes():
        with suppress(LessonError):
            ClassStore(home).load(code)
            return ClassStore(home)
    return ClassStore(settings.home_folder())


def load(code: str) -> QuizClass:
    """Return the class of a code; an unknown one ends the page with one line."""
    try:
        return store_of(code).load(code)
    except LessonError:
        st.title(say("quiz_page"), anchor=False)
        st.error(say("take_unknown"))
        st.stop()


def answers(opened: QuizClass) -> dict[str, Given]:
    """Return what was answered so far, by item."""
    held: dict[str, Given] = st.session_state.setdefault(f"taken-{opened.code}", {})
    return held


def draw_each(opened: QuizClass, at: int) -> None:
    """Draw the item whose turn it is; once answered, with what came of it."""
    one, done = opened.quiz[at], answers(opened)
    st.progress(
        (at + 1) / len(opened.quiz), say("take_progress", number=at + 1, all=len(opened.quiz))
    )
    if one.id not in done:
        given = quiz_inputs.ask(one, f"take-{one.id}")
        kept.begin(opened, store_of(opened.code), one.id, given)
        if opened.closed_at:
            draw_late(opened)
        elif st.button(say("take_check"), key="take_check", type="primary"):
            if given:
                done[one.id] = given
                st.session_state[f"begun-{opened.code}"].pop(one.id, None)
                kept.save(opened, store_of(opened.code))
                st.rerun()
            st.warning(say("take_empty"))
        return
    st.markdown(f"**{safe_line(one.question)}**")
    quiz_feedback.draw(opened, at, done[one.id], unfolded=True)
    if opened.closed_at:
        draw_late(opened)
    elif at + 1 < len(opened.quiz):
        boxes.act(
            "take_next", "take_next", "arrow_forward", turn_to, opened, at + 1, type="primary"
        )
    else:
        draw_finish(opened)


def turn_to(opened: QuizClass, at: int) -> None:
    """Go to an item."""
    st.session_state[f"turn-{opened.code}"] = at
    kept.save(opened, store_of(opened.code))


def draw_all(opened: QuizClass) -> None:
    """Draw every item on one page."""
    done = answers(opened)
    for number, one in enumerate(opened.quiz, start=1):
        with st.container(border=True, key=f"item-{number}"):
            st.caption(say("item_number", number=number))
            done[one.id] = quiz_inputs.ask(one, f"take-{one.id}")
    kept.save(opened, store_of(opened.code))
    draw_finish(opened)


def draw_finish(opened: QuizClass) -> None:
    """Draw the button that hands in; items left empty are told once."""
    if opened.closed_at:
        draw_late(opened)
        return
    done, asked = answers(opened), f"asked-{opened.code}"
    missing = sum(not done.get(one.id) for one in opened.quiz)
    if st.button(say("take_finish"), key="take_finish", type="primary", icon=":material/send:"):
        if missing and not st.session_state.get(asked):
            st.session_state[asked] = True
            st.warning(say("take_unanswered", count=missing))
        else:
            hand_in(opened)


def draw_late(opened: QuizClass) -> None:
    """Draw the button that hands in what there is when the class has been closed."""
    if st.button(say("take_late"), key="take_late", type="primary", icon=":material/send:"):
        hand_in(opened)


def hand_in(opened: QuizClass) -> None:
    """Store the answers, once; if that fails, they stay where they are."""
    name = st.session_state.get("take_name") or st.session_state.get("taken_name") or ""
    given = kept.answers_so_far(opened)
    try:
        begun = kept.entered(opened)
        done = store_of(opened.code).submit(opened.code, name, given, begun=begun)
    except KhrueakhaiError:
        st.error(say("take_lost"))
        return
    st.session_state[f"done-{opened.code}"] = done
    kept.handed_in(opened, store_of(opened.code))
    st.rerun()


def draw_done(opened: QuizClass) -> None:
    """Draw the score, and every item with its answer."""
    done = st.session_state[f"done-{opened.code}"]
    st.success(say("take_thanks"), icon=":material/check_circle:")
    score = f"{done.score:g}"
    st.header(say("take_score", score=score, most=done.most), anchor=False)
    if waiting := len(opened.quiz) - done.most:
        st.markdown(say("take_more", count=waiting))
    for at, one in enumerate(opened.quiz):
        with st.container(border=True, key=f"review-{at + 1}"):
            st.caption(say("item_number", number=at + 1))
            st.markdown(f"**{safe_line(one.question)}**")
            quiz_feedback.draw(opened, at, done.answers[at])


def draw(opened: QuizClass) -> None:
    """Draw the quiz of a class, as far as the learner has come."""
    speak(opened)
    session.draw_language(labelled=False)
    st.title(safe_line(opened.title), anchor=False)
    page_script.draw(step=_step(opened))
    _draw_turn(opened)


def _draw_turn(opened: QuizClass) -> None:
    """Draw where the learner is: the items, or what came of them."""
    if f"done-{opened.code}" in st.session_state:
        kept.keep_typing(opened, len(opened.quiz), over=True)
        draw_done(opened)
        return
    kept.restore(opened, store_of(opened.code))
    handed_in = bool(st.session_state[f"handed-{opened.code}"])
    kept.keep_typing(opened, _step(opened), over=handed_in)
    if handed_in:
        st.success(say("take_thanks"), icon=":material/check_circle:")
        store = store_of(opened.code)
        boxes.act("take_again", "take_again", "person_add", kept.begin_anew, opened, store)
        return
    if opened.closed_at and not (at_work.in_grace(opened) and kept.entered(opened)):
        count = kept.left(opened)
        told = say("take_closed_with", count=count) if count else say("take_closed")
        st.info(told, icon=":material/lock:")
        return
    _draw_items(opened)


def _draw_items(opened: QuizClass) -> None:
    """Draw the items of a class that is open, or closed while this learner was at it."""
    if opened.closed_at:
        until = datetime.fromisoformat(at_work.grace_ends(opened)).astimezone()
        time = until.strftime(_CLOCK)
        st.warning(say("take_closing", time=time), icon=":material/lock_clock:")
    else:
        st.session_state[f"entered-{opened.code}"] = True
    st.fragment(_watch, run_every=_LOOK)(opened)
    turn = st.session_state.get(f"turn-{opened.code}", 0)
    if opened.ask_names and turn == 0:
        st.text_input(say("take_name"), key="take_name", max_chars=80)
        st.session_state["taken_name"] = st.session_state["take_name"]
        kept.save(opened, store_of(opened.code))
    if opened.showing == "each":
        draw_each(opened, turn)
    else:
        draw_all(opened)


def _watch(opened: QuizClass) -> None:
    """Draw the page anew when its trainer closes the class, and when the grace is over."""
    now = store_of(opened.code).load(opened.code)
    if now.closed_at != opened.closed_at or (now.closed_at and not at_work.in_grace(now)):
        st.rerun()


def _step(opened: QuizClass) -> int:
    """Return a number that changes where the page is to be read from its top again."""
    if f"done-{opened.code}" in st.session_state:
        return len(opened.quiz)
    turn: int = st.session_state.get(f"turn-{opened.code}", 0)
    return turn


def speak(opened: QuizClass) -> None:
    """Begin in the language of the class; the learner may choose another."""
    if opened.code != st.session_state.get("spoken_for"):
        st.session_state["spoken_for"] = opened.code
        st.session_state["language"] = kept.spoken(opened, store_of(opened.code))


if asked := st.query_params.get(QUERY, ""):
    draw(load(asked))
else:
    draw_door()
