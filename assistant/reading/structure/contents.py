"""Lines of a table of contents: a title, leaders or a gap, and a page number that rises."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.structure.paragraphs import Paragraph
from assistant.text.language import arabic_digits

_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}\s*([0-9]{1,4}|[ivxlc]{1,6})?\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\D(?:\t|\s{2,})([0-9]{1,4})\s*$")
_WIDTH = 160  # letters
_TAIL = 120  # characters at the end of a line that are looked at
_RUN = 3  # lines with numbers and no leaders that make contents


def contents_lines(body: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the paragraphs that are lines of a table of contents."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for at, p in enumerate(body):
        tail = arabic_digits(p.text[-_TAIL:])
        if p.width <= 3 * _WIDTH and _LEADERS.search(tail):
            found.add(at)
        number = _NUMBERED.search(tail) if p.width <= _WIDTH else None
        if number is not None and int(number[1]) >= last:
            run.append(at)
            last = int(number[1])
            continue
        if len(run) >= _RUN:
            found.update(run)
        run, last = [], 0
    if len(run) >= _RUN:
        found.update(run)
    return frozenset(found)
