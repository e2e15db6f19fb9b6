"""Where sentences end: which of the ends that a splitter proposes can stand.

None stands inside brackets, after initials and abbreviations, or where it leaves a mere fragment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.schema import Language, Span

_SENTENCE_MIN = 25  # characters; shorter pieces of crfcut are fragments
_BRACKETED = 300  # characters; a bracket that stays open for longer was never closed
_LOOK_BACK = 16  # characters; no abbreviation is longer
_BRACKETS = re.compile(r"[()]")
_ENGLISH_END = re.compile(r"[.!?][”\"')\]]*\s+(?=[“\"'(\[]?[A-Z0-9])")
# An initial ("Deil S. Wright"), a Latin abbreviation, or a Thai one: Thai has no full stops.
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?i:vol|pp?|e\.g|i\.e|et al|vs|cf|dr|mrs?|ms|prof|figs?)"
    r"|(?<![\u0e01-\u0e4e])[\u0e01-\u0e2e]{1,4})\.\s*$"
)
_NUMBER_SIGN = re.compile(r"\b(?i:no)\.\s*$")  # "No. 3", not "the answer is no."
_ENUMERATOR = re.compile(r"(?<=\s)\d{1,2}[.)]\s*$")  # opens the sentence that follows it


def english_ends(text: str) -> list[int]:
    """Return where sentences of an English text may end."""
    return [match.end() for match in _ENGLISH_END.finditer(text)]


def kept(text: str, ends: Iterable[int], language: Language) -> list[Span]:
    """Return the sentences that the ends leave which can stand; together they cover the text."""
    spans: list[Span] = []
    start = 0
    for proposed in ends:
        end = _before_number(text, proposed) if language == "th" else proposed
        if start < end < len(text) and _closes(text, start, end):
            spans.append((start, end))
            start = end
    if spans and _is_fragment(text, start, len(text)):
        start, _ = spans.pop()
    return [*spans, (start, len(text))] if text[start:].strip() else spans


def _before_number(text: str, end: int) -> int:
    """Move a boundary that stands behind the number of a list's item to its front."""
    match = _ENUMERATOR.search(text, max(0, end - _LOOK_BACK), end)
    return match.start() if match else end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end here."""
    back = max(start, end - _LOOK_BACK)
    if _ABBREVIATION.search(text, back, end):
        return False
    if _NUMBER_SIGN.search(text, back, end) and text[end:].lstrip()[:1].isdigit():
        return False
    return not _in_brackets(text, start, end) and not _is_fragment(text, start, end)


def _in_brackets(text: str, start: int, end: int) -> bool:
    depth = 0
    for match in _BRACKETS.finditer(text, max(start, end - _BRACKETED), end):
        depth = depth + 1 if match[0] == "(" else max(0, depth - 1)
    return depth > 0 and ")" in text[end : end + _BRACKETED]


def _is_fragment(text: str, start: int, end: int) -> bool:
    return len(text[start:end].strip()) < _SENTENCE_MIN
