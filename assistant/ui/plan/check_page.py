"""The page where a plan is checked for what a network must answer."""

from __future__ import annotations

import streamlit as st

from assistant.frameworks.shelf import load_framework
from assistant.plans import completeness
from assistant.plans.brief.words import field_name
from assistant.text.language import detect
from assistant.ui.plan import check_view
from assistant.ui.plan import state as plan_state
from assistant.ui.plan.check_view import CheckedText
from assistant.ui.shared import boxes, page_script, session, uploads
from assistant.ui.shared.session import say

WAYS = ("check_kept", "check_paste", "check_upload")


def draw_choice() -> None:
    """Draw what is to be checked, and check it when asked."""
    way = st.segmented_control(
        say("check_page"),
        list(WAYS),
        format_func={way: say(way) for way in WAYS}.__getitem__,
        key="check_way",
        default=WAYS[0],
        label_visibility="collapsed",
        required=True,
    )
    if way == "check_kept":
        draw_kept()
    elif way == "check_paste":
        st.text_area(say("check_text"), key="check_text", height=240)
    else:
        st.file_uploader(say("check_file"), type=list(uploads.SUFFIXES), key="check_file")
    if way != "check_kept":  # a kept plan is checked by the framework that it was drafted by
        names = session.frameworks()
        label = field_name(("framework",), session.language())
        boxes.name_anew("check_framework")
        st.selectbox(label, list(names), format_func=names.__getitem__, key="check_framework")
    if st.button(say("check"), key="check", type="primary", icon=":material/fact_check:"):
        st.session_state["checked"] = None
        with plan_state.told(), st.spinner(say("checking")):
            st.session_state["checked"] = check(str(way))


def draw_kept() -> None:
    """Draw the choice among the kept plans."""
    titles = {one.plan_id: one.title for one in plan_state.store().plans()}
    if not titles:
        st.caption(say("kept_none"))
        return
    st.selectbox(say("check_which"), list(titles), format_func=titles.__getitem__, key="check_plan")


def check(way: str) -> CheckedText | None:
    """Check what was chosen; None, with a note, where there is nothing to check."""
    state = st.session_state
    if way == "check_kept":
        if state.get("check_plan"):
            plan = plan_state.store().load(state["check_plan"])
            found = check_view.with_passages(plan_state.library(), plan)
            return CheckedText(plan.title, plan.language, found)
    elif way == "check_paste":
        if (state.get("check_text") or "").strip():
            return check_text(say("check_pasted"), state["check_text"])
    elif upload := state.get("check_file"):
        return check_text(upload.name, check_view.text_of(upload))
    plan_state.note("info", say("check_nothing"))
    return None


def check_text(title: str, text: str) -> CheckedText:
    """Check any text by the chosen framework, in the language that it is written in."""
    language, framework = detect(text), load_framework(st.session_state["check_framework"])
    found = completeness.of_text(plan_state.library(), text, language, framework)
    return CheckedText(title, language, found)


session.open_assistant()
st.session_state.setdefault("plan_notes", [])
st.session_state.setdefault("checked", None)
st.title(say("check_page"), anchor=False)
st.markdown(say("check_intro"))
session.needs_documents()
draw_choice()
plan_state.draw_notes()
if st.session_state["checked"]:
    check_view.draw(st.session_state["checked"])
page_script.draw(step=0)
