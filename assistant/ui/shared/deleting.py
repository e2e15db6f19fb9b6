"""The way to delete something of one's own for good, and the line that tells that it is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from assistant.people.receipts import Receipt
from assistant.ui.shared import session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day


def draw(label: str, what: str, item: str, delete: Callable[..., None], *args: object) -> None:
    """Draw a button that opens on what goes with it, and one that deletes once that is confirmed.

    ``label`` and ``what`` are texts, ``item`` is the id of what goes.
    """
    with st.popover(say(label), icon=":material/delete:", key=f"delete-{item}"):
        st.markdown(say(what))
        sure = st.checkbox(say("conversation_delete_sure"), key=f"sure-{item}")
        st.button(
            say("delete_for_good"),
            key=f"gone-{item}",
            icon=":material/delete:",
            disabled=not sure,
            on_click=delete,
            args=args,
        )


def line(title: str, given: Receipt) -> str:
    """Say that something is gone, with the number that stands in the log."""
    at = datetime.fromisoformat(given.at).astimezone()
    when = f"{day(at.isoformat(), session.language())} {at:%H:%M}"
    return say(
        "deleted_receipt",
        title=title,
        when=when,
        count=given.count,
        links=given.links,
        number=given.number,
    )
