"""The order of a Thai dictionary, in which references and names are listed."""

from __future__ import annotations

from collections.abc import Sequence


def in_order(texts: Sequence[str]) -> list[str]:
    """Return texts in the order of a dictionary: Latin letters first, เก behind กำ.

    >>> in_order(["เก", "กำ", "Book"])
    ['Book', 'กำ', 'เก']
    """
    from pythainlp.util import collate

    latin = sorted((text for text in texts if text[:1].isascii()), key=str.casefold)
    thai = [text for text in texts if not text[:1].isascii()]
    return [*latin, *collate(thai)]
