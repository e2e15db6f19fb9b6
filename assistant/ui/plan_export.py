"""Draws the row of downloads; a file is made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant import export
from assistant.schema.plans import Plan
from assistant.ui.session import say

MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".md": "text/markdown",
    ".json": "application/json",
}
_NAMES = {".docx": "Word", ".pdf": "PDF", ".md": "Markdown", ".json": "JSON"}


def draw(plan: Plan) -> None:
    """Draw a button for each format, and the switch to Thai digits for a Thai plan."""
    st.markdown(f"**{say('export_heading')}**")
    with st.container(horizontal=True, vertical_alignment="center"):
        thai_digits = plan.language == "th" and st.toggle(say("thai_digits"), key="thai_digits")
        for suffix, name in _NAMES.items():
            st.download_button(
                name,
                partial(export.write, plan, suffix, thai_digits=thai_digits),
                file_name=file_name(plan, suffix),
                mime=MIMES[suffix],
                icon=":material/download:",
                on_click="ignore",
                key=f"export{suffix}",
            )


def file_name(plan: Plan, suffix: str) -> str:
    """Return the name under which a plan is downloaded."""
    return f"network-plan-{plan.id}{suffix}"
