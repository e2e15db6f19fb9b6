"""Lines that tell on the next page what the last request did."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.ui.shared.uploads import Kind, Outcome

_SHOW: dict[Kind, Callable[..., object]] = {
    "success": st.success,
    "info": st.info,
    "error": st.error,
}


def tell(*told: Outcome) -> None:
    """Keep lines for the next drawing."""
    st.session_state["outcomes"] = list(told)


def draw() -> None:
    """Draw what the last request did, once."""
    for outcome in st.session_state["outcomes"]:
        _SHOW[outcome.kind](outcome.message)
    st.session_state["outcomes"] = []
