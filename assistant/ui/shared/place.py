"""Where the visitor is: in the library that all share, or in a private collection.

The page's address names the collection, so that a reload stays in it.  Whether the visitor may be
there is asked anew whenever something of it is opened, not when it was chosen.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant import settings
from assistant.errors import UnknownCollection
from assistant.people import audit
from assistant.people.collections import Collection, CollectionStore, not_its_owner
from assistant.people.receipts import Receipt, receipt
from assistant.ui.shared import person

QUERY = "collection"  # in the page's address
WITH_SHARED = "with_shared"  # of the session: whether the shared library is asked too
_CHOSEN, _LOST = "collection", "collection_lost"
_STAYS = ("language", "language_kept", "person", "signed_in", _CHOSEN)  # where another is entered


def store() -> CollectionStore:
    """Return the collections of the operator's home."""
    return CollectionStore(settings.home_folder())


def collection() -> Collection | None:
    """Return the collection that the visitor is in; None in the library that all share.

    Raises:
        UnknownCollection: They may be there no longer.
    """
    chosen = str(st.session_state.get(_CHOSEN) or "")
    return store().opened(chosen, person.key()) if chosen else None


def folder() -> Path:
    """Return the home that the visitor works in.  Raises UnknownCollection."""
    held = collection()
    return store().folder(held.id, person.key()) if held else settings.home_folder()


def asks_shared() -> bool:
    """Tell whether the visitor wants the shared library asked beside the collection."""
    return bool(st.session_state.get(WITH_SHARED)) and collection() is not None


def may_keep() -> bool:
    """Tell whether the visitor may change what is searched here."""
    held = collection()
    return held.is_of(person.key()) if held else person.current().may("keep")


def may_show() -> bool:
    """Tell whether the visitor may let others see what comes from here: links, classes."""
    held = collection()
    return held is None or held.is_of(person.key())


def require(*, keeping: bool) -> None:
    """Raise NotAllowed where the visitor may not change what is here, or not show it to others."""
    held = collection()
    if held is None:
        if keeping:
            person.current().require("keep")
    elif not held.is_of(person.key()):
        raise not_its_owner()


def enter(chosen: str) -> None:
    """Go to a collection, or with "" to the library that all share; what was open there closes."""
    for key in [key for key in st.session_state if key not in _STAYS]:
        del st.session_state[key]
    st.session_state[_CHOSEN] = chosen
    st.query_params.clear()
    if chosen:
        st.query_params[QUERY] = chosen


def follow_address() -> None:
    """Be where the address says, and let it say where the visitor is."""
    asked = st.query_params.get(QUERY, "")
    if asked and asked != st.session_state.get(_CHOSEN):
        kept = {key: value for key, value in st.query_params.items() if key != QUERY}
        enter(asked)
        st.query_params.update(kept)
    try:
        held = collection()
    except UnknownCollection:
        enter("")
        st.session_state[_LOST] = True
        return
    if held:
        st.query_params[QUERY] = held.id


def was_lost() -> bool:
    """Tell once that the visitor may be in the collection no longer that they were in."""
    return bool(st.session_state.pop(_LOST, False))


def note(act: audit.Act, about: str = "") -> None:
    """Write down that this visitor did something: of a collection in its own log."""
    audit.note(folder(), person.called(), act, about)


def receipt_of(act: audit.Act, item: str, *, count: int, links: int) -> Receipt:
    """Write down that this visitor deleted something; return what tells so."""
    return receipt(folder(), person.called(), act, item, count=count, links=links)
