"""The conversation of a session: it is kept in the home, and the page's address names it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assistant.conversations.own import OwnConversations
from assistant.conversations.store import ConversationStore
from assistant.conversations.values import Exchange, Opinion, new_id
from assistant.errors import UnknownConversation
from assistant.schema import Answer, Hit, Within
from assistant.ui.shared import person, place, session

QUERY = "conversation"  # in the page's address, so that a reload comes back to it
STOPPED = "stopped"  # what is kept as the error of a question whose reader did not wait


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: a checked answer, or the error that stopped it."""

    id: str
    question: str
    answer: Answer | None = None
    evidence: tuple[Hit, ...] = ()
    error: str = ""
    opinion: Opinion | None = None


def prepare() -> None:
    """Give every key of the conversation its first value."""
    state = st.session_state
    state.setdefault("turns", [])
    state.setdefault("pending", None)
    state.setdefault("llm", "")
    state.setdefault("within", Within())
    state.setdefault("conversation", new_id())
    state.setdefault("cleared_after", 0)
    state.setdefault("conversation_lost", False)


def own() -> OwnConversations:
    """Return the conversations of this visitor."""
    with session.errors_end_the_page():
        return store().of(person.key())


def store() -> ConversationStore:
    """Return the conversations of where the visitor is, opened once for all sessions."""
    return session.conversations(str(place.folder()))


def current() -> str:
    """Return the id of the conversation on the screen; it is kept once something was asked."""
    return str(st.session_state["conversation"])


def follow_address() -> None:
    """Open the conversation that the address names, and name in it the one that is open."""
    asked = st.query_params.get(QUERY, "")
    if asked and asked != current():
        open_kept(asked)
    if turns() or pending():
        if st.query_params.get(QUERY) != current():
            st.query_params[QUERY] = current()
    else:
        st.query_params.pop(QUERY, None)


def open_kept(conversation: str) -> None:
    """Put a kept conversation on the screen; where there is none, a new one."""
    start()
    try:
        st.session_state["turns"] = [_turn(one) for one in own().exchanges(conversation)]
    except UnknownConversation:
        st.session_state["conversation_lost"] = True
        return
    st.session_state["conversation"] = conversation
    st.session_state["llm"] = own().llm(conversation)
    answers = [one.answer for one in turns() if one.answer]
    keep_to((answers[-1].within if answers else None) or Within())


def llm() -> str:
    """Return the model that answers in this conversation."""
    return own_choice() or session.llm()


def own_choice() -> str:
    """Return the model that was chosen for this conversation, "" where none was."""
    return str(st.session_state["llm"])


def choose_model(llm: str) -> None:
    """Let another model answer from now on; the operator's own is kept as no choice."""
    st.session_state["llm"] = "" if llm == session.llm() else llm
    if turns():
        own().choose(current(), st.session_state["llm"])


def within() -> Within:
    """Return which documents the next question is put to; as the last answer was, at first."""
    held: Within = st.session_state["within"]
    return held


def keep_to(wanted: Within) -> None:
    """Let questions be put to these documents alone from now on."""
    st.session_state["within"] = wanted


def was_lost() -> bool:
    """Tell once that the address named a conversation that this visitor does not have."""
    lost = bool(st.session_state["conversation_lost"])
    st.session_state["conversation_lost"] = False
    return lost


def turns() -> list[Turn]:
    """Return the conversation so far."""
    return list(st.session_state["turns"])


def pending() -> str | None:
    """Return the question that waits for its answer; it survives a rerun that interrupts it."""
    waiting: str | None = st.session_state["pending"]
    return waiting


def ask(question: str) -> None:
    """Put a question; the chat page answers it in its next run."""
    if question.strip():
        st.session_state["pending"] = question.strip()


def ask_again(turn: str, question: str) -> None:
    """Put a question in place of one that was asked, and of all that came after it."""
    if question.strip():
        own().forget_from(current(), int(turn))
        reload()
        ask(question)


def settle() -> None:
    """Close the pending question; what came of it is kept."""
    st.session_state["pending"] = None
    reload()


def reload() -> None:
    """Take the turns from what is kept."""
    st.session_state["turns"] = [_turn(one) for one in own().exchanges(current())]


def clear_context() -> None:
    """Let the next question stand alone; what was answered stays on the page."""
    own().forget_memory(current())
    st.session_state["cleared_after"] = len(turns())


def is_cleared() -> bool:
    """Tell whether nothing has been asked since the context was cleared."""
    return bool(st.session_state["cleared_after"] == len(turns()))


def start() -> None:
    """Begin another conversation; the one before stays in the list."""
    st.session_state["turns"] = []
    st.session_state["pending"] = None
    st.session_state["llm"] = ""
    st.session_state["within"] = Within()
    st.session_state["conversation"] = new_id()
    st.session_state["cleared_after"] = 0
    st.query_params.pop(QUERY, None)


def _turn(one: Exchange) -> Turn:
    nearest = one.answer.nearest if one.answer else ()
    return Turn(str(one.key), one.question, one.answer, nearest, one.error, one.opinion)
