"""Boxes that more than one page draws: the tabs of a page, a choice among named values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from assistant.ui.shared.session import say


def tabs(title: str, names: Sequence[str], state: str) -> str:
    """Draw the switch between a page's tabs; return the one that the session's state names.

    The state is a key of its own, so that code may turn to a tab after the switch is drawn.
    """
    chosen: str = st.session_state[state]
    st.session_state[f"{state}_chosen"] = chosen
    st.segmented_control(
        title,
        list(names),
        format_func={name: say(name) for name in names}.__getitem__,
        key=f"{state}_chosen",
        label_visibility="collapsed",
        required=True,
        on_change=_turn,
        args=(state,),
    )
    return chosen


def select(
    label: str, names: Mapping[str, str], key: str, take: Callable[[str], None], field: str
) -> None:
    """Draw a box of values under their names; ``take`` hears the field when it changes."""
    st.selectbox(
        label, list(names), format_func=names.__getitem__, key=key, on_change=take, args=(field,)
    )


def _turn(state: str) -> None:
    st.session_state[state] = st.session_state[f"{state}_chosen"]
