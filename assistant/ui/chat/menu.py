"""What may be done with the conversation on the screen: name, pin, keep as a file, delete."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.conversations.values import TITLE
from assistant.ui.chat import after
from assistant.ui.shared import conversation, deleting, outcomes, person, place, sharing
from assistant.ui.shared.conversation import Turn
from assistant.ui.shared.session import say
from assistant.ui.shared.uploads import Outcome


def draw(turns: Sequence[Turn]) -> None:
    """Draw the menu of a conversation; until its first answer is there it cannot be opened."""
    current = conversation.current()
    listed = {one.id: one for one in conversation.own().listed()}
    if not turns or current not in listed:
        st.button(
            say("conversation_menu"), icon=":material/more_horiz:", key="menu_later", disabled=True
        )
        return
    held = listed[current]
    with st.popover(
        say("conversation_menu"), icon=":material/more_horiz:", key="conversation_menu"
    ):
        st.text_input(
            say("conversation_title"),
            held.title,
            key=f"title-{current}",
            max_chars=TITLE,
            on_change=lambda: conversation.own().rename(
                current, st.session_state[f"title-{current}"]
            ),
        )
        st.toggle(
            say("conversation_pin"),
            held.pinned,
            key=f"pin-{current}",
            on_change=lambda: conversation.own().pin(
                current, pinned=st.session_state[f"pin-{current}"]
            ),
        )
        if answers := tuple(turn.answer for turn in turns if turn.answer):
            st.caption(say("conversation_download"))
            after.draw_files(f"whole-{current}", held.title, answers)
        st.divider()
        sharing.draw("conversation", current)
        st.divider()
        _draw_deletion(current)


def _draw_deletion(current: str) -> None:
    sure = st.checkbox(say("conversation_delete_sure"), key=f"sure-{current}")
    st.button(
        say("conversation_delete"),
        key="conversation_delete",
        icon=":material/delete:",
        disabled=not sure,
        on_click=_delete,
        args=(current,),
    )


def _delete(current: str) -> None:
    own = conversation.own()
    title = own.title(current)
    count = len(own.exchanges(current))
    own.delete(current)
    links = sharing.store().forget(person.key(), "conversation", current)
    given = place.receipt_of("deleted_conversation", current, count=count, links=links)
    conversation.start()
    outcomes.tell(Outcome("success", deleting.line(title, given)))
