"""What a reader does with an answer: ask again, ask otherwise, keep it, say what they think."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from assistant import settings
from assistant.conversations.values import REASONS, Opinion, Reason
from assistant.export import write_paper
from assistant.export.papers.answers import of_answers
from assistant.schema import Answer
from assistant.ui.chat import copying
from assistant.ui.shared import clipboard, conversation, downloads, session
from assistant.ui.shared.clipboard import Copy
from assistant.ui.shared.conversation import Turn
from assistant.ui.shared.references import draw_references
from assistant.ui.shared.session import say

_THUMBS = {0: False, 1: True}  # as st.feedback counts them
_OF_A_REFUSAL: tuple[Reason, ...] = ("is_there", "beside")
_OF_AN_ANSWER = tuple(reason for reason in REASONS if reason and reason != "is_there")


def draw(turn: Turn, answer: Answer) -> None:
    """Draw what may be done with an answer."""
    with st.container(horizontal=True, vertical_alignment="center"):
        whole = Copy(say("copy"), copying.as_text(answer), copying.as_html(answer))
        clipboard.draw(f"answer-{turn.id}", [whole])
        with st.popover(say("download"), icon=":material/download:", key=f"download-{turn.id}"):
            draw_files(f"file-{turn.id}", answer.question, (answer,))
        if answer.citations:
            draw_references(turn.id, {citation.document_id for citation in answer.citations})
        draw_asking_again(turn)
    draw_opinion(turn, answer)


def draw_files(key: str, title: str, answers: Sequence[Answer]) -> None:
    """Draw a button for each format; a file is written when it is asked for."""
    for suffix, label in downloads.PAGES.items():
        st.download_button(
            label,
            _written(title, answers, suffix),
            file_name=copying.file_name(title, suffix),
            mime=downloads.mime(suffix),
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}{suffix}",
            width="stretch",
        )


def _written(title: str, answers: Sequence[Answer], suffix: str) -> Callable[[], bytes]:
    language = session.language()
    return lambda: write_paper(of_answers(title, answers, language, date.today()), suffix)


def draw_asking_again(turn: Turn) -> None:
    """Draw the ways to ask a question anew; what came after it goes, and that is said."""
    field = f"edited-{turn.id}"
    with st.popover(say("edit_question"), icon=":material/edit:", key=f"edit-{turn.id}"):
        if turn.id != conversation.turns()[-1].id:
            st.caption(say("edit_replaces"))
        st.text_area(
            say("edit_question"),
            turn.question,
            key=field,
            max_chars=settings.DEFAULT.question_limit,
            label_visibility="collapsed",
        )
        st.button(
            say("edit_ask"),
            key=f"ask-{turn.id}",
            type="primary",
            on_click=lambda: conversation.ask_again(turn.id, st.session_state[field]),
        )
    st.button(
        say("regenerate"),
        key=f"again-{turn.id}",
        icon=":material/refresh:",
        on_click=conversation.ask_again,
        args=(turn.id, turn.question),
    )


def draw_opinion(turn: Turn, answer: Answer) -> None:
    """Draw two thumbs, and where the answer was not good a choice of reasons that fit it."""
    given = turn.opinion
    reasons = _OF_A_REFUSAL if answer.outcome == "not_in_library" else _OF_AN_ANSWER
    default = None if given is None else int(given.good)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(say("opinion"), width="content")
        st.feedback(
            "thumbs", key=f"thumbs-{turn.id}", default=default, on_change=_told, args=(turn,)
        )
    if given is None or given.good:
        return
    st.pills(
        say("opinion_why"),
        reasons,
        format_func=lambda reason: say(f"opinion_{reason}"),
        default=given.reason if given.reason in reasons else None,
        key=f"reason-{turn.id}",
        on_change=_told,
        args=(turn,),
    )
    st.text_input(
        say("opinion_note"), given.note, key=f"note-{turn.id}", max_chars=500, on_change=_told,
        args=(turn,),
    )  # fmt: skip
    st.caption(say("opinion_kept"))


def _told(turn: Turn) -> None:
    state = st.session_state
    thumb: int | None = state[f"thumbs-{turn.id}"]
    if thumb is None:
        conversation.own().take_back(conversation.current(), int(turn.id))
    else:
        reason: Reason = state.get(f"reason-{turn.id}") or ""
        opinion = Opinion(_THUMBS[thumb], reason, str(state.get(f"note-{turn.id}") or ""))
        conversation.own().judge(conversation.current(), int(turn.id), opinion)
    conversation.reload()
