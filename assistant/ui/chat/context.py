"""What the conversation is about, as chips, and a button that clears it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.ui.shared import conversation
from assistant.ui.shared.conversation import Turn
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

MOST = 3  # subjects, and documents
LENGTH = 60  # characters of a chip


def draw(turns: Sequence[Turn]) -> None:
    """Draw the subjects and the documents that the next question may lean on."""
    answer = turns[-1].answer if turns else None
    if answer is None or not answer.citations or conversation.is_cleared():
        return
    titles = tuple(dict.fromkeys(citation.title for citation in answer.citations))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="context"):
        st.caption(say("context"), width="content")
        for subject in answer.subjects[:MOST]:
            st.badge(safe_line(subject[:LENGTH]), icon=":material/sell:", color="blue")
        for title in titles[:MOST]:
            st.badge(safe_line(title[:LENGTH]), icon=":material/description:", color="gray")
        st.button(
            say("clear_context"),
            key="clear_context",
            icon=":material/close:",
            type="tertiary",
            on_click=conversation.clear_context,
        )
