"""The door of the app where a provider tells who comes: nobody sees more without a sign-in."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.people import audit
from assistant.settings import home_folder
from assistant.ui.shared import person, session
from assistant.ui.shared.session import say

# A provider sends people back to the first page: the browser remembers where they wanted to go.
_RETURN = """
const KEY = "khrueakhai-wanted";
export default function ({ data }) {
  const here = location.pathname + location.search;
  if (data.outside) return sessionStorage.setItem(KEY, here);
  const wanted = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (wanted && wanted !== here && !location.search) location.replace(wanted);
}
"""


def gate(hide_pages: Callable[[], object]) -> None:
    """Let in whoever has a role; show anybody else the way to sign in, and end the page.

    ``hide_pages`` takes the list of pages away from who was in a moment ago.
    """
    with session.errors_end_the_page():
        if not person.signs_in():
            return
        there = person.signed_in()
    if there is None:
        hide_pages()
        _draw_door()
        st.stop()
    _draw_return(outside=False)
    if not st.session_state.get("signed_in"):
        st.session_state["signed_in"] = True
        with session.errors_end_the_page():
            person.note("signed_in")


def draw_person() -> None:
    """Draw who has signed in, and the way out."""
    if not person.signs_in():
        return
    there = person.current()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/person: {there.name}", width="stretch")
        if st.button(say("sign_out"), key="sign_out", type="tertiary", icon=":material/logout:"):
            st.logout()
    role = say(f"role_{there.role}")
    st.caption(role)


def _draw_return(*, outside: bool) -> None:
    script = st.components.v2.component("khrueakhai_return", js=_RETURN)
    script(key="return", data={"outside": outside})


def _draw_door() -> None:
    _draw_return(outside=True)
    session.draw_language(labelled=False)
    st.caption(say("page_title"))
    if person.is_known() and not person.is_stale():
        st.title(say("sign_in_no_role_title"), anchor=False)
        _note_refused()
        st.warning(say("sign_in_no_role", who=_account()))
        if st.button(say("sign_out"), key="sign_out", icon=":material/logout:"):
            st.logout()
        return
    st.title(say("welcome_sign_in"), anchor=False)
    st.markdown(say("sign_in_why"))
    if st.button(say("sign_in"), key="sign_in", type="primary", icon=":material/login:"):
        st.login()


def _note_refused() -> None:
    if not st.session_state.get("refused"):
        st.session_state["refused"] = True
        with session.errors_end_the_page():
            audit.note(home_folder(), _account(), "refused")


def _account() -> str:
    """How the provider names whoever is there."""
    return f"{st.user.get('email') or st.user.get('sub')}"
