"""The choice between the library that all share and one's private collections."""

from __future__ import annotations

import streamlit as st

from assistant.people.collections import Collection
from assistant.ui.shared import person, place
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

_LABEL = 40  # characters of a title


def draw() -> None:
    """Draw the choice where there is one."""
    there = {"": say("collection_shared")}
    there |= {one.id: _name(one) for one in place.store().of(person.key())}
    if len(there) == 1:
        return
    held = place.collection()
    at = list(there).index(held.id if held else "")
    key = f"place-{held.id if held else ''}-{len(there)}"
    st.selectbox(
        say("collection_where"),
        list(there),
        index=at,
        format_func=there.__getitem__,
        key=key,
        on_change=_enter,
        args=(key,),
    )
    if held:
        st.toggle(say("collection_with_shared"), key=place.WITH_SHARED)


def _enter(key: str) -> None:
    place.enter(str(st.session_state[key]))


def _name(one: Collection) -> str:
    return safe_line(one.title, _LABEL)
