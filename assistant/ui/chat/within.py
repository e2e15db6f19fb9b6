"""The choice of the documents that a conversation keeps to, and its line below an answer."""

from __future__ import annotations

import streamlit as st

from assistant.answering.kept_to import kept_to
from assistant.schema import LANGUAGES, Answer, Language, Within
from assistant.text.shortening import shortened
from assistant.ui.shared import conversation, session
from assistant.ui.shared.boxes import name_anew
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import LANGUAGE_NAMES

YEARS = (1800, 2643)  # of either era
TITLES = 3  # named below an answer
TITLE = 60  # characters
_BOXES = ("within_documents", "within_languages", "within_from", "within_to")


def draw() -> None:
    """Draw the choice: quiet until something is chosen."""
    chosen = conversation.within()
    label = say("within_some") if chosen else say("within_all")
    with st.popover(label, icon=":material/filter_alt:", key="within"):
        titles = {
            key: one.title
            for library in session.asked_libraries()
            for key, one in library.all_headings().items()
        }
        st.caption(say("within_intro"))
        _fill(chosen)
        name_anew(_key("within_documents"))
        st.multiselect(
            say("within_documents"),
            list(titles),
            format_func=lambda key: titles.get(key, key),
            key=_key("within_documents"),
            placeholder=say("within_any"),
            on_change=_chosen,
        )
        st.pills(
            say("within_languages"),
            LANGUAGES,
            format_func=LANGUAGE_NAMES.__getitem__,
            selection_mode="multi",
            key=_key("within_languages"),
            on_change=_chosen,
        )
        _draw_years()
        if chosen:
            st.button(say("within_clear"), key="within_clear", on_click=_clear, type="tertiary")


def _draw_years() -> None:
    for column, name in zip(st.columns(2), _BOXES[2:], strict=True):
        column.number_input(
            say(name),
            *YEARS,
            value=None,
            step=1,
            key=_key(name),
            placeholder=say("within_year"),
            on_change=_chosen,
        )


def draw_line(answer: Answer) -> None:
    """Draw which documents alone were asked, where it was not all."""
    if not answer.within:
        return
    line = kept_to(answer.within, session.language())
    ids = answer.within.documents[:TITLES]
    titles = [
        shortened(heading.title, TITLE)
        for library in session.libraries_of(ids)
        for heading in library.headings(ids).values()
    ]
    more = "…" if len(answer.within.documents) > TITLES else ""
    named = f": {' · '.join(titles)}{more}" if titles else ""
    st.caption(f":material/filter_alt: {safe_line(line + named)}")


def draw_ask_all(answer: Answer, turn: str) -> None:
    """Draw a way to put a question to all documents that those alone do not answer."""
    if answer.within:
        st.button(
            say("within_ask_all"),
            key=f"ask-all-{turn}",
            icon=":material/filter_alt_off:",
            on_click=_ask_all,
            args=(answer.question,),
        )


def _ask_all(question: str) -> None:
    _clear()
    conversation.ask(question)


def _fill(chosen: Within) -> None:
    """Give the boxes of this conversation what was chosen in it."""
    held = (list(chosen.documents), list(chosen.languages), chosen.from_year, chosen.to_year)
    for name, value in zip(_BOXES, held, strict=True):
        st.session_state.setdefault(_key(name), value)


def _key(name: str) -> str:
    """Return the key of a box of this conversation; another one has its own."""
    return f"{name}-{conversation.current()}"


def _chosen() -> None:
    documents, languages, first, last = (st.session_state[_key(name)] for name in _BOXES)
    spoken: tuple[Language, ...] = tuple(one for one in LANGUAGES if one in languages)
    conversation.keep_to(Within(tuple(documents), spoken, first, last))


def _clear() -> None:
    conversation.keep_to(Within())
    for name in _BOXES:
        st.session_state.pop(_key(name), None)
