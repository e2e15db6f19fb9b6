"""The page where a brief becomes a network plan."""

from __future__ import annotations

import streamlit as st

from assistant.plans.brief.brief import parse_brief
from assistant.plans.editing import redraft
from assistant.plans.planner import draft_plan
from assistant.ui.plan import (
    compare as plan_compare,
)
from assistant.ui.plan import (
    form as plan_form,
)
from assistant.ui.plan import (
    start as plan_start,
)
from assistant.ui.plan import (
    state as plan_state,
)
from assistant.ui.plan import (
    view as plan_view,
)
from assistant.ui.shared import boxes, page_script
from assistant.ui.shared.session import say


def draw_brief() -> None:
    """Draw the ways to begin, the form, and the button that drafts."""
    plan_start.draw()
    plan_start.draw_kept()
    plan_form.draw()
    with st.container(horizontal=True):
        fresh = st.button(
            say("draft_plan"), key="draft_plan", type="primary", icon=":material/account_tree:"
        )
        again = plan_state.plan() is not None and st.button(
            say("update_plan"), key="update_plan", icon=":material/update:"
        )
    if fresh or again:
        draft(again=again)
        plan_state.draw_notes()  # beside the button; the top of the form is far away


def draft(*, again: bool) -> None:
    """Draft a plan from the brief, or bring the open one up to date; keep and open it."""
    opened = plan_state.plan()
    with plan_state.told(), st.spinner(say("drafting_plan")):
        brief = parse_brief(plan_state.brief())
        library = plan_state.library()
        made = redraft(library, opened, brief) if again and opened else draft_plan(library, brief)
        number = plan_state.keep(made)
        plan_state.note("success", say("edited", number=number))
        st.rerun()


boxes.head("plan_page", "plan_intro", plan_state.prepare)
tab = boxes.tabs(say("plan_page"), plan_state.TABS, "plan_tab")
plan_state.draw_notes()
if tab == "tab_brief":
    draw_brief()
elif tab == "tab_plan":
    plan_view.draw()
else:
    plan_compare.draw()
page_script.draw(step=-2 - plan_state.TABS.index(tab))  # each tab from its top
