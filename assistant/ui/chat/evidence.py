"""Draws what an answer rests on: its citations, their neighbours, and the passages found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import streamlit as st

from assistant.errors import UnknownDocument
from assistant.export.references import write
from assistant.export.references.reference import Reference, references_to
from assistant.library.neighbours import surroundings
from assistant.schema import Answer, Citation, DocumentSummary, Hit
from assistant.ui.chat import within
from assistant.ui.chat.answers import citation_key
from assistant.ui.shared import clipboard, passages, session
from assistant.ui.shared.clipboard import Copy
from assistant.ui.shared.conversation import Turn
from assistant.ui.shared.session import say
from assistant.ui.shared.shown import show_citation

_LIBRARY_PAGE = Path(__file__).parents[1] / "library" / "page.py"
_STYLES = ("apa", "thai")


def draw(turn: Turn, answer: Answer) -> None:
    """Draw the citations, each to be opened, and the passages that were found besides."""
    within.draw_line(answer)
    if answer.citations:
        st.markdown(f"**{say('references')}**")
    with st.container(gap="xsmall"):
        works = _works(answer)
        for citation in answer.citations:
            _draw_citation(turn, answer, citation, works)
    with st.container(key=f"found-{turn.id}"):
        draw_found(turn.evidence, expanded=False)


def draw_found(hits: Iterable[Hit], *, expanded: bool) -> None:
    """Draw the passages that were found, each to be opened."""
    found = list(hits)
    if not found:
        return
    with st.expander(say("evidence", count=len(found)), expanded=expanded):
        for hit in found:
            with st.expander(label_of(hit)):
                draw_passage(hit)


def label_of(hit: Hit) -> str:
    """Return where a passage that was found stands, for a label."""
    passage = hit.passage
    return passages.short_place(hit.title, passage.section, passage.page, session.language())


def draw_passage(hit: Hit) -> None:
    """Draw a passage that was found, the words that were found on a coloured ground."""
    passage = hit.passage
    where = (hit.title, passage.section, passage.page, session.language())
    st.caption(passages.place(*where))
    window = (hit.window[0] - passage.start, hit.window[1] - passage.start)
    st.markdown(passages.highlighted(passage.text, window))


def _draw_citation(
    turn: Turn, answer: Answer, citation: Citation, works: Sequence[DocumentSummary]
) -> None:
    number = citation.number
    label = f":primary-badge[{number}] {passages.label(citation, session.language())}"
    with st.expander(label, key=citation_key(turn.id, number)):
        wanted = st.session_state.get(f"near-{turn.id}-{number}", False)
        before, after = _neighbours(citation) if wanted else ("", "")
        passages.draw(citation, answer.language, before, after)
        st.toggle(say("view_near"), key=f"near-{turn.id}-{number}")
        clipboard.draw(f"reference-{turn.id}-{number}", _copies(citation, works))
        key = f"page-{turn.id}-{number}"
        if st.button(say("view_cited"), key=key, icon=":material/description:"):
            show_citation(citation)
            st.switch_page(_LIBRARY_PAGE)


def _works(answer: Answer) -> Sequence[DocumentSummary]:
    """Return the documents of the libraries that hold what an answer cites."""
    held = session.libraries_of(citation.document_id for citation in answer.citations)
    return [work for library in held for work in library.documents()]


def _neighbours(citation: Citation) -> tuple[str, str]:
    """Return what stands before and after a citation, if the library still holds its document."""
    try:
        near = surroundings(session.library_of(citation.document_id), citation.passage_id)
    except UnknownDocument:
        st.caption(say("view_near_gone"))
        return "", ""
    return near.before, near.after


def _copies(citation: Citation, works: Sequence[DocumentSummary]) -> list[Copy]:
    """Return the reference to the work in each style; none where it is no longer held."""
    return [
        Copy(say(f"copy_reference_{style}"), _written(one, style))
        for one in references_to(works, {citation.document_id})
        for style in _STYLES
    ]


@lru_cache(maxsize=1_000)
def _written(reference: Reference, style: str) -> str:
    """Set a reference once, for it takes tens of milliseconds and pages are drawn anew often."""
    return write([reference], style).strip()
