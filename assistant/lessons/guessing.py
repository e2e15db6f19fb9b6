"""The signs that a topic is about a point of a course, and the guess that they make together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from assistant.lessons.curriculum import Curriculum
from assistant.lessons.groups import Meant, ranked
from assistant.lessons.likeness import likeness, taught
from assistant.lessons.standing import worths
from assistant.lessons.topics import Looked
from assistant.lessons.weights import chance
from assistant.retrieval.judged import judged
from assistant.retrieval.questions import Question
from assistant.retrieval.term_coverage import Held
from assistant.schema import LANGUAGES, Language

if TYPE_CHECKING:
    from assistant.library.library import Library

_WORDS, _FOUND, _READ = 2.8, 4.0, 0.7  # what each sign counts beside one spread of meaning
_JUDGED = 16  # points that the judge reads, some 25 ms of a core each


@dataclass(frozen=True, slots=True)
class Guess:
    """What of a course a topic means, how likely that is, and that it is there at all (0 to 1)."""

    meant: Meant
    right: float
    there: float


def guess(library: Library, looked: Looked, curriculum: Curriculum, held: Collection[str]) -> Guess:
    """Return what of a course a topic means, from what was looked up in its documents."""
    signs, meant = told(library, looked, curriculum, held)
    return Guess(meant, chance("right", signs), chance("there", signs))


def told(
    library: Library, looked: Looked, curriculum: Curriculum, held: Collection[str]
) -> tuple[tuple[float, ...], Meant]:
    """Return the signs that a guess is right, in the order in which their weights are kept."""
    like = likeness(looked.meant, curriculum, library.encoder)
    words = _worded(library, looked.asked, curriculum)
    ours = [one for one in looked.sections if one.document_id in held]
    found = worths(chain.from_iterable(one.said for one in ours), curriculum)
    most = max(found.values(), default=1.0)
    scores = {
        key: like.points[key] + _WORDS * words[key] + _FOUND * found.get(key, 0.0) / most
        for key in taught(curriculum)
    }
    read = _read(looked.asked, curriculum, scores)
    scores = {key: score + _READ * read[key] for key, score in scores.items()}
    meant = ranked(curriculum, scores, like)
    best = looked.best(0.0)
    elsewhere = max((one.worth for one in best if one.document_id not in held), default=0.0)
    here = max((one.worth for one in ours), default=0.0)
    signs = (meant.lead, meant.gap, *like.near, max(words.values()), most, here - elsewhere)
    return signs, meant


def _read(
    asked: Question, curriculum: Curriculum, scores: Mapping[str, float]
) -> Mapping[str, float]:
    """Return by how many spreads the judge takes each point for an answer; the unread for none."""
    nearest = sorted(scores, key=lambda key: -scores[key])[:_JUDGED]
    points = [curriculum.point(key) for key in nearest]
    own = asked.spoken
    logits = judged(asked.meant, [f"{p.name[own]}: {p.statement[own]}" for p in points])
    middle, spread = fmean(logits), pstdev(logits) or 1.0
    told_of = {k: (logit - middle) / spread for k, logit in zip(nearest, logits, strict=True)}
    least = min(told_of.values())
    return {key: told_of.get(key, least) for key in scores}


def _worded(library: Library, asked: Question, curriculum: Curriculum) -> dict[str, float]:
    """Return the share of a topic's words that each point has, rare ones weighing more."""
    worth = {term: library.rarity(term, asked.spoken) for term in asked.terms}
    whole = sum(worth.values()) or 1.0

    def share(text: Held, language: Language) -> float:
        forms = asked.forms[language]
        return sum(worth[term] for term in worth if any(map(text.all, forms[term]))) / whole

    return {
        key: max(share(text, language) for language, text in held.items())
        for key, held in _texts(curriculum).items()
    }


_KEPT: dict[str, tuple[Curriculum, dict[str, dict[Language, Held]]]] = {}


def _texts(curriculum: Curriculum) -> Mapping[str, Mapping[Language, Held]]:
    """Return the words of each point's name and statement in each language, read once."""
    found = _KEPT.get(curriculum.key)
    if found is None or found[0] is not curriculum:
        found = _KEPT[curriculum.key] = (curriculum, dict(_taken_apart(curriculum)))
    return found[1]


def _taken_apart(curriculum: Curriculum) -> Iterator[tuple[str, dict[Language, Held]]]:
    for key in taught(curriculum):
        point = curriculum.point(key)
        said = {one: f"{point.name[one]} {point.statement[one]}" for one in LANGUAGES}
        yield key, {language: Held.of(text) for language, text in said.items()}
