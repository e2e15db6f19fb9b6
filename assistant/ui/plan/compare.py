"""Draws two plans from one brief, drafted with two integration models, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from assistant.frameworks.shelf import load_framework
from assistant.plans.brief.brief import parse_brief
from assistant.plans.planner import draft_plan
from assistant.schema.papers import Items, PaperBlock, Part, Picture, Prose, Table, statements_of
from assistant.schema.plans import Plan
from assistant.ui.plan import (
    choices as plan_choices,
)
from assistant.ui.plan import (
    evidence as plan_evidence,
)
from assistant.ui.plan import (
    state as plan_state,
)
from assistant.ui.plan import (
    view as plan_view,
)
from assistant.ui.shared import boxes, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

_SIDES = ("left", "right")


def draw() -> None:
    """Draw the choice of two models and, once drafted, what differs."""
    st.markdown(say("compare_intro"))
    opened = plan_state.plan()
    names = _model_names()
    first = opened.integration.chosen if opened else ""
    options = sorted(names, key=lambda o: o != first)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for at, name in enumerate(("compare_left", "compare_right")):
            boxes.name_anew(name)
            st.selectbox(
                say(name), options, index=at, format_func=names.__getitem__, key=name, width=420
            )
        pressed = st.button(say("compare"), key="compare", type="primary")
    if pressed:
        with plan_state.told():
            _draft(st.session_state["compare_left"], st.session_state["compare_right"])
        plan_state.draw_notes()
    if st.session_state["plan_compared"]:
        draw_pair(*st.session_state["plan_compared"])


def draw_pair(left: Plan, right: Plan) -> None:
    """Draw the two choices, then every part that differs, in two columns."""
    for column, plan, side in zip(st.columns(2), (left, right), _SIDES, strict=True):
        with column, st.container(border=True):
            _draw_choice(plan, side)
    different = list(differences(left, right))
    st.subheader(say("compare_parts", count=len(different)), anchor=False)
    for at, (one, other) in enumerate(different):
        st.markdown(f"**{safe_line((one or other).title)}**")
        for column, plan, part, side in zip(
            st.columns(2, gap="medium"), (left, right), (one, other), _SIDES, strict=True
        ):
            with column:
                _draw_side(plan, part, f"{side}-{at}")
        st.divider()


def differences(left: Plan, right: Plan) -> Iterator[tuple[Part, Part]]:
    """Yield the parts whose words differ, each cut down to the blocks and rows that differ."""
    for part in left.parts:
        other = right.part(part.id)
        mine, theirs = _kept(part, other), _kept(other, part)
        if mine.blocks or theirs.blocks:
            yield mine, theirs


def _kept(part: Part, other: Part) -> Part:
    """Return a part with only what the other does not say in the same words."""
    said = {_words(block) for block in other.blocks}
    blocks = tuple(
        _without(block, other)
        for block in part.blocks
        if statements_of(block) and _words(block) not in said
    )
    return replace(part, blocks=tuple(b for b in blocks if _words(b)))


def _without(block: PaperBlock, other: Part) -> PaperBlock:
    """Return a block without the rows or statements that the other part has as well."""
    if isinstance(block, Table):
        rows = {
            tuple(cell.text for cell in row.cells)
            for found in other.blocks
            if isinstance(found, Table) and found.id == block.id
            for row in found.rows
        }
        left = tuple(r for r in block.rows if tuple(cell.text for cell in r.cells) not in rows)
        return replace(block, rows=left)
    return _less(block, other) if isinstance(block, Prose | Items) else block


def _less(block: Prose | Items, other: Part) -> Prose | Items:
    said = {s.text for found in other.blocks for s in statements_of(found)}
    left = tuple(s for s in block.statements if s.text not in said)
    return replace(block, statements=left)


def _words(block: PaperBlock) -> tuple[str, ...]:
    """Return what a block says, without its numbers of citations."""
    if isinstance(block, Table):
        return tuple(cell.text for row in block.rows for cell in row.cells)
    return tuple(s.text for s in statements_of(block))


def _draw_choice(plan: Plan, side: str) -> None:
    framework = load_framework(plan.framework)
    choice = plan.integration
    name = plan_choices.option_name(framework, choice, choice.chosen, plan.language)
    st.markdown(f"**{name}**")
    facts = [say("points", points=plan_choices.points_of(choice, choice.chosen))]
    if choice.scores[0][0] == choice.chosen:
        facts.append(say("compare_by_rules"))
    st.caption(" · ".join(facts))
    lines = list(plan_choices.rule_lines(choice, choice.chosen, f"{side}-why"))
    st.markdown("\n".join(lines) if lines else say("why_silent"))
    numbers = {n for r in choice.rules if r.option == choice.chosen for n in r.citations}
    cited = [citation for citation in plan.citations if citation.number in numbers]
    plan_evidence.draw(cited, f"{side}-why", plan.language)
    st.button(say("compare_use"), key=f"use-{side}", on_click=_use, args=(plan,))


def _draw_side(plan: Plan, part: Part, key: str) -> None:
    if not part.blocks:
        st.caption(say("compare_nothing"))
    for block in part.blocks:
        if not isinstance(block, Picture):
            plan_view.draw_block(block, key)
    cited = plan_evidence.cited_by(plan, part)
    if cited:
        with st.expander(say("part_evidence", count=len(cited)), key=f"evidence-{key}"):
            plan_evidence.draw(cited, key, plan.language)


def _draft(left: str, right: str) -> None:
    if left == right:
        plan_state.note("info", say("compare_same"))
        return
    brief = parse_brief(plan_state.brief())
    with st.spinner(say("drafting_plan")):
        plans = [draft_plan(plan_state.library(), brief, model=m) for m in (left, right)]
    st.session_state["plan_compared"] = tuple(plans)


def _use(plan: Plan) -> None:
    with plan_state.told():
        plan_state.note("success", say("edited", number=plan_state.keep(plan)))


def _model_names() -> dict[str, str]:
    """Return the options of the integration in the framework of the brief, by their names."""
    framework = load_framework(str(plan_state.brief().get("framework") or ""))
    question = framework.decision("integration")
    options = question.options if question else {}
    language = session.language()
    return {option: framework.elements[about].name[language] for option, about in options.items()}
