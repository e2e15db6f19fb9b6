"""The record of a document on the library page: shown in a line, set in a form."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.library.record_fields import as_typed
from assistant.schema import WORK_KINDS, Document, DocumentSummary
from assistant.text.calendar import year_of
from assistant.ui.shared import boxes, person, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.uploads import Outcome

_OPEN = "record_open"  # of the session: the document whose form is open
_TEXTS = (
    *("title", "authors", "year", "journal", "volume", "issue", "pages"),
    *("publisher", "doi", "isbn", "url", "short_title"),
)


def facts(document: DocumentSummary) -> str:
    """Return what is known of the work in a line of safe Markdown; "" where nothing is."""
    work = document.bibliography
    year = str(year_of(work.year, session.language())) if work.year else ""
    place = " ".join(filter(None, (work.journal, work.volume, work.issue and f"({work.issue})")))
    known = ("; ".join(work.authors), year, place, work.pages, work.publisher, work.short_title)
    return " · ".join(safe_line(fact) for fact in known if fact)


def draw(document: DocumentSummary) -> None:
    """Draw the button that opens the form."""
    st.button(
        say("record_edit"),
        icon=":material/edit:",
        key=f"record-{document.document_id}",
        on_click=_open,
        args=(document.document_id,),
    )


def draw_form(document_id: str) -> None:
    """Draw the form where it is open for this document."""
    if st.session_state.get(_OPEN) != document_id:
        return
    try:
        document = session.open_assistant().library.document(document_id)
    except KhrueakhaiError as error:
        st.error(session.told(error))
        return
    shown = _shown(document)
    with st.form(f"record-form-{document_id}"):
        typed = {"kind": _kind(document)}
        for name in _TEXTS:
            typed[name] = st.text_input(
                say(f"record_{name}"), shown[name], key=f"record-{name}-{document_id}"
            )
        with st.container(horizontal=True):
            kept = st.form_submit_button(say("record_keep"), type="primary")
            reset = st.form_submit_button(say("record_reset"))
            left = st.form_submit_button(say("record_leave"))
    if kept:
        _settle(document_id, {k: v for k, v in typed.items() if v != shown.get(k, "")})
    elif reset:
        _settle(document_id, None)
    elif left:
        _close(document_id)


def _open(document_id: str) -> None:
    st.session_state[_OPEN] = document_id


def _shown(document: Document) -> dict[str, str]:
    """Return the record as the form shows it, the year in the reader's era."""
    year = document.bibliography.year
    shown = as_typed(document)
    return {**shown, "year": str(year_of(year, session.language())) if year else ""}


def _kind(document: Document) -> str:
    names = {kind: say(f"kind_{kind}") for kind in WORK_KINDS}
    kinds = list(names)
    boxes.name_anew(f"record-kind-{document.id}")
    return st.selectbox(
        say("record_kind"),
        kinds,
        index=kinds.index(document.bibliography.kind),
        format_func=names.__getitem__,
        key=f"record-kind-{document.id}",
    )


def _settle(document_id: str, typed: Mapping[str, str] | None) -> None:
    """Set what was typed, or let all be as it was read; say so, and close the form."""
    try:
        library = session.kept_library()
        if typed is None:
            library.undescribe(document_id)
        elif typed:
            library.describe(document_id, typed)
    except KhrueakhaiError as error:
        st.error(session.told(error))
        return
    person.note("described", document_id)
    st.session_state["outcomes"] = [Outcome("success", say("record_kept"))]
    _close(document_id)


def _close(document_id: str) -> None:
    """Close the form; its inputs are forgotten, so that it opens with what is held then."""
    del st.session_state[_OPEN]
    for name in ("kind", *_TEXTS):
        st.session_state.pop(f"record-{name}-{document_id}", None)
    st.rerun()
