"""The order of a Thai dictionary, in which references and names are listed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def in_order(texts: Sequence[str]) -> list[str]:
    """Return texts in the order of a dictionary: Latin letters first, เก behind กำ.

    >>> in_order(["เก", "กำ", "Émile", "Book"])
    ['Book', 'Émile', 'กำ', 'เก']
    """
    from pythainlp.util import collate

    latin = sorted((text for text in texts if not "ก" <= text[:1] <= "๛"), key=_letters)
    thai = [text for text in texts if "ก" <= text[:1] <= "๛"]
    return [*latin, *collate(thai)]


def _letters(text: str) -> str:
    """Return a text as its letters sort: É as E."""
    return unicodedata.normalize("NFKD", text).casefold()
