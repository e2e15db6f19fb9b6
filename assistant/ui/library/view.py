"""A page of a document as a picture, and beside it the text that was made of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import streamlit as st

from assistant.errors import KhrueakhaiError, UnknownDocument
from assistant.reading.choosing import WANTED
from assistant.reading.ranges import in_ranges
from assistant.reading.readers.content import UnreadableError
from assistant.reading.showing import viewing
from assistant.reading.showing.pages import PageShown
from assistant.reading.showing.viewing import Original
from assistant.schema import Document, Span
from assistant.ui.library import adding, picture
from assistant.ui.shared import page_script, place, session
from assistant.ui.shared.marking import Mark, marked
from assistant.ui.shared.passages import page_name
from assistant.ui.shared.reasons import said
from assistant.ui.shared.safe import safe_line, safe_markdown
from assistant.ui.shared.session import say
from assistant.ui.shared.shown import Shown, leave, turn

_CHAT_PAGE = Path(__file__).parents[1] / "chat" / "page.py"
_NO_PICTURE = "no_picture_"  # keys of texts: why there is none
_HEADED = {".md", ".markdown"}  # files whose headings begin with number signs
_PIECE = 6_000  # characters that are shown at once of a text without pages


def draw(shown: Shown) -> None:
    """Draw the page that is looked at, with the way back and to its neighbours."""
    _draw_back(shown)
    document = _document(shown.document_id)
    if document is None:
        return
    st.header(safe_line(document.title), anchor=False)
    adding.draw(document.id)
    span = _found(document, shown)
    if shown.quote and span is None:
        st.warning(say("view_lost"))
    original = viewing.original_of(document)
    _draw_from(shown, marked=isinstance(original, str) and span is not None)
    if isinstance(original, str):
        _draw_plain(document, shown, span, say(_NO_PICTURE + original))
        return
    try:
        with st.spinner(say("view_drawing")):
            sheet = shown.sheet
            if sheet is None:
                sheet = viewing.sheet_of(document, original, span) if span else 0
            page = viewing.page_shown(document, original, sheet)
    except UnreadableError as error:
        reason = said(str(error), session.language())
        _draw_plain(document, shown, span, say(_NO_PICTURE + "failed", reason=reason))
        return
    _draw_turning(shown, page.sheet, page.sheets, page_name(page.number, session.language()))
    _draw_page(document, original, page, span)


def _draw_from(shown: Shown, *, marked: bool) -> None:
    place = f"{shown.document_id} {shown.start} {shown.sheet}"
    page_script.to_the_top(place, marked=marked and shown.sheet is None)


def _draw_back(shown: Shown) -> None:
    back = say(f"view_back_{shown.came_from}")
    if st.button(back, key="view_back", icon=":material/arrow_back:", type="tertiary"):
        leave()
        if shown.came_from == "chat":
            st.switch_page(_CHAT_PAGE)
        st.rerun()


def _document(document_id: str) -> Document | None:
    """The document, or a line that says why there is none."""
    try:
        return session.library_of(document_id).document(document_id)
    except UnknownDocument:
        st.info(say("view_gone"))
    except KhrueakhaiError as error:
        st.error(safe_line(said(str(error), session.language())))
    return None


def _found(document: Document, shown: Shown) -> Span | None:
    """Where the cited words stand in the document as it is now."""
    if not shown.quote:
        return None
    text, start = document.text, shown.start
    if text[start : start + len(shown.quote)] != shown.quote:
        start = text.find(shown.quote)
    return (start, start + len(shown.quote)) if start >= 0 else None


def _draw_turning(shown: Shown, sheet: int, sheets: int, name: str = "") -> None:
    if sheets < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for key, to in (("view_before", sheet - 1), ("view_next", sheet + 1)):
            st.button(
                say(key),
                key=key,
                disabled=not 0 <= to < sheets,
                on_click=turn,
                args=(replace(shown, sheet=to),),
            )
        if sheets > 2:
            st.number_input(
                say("view_go"),
                min_value=1,
                max_value=sheets,
                value=sheet + 1,
                key=f"view_go-{sheet}",
                on_change=_go,
                args=(shown, sheet),
                label_visibility="collapsed",
                width=130,
            )
        place = say("view_sheet", sheet=sheet + 1, sheets=sheets)
        st.caption(" · ".join(filter(None, (name, place))))


def _go(shown: Shown, sheet: int) -> None:
    turn(replace(shown, sheet=int(st.session_state[f"view_go-{sheet}"]) - 1))


def _draw_page(document: Document, original: Original, page: PageShown, span: Span | None) -> None:
    cited = list(page.boxes(span)) if span else []
    repaired = [part for _, part in page.repaired(document.text)]
    begins_here = span and any(start <= span[0] < end for start, end in page.spans)
    _draw_legend(len(cited), len(repaired), len(page.doubtful))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        colours = (
            ((box for part in repaired for box in page.boxes(part)), picture.REPAIRED),
            ((word.box for word in page.doubtful), picture.DOUBTED),
            (cited, picture.CITED),
        )
        with st.container(key="page_picture"):
            st.image(picture.svg(page, colours), width="stretch", alt=document.title)
        if original.kind == "office":
            st.caption(say("view_office"))
    with right:
        _draw_notes(page, lost=bool(begins_here and not cited))
        marks = [Mark(span, "yellow")] if span else []
        marks += [Mark(part, "blue") for part in repaired]
        marks += [Mark(word.span, "red") for word in page.doubtful if word.span]
        st.markdown(f"**{say('view_text')}**")
        text = marked(document.text, page.spans, marks)
        with st.container(key="page_text"):
            st.markdown(text or say("view_no_text"))
        _draw_repairs(document, page)
        here = session.open_assistant().library
        if original.kind == "pdf" and place.may_keep() and here is session.library_of(document.id):
            _draw_rereading(document, page)


def _draw_legend(cited: int, repaired: int, doubtful: int) -> None:
    """Draw what the colours mean that are on the page."""
    legend = [say("view_legend_cited")] if cited else []
    if repaired:
        legend.append(say("view_legend_repaired", count=repaired))
    if doubtful:
        legend.append(say("view_legend_doubtful", count=doubtful))
    if legend:
        st.markdown(" · ".join(legend))


def _draw_notes(page: PageShown, *, lost: bool) -> None:
    if page.recognised:
        st.caption(f":material/document_scanner: {say('view_recognised')}")
    if lost:
        st.caption(f":orange[{say('view_not_on_page')}]")


def _draw_repairs(document: Document, page: PageShown) -> None:
    repaired = page.repaired(document.text)
    if not repaired:
        return
    with st.expander(say("view_repairs", count=len(repaired))):
        for word, _ in repaired:
            start, end = word.span or (0, 0)
            st.markdown(f"{safe_markdown(word.text)} → {safe_line(document.text[start:end])}")


def _draw_rereading(document: Document, page: PageShown) -> None:
    """Draw the ways to have it read again; the work goes on when the page is left."""
    wanted = in_ranges(document.metadata.get(WANTED, ""))
    every = range(page.sheets)
    with st.container(horizontal=True):
        if not page.recognised:
            pages = sorted({*(number - 1 for number in wanted), page.sheet})
            _reread_button("reread_page", document, pages)
        read = in_ranges(document.metadata.get("recognised_pages", ""))
        if page.sheets > 1 and len(read) < page.sheets:
            _reread_button("reread_all", document, list(every))
        if wanted:
            _reread_button("reread_back", document, [])


def _reread_button(key: str, document: Document, pages: list[int]) -> None:
    st.button(
        say(key),
        key=key,
        icon=":material/document_scanner:" if pages else ":material/undo:",
        on_click=_reread,
        args=(document, pages),
        disabled=adding.queue().is_busy(),
    )


def _reread(document: Document, pages: list[int]) -> None:
    with session.errors_end_the_page():
        session.kept_library()
        adding.queue().reread(document.id, document.title, pages)
        place.note("reread", document.id)


def _draw_plain(document: Document, shown: Shown, span: Span | None, why: str) -> None:
    """Draw the text alone, a piece at a time, and why there is no picture of it."""
    st.info(why)
    pieces = _pieces(document.text)
    begins = span[0] if span else 0
    at = next((n for n, (_, end) in enumerate(pieces) if begins < end), 0)
    at = min(at if shown.sheet is None else shown.sheet, len(pieces) - 1)
    if len(pieces) > 1:
        _draw_turning(shown, at, len(pieces))
    with st.container(border=True, key="page_text"):
        marks = [Mark(span, "yellow")] if span else []
        headings = Path(document.path or "").suffix.lower() in _HEADED
        st.markdown(marked(document.text, [pieces[at]], marks, headings=headings))


def _pieces(text: str) -> list[Span]:
    """The parts of a text that are shown at once, each up to the end of a line."""
    ends = [0]
    while ends[-1] < len(text):
        line = text.find("\n", ends[-1] + _PIECE)
        ends.append(min(line + 1 or len(text), ends[-1] + 2 * _PIECE))
    return list(pairwise(ends)) or [(0, 0)]
