"""Where a line may be broken: between words, which Thai writes without blanks."""

from __future__ import annotations

import re

from assistant.text.dictionary import thai_words

_RUNS = re.compile(r"\s*(?:[\u0e00-\u0e7f]+|[^\s\u0e00-\u0e7f]+)")


def pieces(text: str) -> list[str]:
    """Return the pieces of a text between which a line may be broken; together they are the text.

    A blank belongs to the piece after it.

    >>> pieces("คณะกรรมการเครือข่าย W-2")
    ['คณะกรรมการ', 'เครือข่าย', ' W-2']
    """
    found: list[str] = []
    for match in _RUNS.finditer(text):
        run = match[0].lstrip()
        blank = match[0][: len(match[0]) - len(run)]
        cut = list(thai_words(run)) if "\u0e00" <= run[0] <= "\u0e7f" else [run]
        found += [blank + cut[0], *cut[1:]] if cut else [match[0]]
    return found


def letters(text: str) -> int:
    """Count the letters that take room: Thai vowels above and below and tone marks do not.

    >>> letters("น้ำ"), letters("ที่นี่")
    (2, 2)
    """
    return sum(
        not (char == "\u0e31" or "\u0e34" <= char <= "\u0e3a" or "\u0e47" <= char <= "\u0e4e")
        for char in text
    )
