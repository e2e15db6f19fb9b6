"""The choice of a form of references, and their download."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from assistant.export.references import FORMATS, write
from assistant.export.references.reference import references_to
from assistant.schema import DocumentSummary
from assistant.ui.shared import boxes, session
from assistant.ui.shared.session import say


def draw_references(key: str, only: Collection[str] | None = None) -> None:
    """Draw the button that downloads references to the library's works, or to those with ids.

    They are written when they are asked for.
    """
    with st.popover(say("references_download"), icon=":material/format_quote:", key=f"refs-{key}"):
        names = {one: say(f"references_{one}") for one in FORMATS}
        boxes.name_anew(f"refs-format-{key}")
        name = st.selectbox(
            say("references_format"),
            list(names),
            format_func=names.__getitem__,
            key=f"refs-format-{key}",
        )
        st.download_button(
            say("download"),
            lambda: write(references_to(_documents(only), only), name).encode(),
            file_name=f"references{FORMATS[name].suffix}",
            mime=FORMATS[name].mime,
            icon=":material/download:",
            on_click="ignore",
            key=f"refs-download-{key}",
        )


def _documents(only: Collection[str] | None) -> list[DocumentSummary]:
    """Return the documents of the libraries that have those with ids, or of the one here."""
    held = [session.open_assistant().library] if only is None else session.libraries_of(only)
    return [document for library in held for document in library.documents()]
