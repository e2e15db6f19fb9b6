"""Draws the open plan: its head, its choices, and every part beside its evidence."""

from __future__ import annotations

import streamlit as st

from assistant.export import marking
from assistant.pictures import draw as draw_picture
from assistant.schema.plans import Part, Picture, Plan
from assistant.ui import (
    plan_choices,
    plan_evidence,
    plan_export,
    plan_start,
    plan_state,
    plan_tools,
    session,
)
from assistant.ui.plan_words import block_markdown
from assistant.ui.safe import safe_line
from assistant.ui.session import say

_WIDTHS = (3, 2)  # a part, and its evidence beside it


def draw() -> None:
    """Draw the open plan, or the way to one."""
    plan = plan_state.plan()
    if plan is None:
        st.info(say("no_plan"), icon=":material/account_tree:")
        st.button(say("to_brief"), key="to_brief", on_click=plan_tools.turn_to_brief)
        plan_start.draw_kept(expanded=True)
        return
    plan_tools.draw_versions(plan)
    draw_head(plan)
    plan_choices.draw(plan)
    plan_export.draw(plan)
    _draw_contents(plan)
    for at, part in enumerate(plan.parts):
        draw_part(plan, part, at)


def draw_head(plan: Plan) -> None:
    """Draw the title with the mark of a draft, where its statements come from, its warnings."""
    draft = marking.words("draft", plan.language)
    st.header(f":orange-badge[{draft}] {safe_line(plan.title)}", anchor=False)
    st.caption(safe_line(marking.counts(plan)))
    st.caption(safe_line(marking.words("legend", plan.language)))
    for warning in plan.warnings:
        st.warning(safe_line(warning), icon=":material/warning:")


def draw_part(plan: Plan, part: Part, at: int) -> None:
    """Draw a part on the left and the passages it cites on the right, below it on a telephone."""
    left, right = st.columns(_WIDTHS, gap="medium")
    with left:
        lock = " :material/lock:" if part.locked else ""
        st.subheader(f"{at + 1}. {safe_line(part.title)}{lock}", anchor=f"part-{at + 1}")
        for block in part.blocks:
            if isinstance(block, Picture):
                _draw_picture(plan, block)
            else:
                st.markdown(block_markdown(block, at, session.language()))
        plan_tools.draw(plan, part, at)
    cited = plan_evidence.cited_by(plan, part)
    with right:
        if cited:
            st.caption(say("part_evidence"))
            plan_evidence.draw(cited, at, plan.language)
        elif part.blocks:
            st.caption(say("no_evidence"))
    st.divider()


def picture(plan: Plan, name: str) -> bytes | None:
    """Return a picture of the open plan, drawn once; None where the plan has lost its table."""
    drawn: dict[str, bytes | None] = st.session_state["plan_drawn"]
    if name not in drawn:
        try:
            drawn[name] = draw_picture(plan, name)  # type: ignore[arg-type]  # Picture checks it
        except (KeyError, IndexError, ValueError):
            drawn[name] = None
    return drawn[name]


def _draw_picture(plan: Plan, block: Picture) -> None:
    image = picture(plan, block.name)
    if image:
        st.image(image, caption=safe_line(block.caption), width="stretch")
    else:
        st.caption(safe_line(block.caption))


def _draw_contents(plan: Plan) -> None:
    lines = (
        f"{at}. [{safe_line(part.title)}](#part-{at})" for at, part in enumerate(plan.parts, 1)
    )
    with st.expander(say("contents"), icon=":material/toc:"):
        st.markdown("\n".join(lines))
