"""Lines that tell what the last request did, each drawn once where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.ui.shared import session
from assistant.ui.shared.uploads import Kind, Outcome

_DRAWN = {"success": st.success, "info": st.info, "error": st.error}


@dataclass(frozen=True, slots=True)
class Notes:
    """The lines of one page, under a key of the session."""

    key: str

    @contextmanager
    def told(self, at: str = "") -> Iterator[None]:
        """Turn what goes wrong into one line for the next drawing; what was typed stays."""
        try:
            yield
        except KhrueakhaiError as error:
            self.note("error", session.told(error), at)

    def note(self, kind: Kind, message: str, at: str = "") -> None:
        """Remember a line, safe Markdown: at a place of the page, or at its top."""
        held = st.session_state[self.key]
        st.session_state[self.key] = [*held, (at, Outcome(kind, message))]

    def draw(self, at: str = "") -> None:
        """Draw what the last request did at a place, or at the top of the page, once."""
        held = st.session_state[self.key]
        st.session_state[self.key] = [one for one in held if one[0] != at]
        for place, one in held:
            if place == at:
                _DRAWN[one.kind](one.message)
