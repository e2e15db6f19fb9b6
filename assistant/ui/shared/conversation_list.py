"""The conversations of a visitor, in the sidebar of every page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.conversations.values import Listed
from assistant.ui.shared import conversation
from assistant.ui.shared.conversation import QUERY
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

CHAT_PAGE = Path(__file__).parents[1] / "chat" / "page.py"
FEW = 6  # conversations; more have a search line
SHOWN = 12  # conversations at first
LABEL = 42  # characters of a title


def draw() -> None:
    """Draw a button that begins a conversation, and one for each that is kept."""
    new = st.button(
        say("new_conversation"),
        key="new_conversation",
        icon=":material/add_comment:",
        on_click=conversation.start,
        width="stretch",
    )
    if new:
        st.switch_page(CHAT_PAGE)
    kept = conversation.own().listed()
    if not kept:
        return
    st.caption(say("conversations"))
    search = ""
    if len(kept) > FEW:
        search = st.text_input(
            say("conversations_search"),
            key="conversations_search",
            placeholder=say("conversations_search"),
            icon=":material/search:",
            label_visibility="collapsed",
        )
    _draw_list(conversation.own().listed(search) if search else kept)


def _draw_list(kept: Sequence[Listed]) -> None:
    if not kept:
        st.caption(say("conversations_none"))
    whole = st.session_state.get("conversations_whole", False)
    with st.container(gap="xsmall"):
        for one in kept if whole else kept[:SHOWN]:
            if st.button(
                safe_line(one.title, LABEL),
                key=f"talk-{one.id}",
                icon=":material/keep:" if one.pinned else ":material/chat_bubble:",
                type="secondary" if one.id == conversation.current() else "tertiary",
            ):
                st.switch_page(CHAT_PAGE, query_params={QUERY: one.id})
        if len(kept) > SHOWN and not whole:
            st.button(
                say("conversations_more", count=len(kept)),
                key="conversations_more",
                type="tertiary",
                on_click=lambda: st.session_state.update(conversations_whole=True),
            )
