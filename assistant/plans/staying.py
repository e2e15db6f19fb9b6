"""Whether an edited sentence still says only what stood there: by its words, before any judge.

A small judge overlooks one opposite word in a near copy, and who does what to whom.  So an edit may
take words away and use those of its sources, in their order; another denial, bound or tie, or a
word from elsewhere, is the editor's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from assistant.plans.understanding.denials import denials
from assistant.text.language import content_words, words

_BRACKETS = re.compile(r"\s*\([^()]*\)")
# How a last clause begins that may be left out: with a reason, a purpose, an example, a thing more.
_LAST = re.compile(
    r"[\s,;]*(?:เพราะ|เนื่องจาก|เนื่องด้วย|เพื่อ|เช่น|อาทิ|ได้แก่|ซึ่งจะ|"
    r"\b(?:because|since|so that|in order to|such as|for example|which)\b"
    r"|(?P<more>และ|ตลอดจน|รวมทั้ง|รวมถึง|\b(?:and|as well as)\b))",
    re.I,
)
_LIMITING = re.compile(
    r"ถ้า|หาก|เว้นแต่|ยกเว้น|เฉพาะ|เมื่อ|เท่านั้น|หรือ|แต่|\b(?:if|unless|except|only|when|or|but|until|provided)\b",
    re.I,
)
_ORDER = 0.9  # share of the words kept that stand in the order in which they stood
# Closed classes: what bounds a statement, weighs it, or ties its halves. English ones as stems.
_BINDS = frozenset(
    """อาจ บาง เฉพาะ เพียง เท่านั้น ทุก ทั้งหมด เสมอ ต้อง ควร ถ้า หาก เมื่อ เว้นแต่ ก่อน หลัง มากกว่า น้อยกว่า กว่า
    เพราะ เนื่องจาก จึง ทำให้ มาก น้อย เพิ่ม ลด สูง ต่ำ ดี แย่ ยาก ง่าย
    may might can could must should need some all every each only alway often seldom never if
    unless befor after more less most least few mani becaus therefor high low good bad better
    wors""".split()
)


def stays(before: str, after: str, sources: Sequence[str]) -> bool:
    """Tell whether an edit keeps to the words of a sentence and its sources, and to their sense.

    >>> said = "a loose network may fail without a shared goal"
    >>> [stays(said, edit, [said]) for edit in ("a network may fail without a shared goal",
    ...     "a shared goal may fail without a loose network", "a tight network may fail")]
    [True, False, False]
    """
    if (loses := _shortened(before, after)) is not None:
        return loses
    if denials(after) != denials(before) or _bound(after) != _bound(before):
        return False
    told = set(content_words("\n".join((before, *sources))))
    said = content_words(after)
    if any(word not in told for word in said if not word[0].isdigit()):
        return False
    stood = content_words(before)
    return _in_order(said, stood) and _no_swap(said, stood)


def _shortened(before: str, after: str) -> bool | None:
    """Tell whether an edit leaves out what a statement can lose, or None where it does more.

    It can lose its last clause, where that gives a reason, a purpose, a further thing or an
    example, and what stands in brackets and bounds nothing.  Without a condition, an exception or
    an alternative it says more than it did.
    """
    whole, kept = _plain(before), _plain(after)
    if not kept or kept == whole:
        return None
    if _BRACKETS.search(whole) and kept == _plain(_BRACKETS.sub("", whole)):
        return not any(denials(m[0]) or _bound(m[0]) for m in _BRACKETS.finditer(whole))
    if not whole.startswith(kept):
        return None
    tail = whole[len(kept) :]
    joint = _LAST.match(tail)
    if _LIMITING.search(tail) or (joint and joint["more"] and denials(kept)):
        return False  # "neither A nor B" does not say "not A"
    return True if joint else None


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .")


def _bound(text: str) -> Counter[str]:
    """Count the words that bound, weigh or tie."""
    return Counter(word for word in words(text) if word in _BINDS)


def _in_order(said: Sequence[str], stood: Sequence[str]) -> bool:
    held = set(stood)
    kept = [word for word in said if word in held]
    return not kept or LCSseq.similarity(kept, stood) / len(kept) >= _ORDER


def _no_swap(said: Sequence[str], stood: Sequence[str]) -> bool:
    """Tell whether an edit only takes words away, or adds without putting one in another's place.

    A word that stands where another stood says something else of the rest, however near it is.
    """
    new = set(said) - set(stood)
    return not new or not (set(stood) - set(said))
