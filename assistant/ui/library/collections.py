"""Private collections on the library page: made, shared with others by a link, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.library.erasing import erase_elsewhere
from assistant.people.collections import TITLE, Collection
from assistant.people.receipts import receipt
from assistant.settings import home_folder
from assistant.ui.shared import deleting, outcomes, person, place, session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day
from assistant.ui.shared.uploads import Outcome

QUERY = "join"  # in the page's address
_LINK, _TITLE = "collection_link", "collection_title"


def draw() -> None:
    """Draw what may be done with the collection that the visitor is in, or the way to a new one."""
    held = place.collection()
    if held is None:
        _draw_new()
    elif held.is_of(person.key()):
        _draw_own(held)
    else:
        _draw_others(held)


def link(token: str) -> str:
    """Return the address that lets in."""
    here = urlsplit(st.context.url or "")
    folder = here.path[: here.path.rfind("/") + 1] or "/"
    return urlunsplit((here.scheme, here.netloc, folder, f"{QUERY}={token}", ""))


def _draw_new() -> None:
    with st.expander(say("collection_new"), icon=":material/lock:", key="collection_new"):
        st.markdown(say("collection_what"))
        st.text_input(say("collection_title"), key=_TITLE, max_chars=TITLE)
        st.button(
            say("collection_make"), key="collection_make", icon=":material/add:", on_click=_make
        )


def _draw_own(held: Collection) -> None:
    with st.expander(say("collection_own"), icon=":material/lock:", key="collection_own"):
        st.text_input(
            say("collection_title"),
            held.title,
            key=f"title-{held.id}",
            max_chars=TITLE,
            on_change=lambda: place.store().rename(
                held.id, person.key(), st.session_state[f"title-{held.id}"]
            ),
        )
        _draw_invitation(held)
        for one in held.members:
            with st.container(horizontal=True, vertical_alignment="center"):
                since = day(one.since, session.language())
                name = one.name or say("collection_no_name")
                st.markdown(say("collection_member", name=name, date=since), width="stretch")
                st.button(
                    say("collection_remove"),
                    key=f"member-{one.id[:12]}",
                    type="tertiary",
                    icon=":material/person_remove:",
                    on_click=_remove,
                    args=(held, one.id),
                )
        deleting.draw("delete_collection", "delete_collection_what", held.id, _delete, held)


def _draw_invitation(held: Collection) -> None:
    st.markdown(say("collection_sharing"))
    with st.container(horizontal=True):
        st.button(
            say("collection_invite"),
            key="collection_invite",
            icon=":material/link:",
            on_click=_invite,
            args=(held,),
        )
        if held.invitation:
            st.button(
                say("share_take_back"),
                key="collection_uninvite",
                icon=":material/link_off:",
                type="tertiary",
                on_click=_take_back,
                args=(held,),
            )
    if address := st.session_state.get(_LINK):
        st.code(address, language=None, wrap_lines=True)
        st.caption(say("share_once"))


def _draw_others(held: Collection) -> None:
    owner = held.owner.name or say("collection_no_name")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/lock: {say('collection_of', name=owner)}", width="stretch")
        st.button(
            say("collection_leave"),
            key="collection_leave",
            type="tertiary",
            icon=":material/logout:",
            on_click=_leave,
            args=(held,),
        )


def _make() -> None:
    title = str(st.session_state.get(_TITLE) or "")
    if not title.strip():
        outcomes.tell(Outcome("info", say("collection_needs_title")))
        return
    with _told():
        made = place.store().make(person.key(), person.current().name, title)
        place.enter(made.id)
        place.note("made_collection", made.id)


def _invite(held: Collection) -> None:
    with _told():
        st.session_state[_LINK] = link(place.store().invite(held.id, person.key()))
        place.note("shared", f"collection {held.id}")


def _take_back(held: Collection) -> None:
    with _told():
        place.store().take_back(held.id, person.key())
        place.note("unshared", f"collection {held.id}")
        st.session_state.pop(_LINK, None)


def _remove(held: Collection, member: str) -> None:
    with _told():
        place.store().remove(held.id, person.key(), member)
        place.note("unshared", f"collection {held.id} {member[:12]}")
        st.session_state.pop(_LINK, None)


def _leave(held: Collection) -> None:
    with _told():
        place.note("left_collection", held.id)
        place.store().leave(held.id, person.key())
        place.enter("")


def _delete(held: Collection) -> None:
    with _told():
        home = place.folder()
        place.require(keeping=True)
        session.let_go(home)
        count = place.store().delete(held.id, person.key(), erase_elsewhere)
        called, whole = person.called(), home_folder()
        given = receipt(whole, called, "deleted_collection", held.id, count=count)
        place.enter("")
        session.prepare()
        outcomes.tell(Outcome("success", deleting.line(held.title, given)))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what goes wrong into one line for the next drawing."""
    try:
        yield
    except KhrueakhaiError as error:
        session.prepare()
        outcomes.tell(Outcome("error", session.told(error)))
