"""Draws the files of a lesson: all of them as a ZIP, and each alone; made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from assistant import export
from assistant.export.quizzes.quiz import FORMATS, left_out, write_quiz
from assistant.lessons import pack
from assistant.lessons.form import say as form_say
from assistant.lessons.papers import PaperName, is_empty, paper_of
from assistant.schema.lessons import Lesson
from assistant.ui.lesson import state as lesson_state
from assistant.ui.shared import deleting, session, sharing
from assistant.ui.shared.downloads import PAGES, mime
from assistant.ui.shared.session import say


def draw(lesson: Lesson) -> None:
    """Draw the button for everything, and a row of buttons for each paper."""
    _button(lesson, say("files_all"), "lesson.zip", partial(pack.zipped, lesson), primary=True)
    st.markdown(f"**{say('files_each')}**")
    for name, paper in pack.PAPERS.items():
        if not is_empty(lesson, paper):
            with _row(say(f"files_{paper}")):
                for suffix, shown in PAGES.items():
                    make = partial(_paper, lesson, paper, suffix)
                    _button(lesson, shown, f"{name}{suffix}", make)
    with _row(say("files_slides")):
        for aspect in ("16:9", "4:3"):
            name = f"slides-{aspect.replace(':', 'x')}.pptx"
            _button(lesson, aspect, name, partial(_slides, lesson, aspect))
    if lesson.quiz:
        with _row(say("files_quiz")):
            for key, quiz in FORMATS.items():
                _button(lesson, quiz.shown, f"quiz{quiz.suffix}", partial(_quiz, lesson, key))
        st.caption("  \n".join(_told(lesson, key) for key in FORMATS))
    with _row(say("files_lesson")):
        _button(lesson, "JSON", "lesson.json", partial(pack.write, lesson, "lesson.json"))
    with st.popover(say("share"), icon=":material/share:", key="share_lesson"):
        sharing.draw("lesson", lesson.id)
    deleting.draw("delete_lesson", "delete_lesson_what", lesson.id, lesson_state.delete)


def _told(lesson: Lesson, format: str) -> str:
    """Say how many items a format leaves out, and of which kinds."""
    missing = left_out(lesson.quiz, format)
    if not missing:
        return say("files_holds_all", format=FORMATS[format].shown)
    kinds = dict.fromkeys(form_say(f"kind_{one.kind}", session.language()) for one in missing)
    shown = {"format": FORMATS[format].shown, "kinds": ", ".join(kinds)}
    return say("files_left_out", count=len(missing), **shown)


def _row(name: str) -> st.delta_generator.DeltaGenerator:
    row = st.container(horizontal=True, vertical_alignment="center")
    row.markdown(name, width=230)
    return row


def _button(
    lesson: Lesson, label: str, name: str, make: Callable[[], bytes], *, primary: bool = False
) -> None:
    st.download_button(
        label,
        make,
        file_name=f"lesson-{lesson.id}-{name}" if name != "lesson.zip" else f"{lesson.id}.zip",
        mime=mime(name),
        icon=":material/download:",
        type="primary" if primary else "secondary",
        on_click="ignore",
        key=f"file-{name}",
    )


def _paper(lesson: Lesson, paper: PaperName, suffix: str) -> bytes:
    return export.write_paper(paper_of(lesson, paper), suffix)


def _slides(lesson: Lesson, aspect: str) -> bytes:
    from assistant.export.slides.pptx import write

    return write(lesson, aspect="4:3" if aspect == "4:3" else "16:9")


def _quiz(lesson: Lesson, format: str) -> bytes:
    return write_quiz(lesson.quiz, lesson.citations, format, title=lesson.title)
