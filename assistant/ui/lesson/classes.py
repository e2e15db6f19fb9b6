"""Opens and closes classes on a lesson's quiz, and shows their trainer what came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from assistant.export.quizzes import results_xlsx
from assistant.lessons.at_work import grace_ends, in_grace
from assistant.lessons.classes import Results
from assistant.lessons.quiz.statistics import by_objective, statistics_of
from assistant.schema.classes import ObjectiveResult, QuizClass, Submission, told_apart
from assistant.schema.lessons import Lesson
from assistant.ui.lesson import state as lesson_state
from assistant.ui.quiz.words import QUERY, answer_lines
from assistant.ui.shared import boxes, deleting, session
from assistant.ui.shared.safe import safe_line, safe_markdown
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day

QUIZ_PATH = "quiz"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOOK = 10  # seconds between looks at an open class
_LOCAL = ("localhost", "127.0.0.1", "::1")


def draw(lesson: Lesson) -> None:
    """Draw the way to open a class, and the classes that were opened."""
    if not lesson.quiz:
        st.info(say("item_none"))
        return
    st.markdown(say("class_intro"))
    showing = {"each": say("class_showing_each"), "end": say("class_showing_end")}
    st.segmented_control(
        say("class_showing"),
        list(showing),
        format_func=showing.__getitem__,
        default="each",
        key="class_showing",
        required=True,
    )
    st.toggle(say("class_passages"), value=True, key="class_passages")
    st.toggle(say("class_names"), value=True, key="class_names")
    boxes.act("class_open", "class_open", "co_present", _open, lesson, type="primary")
    for one in lesson_state.classes().of(lesson.id):
        with st.container(border=True, key=f"class-{one.code}"):
            _draw_class(one)


def link(code: str) -> str:
    """Return the address under which learners take the quiz of a class."""
    here = urlsplit(st.context.url or "")
    folder = here.path[: here.path.rfind("/") + 1] or "/"
    return urlunsplit((here.scheme, here.netloc, f"{folder}{QUIZ_PATH}", f"{QUERY}={code}", ""))


def moment(iso: str) -> str:
    """Return a time on the reader's clock."""
    local = datetime.fromisoformat(iso).astimezone()
    return f"{day(local.isoformat(), session.language())} {_clock(iso)}"


def _clock(iso: str) -> str:
    return f"{datetime.fromisoformat(iso).astimezone():%H:%M}"


def _open(lesson: Lesson) -> None:
    state = st.session_state
    with lesson_state.told():
        opened = lesson_state.showing_classes().open_class(
            lesson,
            showing=state["class_showing"],
            passages=state["class_passages"],
            ask_names=state["class_names"],
        )
        lesson_state.note("success", say("class_opened", code=opened.code))


def _close(code: str) -> None:
    with lesson_state.told():
        lesson_state.classes().close(code)


def _draw_class(one: QuizClass) -> None:
    standing = (
        f":gray-badge[{say('class_is_closed')}]"
        if one.closed_at
        else f":green-badge[{say('class_is_open')}]"
    )
    head = say("class_head", code=one.code, time=moment(one.opened_at))
    st.markdown(f"**{head}** {standing}")
    if not one.closed_at:
        address = link(one.code)
        st.caption(say("class_link"))
        st.code(address, language=None, wrap_lines=True)
        if urlsplit(address).hostname in _LOCAL:
            st.caption(f":material/info: {say('class_local')}")
    results = _results_of(one)
    lesson_state.draw_notes(one.code)
    _draw_tools(one, results)
    drawn = len(results.submissions)
    going_on = not one.closed_at or in_grace(one)
    st.fragment(_draw_going_on, run_every=_LOOK if going_on else None)(one, drawn)


def _results_of(one: QuizClass) -> Results:
    with lesson_state.told(one.code):
        return lesson_state.classes().results(one.code)
    return Results(())  # what is wrong is told


def _draw_going_on(one: QuizClass, drawn: int) -> None:
    """Draw who is at it and what came in; the first that comes brings the way to its file."""
    results = _results_of(one)
    if results.submissions and not drawn:
        st.rerun()
    begun = lesson_state.classes().begun(one.code)
    if begun and not one.closed_at:
        done = "–".join(map(str, dict.fromkeys((begun[0], begun[-1]))))
        told = say("class_begun", count=len(begun), done=done, all=len(one.quiz))
        st.markdown(f":material/edit: {told}")
    if in_grace(one) and any(done.state == "begun" for done in results.submissions):
        st.caption(say("class_grace", time=_clock(grace_ends(one))))
    _draw_results(one, results)


