"""How every format shows where a statement comes from, and the words around a plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from assistant.schema import Citation, Language
from assistant.schema.papers import PaperBlock, Part, Picture, Statement, Table
from assistant.schema.plans import Plan
from assistant.text import calendar
from assistant.text.language import unwrap
from assistant.text.line_breaks import pieces
from assistant.text.wording import read_yaml, say

ASSUMED = "†"
_DRAWN_TABLES = {"responsibilities": "matrix", "roadmap": "gantt"}  # read better as pictures
SIGN_HERE = "." * 26
SHOWN_QUOTE = 180  # characters of a quote in print; the JSON keeps it whole
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LONE_DIGITS = re.compile(r"(?<![A-Za-z0-9.@/_-])\d+(?:[.,:]\d+)*(?![A-Za-z0-9_])")
_LIKE_A_NUMBER = re.compile(r"\[(\d[\d,–-]*)\]")
_TEXTS = Path(__file__).with_name("texts.yaml")


def words(key: str, language: Language, **values: object) -> str:
    """Return one text around a plan with its values put in."""
    return say(read_yaml(_TEXTS), key, language, **values)


def printed(part: Part) -> Iterator[PaperBlock]:
    """Yield the blocks of a part that print shows: a table that is also a picture is left out."""
    drawn = {block.name for block in part.blocks if isinstance(block, Picture)}
    for block in part.blocks:
        if not (isinstance(block, Table) and _DRAWN_TABLES.get(block.id) in drawn):
            yield block


def counts(plan: Plan) -> str:
    """Say how many statements are cited, from the brief, and assumed."""
    numbers = {
        "literature": plan.count("literature"),
        "brief": plan.count("brief"),
        "assumption": plan.count("assumption"),
    }
    return words("counts", plan.language, **numbers)


def mark(statement: Statement, *, column_is_marked: bool = False) -> str:
    """Return what stands after a statement: its numbers, a dagger, or nothing."""
    if statement.source == "assumption":
        return "" if column_is_marked else ASSUMED
    return "".join(f"[{number}]" for number in statement.citations)


def marked_columns(table: Table) -> frozenset[int]:
    """Return the columns whose statements are all the planner's: their head bears the mark."""
    found = set()
    for at in range(len(table.columns)):
        sources = {s.source for row in table.rows for s in row.cells[at].statements}
        if sources == {"assumption"}:
            found.add(at)
    return frozenset(found)


def date_in_words(iso: str, language: Language) -> str:
    """Write a day as its readers do.

    >>> date_in_words("2026-11-23", "th"), date_in_words("2026-11-23", "en")
    ('23 พฤศจิกายน พ.ศ. 2569', '23 November 2026')
    """
    return calendar.written(date.fromisoformat(iso), language)


def made_on(iso: str, language: Language) -> str:
    """Say on which day a paper was made."""
    return words("made_on", language, date=date_in_words(iso, language))


def thai_digits(text: str) -> str:
    """Write the numbers of a text in Thai digits, those inside Latin names as they are.

    >>> thai_digits("ร้อยละ 60 ของ PM2.5 และ W-2 ใน 1,400 วัน")
    'ร้อยละ ๖๐ ของ PM2.5 และ W-2 ใน ๑,๔๐๐ วัน'
    """
    return _LONE_DIGITS.sub(lambda found: found[0].translate(_THAI_DIGITS), text)


def plain(text: str) -> str:
    """Return a text of the plan without anything in it that reads as one of our own numbers.

    >>> plain("ตามหนังสือ [99]")
    'ตามหนังสือ (99)'
    """
    return _LIKE_A_NUMBER.sub(r"(\1)", clean(text))


def clean(text: str) -> str:
    """Leave out what no file format may hold: control characters and halves of characters."""
    if text.isprintable():  # nearly all are, and going through their letters takes time
        return text
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in _UNPRINTED)
    return "".join(kept)


_UNPRINTED = ("Cc", "Cs", "Co", "Cn")


def place(citation: Citation, language: Language) -> str:
    """Say where in its document a citation stands: section, and page where it is known."""
    page = words("page", language, page=citation.page) if citation.page else None
    trail = [name for name in dict.fromkeys(citation.section) if name != citation.title]
    return ", ".join(said for said in (" › ".join(trail), page) if said)


def reference(citation: Citation, language: Language) -> str:
    """Return what stands behind a number in the references: where it is, and its words."""
    where, words_cited = place(citation, language), f"“{shown_quote(citation)}”"
    return f"{where}: {words_cited}" if where else words_cited


def by_document(citations: Iterable[Citation]) -> Iterator[tuple[str, list[Citation]]]:
    """Yield each document's title with its citations, as they are first cited."""
    documents: dict[str, list[Citation]] = {}
    for citation in citations:
        documents.setdefault(citation.document_id, []).append(citation)
    for cited in documents.values():
        yield cited[0].title, cited


def shown_quote(citation: Citation) -> str:
    """Return a citation's quote on one line, cut between words where it is long."""
    text = " ".join(unwrap(citation.quote).split())
    if len(text) <= SHOWN_QUOTE:
        return text
    shown = ""
    for piece in pieces(text):
        if len(shown) + len(piece) > SHOWN_QUOTE:
            break
        shown += piece
    return f"{shown.rstrip()} …"
