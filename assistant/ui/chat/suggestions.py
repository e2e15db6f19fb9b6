"""Draws what may be done next: a question to ask, a document to sum up, a page to open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from assistant.schema import Suggestion, SuggestionKind
from assistant.ui.shared import conversation, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import plain

MOST = 6  # buttons; more are a list that nobody reads
_ICONS: Mapping[SuggestionKind, str] = {
    "plan": ":material/hub:",
    "lesson": ":material/school:",
    "question": ":material/forum:",
    "document": ":material/description:",
}


def draw(suggestions: tuple[Suggestion, ...], turn: str) -> None:
    """Draw a button for each suggestion."""
    with st.container(horizontal=True, gap="small"):
        for number, one in enumerate(suggestions[:MOST]):
            st.button(
                _label(one),
                key=f"suggested-{turn}-{number}",
                icon=_ICONS[one.kind],
                on_click=_TAKEN[one.kind],
                args=(one.text,),
                wrap=True,
            )


def open_page(kind: str, words: str) -> None:
    """Have the plan or lesson page opened at the next run, its form filled from words."""
    st.session_state[f"{kind}_wanted"] = words


def _label(one: Suggestion) -> str:
    if one.kind in ("plan", "lesson"):
        return say(f"suggest_{one.kind}")
    return safe_line(one.text)


def _sum_up(title: str) -> None:
    conversation.ask(plain("suggest_summary", session.language(), title=title))


_TAKEN: Mapping[SuggestionKind, Callable[[str], None]] = {
    "plan": lambda words: open_page("plan", words),
    "lesson": lambda words: open_page("lesson", words),
    "question": conversation.ask,
    "document": _sum_up,
}
