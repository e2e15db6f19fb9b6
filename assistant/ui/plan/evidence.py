"""Draws the passages that a part of a plan, or a choice, rests on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.schema import Citation
from assistant.schema.papers import Part, statements_of
from assistant.schema.plans import Plan
from assistant.ui.plan.words import citation_key
from assistant.ui.shared import passages, session


def cited_by(plan: Plan, part: Part) -> list[Citation]:
    """Return the citations of a part, by number."""
    numbers = {n for block in part.blocks for s in statements_of(block) for n in s.citations}
    return [citation for citation in plan.citations if citation.number in numbers]


def draw(citations: Sequence[Citation], part: int | str, language: str) -> None:
    """Draw each citation as a line that opens on its passage, the quote on a coloured ground.

    ``language`` is the plan's; where a source has another, that is said.
    """
    with st.container(gap="xsmall"):
        for citation in citations:
            _draw_one(citation, citation_key(part, citation.number), language)


def _draw_one(citation: Citation, key: str, language: str) -> None:
    where = (citation.title, citation.section, citation.page, session.language())
    label = f":primary-badge[{citation.number}] {passages.short_place(*where)}"
    with st.expander(label, key=key):
        passages.draw(citation, language)
