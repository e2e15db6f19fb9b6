"""The quiz of a lesson: on what is taught, then on the rest of its topic, in the time there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.lessons.focus import covered_sets, list_of
from assistant.lessons.form import say
from assistant.lessons.material import Material, TaughtUnit
from assistant.lessons.quiz.choosing import bank, choose, option_set
from assistant.lessons.quiz.making import Bench
from assistant.lessons.quiz.places import balanced
from assistant.lessons.quiz.proving import Likeness, Prover
from assistant.lessons.quiz.second_form import second_form
from assistant.lessons.quiz.timing import fitting
from assistant.lessons.request.request import LessonRequest
from assistant.schema.lessons import QuizItem
from assistant.text.language import detect

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Made:
    """A quiz, what the trainer should know of it, its second form, and cases neither asks for."""

    items: tuple[QuizItem, ...]
    said: tuple[str, ...] = ()
    retest: tuple[QuizItem, ...] = ()
    spare: tuple[QuizItem, ...] = ()


def quiz_of(
    library: Library,
    request: LessonRequest,
    material: Material,
    units: Sequence[TaughtUnit],
    seed: int,
    minutes: int,
    asked: tuple[str, ...] = (),
) -> Made:
    """Return the quiz on what is taught, and where that gives too few items, on all of the topic.

    It takes so many ``minutes`` at most.
    """
    known = material.units
    prover, wanted = Prover(_likeness(library)), request.quiz_items
    bench = Bench(material, _asked(material, units), prover, seed)
    if asked:
        return Made(_same(replace(bench, asked=_asked(material, known), lenient=True), asked))
    pool = bank(bench)
    more = len(units) < len(known)
    quiz = choose(pool, wanted, level=request.level, bench=bench, mixed=more)
    said: list[str] = []
    if len(quiz) < wanted and more:
        taught = {one.id for one in quiz}
        wider = replace(bench, asked=_asked(material, known))
        pool = bank(wider)
        quiz = choose(pool, wanted, level=request.level, bench=wider, first=quiz)
        beyond = sum(one.id not in taught for one in quiz)
        said.append(say("beyond", material.language, count=beyond))
    fits = fitting(quiz, minutes)
    if len(fits) < len(quiz):
        told = {"minutes": request.minutes, "made": len(fits), "wanted": wanted}
        said.append(say("fewer_for_time", material.language, **told))
    elif len(quiz) < wanted:
        said.append(say("fewer_items", material.language, wanted=wanted, made=len(quiz)))
    retest = second_form(fits, pool, bench)
    return Made(fits, tuple(said), retest, _spare(pool, (*fits, *retest)))


def _spare(pool: Sequence[QuizItem], asked: Sequence[QuizItem]) -> tuple[QuizItem, ...]:
    """Return the cases of a pool that share nothing with what is asked: they may be taught with."""
    used = {mark for one in asked for mark in (*one.facts, option_set(one))}
    cases = (one for one in pool if one.situational and one.kind == "choice")
    return tuple(one for one in cases if not used & {*one.facts, option_set(one)})


def _same(bench: Bench, asked: Sequence[str]) -> tuple[QuizItem, ...]:
    """Return the items of some ids, which another language has shown already."""
    known = {one.id: one for one in bank(bench)}
    return balanced([known[key] for key in asked if key in known], bench)


def _asked(material: Material, units: Sequence[TaughtUnit]) -> frozenset[str]:
    """Return the points and sets that these units teach; who is taught a list may tell its things.

    So beginners, who are taught what names a list, are asked which thing of it a case shows.
    """
    points = {point.id for unit in units for point in unit.points}
    named = {key for key, held in material.sets.items() if list_of(held) in points}
    return frozenset(points | named | set(covered_sets(material.sets, units)))


def _likeness(library: Library) -> Likeness:
    """Return the likeness of two texts of one language by meaning."""
    vector = lru_cache(maxsize=4096)(library.query_vector)
    return lambda a, b: float(vector(a, detect(a)) @ vector(b, detect(b)))
