"""What more than one page draws: its head, its tabs, quiet buttons, a choice of named values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from assistant.ui.shared import session
from assistant.ui.shared.session import say


def head(title: str, intro: str, prepare: Callable[[], None]) -> None:
    """Begin a wide page whose session ``prepare`` sets up; it ends here without documents."""
    st.set_page_config(layout="wide")
    session.open_assistant()
    prepare()
    st.title(say(title), anchor=False)
    st.markdown(say(intro))
    session.needs_documents()


def act(
    label: str, key: str, icon: str, on_click: Callable[..., None], *args: object, **more: Any
) -> None:
    """Draw a button that calls a function, a quiet one beside what it changes unless told else.

    ``icon`` is the name of a Material symbol.
    """
    look = {"type": "tertiary", **more}
    st.button(say(label), key=key, icon=f":material/{icon}:", on_click=on_click, args=args, **look)


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
    name_anew(key)
    st.selectbox(
        label, list(names), format_func=names.__getitem__, key=key, on_change=take, args=(field,)
    )


def name_anew(key: str) -> None:
    """Tell a box its value again where the language has changed, or the browser shows its old name.

    To be called before the box is drawn.
    """
    state, drawn = st.session_state, f"{key}-named"
    if key in state and state.get(drawn, session.language()) != session.language():
        state[key] = state[key]
    state[drawn] = session.language()


def _turn(state: str) -> None:
    st.session_state[state] = st.session_state[f"{state}_chosen"]
