"""The inputs with which a learner answers an item, by its kind."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.schema.lessons import QuizItem
from assistant.ui.quiz.words import letter, lettered, option
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

Given = tuple[str, ...]


def ask(one: QuizItem, key: str) -> Given:
    """Draw the inputs of an item and return what was answered, empty where nothing was."""
    st.markdown(f"**{safe_line(one.question)}**")
    if one.translation:
        st.markdown(safe_line(one.translation))
    return _ASKED[one.kind](one, key)


def fill(one: QuizItem, key: str, given: Given) -> None:
    """Let the inputs of an item begin with an answer that was given before."""
    places = {words: at for at, words in enumerate(one.options)}
    if one.kind in ("choice", "true_false"):
        st.session_state[key] = places.get(given[0]) if given else None
    elif one.kind in ("matching", "ordering"):
        for at, words in enumerate(given):
            st.session_state[f"{key}-{at}"] = places.get(words)
    elif given:
        st.session_state[key] = given[0]


def _choice(one: QuizItem, key: str) -> Given:
    at = st.radio(
        say("take_choose"),
        range(len(one.options)),
        index=None,
        format_func=lambda at: option(one, at),
        key=key,
        label_visibility="collapsed",
    )
    return () if at is None else (one.options[at],)


def _matching(one: QuizItem, key: str) -> Given:
    """Show the right-hand sides whole, for a narrow box cuts them, and choose by letter."""
    st.markdown("  \n".join(lettered(one)[len(one.pairs) :]))
    st.caption(say("take_match"))
    names = [f"{letter(one, at)}. {words}" for at, words in enumerate(one.options)]
    chosen = [
        st.selectbox(
            safe_line(left),
            range(len(names)),
            index=None,
            format_func=names.__getitem__,
            placeholder=say("take_choose"),
            key=f"{key}-{at}",
        )
        for at, (left, _) in enumerate(one.pairs)
    ]
    return _or_nothing(tuple("" if at is None else one.options[at] for at in chosen))


def _ordering(one: QuizItem, key: str) -> Given:
    chosen = [
        st.selectbox(
            say("take_place", number=at + 1),
            range(len(one.options)),
            index=None,
            format_func=one.options.__getitem__,
            placeholder=say("take_choose"),
            key=f"{key}-{at}",
        )
        for at in range(len(one.options))
    ]
    return _or_nothing(tuple("" if at is None else one.options[at] for at in chosen))


def _short(_one: QuizItem, key: str) -> Given:
    return _or_nothing((str(st.text_input(say("take_short"), key=key, max_chars=200) or ""),))


def _open(_one: QuizItem, key: str) -> Given:
    text = st.text_area(say("take_short"), key=key, height=160, max_chars=4000)
    return _or_nothing((str(text or ""),))


def _or_nothing(given: Given) -> Given:
    return given if any(text.strip() for text in given) else ()


_ASKED: dict[str, Callable[[QuizItem, str], Given]] = {
    "choice": _choice,
    "true_false": _choice,
    "matching": _matching,
    "ordering": _ordering,
    "short_answer": _short,
    "open": _open,
}