def _draw_tools(one: QuizClass, results: Results) -> None:
    with st.container(horizontal=True):
        st.button(say("class_refresh"), key=f"refresh-{one.code}", icon=":material/refresh:")
        if results.submissions:
            st.download_button(
                say("class_xlsx"),
                partial(_results, one, results),
                file_name=f"results-{one.code}.xlsx",
                mime=_XLSX,
                icon=":material/download:",
                on_click="ignore",
                key=f"results-{one.code}",
            )
        if not one.closed_at:
            st.button(
                say("class_close"),
                key=f"close-{one.code}",
                icon=":material/lock:",
                on_click=_close,
                args=(one.code,),
                help=say("class_close_help"),
            )
    deleting.draw("delete_class", "delete_class_what", one.code, lesson_state.delete_class, one)


def _results(one: QuizClass, results: Results) -> bytes:
    found = statistics_of(results.submissions, len(one.quiz))
    reached = by_objective(one, results.submissions)
    return results_xlsx.write(one, results.submissions, found, reached)


def _draw_results(one: QuizClass, results: Results) -> None:
    st.markdown(f"**{say('class_results', count=len(results.submissions))}**")
    if results.damaged:
        st.warning(say("class_damaged", count=results.damaged))
    if not results.submissions:
        st.caption(say("class_no_results"))
        return
    names = told_apart([done.name for done in results.submissions])
    rows = [_row(one, *each) for each in zip(results.submissions, names, strict=True)]
    whole = tuple(done for done in results.submissions if done.is_whole)
    st.table([*rows, *([_average(one, whole)] if whole else [])], hide_index=True)
    if left_out := len(results.submissions) - len(whole):
        st.caption(say("class_left_out", count=left_out))
    _draw_objectives(by_objective(one, results.submissions))
    for at, item in enumerate(one.quiz):
        if item.kind == "open":
            with st.expander(f"{say('class_open_answers')} · {safe_line(item.question, 60)}"):
                st.caption(say("item_points"))
                st.markdown("\n".join(f"- {line}" for line in answer_lines(item)))
                for done, name in zip(results.submissions, names, strict=True):
                    said = safe_markdown(" ".join(done.answers[at])) or say("take_nothing")
                    st.markdown(f"**{_name(name)}**  \n{said}")


def _draw_objectives(found: Sequence[ObjectiveResult]) -> None:
    """Draw how far each objective was reached, and which to teach again."""
    st.markdown(f"**{say('class_objectives')}**")
    if not found:
        st.caption(say("class_no_objectives"))
        return
    st.table([_reached(result) for result in found], hide_index=True)
    again = [text for result in found if result.again for text in result.texts]
    if again:
        lines = "\n".join(f"- {safe_line(text)}" for text in again)
        st.warning(f"{say('class_again')}\n{lines}")
    elif any(result.share is not None for result in found):
        st.caption(say("class_none_again"))


def _reached(result: ObjectiveResult) -> dict[str, str]:
    waiting = say("by_trainer") if result.items else "–"
    share = waiting if result.share is None else f"{result.share:.0%}"
    return {
        say("col_objective"): " · ".join(map(safe_line, result.texts)),
        say("col_items"): str(len(result.items)) if result.items else say("class_by_activity"),
        say("col_numbers"): ", ".join(map(str, result.items)) or "–",
        say("col_share"): share,
    }


def _name(name: str) -> str:
    return safe_line(name) or say("no_name")


def _row(one: QuizClass, done: Submission, name: str) -> dict[str, str]:
    return {
        say("col_name"): _name(name),
        say("col_time"): _when(one, done),
        say("col_score"): f"{done.score:g}/{done.most}",
        **{str(at): _points(given) for at, given in enumerate(done.points[: len(one.quiz)], 1)},
    }


def _when(one: QuizClass, done: Submission) -> str:
    """Return when something was handed in; of what came late or not at all, how far it is."""
    if not done.state:
        return moment(done.at)
    told = say(f"state_{done.state}", done=done.answered, all=len(one.quiz))
    return f"{moment(done.at)}  \n{told}"


def _average(one: QuizClass, submissions: tuple[Submission, ...]) -> dict[str, str]:
    means: dict[str, str] = {}
    for at, _ in enumerate(one.quiz):
        given = [points for done in submissions if (points := done.points[at]) is not None]
        means[str(at + 1)] = f"{sum(given) / len(given):.2g}" if given else "–"
    score = sum(done.score for done in submissions) / len(submissions)
    name = f"**{say('class_average')}**"
    return {say("col_name"): name, say("col_time"): "", say("col_score"): f"{score:.3g}", **means}


def _points(given: float | None) -> str:
    return say("by_trainer") if given is None else f"{given:.2g}"
