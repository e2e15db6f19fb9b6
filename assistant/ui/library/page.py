"""The page where documents are listed, added and removed."""

from __future__ import annotations

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.reading.catalogue import shipped_files
from assistant.reading.showing import viewing
from assistant.schema import DocumentSummary
from assistant.ui.library import adding, collections, record, view
from assistant.ui.shared import outcomes, place, session, uploads
from assistant.ui.shared.reasons import said
from assistant.ui.shared.references import draw_references
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.shown import show, shown
from assistant.ui.shared.texts import day
from assistant.ui.shared.uploads import Outcome

_LANGUAGE_NAMES = {"th": "thai", "en": "english"}


def draw_document(document: DocumentSummary) -> None:
    """Draw one document with the means to set its record and to remove it."""
    with st.container(border=True):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{safe_line(document.title)}**")
            if known := record.facts(document):
                st.caption(known)
            st.caption(" · ".join(facts(document)))
        with st.container(horizontal=True):
            st.button(
                say("view_open"),
                icon=":material/description:",
                key=f"view-{document.document_id}",
                on_click=show,
                args=(document.document_id,),
            )
            if place.may_keep():
                record.draw(document)
                draw_removal(document)
    if place.may_keep():
        record.draw_form(document.document_id)


def draw_removal(document: DocumentSummary) -> None:
    """Draw the button that removes a document once it is confirmed."""
    with st.popover(say("remove"), icon=":material/delete:", key=f"remove-{document.document_id}"):
        st.markdown(say("remove_question", title=document.title))
        st.button(
            say("remove_confirm"),
            key=f"confirm-{document.document_id}",
            on_click=remove,
            args=(document,),
        )


def facts(document: DocumentSummary) -> tuple[str, ...]:
    """Return what is known of a document besides its title."""
    return (
        say(_LANGUAGE_NAMES[document.language]),
        say("pages", count=document.pages) if document.pages else say("no_pages"),
        say("passages", count=document.passages),
        say("added_on", date=day(document.added_at, session.language())),
    )


def remove(document: DocumentSummary) -> None:
    """Remove a document and note the outcome."""
    try:
        session.kept_library().remove(document.document_id)
        place.note("removed", document.document_id)
        viewing.forget()
        outcome = Outcome("success", say("removed", title=document.title))
    except KhrueakhaiError as error:
        outcome = Outcome("error", safe_line(said(str(error), session.language())))
    outcomes.tell(outcome)


def add_shipped() -> None:
    """Add the notes that come with the project and note the outcomes."""
    try:
        with st.spinner(say("adding_shipped")):
            results = session.kept_library().add_files(shipped_files())
        told = [
            uploads.outcome_of(result, result.title or "", session.language()) for result in results
        ]
    except KhrueakhaiError as error:
        told = [Outcome("error", safe_line(said(str(error), session.language())))]
    outcomes.tell(*told)


def draw_upload_form() -> None:
    """Draw the form for the visitor's own files and add what it sends."""
    limit = st.get_option("server.maxUploadSize")
    with st.form("upload", clear_on_submit=True):
        files = st.file_uploader(
            say("upload", limit=limit),
            type=list(uploads.SUFFIXES),
            accept_multiple_files=True,
            key="files",
        )
        sent = st.form_submit_button(say("upload_submit"), icon=":material/upload:", type="primary")
    if not sent:
        return
    if not files:
        st.info(say("upload_nothing"))
        return
    try:
        session.kept_library()
        adding.queue().add(files)
        place.note("added", ", ".join(one.name for one in files))
    except KhrueakhaiError as error:
        st.error(safe_line(said(str(error), session.language())))
        return
    st.rerun()


documents = session.documents()
keeps = place.may_keep()
if looked_at := shown():
    st.set_page_config(layout="wide")
    view.draw(looked_at)
    st.stop()
st.title(say("library_page"), anchor=False)
st.markdown(say("library_intro"))
outcomes.draw()
collections.draw()
if not documents:
    st.info(say("library_empty"), icon=":material/library_books:")
    if keeps:
        st.button(say("add_shipped"), key="add_shipped", on_click=add_shipped, type="primary")
if keeps:
    st.header(say("upload_heading"), anchor=False)
    draw_upload_form()
    adding.draw()
if documents:
    st.header(say("documents", count=len(documents)), anchor=False)
    draw_references("library")
for document in reversed(documents):  # the newest, which may want a second look, first
    draw_document(document)
