"""What of a course the points of a topic need beside themselves: their lists, their questions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assistant.lessons.curriculum import Curriculum, Stem


@dataclass(frozen=True, slots=True)
class Reach:
    """The sets, by id, and the quiz questions that are needed to teach some points."""

    sets: frozenset[str]
    stems: tuple[Stem, ...]


def reach(curriculum: Curriculum, wanted: Collection[str]) -> Reach:
    """Return what the teaching of some points needs; of none means of all.

    Needed are the sets that have one of the points, those that lend them wrong options, the
    questions on the points, and those of the same kind, whose answers are wrong options too.
    """
    if not wanted:
        return Reach(frozenset(curriculum.sets), curriculum.stems)
    chosen = set(wanted)
    own = {
        key
        for key, held in curriculum.sets.items()
        if not chosen.isdisjoint((held.listed_by, *held.members))
    }
    lent = {other for key in own for other in curriculum.sets[key].foreign}
    kinds = {stem.kind for stem in curriculum.stems if stem.kind and stem.about in chosen}
    stems = (stem for stem in curriculum.stems if stem.about in chosen or stem.kind in kinds)
    return Reach(frozenset(own | lent), tuple(stems))
