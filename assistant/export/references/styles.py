"""References as papers print them: APA 7, and the form of Thai universities.

The styles are files in the Citation Style Language (``apa.csl``, ``thai.csl``), set by citeproc-py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from assistant.export.references.csl import item
from assistant.export.references.reference import Reference
from assistant.text.calendar import year_of
from assistant.text.collation import in_order

_FOLDER: Final = Path(__file__).parent


def apa(references: Sequence[Reference]) -> str:
    """Return the references in APA 7, English before Thai, each on a line."""
    return _lines(_set([item(one) for one in references], "apa"))


def thai(references: Sequence[Reference]) -> str:
    """Return the references as Thai universities print them: Thai ones first, years of their era.

    English works stand behind them in APA.
    """
    own = [_in_thai_years(one) for one in references if one.language == "th"]
    other = [item(one) for one in references if one.language != "th"]
    return _lines([*_set(own, "thai"), *_set(other, "apa")])


def _in_thai_years(reference: Reference) -> dict[str, Any]:
    data = item(reference)
    if reference.work.year:
        data["issued"] = {"date-parts": [[year_of(reference.work.year, "th")]]}
    return data


def _set(items: list[dict[str, Any]], style: str) -> list[str]:
    """Return items as a style sets them, in the order of their text."""
    if not items:
        return []
    from citeproc import (  # type: ignore[import-untyped]  # the package ships no types
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    sheet = CitationStylesStyle(str(_FOLDER / f"{style}.csl"), validate=False)
    plain = [{key: _nfc(value) for key, value in one.items()} for one in items]
    paper = CitationStylesBibliography(sheet, CiteProcJSON(plain), formatter.plain)
    for one in plain:
        paper.register(Citation([CitationItem(one["id"])]))
    return in_order([" ".join(str(entry).split()) for entry in paper.bibliography()])


def _nfc(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _lines(entries: Sequence[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)
