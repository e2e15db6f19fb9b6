"""Request in, lesson out: the one place that joins scope, material, agenda, quiz and papers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.errors import LessonError
from assistant.lessons.agenda import (
    LEAST_UNIT,
    Times,
    agenda,
    in_order,
    most_quiz,
    most_steps,
    most_units,
    share_out,
    spread,
)
from assistant.lessons.alignment import aligned
from assistant.lessons.bilingual import joined
from assistant.lessons.coverage import covered
from assistant.lessons.curriculum import Curriculum, load_curriculum
from assistant.lessons.examples import example_title
from assistant.lessons.focus import covered_sets, focused
from assistant.lessons.form import lesson_form, say
from assistant.lessons.gathering import from_curriculum
from assistant.lessons.guide import guide
from assistant.lessons.handout import handout
from assistant.lessons.lending import with_lent
from assistant.lessons.material import Material, TaughtUnit
from assistant.lessons.merging import merged
from assistant.lessons.objectives import aims_of
from assistant.lessons.passages import from_passages
from assistant.lessons.quiz.assembling import quiz_of
from assistant.lessons.quiz.timing import minutes_of
from assistant.lessons.request.request import LessonRequest
from assistant.lessons.scope import Scope
from assistant.lessons.scope import choose as choose_scope
from assistant.lessons.slides import slides
from assistant.lessons.splitting import split
from assistant.lessons.terms import terms_of
from assistant.lessons.understanding import understood
from assistant.lessons.writing import Draft
from assistant.schema import Language
from assistant.schema.lessons import Lesson

if TYPE_CHECKING:
    from assistant.library.library import Library


def build_lesson(
    library: Library,
    request: LessonRequest,
    *,
    curriculum: Curriculum | None = None,
    seed: int = 0,
    today: date | None = None,
) -> Lesson:
    """Build a lesson; nothing in it comes from a language model.

    Args:
        library: Where the evidence is looked up.
        request: As incomplete as it may be.
        curriculum: What there is to teach; by default that on the request's framework.
        seed: Another one gives another choice and order of quiz items.
        today: The day of the lesson; by default today in UTC.

    Raises:
        EmptyLibrary: There is nothing to teach from.
        LessonError: The library holds nothing on the topic, or too little for a lesson.
    """
    course = curriculum or load_curriculum(request.framework)
    scope = choose_scope(library, request, course)
    day = today or datetime.now(UTC).date()
    if request.language == "both":
        thai = _built(library, request, course, scope, "th", seed, day)
        asked = tuple(one.id for one in thai.quiz)
        english = _built(library, request, course, scope, "en", seed, day, asked)
        return joined(thai, english, course.translations())
    return _built(library, request, course, scope, request.spoken, seed, day)


def _built(
    library: Library,
    request: LessonRequest,
    course: Curriculum,
    scope: Scope,
    language: Language,
    seed: int,
    day: date,
    asked: tuple[str, ...] = (),
) -> Lesson:
    """Build a lesson in one language; ``asked`` are the ids of the items of the other one."""
    material, warnings = _material(library, request, course, scope, language)
    if not material.units:
        raise LessonError(say("too_little", request.spoken))
    times = share_out(request, covered_sets(material.sets, material.units))
    material, most = _apart(material, request, times, whole=not scope.points)
    needed = _needed(material, times.activities)
    units = _units(material.units, request, most, frozenset(needed.values()))
    minutes = min(most_quiz(request.minutes), times.quiz + times.teaching - LEAST_UNIT)
    made = quiz_of(library, request, material, units, seed, minutes, asked)
    times = times.with_quiz(minutes_of(made.items))
    after = spread(times.activities, units, needed)
    draft = Draft(
        request=request,
        language=language,
        material=material,
        units=units,
        agenda=agenda(request, times, units, len(made.items), language, after),
        activities=in_order(times.activities, units, after),
        aims=(aims := aims_of(units, request, language)),
        after=after,
        understood=understood(request, scope, material, units, language),
        quiz=aligned(made.items, aims, material.sets),
        retest=aligned(made.retest, aims, material.sets),
        spare=made.spare,
        glossary=terms_of(units, language),
        coverage=(),
        brief_title=example_title(language),
    )
    return covered(library, draft, _lesson(draft, day, (*warnings, *made.said)))


def _apart(
    material: Material, request: LessonRequest, times: Times, *, whole: bool
) -> tuple[Material, int]:
    """Return material in so many units as there is time for, with their number.

    ``whole`` puts units together rather than leaving some out.
    """
    most, steps = most_units(request, times), most_steps(times)
    material = _gone_over(material, most) if whole else material
    if len(material.units) >= steps:
        return material, most
    material = split(material, steps, request.level)
    return material, max(most, len(material.units))


def _gone_over(material: Material, most: int) -> Material:
    """Return a document's material in so few units as there is time for, none of it left out."""
    return replace(material, units=merged(material.units, most, material.name, material.language))


