"""How a place in a document and a highlighted passage read on the screen, as safe Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import streamlit as st

from assistant.schema import Citation, Language, Span
from assistant.text.language import flatten
from assistant.ui.shared import session
from assistant.ui.shared.safe import LABEL_LIMIT, safe_line, safe_markdown
from assistant.ui.shared.texts import text

STEP = " \u203a "  # a single angle bracket leads from a title or section to the next

# A line that begins a list item or follows an empty line is a line of its own, not a wrap.
_LINE_BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-–•*|]|\(?\d{1,2}[.)])[ \t]*\S)")


def place(title: str, section: Sequence[str], page: int | None, language: Language) -> str:
    """Return title, path of sections and page as safe Markdown of one line."""
    return safe_line(plain_place(title, section, page, language))


def plain_place(title: str, section: Sequence[str], page: int | None, language: Language) -> str:
    """Return title, path of sections and page as they are; a name that stands twice stands once."""
    return f"{STEP.join(dict.fromkeys((title, *section)))} · {page_name(page, language)}"


def short_place(title: str, section: Sequence[str], page: int | None, language: Language) -> str:
    """Return the place for a label: the title, the innermost section and the page."""
    steps = tuple(dict.fromkeys((title, *section[-1:])))
    path = STEP.join(safe_line(step, LABEL_LIMIT // len(steps)) for step in steps)
    return f"{path} · {page_name(page, language)}"


def label(citation: Citation, language: Language) -> str:
    """Return the place of a citation for a label; a law is called as it is cited."""
    if citation.cited_as:
        return f"{safe_line(citation.cited_as, LABEL_LIMIT)} · {page_name(citation.page, language)}"
    return short_place(citation.title, citation.section, citation.page, language)


def whole_place(citation: Citation, language: Language) -> str:
    """Return the place of a citation as it is, behind how a law is cited."""
    where = plain_place(citation.title, citation.section, citation.page, language)
    return f"{citation.cited_as} · {where}" if citation.cited_as else where


def page_name(page: int | None, language: Language) -> str:
    """Return "p. 103", or that the page is not known."""
    return text("no_page", language) if page is None else text("page", language, number=page)


def highlighted(passage: str, quote: Span) -> str:
    """Return a passage as safe Markdown with one span of it on a coloured ground.

    Wrapped lines are joined, list items keep their lines. The span is relative to the passage.
    """
    return "\n\n".join(_mark(passage[start:end], quote, start) for start, end in _lines(passage))


def _lines(passage: str) -> Iterator[Span]:
    at = 0
    for found in _LINE_BREAK.finditer(passage):
        yield at, found.start()
        at = found.end()
    yield at, len(passage)


def _mark(line: str, quote: Span, offset: int) -> str:
    flat, offsets = flatten(line)
    start, end = (bisect_left(offsets, place - offset) for place in quote)
    end = min(end, len(flat))
    before, marked, after = flat[:start], flat[start:end], flat[end:]
    if not marked.strip():
        return safe_markdown(flat)
    return (
        f"{safe_markdown(before)}:yellow-background[{safe_markdown(marked)}]{safe_markdown(after)}"
    )


def draw(citation: Citation, language: str, before: str = "", after: str = "") -> None:
    """Draw a cited passage: its place, its language where it differs, the quotation in it.

    ``before`` and ``after`` are what stands there in the document, where that is to be shown.
    """
    facts = [place(citation.title, citation.section, citation.page, session.language())]
    if citation.language != language:
        facts.append(session.say(f"language_{citation.language}"))
    st.caption(" · ".join(facts))
    start = max(citation.passage.find(citation.quote), 0)
    quoted = highlighted(citation.passage, (start, start + len(citation.quote)))
    st.markdown("\n\n".join(filter(None, (_beside(before), quoted, _beside(after)))))


def _beside(text: str) -> str:
    return f":gray[{safe_markdown(' '.join(text.split()))}]" if text.strip() else ""
