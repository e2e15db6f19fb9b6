"""What all makers of items share: shuffling that stays the same, explanations, options."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from assistant.lessons.form import say
from assistant.lessons.material import Material, Point, TaughtSet
from assistant.lessons.quiz.clues import unlike
from assistant.lessons.quiz.proving import Prover, stands_apart
from assistant.schema.lessons import Difficulty, Proof, QuizItem, QuizKind

WRONG = 3  # wrong options of an item with a single choice


@dataclass(frozen=True, slots=True)
class Bench:
    """What a maker works with: the material, the prover, and the seed of all shuffling.

    ``asked`` are the points and sets that may be asked for; the others only lend wrong options.
    ``lenient`` keeps what its form gives away: another language has shown the same item already.
    """

    material: Material
    asked: frozenset[str]
    prover: Prover
    seed: int
    lenient: bool = False

    @property
    def is_told(self) -> bool:
        """Whether what is asked about is told in a curriculum's words, with cases of its own."""
        return bool(self.material.situations)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the form in the quiz's language."""
        return say(key, self.material.language, **values)

    def random(self, key: str) -> Random:
        """Return a source of chance that is the same for the same seed and item."""
        return Random(f"{self.seed}:{key}")  # for shuffling, not for secrets

    def outsiders(self, point_set: TaughtSet) -> list[Point]:
        """Return members of sets that are foreign to a set."""
        held = self.material.sets
        own = {member.id for member in point_set.members}
        found = [m for key in point_set.foreign if key in held for m in held[key].members]
        return [member for member in dict.fromkeys(found) if member.id not in own]

    def rivals(self, key: str, point_set: TaughtSet, right: Point) -> list[Point]:
        """Return what may stand beside a member as a wrong option, the best first.

        Others of its set, then outsiders; of a set that has no more than an item's options one
        makes room for an outsider, or all items on the set had the same options.
        """
        chance = self.random(f"{key}:others")
        others = [member for member in point_set.members if member.id != right.id]
        outside = self.outsiders(point_set)
        chance.shuffle(others)
        if len(others) == WRONG and outside:
            chance.shuffle(outside)
            return [*others[:-1], *outside, others[-1]]
        return [*others, *outside]


def options_of(
    bench: Bench, key: str, right: str, wrong: Iterable[str], count: int = WRONG
) -> tuple[str, ...] | None:
    """Return the right option among wrong ones that stand apart from it, shuffled.

    Nothing is returned where there are too few: an item with two options is a guess.
    """
    kept: list[str] = []
    for option in sorted(wrong, key=lambda one: round(unlike(right, one))):  # of one form first
        if len(kept) < count and stands_apart(right, [*kept, option]):
            kept.append(option)
    if len(kept) < count:
        return None
    options = [right, *kept]
    bench.random(f"{key}:options").shuffle(options)
    return tuple(options)


def item(
    bench: Bench,
    kind: QuizKind,
    key: str,
    question: str,
    points: Sequence[Point],
    *,
    answer: Sequence[str],
    facts: Sequence[str],
    difficulty: Difficulty,
    options: Sequence[str] = (),
    pairs: Sequence[tuple[str, str]] = (),
    accepted: Sequence[str] = (),
    reasons: Sequence[str] = (),
    situational: bool = False,
) -> QuizItem:
    """Return a proved item; its explanation is what the literature says of its points."""
    said = dict.fromkeys(point.statement.text for point in points)
    numbers = dict.fromkeys(n for point in points for n in point.statement.citations)
    digest = hashlib.sha256(f"{kind}:{key}".encode()).hexdigest()
    return QuizItem(
        id=digest[:10],
        kind=kind,
        language=bench.material.language,
        question=question[:1].upper() + question[1:],
        options=tuple(options),
        answer=tuple(answer),
        explanation=" ".join(said),
        citations=tuple(numbers),
        difficulty=difficulty,
        facts=tuple(facts),
        proof=Proof(answerable=True, single=True),
        pairs=tuple(pairs),
        accepted=tuple(accepted),
        situational=situational,
        reasons=tuple(reasons),
    )


def reasons_of(
    bench: Bench,
    options: Sequence[str],
    right: str,
    says: Mapping[str, str],
    keys: tuple[str, str] = ("right_as", "wrong_as"),
) -> tuple[str, ...]:
    """Return for each option why it is right or wrong: what would have to be said or seen for it.

    ``says`` tells by option what is true of it; nothing is returned where one has none.  ``keys``
    are the texts of the form that say so, of the right option and of the others.
    """
    if not all(option in says for option in options):
        return ()
    return tuple(
        bench.say(keys[option != right], name=option, says=says[option]) for option in options
    )
