"""Whose browser this is, and which language it reads: kept by the browser alone, in two cookies.

Without a sign-in nobody knows who sits there.  So that two people of one server do not see each
other's conversations and drafts, each browser keeps a key of its own, which nobody guesses.
"""

from __future__ import annotations

import re
import secrets

import streamlit as st

from assistant.schema import Language

COOKIE = "khrueakhai_person"
LANGUAGE = "khrueakhai_language"
DAYS = 400  # that browsers keep a cookie at most; each visit begins them anew
_KEY = re.compile(r"[0-9a-f]{32}")
_SCRIPT = f"""
export default function ({{ data }}) {{
  document.documentElement.lang = data.language; // how screen readers speak and Thai lines break
  const safe = location.protocol === "https:" ? "; Secure" : "";
  const keep = (name, value) => (document.cookie =
    `${{name}}=${{value}}; Path=/; SameSite=Strict; Max-Age={DAYS * 86_400}${{safe}}`);
  keep("{COOKIE}", data.key);
  keep("{LANGUAGE}", data.language);
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


def language_of_browser() -> Language:
    """Return the language that was read here last; at first it is Thai."""
    return "en" if str(st.context.cookies.get(LANGUAGE, "")) == "en" else "th"


def draw(language: Language) -> None:
    """Let the browser keep its key and its language.  Draws nothing to be seen."""
    data = {"key": key(), "language": language}
    st.components.v2.component("khrueakhai_person", js=_SCRIPT)(key="person_cookie", data=data)
