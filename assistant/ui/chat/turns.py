"""Draws turns: question, checked answer, citations, evidence and what may be done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from assistant.answering import notes
from assistant.answering.refusals import place, without_nearest
from assistant.schema import Answer, Hit, Outcome
from assistant.ui.chat import after, answers, evidence, suggestions, within
from assistant.ui.shared import conversation, session
from assistant.ui.shared.conversation import STOPPED, Turn
from assistant.ui.shared.safe import safe_line, safe_markdown
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import plain

UNDERSTOOD = 200  # characters of a question as it was understood
NEAREST = 3  # sections offered where the library does not answer
ASSISTANT = ":material/hub:"  # avatar
WARNING = ":orange[{}]"


def draw_turn(turn: Turn) -> None:
    """Draw a question and its answer, or the error that came instead."""
    draw_question(turn.question, turn.id)
    with st.chat_message("assistant", avatar=ASSISTANT):
        if turn.error:
            _draw_error(turn)
        elif turn.answer is None:
            st.caption(say("answer_gone"))
            after.draw_asking_again(turn)
        else:
            if turn.answer.understood:
                st.caption(say("understood", question=turn.answer.understood[:UNDERSTOOD]))
            _DRAWN[turn.answer.outcome](turn, turn.answer)


def _draw_error(turn: Turn) -> None:
    if turn.error == STOPPED:
        st.caption(say("stopped"))
    else:
        st.error(safe_line(turn.error))
    after.draw_asking_again(turn)


def draw_question(question: str, turn: str) -> None:
    """Draw what the visitor asked."""
    with (
        st.container(key=f"question-{turn}"),
        st.chat_message("user", avatar=":material/person:"),
    ):
        st.markdown(safe_markdown(question))


def _draw_answer(turn: Turn, answer: Answer) -> None:
    """Draw an answer, what it rests on, what may be done next; look.css puts the second beside."""
    with st.container(key=f"beside-{turn.id}"):
        with st.container(key=f"said-{turn.id}"):
            _draw_said(turn, answer)
        with st.container(key=f"evidence-{turn.id}"):
            evidence.draw(turn, answer)
        with st.container(key=f"next-{turn.id}"):
            _draw_next(turn, answer)


def _draw_said(turn: Turn, answer: Answer) -> None:
    st.markdown(answers.answer_markdown(answer, turn.id, session.language()))
    facts = (
        answers.generator_name(answer, session.language()),
        answers.support_summary(answer, session.language()),
    )
    st.caption(" · ".join(filter(None, facts)))
    _draw_left_out(turn, answer)


def _draw_helped(turn: Turn, answer: Answer) -> None:
    st.markdown(answers.answer_markdown(answer, turn.id, session.language()))
    _draw_next(turn, answer)


def _draw_next(turn: Turn, answer: Answer) -> None:
    after.draw(turn, answer)
    suggestions.draw(answer.suggestions, turn.id)


def _draw_left_out(turn: Turn, answer: Answer) -> None:
    """Draw what went wrong with the model, and its sentences that are not in the answer."""
    if failure := notes.failure(answer, session.language()):
        st.caption(WARNING.format(safe_line(failure)))
    if told := notes.left_out(answer, session.language()):
        with st.expander(safe_line(told), key=f"left-out-{turn.id}"):
            sentences = map(safe_markdown, notes.sentences_left_out(answer))
            st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def _draw_not_in_library(turn: Turn, answer: Answer) -> None:
    told = without_nearest(answer.answer, answer.language)
    st.info(safe_markdown(told), icon=":material/menu_book:")
    within.draw_line(answer)
    within.draw_ask_all(answer, turn.id)
    hits = _one_per_section(answer.nearest)[:NEAREST]
    if hits:
        st.markdown(f"**{say('nearest')}**")
    for number, hit in enumerate(hits):
        with st.expander(evidence.label_of(hit)):
            st.button(
                say("ask_about"),
                key=f"about-{turn.id}-{number}",
                icon=":material/forum:",
                on_click=conversation.ask,
                args=(_question_about(hit),),
            )
            evidence.draw_passage(hit)
    _draw_next(turn, answer)


def _one_per_section(hits: Iterable[Hit]) -> list[Hit]:
    sections: dict[tuple[str, tuple[str, ...]], Hit] = {}
    for hit in hits:
        sections.setdefault((hit.document_id, hit.passage.section), hit)
    return list(sections.values())


def _question_about(hit: Hit) -> str:
    return plain("ask_about_question", session.language(), section=place(hit))


_DRAWN: Mapping[Outcome, Callable[[Turn, Answer], None]] = {
    "answered": _draw_answer,
    "not_in_library": _draw_not_in_library,
    "helped": _draw_helped,
}
