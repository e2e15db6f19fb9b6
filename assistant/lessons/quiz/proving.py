"""The machine's proof that an item is answerable from what it cites, and that one answer is right.

Everything is judged in the language of the quotes, in which the points were checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from assistant.checking import facts
from assistant.lessons.material import Point
from assistant.text.language import arabic_digits
from assistant.text.quotations import bare

Likeness = Callable[[str, str], float]

_SPOKEN = 0.3  # share of a question's words that the point and its quotes have
_NEARER = 0.09  # by how much nearer in meaning a wrong body is to what is done
_TRUE = 0.5  # share of a true statement's words that they have


class Prover:
    """Judges items; ``likeness`` compares two texts of one language by meaning."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = lru_cache(maxsize=20_000)(likeness)

    def speaks_of(self, question: str, point: Point) -> bool:
        """Tell whether a question asks for what a point's quotes say."""
        return facts.coverage(question, f"{point.name}\n{point.checked}\n{point.quoted}") >= _SPOKEN

    def fits_best(self, question: str, right: Point, others: Sequence[Point]) -> bool:
        """Tell whether a question describes one point better than any of the others."""
        best = self._fit(question, right)
        return all(self._fit(question, other) < best for other in others)

    def likeness(self, one: str, other: str) -> float:
        """Return how alike two texts of one language are by meaning, 1 at most."""
        return self._likeness(one, other)

    def suits(self, act: str, who: str, options: Iterable[str]) -> bool:
        """Tell whether anybody would guess who does something: no other sounds nearer to it."""
        nearest = max(self._likeness(act, other) for other in options if other != who)
        return self._likeness(act, who) > nearest - _NEARER

    def _fit(self, question: str, point: Point) -> float:
        return facts.coverage(question, point.checked) + self._likeness(question, point.checked)


def holds(text: str, point: Point) -> bool:
    """Tell whether a statement is carried by a point: its numbers, names, denials, most words."""
    known = f"{point.checked}\n{point.quoted}"
    return (
        not facts.missing(text, known)
        and not facts.contradicts(text, known)
        and facts.coverage(text, known) >= _TRUE
    )


def names_it(answer: str, point: Point) -> bool:
    """Tell whether a short answer stands in the quotes, as words or as the same number."""
    words = bare(arabic_digits(answer))
    if words and words in bare(arabic_digits(point.quoted)):
        return True
    counted = any(char.isdigit() for char in arabic_digits(answer))
    return counted and not facts.missing_numbers(answer, point.quoted)


def stands_apart(right: str, others: Iterable[str]) -> bool:
    """Tell whether no option is, or contains, the right one, and no two are the same."""
    seen = [bare(arabic_digits(option)).casefold() for option in others]
    one = bare(arabic_digits(right)).casefold()
    return (
        len(set(seen)) == len(seen)
        and "" not in seen
        and all(one not in other and other not in one for other in seen)
    )


def gives_itself_away(question: str, answer: str) -> bool:
    """Tell whether a question holds its own answer."""
    words = bare(arabic_digits(answer)).casefold()
    return bool(words) and words in bare(arabic_digits(question)).casefold()
