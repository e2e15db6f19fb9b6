"""The numbers of checking: when a sentence is carried by its quotations."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.settings.numbers import number


@dataclass(frozen=True, slots=True)
class Checking:
    """What a claim must share with what it quotes.

    On 826 sentences of XQuAD the likeness across languages keeps 81-94 % of translations and lets
    6-7 % of a neighbouring paragraph through; numbers and names must agree besides.
    """

    coverage: float = number(0.6, "share of words", "of a claim in its evidence, in one language")
    similarity: float = number(0.45, "cosine", "of a claim and its quotation in another language")
    same: float = number(0.75, "share of words", "of either wording that a rewording keeps")
    counted: int = number(10, "things", "at most, that a sentence may have counted by itself")
    readable: int = number(700, "characters", "of a passage that the judge reads at once")
    near: float = number(0.8, "share of words", "of a near copy that its quotation has")
    order: float = number(0.8, "share of words", "of a near copy that stand in the order quoted")
    place_size: float = number(1.6, "times", "the words of a claim, of a place to compare it with")
    negation_reach: int = number(4, "words", "from a negation to the word that it denies")
    sure: float = number(0.7, "probability", "from which a judge by name is sure of its yes")
    against: float = number(0.3, "probability", "below which it is sure of its no")
    place: int = number(
        5, "letters", "shorter names of places (เลย, แพร่, ตาก) are common words too"
    )


CHECKING = Checking()
