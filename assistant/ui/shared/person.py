"""Whose browser this is: a key that nobody guesses, kept by the browser alone.

Without a sign-in nobody knows who sits there.  So that two people of one server do not see each
other's conversations and drafts, each browser keeps a key of its own in a cookie.
"""

from __future__ import annotations

import re
import secrets

import streamlit as st

COOKIE = "khrueakhai_person"
DAYS = 400  # that browsers keep a cookie at most; each visit begins them anew
_KEY = re.compile(r"[0-9a-f]{32}")
_SCRIPT = f"""
export default function ({{ data }}) {{
  const safe = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `{COOKIE}=${{data}}; Path=/; SameSite=Strict; Max-Age={DAYS * 86_400}${{safe}}`;
}}
"""


def key() -> str:
    """Return the key of this visitor."""
    held = st.session_state.get("person")
    if held is None:
        held = st.session_state["person"] = of_browser()
    return str(held)


def of_browser() -> str:
    """Return the key that the browser keeps, or a new one for it."""
    kept = str(st.context.cookies.get(COOKIE, ""))
    return kept if _KEY.fullmatch(kept) else secrets.token_hex(16)


def draw() -> None:
    """Let the browser keep its key.  Draws nothing to be seen."""
    st.components.v2.component("khrueakhai_person", js=_SCRIPT)(key="person_cookie", data=key())
