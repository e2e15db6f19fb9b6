"""Request in, lesson out: the one place that joins scope, material, agenda, quiz and papers."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.errors import LessonError
from assistant.lessons.agenda import (
    agenda,
    in_order,
    spread,
)
from assistant.lessons.alignment import aligned, measurable
from assistant.lessons.bilingual import joined
from assistant.lessons.coverage import covered
from assistant.lessons.curriculum import Curriculum, load_curriculum
from assistant.lessons.examples import example_title
from assistant.lessons.focus import focused
from assistant.lessons.form import say
from assistant.lessons.gathering import from_curriculum
from assistant.lessons.guide import guide
from assistant.lessons.handout import handout
from assistant.lessons.lending import with_lent
from assistant.lessons.material import Material
from assistant.lessons.objectives import aims_of, most_aims
from assistant.lessons.passages import from_passages
from assistant.lessons.planning import as_they_stand, planned
from assistant.lessons.request.request import LessonRequest
from assistant.lessons.scope import Scope
from assistant.lessons.scope import choose as choose_scope
from assistant.lessons.slides import slides
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
    plan = planned(library, request, material, seed, asked, whole=not scope.points)
    material, times, made = plan.held.material, plan.times, plan.made
    units = tuple(as_they_stand(unit, material.citations) for unit in plan.units)
    after = spread(times.activities, units, plan.needed)
    aims = aims_of(units, request, language)
    most = most_aims(request.minutes)
    aims = measurable(aims, made.items, material.sets, times.activities, after, most)
    draft = Draft(
        request=request,
        language=language,
        material=material,
        units=units,
        agenda=agenda(request, times, units, len(made.items), language, after),
        activities=in_order(times.activities, units, after),
        aims=aims,
        after=after,
        understood=understood(request, scope, material, units, language, plan.held),
        quiz=aligned(made.items, aims, material.sets),
        retest=aligned(made.retest, aims, material.sets),
        spare=made.spare,
        glossary=terms_of(units, language),
        coverage=(),
        brief_title=example_title(language),
    )
    return covered(library, draft, _lesson(draft, day, (*warnings, *made.said)))


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


def _identity(request: LessonRequest) -> str:
    """Return an id that the same request gives again."""
    text = json.dumps(request.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
