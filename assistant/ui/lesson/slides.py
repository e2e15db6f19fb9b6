"""Draws a lesson's slides as pictures, with what the trainer says with each."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant.export.pictures.cards import Aspect
from assistant.export.pictures.slides import draw_slide
from assistant.schema.lessons import Lesson
from assistant.ui.lesson import view as lesson_view
from assistant.ui.shared.safe import safe_markdown
from assistant.ui.shared.session import say

_ASPECTS = ("16:9", "4:3")
_AT_ONCE = 12  # slides on the page; drawing one takes some 70 ms


def draw(lesson: Lesson) -> None:
    """Draw a dozen of the slides, two beside each other where there is room."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        aspect = st.segmented_control(
            say("lesson_aspect"), _ASPECTS, default=_ASPECTS[0], key="lesson_aspect", required=True
        )
        starts = range(0, len(lesson.slides), _AT_ONCE)
        names = {
            start: say(
                "lesson_slides_from",
                first=start + 1,
                last=min(start + _AT_ONCE, len(lesson.slides)),
            )
            for start in starts
        }
        first = st.segmented_control(
            say("lesson_slides_shown"),
            list(names),
            format_func=names.__getitem__,
            default=0,
            key=f"lesson_slides-{lesson.id}",
            required=True,
        )
    shown = range(first or 0, min((first or 0) + _AT_ONCE, len(lesson.slides)))
    for start in shown[::2]:
        for column, at in zip(
            st.columns(2), range(start, min(start + 2, shown.stop)), strict=False
        ):
            with column:
                _draw_one(lesson, at, cast(Aspect, aspect or _ASPECTS[0]))


def _draw_one(lesson: Lesson, at: int, aspect: Aspect) -> None:
    slide = lesson.slides[at]
    told = say("lesson_slide", number=at + 1)
    st.image(picture(lesson, at, aspect), caption=told, alt=told)
    if slide.notes:
        with st.expander(say("lesson_notes"), icon=":material/speaker_notes:"):
            st.markdown(safe_markdown(slide.notes.replace("\n", "\n\n")))


def picture(lesson: Lesson, at: int, aspect: Aspect) -> bytes:
    """Return the picture of one of the open lesson's slides, drawn once."""
    drawn: dict[tuple[int, str], bytes] = st.session_state["lesson_drawn"]
    if (at, aspect) not in drawn:
        english = lesson.language == "both" and at >= len(lesson.slides) / 2
        language = "en" if english else lesson_view.spoken(lesson)
        drawn[at, aspect] = draw_slide(lesson.slides[at], language, aspect)
    return drawn[at, aspect]
