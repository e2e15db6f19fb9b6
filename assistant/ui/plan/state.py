"""What a session holds of plans: the brief being written, the open plan, and what was done last.

The brief and the kept plans are files of the home; the session holds what is on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.home.drafts import DraftStore
from assistant.plans.store import PlanStore
from assistant.ui.shared import deleting, person, place, session, sharing
from assistant.ui.shared.notes import Notes
from assistant.ui.shared.session import say

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.schema.plans import Plan

FIELD = "brief-"  # what the key of every widget of the form begins with
TABS = ("tab_brief", "tab_plan", "tab_compare")
_NOTES = Notes("plan_notes")
told, note, draw_notes = _NOTES.told, _NOTES.note, _NOTES.draw
_QUERY = "plan"  # the open plan in the page's address, so that a reload opens it again


def prepare() -> None:
    """Give every key its first value; a reloaded page opens the plan that its address names."""
    state = st.session_state
    state.setdefault("plan", None)
    state.setdefault("plan_number", 0)
    state.setdefault("plan_tab", TABS[0])
    state.setdefault("plan_notes", [])
    state.setdefault("plan_editing", None)
    state.setdefault("plan_drawn", {})
    state.setdefault("plan_compared", None)
    state.setdefault("brief_before", None)
    state.setdefault("brief_filled", 0)
    if "brief" not in state:
        if not person.signs_in():  # of a time when all shared them: whoever comes first has them
            store().take_over()
        state["brief"] = drafts().load(person.key()) or {"lang": session.language()}
    asked = st.query_params.get(_QUERY, "")
    if asked and state["plan"] is None:
        del st.query_params[_QUERY]  # opening the plan puts it back
        with told():
            open_kept(asked)


def store() -> PlanStore:
    """Return the plans of this visitor where they are."""
    there = person.current()
    there.require("plan")
    return PlanStore(place.folder(), there.key)


def drafts() -> DraftStore:
    """Return the briefs that are being written, one a person."""
    return DraftStore(place.folder(), "plans", older="brief.json")


def library() -> Library:
    """Return the library that plans cite."""
    return session.open_assistant().library


def brief() -> dict[str, Any]:
    """Return the brief being written, as plain data."""
    data: dict[str, Any] = st.session_state["brief"]
    return data


def put(field: str, value: object) -> None:
    """Set one field of the brief and keep it on disk."""
    st.session_state["brief"] = {**brief(), field: value}
    with told():
        drafts().save(person.key(), brief())


def fill(data: Mapping[str, Any], *, say_so: bool = True) -> None:
    """Put another brief in place of the one being written, which can be brought back."""
    state = st.session_state
    state["brief_before"] = state["brief"] if _says_something(state["brief"]) else None
    state["brief"] = dict(data)
    state["brief_filled"] += 1  # its widgets are new ones
    state["plan_tab"] = TABS[0]
    for key in [key for key in state if str(key).startswith(FIELD)]:
        del state[key]
    with told():
        drafts().save(person.key(), brief())
        if say_so:
            note("info", say("filled"))


def bring_back() -> None:
    """Put back the brief that the last filling replaced."""
    before = st.session_state["brief_before"]
    if before:
        fill(before, say_so=False)
        st.session_state["brief_before"] = None


def plan() -> Plan | None:
    """Return the open plan."""
    opened: Plan | None = st.session_state["plan"]
    return opened


def number() -> int:
    """Return the number of the open plan's version."""
    return int(st.session_state["plan_number"])


def show(opened: Plan, number: int) -> None:
    """Make a plan of the store the open one."""
    state = st.session_state
    state["plan"], state["plan_number"] = opened, number
    state["plan_drawn"] = {}
    state["plan_tab"] = "tab_plan"
    st.query_params[_QUERY] = opened.id


def keep(changed: Plan) -> int:
    """Save a plan as its next version and open it."""
    number = store().save(changed)
    show(changed, number)
    return number


def open_kept(plan_id: str, number: int | None = None) -> None:
    """Open a kept plan, by default its newest version; opening saves nothing."""
    opened = store().load(plan_id, number)
    if st.session_state["plan"] is None or st.session_state["plan"].id != plan_id:
        st.session_state["plan_editing"] = None
    show(opened, number or store().versions(plan_id)[0].number)


def delete() -> None:
    """Delete the open plan with all its versions and links."""
    opened, state = st.session_state["plan"], st.session_state
    with told():
        links = sharing.store().forget(person.key(), "plan", opened.id)
        count = store().delete(opened.id)
        given = place.receipt_of("deleted_plan", opened.id, count=count, links=links)
        state["plan"], state["plan_drawn"], state["plan_tab"] = None, {}, TABS[0]
        state["plan_compared"] = None
        st.query_params.pop(_QUERY, None)
        note("success", deleting.line(opened.title, given))


def _says_something(data: Mapping[str, Any]) -> bool:
    return any(value for key, value in data.items() if key != "lang")