def _lesson(draft: Draft, day: date, warnings: tuple[str, ...]) -> Lesson:
    request = draft.request
    title = request.title or say("title", draft.language, name=request.topic or draft.material.name)
    return Lesson(
        id=_identity(request),
        title=title,
        language=request.language or draft.language,
        made_on=day.isoformat(),
        request=request.model_dump(mode="json"),
        minutes=request.minutes,
        agenda=draft.agenda,
        objectives=draft.objectives,
        handout=handout(draft),
        guide=guide(draft),
        slides=slides(draft, title),
        glossary=draft.glossary,
        quiz=draft.quiz,
        retest=draft.retest,
        coverage=draft.coverage,
        citations=(),
        warnings=warnings,
    )


def _material(
    library: Library,
    request: LessonRequest,
    course: Curriculum,
    scope: Scope,
    language: Language,
) -> tuple[Material, tuple[str, ...]]:
    """Return what the topic needs at the level that is asked for, and what to say of it."""
    if scope.points:
        whole = from_curriculum(library, course, language, scope.documents, scope.points)
        return focused(whole, scope.points, request.level), ()
    material = focused(from_passages(library, scope.passages, language), (), request.level)
    material = with_lent(library, scope.passages, material)
    if material.language == language:
        return material, ()
    return material, (say("source_language", language),)


def _units(
    known: Sequence[TaughtUnit], request: LessonRequest, most: int, needed: frozenset[str]
) -> tuple[TaughtUnit, ...]:
    """Return the units that there is time for, in teaching order.

    First come those that the activities need, then those of the emphasis, spread over the whole.
    """
    wished = set(request.emphasis)
    first = [unit for unit in known if unit.id in needed]
    suiting = [u for u in known if u not in first and wished & u.emphasis]
    others = [u for u in known if u not in first and u not in suiting]
    kept = {unit.id for unit in first[:most]}
    for group in (suiting, others):
        kept |= {unit.id for unit in _spread(group, most - len(kept))}
    return tuple(unit for unit in known if unit.id in kept)


def _spread(units: Sequence[TaughtUnit], count: int) -> list[TaughtUnit]:
    """Return so many units, as far apart as they can be, the first among them."""
    if count >= len(units):
        return list(units)
    step = (len(units) - 1) / max(count - 1, 1)
    return [units[round(at * step)] for at in range(max(count, 0))]


def _needed(material: Material, activities: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Return the unit that each activity works with, for those that work with one."""
    known = lesson_form()["activities"]
    held = covered_sets(material.sets, material.units)
    wanted = {key: held.get(str(known[key].get("needs"))) for key, _ in activities}
    return {key: point_set.unit for key, point_set in wanted.items() if point_set}


def _identity(request: LessonRequest) -> str:
    """Return an id that the same request gives again."""
    text = json.dumps(request.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
