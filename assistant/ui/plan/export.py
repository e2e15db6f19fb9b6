"""Draws the row of downloads; a file is made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.plans import files as plan_files
from assistant.plans.proposing import with_proposals
from assistant.plans.rewording import reworded
from assistant.schema.plans import Plan
from assistant.ui.plan import state as plan_state
from assistant.ui.shared import session, sharing
from assistant.ui.shared.downloads import PAGES, mime
from assistant.ui.shared.session import say

_SIGNED = "signature-"  # what the copy for signature is called by


def draw(plan: Plan) -> None:
    """Draw a button for each format, and the switch to Thai digits for a Thai plan."""
    if session.llm() != "none":
        with st.container(horizontal=True):
            for key, icon, act in (
                ("propose", ":material/add_task:", _propose),
                ("reword", ":material/edit_note:", _reword),
            ):
                name, help = say(key, llm=session.llm()), say(f"{key}_help")
                st.button(name, key=key, icon=icon, help=help, on_click=act, args=(plan,))
    st.markdown(f"**{say('export_heading')}**")
    with st.container(horizontal=True, vertical_alignment="center"):
        thai_digits = plan.language == "th" and st.toggle(say("thai_digits"), key="thai_digits")
        for suffix, name in {**PAGES, ".json": "JSON"}.items():
            st.download_button(
                name,
                partial(plan_files.write, plan, suffix, thai_digits=thai_digits),
                file_name=file_name(plan, suffix),
                mime=mime(suffix),
                icon=":material/download:",
                on_click="ignore",
                key=f"export{suffix}",
            )
    st.markdown(f"**{say('export_clean')}**", help=say("export_clean_help"))
    with st.container(horizontal=True):
        for suffix, name in PAGES.items():
            st.download_button(
                name,
                partial(plan_files.write, plan, suffix, thai_digits=thai_digits, clean=True),
                file_name=f"{_SIGNED}{file_name(plan, suffix)}",
                mime=mime(suffix),
                icon=":material/draw:",
                on_click="ignore",
                key=f"export-clean{suffix}",
            )


def draw_sharing(plan: Plan) -> None:
    """Draw the links that let others read the plan as files."""
    with st.popover(say("share"), icon=":material/share:", key="share_plan"):
        sharing.draw("plan", plan.id)


def _propose(plan: Plan) -> None:
    """Let the model propose activities; the plan is drafted anew with those that pass."""
    with plan_state.told(), st.spinner(say("proposing")):
        chat = session.open_assistant().chat_model
        number = plan_state.keep(with_proposals(plan_state.library(), plan, chat))
        plan_state.note("success", say("edited", number=number))


def _reword(plan: Plan) -> None:
    """Let the model word the paragraphs; what the check does not let pass stays as it was."""
    with plan_state.told(), st.spinner(say("rewording")):
        held = session.open_assistant()
        changed = reworded(plan_state.library(), plan, held.chat_model, held.judge)
        number = plan_state.keep(changed)
        plan_state.note("success", say("edited", number=number))


def file_name(plan: Plan, suffix: str) -> str:
    """Return the name under which a plan is downloaded."""
    return f"network-plan-{plan.id}{suffix}"
