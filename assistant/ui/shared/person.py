"""Who is there: whoever has signed in, or else whoever's browser this is.

Where the operator has set up a provider (OpenID Connect, in Streamlit's ``secrets.toml``), nobody
comes in without a sign-in, and the provider tells who it is.  Without one nobody knows who sits
there.  So that two people of one server do not see each other's conversations, plans and drafts,
each browser keeps a key of its own in a cookie, which nobody guesses; the language is another.
"""

from __future__ import annotations

import os
import re
import secrets
import time
from pathlib import Path

import streamlit as st
from streamlit import config

from assistant import settings
from assistant.people import audit, rights
from assistant.people.rights import (
    Person,
    load_roles,
    not_signed_in,
    person_of,
    unreadable_sign_in,
)
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
  if (data.key) keep("{COOKIE}", data.key);
  keep("{LANGUAGE}", data.language);
}}
"""


def key() -> str:
    """Return the key that names what belongs to this visitor."""
    return current().key


def current() -> Person:
    """Return who is there; without a sign-in it is whoever runs the machine, and may do all.

    Raises:
        NotAllowed: Nobody has signed in who has a role here.
    """
    if signs_in():
        found = signed_in()
        if found is None:
            raise not_signed_in()
        return found
    held = st.session_state.get("person")
    if held is None:
        held = st.session_state["person"] = of_browser()
    return Person(str(held), "admin")


def signs_in() -> bool:
    """Tell whether the operator has set up a provider that tells who comes.

    Raises:
        SettingError: There should be secrets, and they cannot be read: then nobody comes in.
    """
    try:
        return "auth" in st.secrets
    except FileNotFoundError as error:  # so Streamlit calls a file that it cannot read, too
        files = [Path(name) for name in st.get_option("secrets.files")]
        if config.is_manually_set("secrets.files") or any(map(os.path.lexists, files)):
            raise unreadable_sign_in(files[0]) from error
        return False


def signed_in() -> Person | None:
    """Return who has signed in, if they have a role here.  Raises SettingError."""
    if not is_known() or is_stale():
        return None
    return person_of(st.user.to_dict(), load_roles(settings.home_folder()))


def is_stale() -> bool:
    """Tell whether it is so long since the provider told who this is that it has to again."""
    roles = load_roles(settings.home_folder())
    return is_known() and rights.is_stale(st.user.to_dict(), roles, time.time())


def is_known() -> bool:
    """Tell whether the provider has told who this is, whatever their role."""
    return bool(getattr(st.user, "is_logged_in", False))


def called() -> str:
    """Return how this visitor is called in a log."""
    there = current()
    return f"{there.name} ({there.key})" if there.name else "app"


def note(act: audit.Act, about: str = "") -> None:
    """Write down that this visitor did something to what all share."""
    audit.note(settings.home_folder(), called(), act, about)


def of_browser() -> str:
    """Return the key that the browser keeps, or a new one for it."""
    kept = str(st.context.cookies.get(COOKIE, ""))
    return kept if _KEY.fullmatch(kept) else secrets.token_hex(16)


def language_of_browser() -> Language:
    """Return the language that was read here last; at first it is Thai."""
    return "en" if str(st.context.cookies.get(LANGUAGE, "")) == "en" else "th"


def draw(language: Language) -> None:
    """Let the browser keep its key and its language.  Draws nothing to be seen."""
    data = {"key": "" if signs_in() else key(), "language": language}
    st.components.v2.component("khrueakhai_person", js=_SCRIPT)(key="person_cookie", data=data)
