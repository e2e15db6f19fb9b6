"""What may be done with an open plan: choose a version, edit, redraft or lock a part."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from assistant.plans import editing
from assistant.plans.store import Version
from assistant.schema.papers import Part, Statement, statements_of
from assistant.schema.plans import Plan
from assistant.ui.plan import state as plan_state
from assistant.ui.shared import boxes, session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day, plain

_SHOWN = 90  # characters of a statement in the list to choose from


def turn_to_brief() -> None:
    """Show the form."""
    st.session_state["plan_tab"] = "tab_brief"


def draw_versions(plan: Plan) -> None:
    """Draw the choice of versions; choosing one opens it and saves nothing."""
    versions = plan_state.store().versions(plan.id)
    names = {one.number: _version_name(one) for one in versions}
    number = st.session_state["plan_number"]
    if number not in names:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"version-{plan.id}-{versions[0].number}-{number}"
        st.selectbox(
            say("version"),
            list(names),
            index=list(names).index(number),
            format_func=names.__getitem__,
            key=key,
            on_change=_open_version,
            args=(plan.id, key),
            width=360,
        )
        edit = "edit_brief"
        boxes.act(edit, edit, "edit_note", plan_state.fill, plan.brief, type="secondary")
    if number != versions[0].number:
        st.info(say("version_old"), icon=":material/history:")


def draw(plan: Plan, part: Part, at: int) -> None:
    """Draw what may be done with a part; its editor where it was asked for."""
    found = statements(part)
    editing_this = st.session_state["plan_editing"] == part.id
    with st.container(horizontal=True, gap="xsmall"):
        if found:
            label = "edit_done" if editing_this else "edit"
            boxes.act(label, f"edit-{at}", "edit", _turn_editor, part.id)
            key = f"redraft-{at}"
            boxes.act("redraft", key, "refresh", _redraft, plan, part, disabled=part.locked)
        label, icon = ("unlock", "lock_open") if part.locked else ("lock", "lock")
        boxes.act(label, f"lock-{at}", icon, _lock, plan, part, help=say("locked_help"))
    plan_state.draw_notes(part.id)
    if found and editing_this:
        _draw_editor(plan, part, at)
    if part.id == "understood":
        _draw_corrections(plan, part)


def statements(part: Part) -> list[Statement]:
    """Return the statements of a part in the order by which edit_statement counts them."""
    return [statement for block in part.blocks for statement in statements_of(block)]


def _draw_editor(plan: Plan, part: Part, at: int) -> None:
    found = statements(part)
    number = st.session_state["plan_number"]
    with st.container(border=True, key=f"editor-{at}"):
        index = st.selectbox(
            say("edit_which"),
            range(len(found)),
            format_func=lambda i: _short(found[i].text),
            key=f"statement-{at}-{number}",
        )
        key = f"words-{at}-{number}-{index}"
        if key not in st.session_state:
            st.session_state[key] = found[index].text
        st.text_area(say("edit_words"), key=key, height=140)
        st.caption(say("edit_note"))
        st.button(
            say("edit_save"),
            key=f"save-{at}",
            type="primary",
            on_click=_save,
            args=(plan, part.id, index, key),
        )


def _draw_corrections(plan: Plan, part: Part) -> None:
    """Draw the choice of an understood fact, its text, and the button that puts it right."""
    rows = {row.key: row for row in plan.table("understood").rows}
    with st.container(border=True):
        key = st.selectbox(
            say("correct_which"),
            list(rows),
            format_func=lambda fact: _short(": ".join(c.text for c in rows[fact].cells[:2])),
            key=f"correct-{plan_state.number()}",
        )
        words = f"correct-words-{plan_state.number()}-{key}"
        st.session_state.setdefault(words, rows[str(key)].cells[1].text)
        st.text_input(say("correct_words"), key=words, help=say("correct_help"))
        st.button(
            say("correct"),
            key="correct",
            icon=":material/rule:",
            on_click=_correct,
            args=(plan, part.id, str(key), words),
        )


def _correct(plan: Plan, part_id: str, fact: str, words: str) -> None:
    with plan_state.told(part_id):
        changed = editing.correct(plan_state.library(), plan, fact, st.session_state[words])
        plan_state.note("success", say("edited", number=plan_state.keep(changed)), part_id)


def _save(plan: Plan, part_id: str, index: int, key: str) -> None:
    words = st.session_state[key]
    was = statements(plan.part(part_id))[index]
    if " ".join(words.split()) == was.text:
        plan_state.note("info", say("edit_same"), part_id)
        return
    with plan_state.told(part_id):
        judge = session.open_assistant().judge
        changed = editing.edit_statement(plan_state.library(), plan, part_id, index, words, judge)
        number = plan_state.keep(changed)
        left = statements(changed.part(part_id))
        fell = (
            was.source != "assumption"
            and bool(words.strip())
            and index < len(left)
            and left[index].source == "assumption"
        )
        said = "edited_assumption" if fell else "edited"
        plan_state.note("success", say(said, number=number), part_id)


def _redraft(plan: Plan, part: Part) -> None:
    with plan_state.told(part.id):
        fresh = editing.redraft_part(plan_state.library(), plan, part.id)
        plan_state.note("success", say("edited", number=plan_state.keep(fresh)), part.id)


def _lock(plan: Plan, part: Part) -> None:
    with plan_state.told(part.id):
        changed = editing.set_lock(plan, part.id, not part.locked)
        plan_state.note("success", say("edited", number=plan_state.keep(changed)), part.id)


def _turn_editor(part_id: str) -> None:
    state = st.session_state
    state["plan_editing"] = None if state["plan_editing"] == part_id else part_id


def _open_version(plan_id: str, key: str) -> None:
    with plan_state.told():
        plan_state.open_kept(plan_id, st.session_state[key])


def _version_name(version: Version) -> str:
    """Name a version for a list, which reads no Markdown."""
    saved = datetime.fromisoformat(version.saved_at).astimezone()  # the reader's clock, not UTC
    date = f"{day(saved.isoformat(), session.language())} {saved:%H:%M}"
    return plain("version_name", session.language(), number=version.number, date=date)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
