"""Answers the pending question: evidence at once, a draft as it comes, the checked answer last.

The work begins before the page is drawn, and what it has found is drawn between the turns before
it: a reader does not wait for the conversation so far.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.ui.chat import evidence, suggestions, turns
from assistant.ui.chat.job import Job
from assistant.ui.shared import conversation, session
from assistant.ui.shared.conversation import Turn
from assistant.ui.shared.safe import safe_markdown
from assistant.ui.shared.session import say
from assistant.ui.shared.warming import WARMING

_OPENS = ("open_plan", "open_lesson")  # acts that want a page
_LOOK = 0.1  # seconds between two looks at the work; a reader who stops it waits no longer


class Work:
    """The places of the pending answer, and what has been drawn in them."""

    def __init__(self, job: Job) -> None:
        self._job = job
        turns.draw_question(job.question, "pending")
        with (
            st.chat_message("assistant", avatar=turns.ASSISTANT),
            st.container(key="beside-pending"),  # each where the finished turn will have it
        ):
            with st.container(key="said-pending"):
                self._note, self._draft = st.empty(), st.empty()
                st.button(
                    say("stop"),
                    key="stop",
                    icon=":material/stop_circle:",
                    on_click=_stop,
                    args=(job,),
                )
            self._found = st.container(key="evidence-pending")
        self._shown = False
        self._words: str | None = None  # as they stand on the page
        self.draw()

    def draw(self) -> None:
        """Draw what is there by now; the draft is made safe as a whole, never piece by piece."""
        if self._job.hits is not None and not self._shown:
            self._shown = True
            with self._found:
                evidence.draw_found(self._job.hits, expanded=True)
        words = self._job.words
        if words == self._words:  # nothing to send; but a reader who has stopped it is heard here
            st.session_state.get("job")
            return
        self._words = words
        if words:
            self._note.caption(f":shimmer[{say('drafting')}]")
            self._draft.markdown(safe_markdown(words))
        else:
            self._note.markdown(f":shimmer[{say('searching')}]")


def draw(asked: Sequence[Turn], job: Job | None) -> None:
    """Draw the turns so far; where work is under way, draw it and then the page anew."""
    places = [st.container() for _ in asked]
    work = None
    if job:
        with st.container():  # where the finished turn will stand: nothing moves then
            work = Work(job)
    for place, turn in zip(places, asked, strict=True):
        with place:
            turns.draw_turn(turn)
        if work:
            work.draw()
    if job and work:
        while not job.wait(_LOOK):
            work.draw()
        work.draw()
        _finish(job)


def _finish(job: Job) -> None:
    """Keep what came of a question, and draw the page anew with it."""
    question = job.question
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


def begin() -> Job | None:
    """Return the work on the pending question; None where there is none.

    What is under way goes on, whatever drew the page anew.  Where the model that was chosen cannot
    be opened, why is kept with the question.
    """
    question = conversation.pending()
    if question is None:
        return None
    job: Job | None = st.session_state.get("job")
    if job is None or job.question != question:
        current, own = conversation.current(), conversation.own()
        own.begin(current, question)
        own.choose(current, conversation.own_choice())
        try:
            assistant = session.asked_with(conversation.llm()).within(conversation.within())
        except KhrueakhaiError as error:
            own.failed(current, question, str(error))
            conversation.settle()
            st.rerun()
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
