"""What is being added or read again, and what became of it, on the library page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from assistant.schema import AddStatus
from assistant.ui.shared import session, uploads
from assistant.ui.shared.reasons import said
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.tasks import Task, WorkQueue, queue_of
from assistant.ui.shared.uploads import Kind, Told

_LOOK = 1.0  # seconds between looks at work that goes on
_SHOW = {"success": st.success, "info": st.info, "error": st.error}
_STATUSES: tuple[AddStatus, ...] = ("added", "updated", "unchanged", "rejected")
_FEW = 6  # lines that are shown without being opened


def queue() -> WorkQueue:
    """Return the queue of the library that all sessions share."""
    return queue_of(session.open_assistant().library)


def draw(document_id: str = "") -> None:
    """Draw the tasks, all or those of a document; while one goes on this part is drawn anew."""
    held = queue()
    if any(task.state != "done" for task in _tasks(held, document_id)):
        st.fragment(_draw_going_on, run_every=_LOOK)(held, document_id)
    else:
        _draw_tasks(held, document_id)


def _tasks(held: WorkQueue, document_id: str) -> list[Task]:
    return [task for task in held.tasks() if document_id in ("", task.document_id)]


def _draw_going_on(held: WorkQueue, document_id: str) -> None:
    _draw_tasks(held, document_id)
    if all(task.state == "done" for task in _tasks(held, document_id)):
        st.rerun()  # what the page shows besides has changed


def _draw_tasks(held: WorkQueue, document_id: str) -> None:
    for task in _tasks(held, document_id):
        with st.container(border=True, key=f"task-{task.key}"):
            st.markdown(f"**{_title(task)}**")
            if task.state == "done":
                _draw_done(held, task)
            else:
                st.progress(task.done / len(task.names), _doing(task))
                st.caption(say("task_goes_on"))
                _draw_lines(task, [one for one in task.told if one.result.status == "rejected"])


def _title(task: Task) -> str:
    if task.kind == "add":
        return say("task_add", count=len(task.names))
    return say(f"task_{task.kind}", name=task.names[0])


def _doing(task: Task) -> str:
    if task.state == "waiting":
        return say("task_waiting")
    doing = say("task_doing", name=task.doing, number=task.done + 1, count=len(task.names))
    return " · ".join(filter(None, (doing, time_left(task.left))))


def time_left(seconds: float | None) -> str:
    """Say how long the rest will take, where that is known."""
    if not seconds:
        return ""
    minutes = round(seconds / 60)
    if minutes:
        return say("minutes_left", number=minutes)
    return say("seconds_left", number=round(seconds) or 1)


def _draw_done(held: WorkQueue, task: Task) -> None:
    refused = [one for one in task.told if one.result.status == "rejected"]
    others = [one for one in task.told if one.result.status != "rejected"]
    if task.kind == "add":
        counts = Counter(one.result.status for one in task.told)
        told = [say(f"counted_{key}", count=counts[key]) for key in _STATUSES if counts[key]]
        st.markdown(say("task_done", summary=" · ".join(told)))
    _draw_lines(task, refused)
    if len(others) <= _FEW:
        _draw_lines(task, others)
    else:
        with st.expander(say("task_every_file", count=len(others))):
            _draw_lines(task, others)
    st.button(
        say("task_dismiss"),
        key=f"dismiss-{task.key}",
        icon=":material/check:",
        on_click=held.dismiss,
        args=(task.key,),
    )


def _draw_lines(task: Task, told: Iterable[Told]) -> None:
    for one in told:
        if task.kind == "add":
            outcome = uploads.outcome_of(one.result, one.name, session.language())
            _SHOW[outcome.kind](outcome.message)
        else:
            kind, message = _reread(task, one)
            _SHOW[kind](message)


def _reread(task: Task, one: Told) -> tuple[Kind, str]:
    """Say what a document that was read again has become, and its record."""
    language = session.language()
    if one.result.error:
        reason = said(one.result.error, language)
        return "error", say("reread_failed", name=one.name, reason=reason)
    lines = [say("reread_done", name=one.name, passages=one.result.passages)]
    lines += [safe_line(said(warning, language)) for warning in one.result.warnings]
    if task.kept:
        lines.append(say("reread_kept", fields=_fields(task.kept)))
    if task.changed:
        lines.append(say("reread_changed", fields=_fields(task.changed)))
    if not task.kept and not task.changed:
        lines.append(say("reread_same"))
    return "success", "  \n".join(lines)


def _fields(names: Iterable[str]) -> str:
    return ", ".join(say(f"record_{name}") for name in names)
