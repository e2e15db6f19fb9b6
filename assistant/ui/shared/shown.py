"""Which page of which document a session looks at; set wherever a page can be opened from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from assistant.schema import Citation

_KEY = "page_shown"


@dataclass(frozen=True, slots=True)
class Shown:
    """A document, the passage that is looked for in it, and where the reader came from.

    ``sheet`` is the page, from 0, once the reader has turned to one.
    """

    document_id: str
    quote: str = ""
    start: int = 0
    came_from: Literal["library", "chat"] = "library"
    sheet: int | None = None


def show(document_id: str) -> None:
    """Open a document at its first page."""
    st.session_state[_KEY] = Shown(document_id)


def show_citation(citation: Citation) -> None:
    """Open the page of a citation."""
    quote, start = citation.quote, citation.start
    st.session_state[_KEY] = Shown(citation.document_id, quote, start, "chat")


def shown() -> Shown | None:
    """Return what is looked at, if anything is."""
    found: Shown | None = st.session_state.get(_KEY)
    return found


def turn(to: Shown) -> None:
    """Look at another page."""
    st.session_state[_KEY] = to


def leave() -> None:
    """Look at nothing any more."""
    st.session_state.pop(_KEY, None)
