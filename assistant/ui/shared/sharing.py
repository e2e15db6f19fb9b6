"""Links that let others read one thing of mine: made, listed and taken back."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from assistant.errors import KhrueakhaiError, NotShared
from assistant.people.shares import Kind, Share, ShareStore
from assistant.settings import home_folder
from assistant.ui.shared import person, place, session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day

QUERY = "shared"  # in the page's address


def store() -> ShareStore:
    """Return the links to what is where the visitor is."""
    return ShareStore(place.folder())


def opened(token: str) -> tuple[Path, Share]:
    """Return what a link shows, and the home it lies in.  Raises NotShared."""
    for home in place.store().homes():
        with suppress(NotShared):
            return home, ShareStore(home).opened(token)
    return home_folder(), ShareStore(home_folder()).opened(token)


def link(token: str) -> str:
    """Return the address that a token opens."""
    here = urlsplit(st.context.url or "")
    folder = here.path[: here.path.rfind("/") + 1] or "/"
    return urlunsplit((here.scheme, here.netloc, folder, f"{QUERY}={token}", ""))


def draw(kind: Kind, item: str) -> None:
    """Draw the button that makes a link, the link once, and the links that there are."""
    held = f"link-{kind}-{item}"
    if not place.may_show():
        st.caption(say("share_not_owner"))
        return
    st.caption(say("share_signed_in" if person.signs_in() else "share_anybody"))
    st.button(
        say("share_make"),
        key=f"share-{kind}-{item}",
        icon=":material/link:",
        on_click=_make,
        args=(kind, item),
    )
    if address := st.session_state.get(held):
        st.code(address, language=None, wrap_lines=True)
        st.caption(say("share_once"))
    for one in store().of(person.key(), kind, item):
        with st.container(horizontal=True, vertical_alignment="center"):
            made = day(datetime.fromisoformat(one.made_at).isoformat(), session.language())
            st.caption(say("share_made", date=made), width="stretch")
            st.button(
                say("share_take_back"),
                key=f"unshare-{one.id}",
                icon=":material/link_off:",
                type="tertiary",
                on_click=_take_back,
                args=(one.id, held),
            )


def _make(kind: Kind, item: str) -> None:
    try:
        place.require(keeping=False)
        token = store().share(kind, item, person.key())
        place.note("shared", f"{kind} {item}")
        st.session_state[f"link-{kind}-{item}"] = link(token)
    except KhrueakhaiError as error:
        st.error(session.told(error))


def _take_back(share: str, held: str) -> None:
    try:
        store().take_back(person.key(), share)
        place.note("unshared", share)
        st.session_state.pop(held, None)
    except KhrueakhaiError as error:
        st.error(session.told(error))
