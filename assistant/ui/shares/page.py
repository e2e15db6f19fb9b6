"""The page of a link: one conversation, plan or lesson, to be read and not changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.lessons import pack
from assistant.lessons.store import LessonStore
from assistant.people import audit
from assistant.people.shares import Kind, Share
from assistant.plans import files as plan_files
from assistant.plans.store import PlanStore
from assistant.schema import Answer
from assistant.ui.chat import after, answers, turns
from assistant.ui.lesson import slides as lesson_slides
from assistant.ui.lesson import view as lesson_view
from assistant.ui.plan import view as plan_view
from assistant.ui.shared import downloads, page_script, passages, person, session, sharing
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

_TABS = ("lesson_tab_overview", "lesson_tab_handout", "lesson_tab_slides")


def draw(token: str) -> None:
    """Draw what a link shows, or one line where it shows nothing."""
    try:
        home, share = sharing.opened(token)
        _DRAWN[share.kind](home, share)
    except KhrueakhaiError as error:
        st.title(say("shared_page"), anchor=False)
        st.error(session.told(error), icon=":material/link_off:")
        st.button(say("go_home"), key="go_home", on_click=st.query_params.clear)
        return
    if st.session_state.get("share_opened") != share.id:
        st.session_state["share_opened"] = share.id
        audit.note(home, person.called(), "opened_share", share.id)


def _draw_conversation(home: Path, share: Share) -> None:
    own = session.conversations(str(home)).of(share.owner)
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


def _draw_plan(home: Path, share: Share) -> None:
    plan = PlanStore(home, share.owner).load(share.item)
    st.set_page_config(layout="wide")
    st.session_state["plan_drawn"] = {}
    _reading()
    plan_view.draw_head(plan, reading=True)
    with st.container(horizontal=True):
        for suffix, name in downloads.PAGES.items():
            _file(name, f"network-plan-{plan.id}{suffix}", partial(plan_files.write, plan, suffix))
    plan_view.draw_contents(plan)
    for at, part in enumerate(plan.parts):
        plan_view.draw_part(plan, part, at, reading=True)
    page_script.draw(step=0)


def _draw_lesson(home: Path, share: Share) -> None:
    lesson = LessonStore(home, share.owner).load(share.item)
    st.set_page_config(layout="wide")
    st.session_state["lesson_drawn"] = {}
    _reading()
    lesson_view.draw_head(lesson, reading=True)
    _file(say("files_all"), f"{lesson.id}.zip", partial(pack.zipped, lesson))
    overview, papers, pictures = st.tabs([say(name) for name in _TABS])
    with overview:
        lesson_view.draw_overview(lesson, reading=True)
    with papers:
        lesson_view.draw_papers(lesson)
    with pictures:
        lesson_slides.draw(lesson)
    page_script.draw(step=0)


def _reading() -> None:
    st.caption(f":material/visibility: {say('share_reading')}")


def _head(title: str) -> None:
    _reading()
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


_DRAWN: Mapping[Kind, Callable[[Path, Share], None]] = {
    "conversation": _draw_conversation,
    "plan": _draw_plan,
    "lesson": _draw_lesson,
}
draw(st.query_params.get(sharing.QUERY, ""))
