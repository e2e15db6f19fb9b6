"""The script of every page: citation numbers open their citations, the newest comes into view."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_name("page.js").read_text(encoding="utf-8")


def draw(step: int, conversation: str = "") -> None:
    """Let citation numbers open their citations and the newest question come into view.

    Draws nothing to be seen. ``step`` grows with each question and with each answer.  The browser
    keeps what is typed and not asked, a text for each ``conversation``.
    """
    script = st.components.v2.component("khrueakhai_page", js=_SCRIPT)
    data = {"step": step, "conversation": conversation}
    script(key="page_script", data=data)


_BREAKS = Path(__file__).with_name("line_breaks.js").read_text(encoding="utf-8")


def keep_words_whole() -> None:
    """Let no line end in the middle of a Thai word that the browser's dictionary lacks."""
    st.components.v2.component("khrueakhai_line_breaks", js=_BREAKS)(key="line_breaks")


_TOP = """
const seen = new WeakMap();
export default function (component) {
  const { data, parentElement } = component;
  if (seen.get(parentElement) === data.of) return;
  seen.set(parentElement, data.of);
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  const seek = (tries) => {
    const mark = document.querySelector(".st-key-page_text .stMarkdownColoredBackground");
    if (mark) mark.scrollIntoView({ block: "center" });
    else if (tries) setTimeout(seek, 100, tries - 1);
  };
  if (data.marked) seek(30);
}
"""


def to_the_top(of: str, *, marked: bool = False) -> None:
    """Show a page from its top whenever it becomes the page of something else.

    A long text that is ``marked`` is shown where its mark is.
    """
    script = st.components.v2.component("khrueakhai_top", js=_TOP)
    script(key="page_top", data={"of": of, "marked": marked})
