"""Answers the pending question: evidence at once, a draft as it comes, the checked answer last."""

from __future__ import annotations

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.ui.chat import evidence, suggestions, turns
from assistant.ui.chat.job import Job
from assistant.ui.shared import conversation, session
from assistant.ui.shared.safe import safe_markdown
from assistant.ui.shared.session import say
from assistant.ui.shared.warming import WARMING

_OPENS = ("open_plan", "open_lesson")  # acts that want a page
_LOOK = 0.1  # seconds between two looks at the work; a reader who stops it waits no longer


def answer_pending() -> None:
    """Answer the pending question and draw the page anew with the finished turn."""
    question = conversation.pending()
    if question is None:
        return
    turns.draw_question(question, "pending")
    job = _job(question)
    if job is None:
        conversation.settle()
        st.rerun()
    with st.chat_message("assistant", avatar=turns.ASSISTANT):
        _draw(job)
    st.session_state["job"] = None
    if isinstance(job.error, KhrueakhaiError):
        conversation.own().failed(conversation.current(), question, str(job.error))
    conversation.settle()
    if job.error and not isinstance(job.error, KhrueakhaiError):
        raise job.error
    last = conversation.turns()[-1].answer
    for one in last.suggestions if last and last.act in _OPENS else ():
        suggestions.open_page(one.kind, one.text)
    st.rerun()


def _job(question: str) -> Job | None:
    """Return the work on a question: what is under way goes on, whatever drew the page anew.

    None where the model that was chosen cannot be opened; why is kept with the question.
    """
    job: Job | None = st.session_state.get("job")
    if job is None or job.question != question:
        current, own = conversation.current(), conversation.own()
        own.begin(current, question)
        own.choose(current, conversation.own_choice())
        try:
            assistant = session.asked_with(conversation.llm())
        except KhrueakhaiError as error:
            own.failed(current, question, str(error))
            return None
        events = assistant.stream(question, conversation=current)
        job = Job(question, WARMING.waited_for(events))
        st.session_state["job"] = job
    return job


def _stop(job: Job) -> None:
    """Let a question go unanswered; that it was asked is kept."""
    job.stop()
    st.session_state["job"] = None
    conversation.own().failed(conversation.current(), job.question, conversation.STOPPED)
    conversation.settle()


def _draw(job: Job) -> None:
    """Draw the work as it goes on; the draft is made safe as a whole, never piece by piece."""
    with st.container(key="beside-pending"):  # each where the finished turn will have it
        with st.container(key="said-pending"):
            note, draft = st.empty(), st.empty()
            st.button(
                say("stop"),
                key="stop",
                icon=":material/stop_circle:",
                on_click=_stop,
                args=(job,),
            )
        found = st.container(key="evidence-pending")
    shown = False
    while True:
        ended = job.wait(_LOOK)
        if job.hits is not None and not shown:
            shown = True
            with found:
                evidence.draw_found(job.hits, expanded=True)
        if job.words:
            note.caption(f":shimmer[{say('drafting')}]")
            draft.markdown(safe_markdown(job.words))
        else:
            note.markdown(f":shimmer[{say('searching')}]")
        if ended:
            return
