"""Shows a learner what came of an answer: right or not, the right one, why, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.lessons.quiz.marking import mark
from assistant.schema import Citation
from assistant.schema.classes import QuizClass
from assistant.schema.lessons import QuizItem
from assistant.ui.quiz.words import answer_lines, given_lines
from assistant.ui.shared import passages, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say


def draw(opened: QuizClass, at: int, given: Sequence[str], *, unfolded: bool = False) -> None:
    """Draw what a learner learns after answering an item; its first passage can be unfolded."""
    one = opened.quiz[at]
    _draw_given(one, given)
    _draw_mark(one, given)
    lines = answer_lines(one)
    head = say("item_points" if one.kind == "open" else "item_answer")
    st.markdown(f"**{head}**  \n" + "  \n".join(lines))
    why = "  \n".join(map(safe_line, filter(None, (_why_not(one, given), one.explanation))))
    st.markdown(f"**{say('item_why')}**  \n{why}")
    if opened.passages:
        cited = [c for c in opened.citations if c.number in one.citations]
        cited.sort(key=lambda citation: citation.language != one.language)
        _draw_passages(cited, one, unfolded=unfolded)


def _why_not(one: QuizItem, given: Sequence[str]) -> str:
    """Return what is said of the option that was chosen, where it is a wrong one."""
    told = dict(zip(one.options, one.reasons, strict=False))
    return "" if tuple(given) == one.answer else told.get(given[0], "") if given else ""


def _draw_given(one: QuizItem, given: Sequence[str]) -> None:
    lines = given_lines(one, given) or [f":gray[{say('take_nothing')}]"]
    st.markdown(f"**{say('take_yours')}**  \n" + "  \n".join(lines))


def _draw_mark(one: QuizItem, given: Sequence[str]) -> None:
    found = mark(one, given)
    if found.points is None:
        st.info(say("take_open"), icon=":material/edit_note:")
    elif found.right:
        st.success(say("take_right"), icon=":material/check_circle:")
    elif found.points:
        st.warning(say("take_partly"), icon=":material/rule:")
    else:
        st.error(say("take_wrong"), icon=":material/cancel:")


def _draw_passages(cited: Sequence[Citation], item: QuizItem, *, unfolded: bool) -> None:
    if cited:
        st.markdown(f"**{say('take_source')}**")
    for at, citation in enumerate(cited):
        where = (citation.title, citation.section, citation.page, session.language())
        with st.expander(passages.short_place(*where), expanded=unfolded and at == 0):
            passages.draw(citation, item.language)
