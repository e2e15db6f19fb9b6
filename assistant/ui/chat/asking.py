"""Answers the pending question: evidence at once, a draft as it comes, the checked answer last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.schema import Done, Event, EvidenceFound, Hit
from assistant.ui.chat import suggestions, turns
from assistant.ui.shared import session
from assistant.ui.shared.safe import safe_markdown
from assistant.ui.shared.session import Turn, say

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant

_OPENS = ("open_plan", "open_lesson")  # acts that want a page


def answer_pending(assistant: Assistant) -> None:
    """Answer the pending question and draw the page anew with the finished turn."""
    question = session.pending()
    if question is None:
        return
    turns.draw_question(question, "pending")
    try:
        with st.chat_message("assistant", avatar=turns.ASSISTANT):
            events = assistant.stream(question, conversation=st.session_state["conversation"])
            turn = _drawn(question, events)
    except KhrueakhaiError as error:
        turn = Turn(uuid4().hex, question, error=str(error))
    except Exception:
        session.settle(None)  # or every rerun would run into the same fault again
        raise
    session.settle(turn)
    for one in turn.answer.suggestions if turn.answer and turn.answer.act in _OPENS else ():
        suggestions.open_page(one.kind, one.text)
    st.rerun()


def _drawn(question: str, events: Iterable[Event]) -> Turn:
    """Draw the events as they come; the draft is made safe as a whole, never piece by piece."""
    evidence, note, draft = st.container(), st.empty(), st.empty()
    hits: tuple[Hit, ...] = ()
    words = ""
    note.markdown(f":shimmer[{say('searching')}]")
    for event in events:
        if isinstance(event, EvidenceFound):
            hits = event.hits
            with evidence:
                turns.draw_evidence(hits, expanded=True)
        elif isinstance(event, Done):
            return Turn(uuid4().hex, question, answer=event.answer, evidence=hits)
        else:
            words += event.text
            note.caption(f":shimmer[{say('drafting')}]")
            draft.markdown(safe_markdown(words))
    raise RuntimeError("The assistant's stream ended without an answer.")
