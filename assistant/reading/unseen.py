"""Characters that no reader of a page sees: taken out of the text before anything is made of it.

Soft hyphens, marks of where a word may end and joiners are ordinary. Tags spell a whole hidden
text, selectors of variants can, and signs that turn the direction show another text than is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.readers.content import HIDDEN
from assistant.schema import Line, RawDocument

_TAGS = "\U000e0000-\U000e007f"
_SELECTORS = "\U000e0100-\U000e01ef"
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    f"\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb{_TAGS}{_SELECTORS}]+"
)
_SPELLED = re.compile(f"(?<!\U0001f3f4)(?:[{_TAGS}]{{2,}}|[{_SELECTORS}]{{2,}})")  # no flag's tags
_TURNED = re.compile("[\u202d\u202e]")
_DIRECTION = (
    "signs that turn the direction of writing are left out in {places} place(s): the page may show "
    "another text than is read"
)


def seen(raw: RawDocument) -> RawDocument:
    """Return a raw document without unseen characters, with a warning where they hid something."""
    title = _UNSEEN.sub("", raw.title) if raw.title else raw.title
    if not any(_UNSEEN.search(line.text) for line in raw.lines):
        return replace(raw, title=title)
    lines = tuple(replace(line, text=_UNSEEN.sub("", line.text)) for line in raw.lines)
    return replace(raw, lines=lines, title=title, warnings=(*raw.warnings, *_told(raw.lines)))


def _told(lines: Sequence[Line]) -> list[str]:
    told = []
    for pattern, message in ((_SPELLED, HIDDEN), (_TURNED, _DIRECTION)):
        places = sum(len(pattern.findall(line.text)) for line in lines)
        if places:
            told.append(message.format(places=places))
    return told
