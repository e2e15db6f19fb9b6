"""What one visitor's session holds, and the assistant that all sessions share."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant import opening, settings
from assistant.answering import two_libraries
from assistant.conversations.store import ConversationStore
from assistant.errors import KhrueakhaiError
from assistant.frameworks.shelf import framework_names
from assistant.models.reachable import where
from assistant.schema import DocumentSummary, Language
from assistant.settings.variables import value
from assistant.ui.shared import person, place, tasks
from assistant.ui.shared.reasons import said
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.texts import LANGUAGE_NAMES, text
from assistant.ui.shared.warming import WARMING

log = logging.getLogger(__name__)

_MOST_OPEN = 16  # collections that stay open
_LIBRARY_PAGE = Path(__file__).parents[1] / "library" / "page.py"

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant
    from assistant.library.library import Library


def prepare() -> None:
    """Give every key of the session its first value."""
    state = st.session_state
    # A page that is turned to by code comes without the values of widgets, the switch's among them.
    held = state.get("language") or state.get("language_kept")
    state["language_kept"] = held or person.language_of_browser()
    state.setdefault("language", state["language_kept"])
    state.setdefault("outcomes", [])


def language() -> Language:
    """Return the language of the interface."""
    return "en" if st.session_state["language"] == "en" else "th"


def say(key: str, **values: str | int) -> str:
    """Return an interface text in the visitor's language."""
    return text(key, language(), **values)


def frameworks() -> dict[str, str]:
    """Return the frameworks of the shelf by their names in the visitor's language."""
    return {key: said[language()] for key, said in framework_names().items()}


def llm() -> str:
    """Return the name of the chat model that the operator has chosen."""
    return value("llm")


def open_assistant() -> Assistant:
    """Return the assistant of where the visitor is, opened once for all sessions."""
    with errors_end_the_page(), st.spinner(say("opening")):
        return _opened_at(place.folder())


def open_early() -> None:
    """Open the assistant of the home before anybody comes; what is wrong is told to who comes."""
    try:
        _opened(str(settings.home_folder()), llm())
    except KhrueakhaiError as error:
        log.debug("the home cannot be opened yet: %s", error)


def open_with(llm: str) -> Assistant:
    """Return an assistant over the same library with another chat model, opened once for all.

    Raises:
        KhrueakhaiError: The model cannot be opened.
    """
    if llm == value("llm"):
        return open_assistant()
    library = open_assistant().library
    return _opened_with(str(place.folder()), llm, library)


def asked_with(llm: str) -> Assistant:
    """Return who answers with a chat model; the shared library joins in where that is wanted.

    Raises:
        KhrueakhaiError: The model cannot be opened.
    """
    here = open_with(llm)
    return two_libraries.JoinedAssistant(here, _whole()) if place.asks_shared() else here


def asked_libraries() -> list[Library]:
    """Return the libraries that a question is put to: one, or a collection and the shared one."""
    with errors_end_the_page():
        here = open_assistant().library
        return [here, _whole().library] if place.asks_shared() else [here]


def library_of(document_id: str) -> Library:
    """Return the library where the visitor is; the shared one for a document that it alone has."""
    here = open_assistant().library
    if place.collection() is None or here.headings([document_id]):
        return here
    return _whole().library


def libraries_of(document_ids: Iterable[str]) -> list[Library]:
    """Return the libraries that have some documents, each once."""
    return list({id(one): one for one in map(library_of, document_ids)}.values())


def kept_library() -> Library:
    """Return the library to change it.  Raises NotAllowed where the visitor may not."""
    place.require(keeping=True)
    return open_assistant().library


def let_go(home: Path) -> None:
    """Close what is open of a collection's home that is about to go."""
    library = _opened_at(home).library
    tasks.forget(library)
    for opened in (_opened_beside, _opened_with, conversations):
        opened.clear()
    library.close()


def is_empty() -> bool:
    """Tell whether the library holds nothing yet."""
    with errors_end_the_page():
        return open_assistant().library.is_empty()


def documents() -> tuple[DocumentSummary, ...]:
    """Return the documents of the library."""
    with errors_end_the_page():
        return open_assistant().library.documents()


def needs_documents() -> None:
    """End a page that can do nothing with an empty library, with the way to fill it."""
    if is_empty():
        st.info(say("library_empty"), icon=":material/library_books:")
        st.page_link(_LIBRARY_PAGE, label=say("library_page"), icon=":material/arrow_forward:")
        st.stop()


def draw_language(*, labelled: bool = True) -> None:
    """Draw the switch between the languages of the interface."""
    st.segmented_control(
        say("language"),
        list(LANGUAGE_NAMES),
        format_func=lambda code: LANGUAGE_NAMES[code],
        key="language",
        required=True,
        label_visibility="visible" if labelled else "collapsed",
    )


def draw_where(llm: str) -> None:
    """Say whether anything leaves this machine with a model, and where to."""
    found = where(llm)
    if found.place == "away":
        st.warning(
            say("leaves_here", llm=llm.rstrip(":"), server=found.server),
            icon=":material/cloud_upload:",
        )
    elif found.server:
        st.caption(f":material/lock: {say('stays_with_server', server=found.server)}")
    else:
        st.caption(f":material/lock: {say('stays_here')}")


def told(error: KhrueakhaiError) -> str:
    """Return what went wrong as safe Markdown of one line, in the visitor's language."""
    return safe_line(said(str(error), language()))


@contextmanager
def errors_end_the_page() -> Iterator[None]:
    """Say in one line what went wrong where the page cannot go on without it."""
    try:
        yield
    except KhrueakhaiError as error:
        st.error(told(error))
        st.stop()


@st.cache_resource(show_spinner=False)
def conversations(home: str) -> ConversationStore:
    """Open the conversations of a home, once for all sessions; no library is needed for it."""
    return ConversationStore(Path(home))


@st.cache_resource(show_spinner=False)
def _opened_with(home: str, llm_name: str, _library: Any) -> Assistant:
    return opening.open_assistant(home, llm=llm_name, library=_library)


def _whole() -> Assistant:
    return _opened(str(settings.home_folder()), llm())


def _opened_at(home: Path) -> Assistant:
    whole = _whole()
    return whole if home == settings.home_folder() else _opened_beside(str(home), llm(), whole)


@st.cache_resource(show_spinner=False, max_entries=_MOST_OPEN)
def _opened_beside(home: str, llm_name: str, _whole: Any) -> Assistant:
    del llm_name  # it tells one from another
    return opening.open_beside(_whole, Path(home))


@st.cache_resource(show_spinner=False)
def _opened(home: str, llm_name: str) -> Assistant:
    opened = opening.open_assistant(home, llm=llm_name)
    WARMING.start(opened)  # what takes long is held by the process, whatever home is opened
    return opened
