"""The page of a link that lets into a private collection."""

from __future__ import annotations

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.people.collections import Collection
from assistant.ui.library.collections import QUERY
from assistant.ui.shared import person, place, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say


def draw(token: str) -> None:
    """Draw whose collection it is and the way in, or one line where the link lets nobody in."""
    try:
        found = place.store().invited(token)
    except KhrueakhaiError as error:
        st.title(say("join_page"), anchor=False)
        st.error(session.told(error), icon=":material/link_off:")
        st.button(say("go_home"), key="go_home", on_click=st.query_params.clear)
        return
    owner = found.owner.name or say("collection_no_name")
    st.caption(f":material/lock: {say('collection_of', name=owner)}")
    st.title(safe_line(found.title), anchor=False)
    if found.lets_in(person.key()):
        _go_in(found)
    st.markdown(say("join_what"))
    name = st.text_input(say("join_name"), person.current().name, key="join_name", max_chars=80)
    if st.button(say("join"), key="join", type="primary", icon=":material/login:"):
        try:
            place.store().join(token, person.key(), name)
        except KhrueakhaiError as error:
            st.error(session.told(error))
            return
        _go_in(found, joined=True)


def _go_in(found: Collection, *, joined: bool = False) -> None:
    place.enter(found.id)
    if joined:
        place.note("joined_collection", found.id)
    st.rerun()


draw(st.query_params.get(QUERY, ""))
