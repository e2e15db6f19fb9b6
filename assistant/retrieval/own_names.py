"""What a document calls in a word of everybody's, where a question has the full name.

A law defines "the board" once and says no more from then on which board it is.  Whoever asks by
the full name would find where that stands – who sits on the board, the board's office – and not
what the board does.  So the document is searched once more with the question in its own words, and
its passages are read with the name written out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from assistant.schema import Hit, Span
from assistant.settings.finding import FUSION
from assistant.text.language import placed_words, word_cuts
from assistant.text.stop_words import stop_words

if TYPE_CHECKING:
    from assistant.library.library import Library

_BELONGING = frozenset(("ของ", "แห่ง", "ประจำ", "of", "for"))  # behind a name they make it another
_QUOTES = ("”", '"')  # a word that is defined stands for nothing there
_NEAR = 40  # characters beside a name in which the next word stands


@dataclass(frozen=True, slots=True)
class OwnName:
    """What a document calls ``short``, and what that is in full."""

    document_id: str
    short: str
    full: str


def own_names_in(library: Library, text: str) -> tuple[OwnName, ...]:
    """Return the names in full of a text that a document has a word of its own for.

    Of names within each other the longest is meant, and none where a document has it behind
    another word as it stands here: the board's office is not the board.
    """
    letters = text.lower()
    found = [
        (OwnName(key, name.short, name.full), match.span())
        for key, names in library.own_names().items()
        for name in names
        if name.full.lower().split(maxsplit=1)[0] in letters  # thousands of laws have five each
        for match in _written(name.full).finditer(text)
    ]
    spans = {span for _, span in found}
    whole = (one for one in found if not any(_in(one[1], other) for other in spans))
    kept = (name for name, span in whole if not _is_anothers(library, name, text, span[0]))
    return tuple(dict.fromkeys(kept))


def _in(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _is_anothers(library: Library, name: OwnName, text: str, at: int) -> bool:
    """Whether a name stands in a text behind a word that its document too has before it."""
    before = _word_before(text, at)
    held = library.ids([name.document_id]) if before else ()  # it may just have gone
    return any(f"{before}{name.full}" in library.document(key).text for key in held)


def of_the_first(names: Sequence[OwnName], hits: Sequence[Hit]) -> list[OwnName]:
    """Return the names of the documents that stand first in hits, best first.

    "The minister" is the same one in many laws, and not all of them are asked of.
    """
    found = dict.fromkeys(hit.document_id for hit in hits)
    return [name for key in found for name in names if name.document_id == key][: FUSION.own_words]


def in_own_words(text: str, name: OwnName) -> str:
    """Return a question as a document would ask it, by its own word for what is named in full.

    >>> in_own_words("คณะกรรมการน้ำแห่งชาติทำอะไร", OwnName("law", "คณะกรรมการ", "คณะกรรมการน้ำแห่งชาติ"))
    'คณะกรรมการทำอะไร'
    """
    return _written(name.full).sub(name.short, text)


def in_full(names: Sequence[OwnName], document_id: str, text: str) -> str:
    """Return a text of a document with the names written out that it has words of its own for.

    Where the full name stands in another's it is cut down to the word: that is not what is asked.

    >>> board = OwnName("law", "คณะกรรมการ", "คณะกรรมการน้ำ")
    >>> in_full([board], "law", "ให้คณะกรรมการมีหน้าที่ดูแล"), in_full([board], "news", "คณะกรรมการมี")
    ('ให้คณะกรรมการน้ำมีหน้าที่ดูแล', 'คณะกรรมการมี')
    >>> in_full([board], "law", "สำนักงานคณะกรรมการน้ำมีหน้าที่")
    'สำนักงานคณะกรรมการมีหน้าที่'
    """
    for name in names:
        if name.document_id == document_id and name.short in text:
            full = _written(name.full)
            text = full.sub(partial(_cut_in_anothers, name), text)
            for at in reversed(_places(text, name.short)):
                if not full.match(text, at):
                    text = f"{text[:at]}{name.full}{text[at + len(name.short) :]}"
    return text


def _cut_in_anothers(name: OwnName, match: re.Match[str]) -> str:
    return name.short if _word_before(match.string, match.start()) else match[0]


@lru_cache(maxsize=1_000)
def _written(name: str) -> re.Pattern[str]:
    """Return what finds a name wherever its blanks are; a definition may be wrapped."""
    return re.compile(r"\s?".join(map(re.escape, name.split())), re.IGNORECASE)


def _word_before(text: str, at: int) -> str:
    """Return the word that stands right before a name and makes it another's, "" for none."""
    *_, last = ((0, ""), *placed_words(text[max(0, at - _NEAR) : at]))
    word = text[max(0, at - _NEAR) + last[0] : at]
    return "" if word != word.rstrip() or last[1] in stop_words() else word


@lru_cache(maxsize=2_000)
def _places(text: str, name: str) -> tuple[int, ...]:
    """Return where a name stands as a whole: nothing beside it makes it another's.

    "สำนักงานคณะกรรมการ", "คณะกรรมการตรวจรับ" and "คณะกรรมการของ…" are no "คณะกรรมการ".
    """
    cuts = word_cuts(text)
    spans = (match.span() for match in re.finditer(re.escape(name), text))
    return tuple(
        start
        for start, end in spans
        if {start, end} <= cuts and not _word_before(text, start) and _goes_on(text[end:])
    )


def _goes_on(after: str) -> bool:
    """Whether what stands behind a name goes on with the sentence and not with the name."""
    _, word = next(placed_words(after[:_NEAR]), (0, ""))
    apart = not after or after[0].isspace() or not after[0].isalpha()
    return after[:1] not in _QUOTES if apart else word in stop_words() and word not in _BELONGING
