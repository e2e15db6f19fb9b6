"""Draws the open plan: its head, its choices, and every part with its evidence."""

from __future__ import annotations

import streamlit as st

from assistant.export.papers import marking
from assistant.export.pictures import draw as draw_picture
from assistant.schema.papers import PaperBlock, Part, Picture, Table
from assistant.schema.plans import Plan
from assistant.ui.plan import (
    choices as plan_choices,
)
from assistant.ui.plan import (
    evidence as plan_evidence,
)
from assistant.ui.plan import (
    export as plan_export,
)
from assistant.ui.plan import (
    start as plan_start,
)
from assistant.ui.plan import (
    state as plan_state,
)
from assistant.ui.plan import (
    tools as plan_tools,
)
from assistant.ui.plan.words import block_markdown, table_rows
from assistant.ui.shared import session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say


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
    plan_export.draw_sharing(plan)
    plan_start.draw_deletion(plan.id)
    draw_contents(plan)
    for at, part in enumerate(plan.parts):
        draw_part(plan, part, at)


def draw_head(plan: Plan, *, reading: bool = False) -> None:
    """Draw the title with the mark of a draft, where its statements come from, its warnings.

    For a reader, who has nothing but the plan before them, it is the title of the page.
    """
    draft = marking.words("draft", plan.language)
    with st.container(gap="xsmall"):
        st.markdown(f":orange-badge[{draft}]")
        (st.title if reading else st.header)(safe_line(plan.title), anchor=False)
    st.caption(f"{safe_line(marking.counts(plan))}  \n{say('plan_legend')}")
    for warning in plan.warnings:
        st.warning(safe_line(warning), icon=":material/warning:")
    for note in plan.notes:
        st.info(safe_line(note), icon=":material/smart_toy:")


def draw_part(plan: Plan, part: Part, at: int, *, reading: bool = False) -> None:
    """Draw a part, the passages it cites, and, but for a reader, what may be done with it."""
    lock = " :material/lock:" if part.locked else ""
    st.subheader(f"{at + 1}. {safe_line(part.title)}{lock}", anchor=f"part-{at + 1}")
    for block in part.blocks:
        if isinstance(block, Picture):
            _draw_picture(plan, block)
        else:
            draw_block(block, at)
    cited = plan_evidence.cited_by(plan, part)
    if cited:
        label = say("part_evidence", count=len(cited))
        with st.expander(label, icon=":material/menu_book:", key=f"evidence-{at}"):
            plan_evidence.draw(cited, at, plan.language)
    if not reading:
        plan_tools.draw(plan, part, at)


def draw_block(block: PaperBlock, part: int | str) -> None:
    """Draw a block of words or a table."""
    if not isinstance(block, Table):
        st.markdown(block_markdown(block, part, session.language()))
    elif block.rows:
        st.markdown(f"**{safe_line(block.caption)}**")
        st.table(table_rows(block, part, session.language()), hide_index=True)


def picture(plan: Plan, name: str) -> bytes | None:
    """Return a picture of the open plan, drawn once; None where the plan has lost its table."""
    drawn: dict[str, bytes | None] = st.session_state["plan_drawn"]
    if name not in drawn:
        try:
            drawn[name] = draw_picture(plan, name)
        except (KeyError, IndexError, ValueError):
            drawn[name] = None
    return drawn[name]


def _draw_picture(plan: Plan, block: Picture) -> None:
    image = picture(plan, block.name)
    if image:
        st.image(image, caption=safe_line(block.caption), width="stretch", alt=block.caption)
    else:
        st.caption(safe_line(block.caption))


def draw_contents(plan: Plan) -> None:
    """Draw the table of contents, folded."""
    lines = (
        f"{at}. [{safe_line(part.title)}](#part-{at})" for at, part in enumerate(plan.parts, 1)
    )
    with st.expander(say("contents"), icon=":material/toc:"):
        st.markdown("\n".join(lines))
