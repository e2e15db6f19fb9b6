"""Draws a lesson's head, its overview and its papers."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant.export.papers.paper import Paper
from assistant.lessons.form import say as form_say
from assistant.lessons.papers import PaperName, paper_of
from assistant.schema import Citation, Language
from assistant.schema.lessons import Lesson
from assistant.schema.papers import Part, Picture, statements_of
from assistant.ui.lesson import state as lesson_state
from assistant.ui.plan import evidence as plan_evidence
from assistant.ui.plan import view as plan_view
from assistant.ui.shared import boxes, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

_PAPERS = {"handout": "files_handout", "guide": "files_guide"}


def draw_head(lesson: Lesson, *, reading: bool = False) -> None:
    """Draw the title, for a reader as that of the page, and what the trainer should know."""
    (st.title if reading else st.header)(safe_line(lesson.title), anchor=False)
    st.caption(
        say(
            "lesson_counts",
            minutes=lesson.minutes,
            citations=len(lesson.citations),
            slides=len(lesson.slides),
            items=len(lesson.quiz),
        )
    )
    for warning in lesson.warnings:
        st.warning(safe_line(warning), icon=":material/warning:")


def draw_overview(lesson: Lesson, *, reading: bool = False) -> None:
    """Draw agenda, objectives and coverage, and, but for a reader, the way to change them."""
    edit = "lesson_change_request"
    if not reading:
        boxes.act(edit, edit, "edit_note", lesson_state.fill, lesson.request, type="secondary")
    _draw_agenda(lesson)
    st.subheader(say("lesson_objectives"), anchor=False)
    lines = (
        f"- {safe_line(one.text)} :gray-badge[{say(f'lesson_bloom_{one.level}')}]"
        for one in lesson.objectives
    )
    st.markdown("\n".join(lines))
    used = sum(use.citations > 0 for use in lesson.coverage)
    with st.expander(say("lesson_coverage", used=used, all=len(lesson.coverage))):
        heads = _heads(("col_section", "col_used"))
        rows = (
            (
                safe_line(f"{use.document} › {use.section}".rstrip(" ›")),
                str(use.citations) if use.citations else f":gray[{say('lesson_unused')}]",
            )
            for use in lesson.coverage
        )
        st.table([dict(zip(heads, row, strict=True)) for row in rows], hide_index=True)


def draw_papers(lesson: Lesson) -> None:
    """Draw the handout or the trainer's guide, with the passages of every part."""
    names = {key: say(name) for key, name in _PAPERS.items()}
    chosen = st.segmented_control(
        say("lesson_paper"),
        list(names),
        format_func=names.__getitem__,
        default="handout",
        key="lesson_paper",
        label_visibility="collapsed",
        required=True,
    )
    paper = paper_of(lesson, cast(PaperName, chosen or "handout"))
    st.caption(say("lesson_legend"))
    for at, part in enumerate(paper.parts):
        _draw_part(paper, part, at)


def spoken(lesson: Lesson) -> Language:
    """Return the language of a lesson's own words, Thai where it has two."""
    return "en" if lesson.language == "en" else "th"


def _draw_agenda(lesson: Lesson) -> None:
    st.subheader(say("lesson_agenda"), anchor=False)
    keys = ("col_minutes", "col_phase", "col_activity", "col_method", "col_material")
    heads = _heads(keys)
    rows = (
        (
            str(step.minutes),
            form_say(step.phase, spoken(lesson)),
            safe_line(step.activity),
            safe_line(step.method),
            safe_line(step.material),
        )
        for step in lesson.agenda
    )
    st.table([dict(zip(heads, row, strict=True)) for row in rows], hide_index=True)
    total = sum(step.minutes for step in lesson.agenda)
    st.caption(say("lesson_agenda_sum", minutes=total))


def _heads(keys: tuple[str, ...]) -> list[str]:
    return [form_say(key, session.language()) for key in keys]


def _draw_part(paper: Paper, part: Part, at: int) -> None:
    st.subheader(f"{at + 1}. {safe_line(part.title)}", anchor=f"part-{at + 1}")
    for block in part.blocks:
        if isinstance(block, Picture):
            image = paper.draw(block, "png")
            st.image(image, caption=safe_line(block.caption), width=700, alt=block.caption)
        else:
            plan_view.draw_block(block, at)
    cited = _cited_by(paper, part)
    if cited:
        label = say("lesson_part_evidence", count=len(cited))
        with st.expander(label, icon=":material/menu_book:", key=f"evidence-{at}"):
            plan_evidence.draw(cited, at, paper.language)


def _cited_by(paper: Paper, part: Part) -> list[Citation]:
    numbers = {n for block in part.blocks for s in statements_of(block) for n in s.citations}
    return [citation for citation in paper.citations if citation.number in numbers]
