"""The sidebar that every page shares: language, conversation, and who answers from where."""

from __future__ import annotations

import streamlit as st

from assistant.ui.shared import collection_list, conversation_list, session, sign_in


def draw(llm: str) -> None:
    """Draw the sidebar of a page where this model writes."""
    with st.sidebar:
        session.draw_language()
        sign_in.draw_person()
        collection_list.draw()
        conversation_list.draw()
        session.draw_where(llm)
