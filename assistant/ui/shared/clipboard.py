"""Buttons that put a text on the clipboard: plain, and as HTML where a word processor takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from assistant.ui.shared.session import say

_HERE = Path(__file__)
_SCRIPT = _HERE.with_suffix(".js").read_text(encoding="utf-8")
_STYLE = _HERE.with_suffix(".css").read_text(encoding="utf-8")
_FRAME = '<div role="group"></div><div role="status"></div>'


@dataclass(frozen=True, slots=True)
class Copy:
    """A button's name and what it copies; ``html`` "" where the text has no form of its own.

    The browser takes all three as data: only ``html`` is read as markup, by whoever pastes it.
    """

    label: str
    plain: str
    html: str = ""


def draw(key: str, texts: Sequence[Copy]) -> None:
    """Draw a button for each text; its name says for a moment that it is copied."""
    data = {
        "texts": [asdict(one) for one in texts],
        "done": say("copied"),
        "failed": say("copied_not"),
    }
    buttons = st.components.v2.component(
        "khrueakhai_clipboard", html=_FRAME, css=_STYLE, js=_SCRIPT
    )
    buttons(key=f"clipboard-{key}", data=data, width="content")
