"""Slips of the pen in the words that ask: "ขันตอน" asks for ขั้นตอน.

Thai is cut into words by a list, so one mark that is missing breaks a word into others.  Only such
pieces as are no word together are mended, and only towards the words that the example utterances
ask with: what an utterance is about stays as it was typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from assistant.answering.dialogue.utterances import Token, tokens
from assistant.text.dictionary import dictionary

_SHORTEST = 5  # characters; in a shorter word one is too much of it
_LONG = 8  # characters, from which one letter may stand for another
_PIECES = 3  # words that a broken one may have been cut into
_APART = frozenset(" ๆ")  # what stands in no word
_MARKS = frozenset("ัิีึืุู็่้๊๋")  # above and below: what a hurried hand leaves out


def mended(text: str, asking: frozenset[str]) -> str:
    """Return an utterance with slips in its Thai asking words mended.

    >>> mended("ขันตอนการกู้", frozenset(["ขั้นตอน"]))
    'ขั้นตอนการกู้'
    """
    kept, at = "", 0
    for start, end, word in _slips(text, list(tokens(text)), asking):
        if start >= at:
            kept += text[at:start] + word
            at = end
    return kept + text[at:]


@lru_cache(maxsize=4)
def _by_initial(asking: frozenset[str]) -> dict[str, list[str]]:
    """Return the Thai words that are long enough by their first letter, which is seldom missed."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(asking):
        if len(word) >= _SHORTEST and word > "ก":
            groups[word[0]].append(word)
    return groups


def _slips(
    text: str, found: Sequence[Token], asking: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Yield the places of slips with the words that are meant, the longest of a place first."""
    wanted = _by_initial(asking)
    for at in range(len(found)):
        for count in range(min(_PIECES, len(found) - at), 0, -1):
            run = found[at : at + count]
            start, end = run[0].span[0], run[-1].span[1]
            typed = text[start:end]
            near = wanted.get(typed[0], ())
            if all(token.form in asking for token in run):
                continue  # "ขอสรุป" asks for a summary, and not for a conclusion
            if not near or set(typed) & _APART or typed in dictionary():
                continue
            whole = all(text[a:b] in dictionary() for a, b in (token.span for token in run))
            meant = next((word for word in near if _is_slip(typed, word, whole=whole)), None)
            if meant:
                yield start, end, meant
                break


def _is_slip(typed: str, word: str, *, whole: bool) -> bool:
    """Tell whether a word was meant: one letter is otherwise, of ``whole`` words only a mark."""
    if abs(len(typed) - len(word)) > 1 or len(typed) < _SHORTEST:
        return False
    if Levenshtein.distance(typed, word, score_cutoff=1) != 1:
        return False
    [edit] = Levenshtein.editops(typed, word)
    old = set() if edit.tag == "insert" else {typed[edit.src_pos]}
    new = set() if edit.tag == "delete" else {word[edit.dest_pos]}
    if old | new <= _MARKS:
        return True
    return not whole and (edit.tag != "replace" or len(word) >= _LONG)
