"""The sidebar that every page shares: language, conversation, and who answers from where."""

from __future__ import annotations

import streamlit as st

from assistant.ui.shared import conversation_list, session
from assistant.ui.shared.session import say

_ON_THIS_MACHINE = ("none", "local")


def draw() -> None:
    """Draw the sidebar."""
    with st.sidebar:
        session.draw_language()
        conversation_list.draw()
        _draw_privacy()


def _draw_privacy() -> None:
    llm = session.llm()
    if llm in _ON_THIS_MACHINE:
        st.caption(f":material/lock: {say('stays_here')}")
    else:
        st.warning(say("leaves_here", llm=llm), icon=":material/cloud_upload:")
