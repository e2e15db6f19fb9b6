"""The page of a link: one conversation, plan or lesson, to be read and not changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.lessons import pack
from assistant.lessons.store import LessonStore
from assistant.people.shares import Kind, Share
from assistant.plans import files as plan_files
from assistant.plans.store import PlanStore
from assistant.schema import Answer
from assistant.settings import home_folder
from assistant.ui.chat import after, answers, turns
from assistant.ui.shared import (
    conversation,
    downloads,
    page_script,
    passages,
    person,
    session,
    sharing,
)
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say


def draw(token: str) -> None:
    """Draw what a link shows, or one line where it shows nothing."""
    try:
        share = sharing.store().opened(token)
        _DRAWN[share.kind](share)
    except KhrueakhaiError as error:
        st.error(safe_line(str(error)), icon=":material/link_off:")
        return
    if st.session_state.get("share_opened") != share.id:
        st.session_state["share_opened"] = share.id
        person.note("opened_share", share.id)


def _draw_conversation(share: Share) -> None:
    own = conversation.store().of(share.owner)
    title, exchanges = own.title(share.item), own.exchanges(share.item)
    _head(title)
    given = tuple(one.answer for one in exchanges if one.answer)
    if given:
        with st.popover(say("download"), icon=":material/download:", key="share_download"):
            after.draw_files("shared", title, given)
    for one in exchanges:
        if one.answer:
            turns.draw_question(one.question, str(one.key))
            with st.chat_message("assistant", avatar=turns.ASSISTANT):
                _draw_answer(str(one.key), one.answer)
    page_script.draw(step=0)


def _draw_answer(turn: str, answer: Answer) -> None:
    st.markdown(answers.answer_markdown(answer, turn, session.language()))
    st.caption(answers.generator_name(answer, session.language()))
    for citation in answer.citations:
        label = f":primary-badge[{citation.number}] {passages.label(citation, session.language())}"
        with st.expander(label, key=answers.citation_key(turn, citation.number)):
            passages.draw(citation, answer.language)


def _draw_plan(share: Share) -> None:
    plan = PlanStore(home_folder(), share.owner).load(share.item)
    _head(plan.title)
    with st.container(horizontal=True):
        for suffix, name in downloads.PAGES.items():
            _file(name, f"network-plan-{plan.id}{suffix}", partial(plan_files.write, plan, suffix))


def _draw_lesson(share: Share) -> None:
    lesson = LessonStore(home_folder(), share.owner).load(share.item)
    _head(lesson.title)
    _file(say("files_all"), f"{lesson.id}.zip", partial(pack.zipped, lesson))


def _head(title: str) -> None:
    st.caption(f":material/visibility: {say('share_reading')}")
    st.title(safe_line(title), anchor=False)


def _file(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        make,
        file_name=name,
        mime=downloads.mime(name),
        icon=":material/download:",
        on_click="ignore",
        key=f"shared-{name}",
    )


_DRAWN: Mapping[Kind, Callable[[Share], None]] = {
    "conversation": _draw_conversation,
    "plan": _draw_plan,
    "lesson": _draw_lesson,
}
draw(st.query_params.get(sharing.QUERY, ""))
