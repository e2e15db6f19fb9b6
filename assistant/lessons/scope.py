"""What a request is about: which units of the curriculum, or which passages of the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import EmptyLibrary, LessonError, QuestionError, UnclearTopic
from assistant.lessons.aiming import (
    beside,
    called,
    every,
    in_sections,
    is_whole,
    named_part,
    names,
)
from assistant.lessons.curriculum import Curriculum
from assistant.lessons.filling import NEAR, SHOWN, aside_of, filling
from assistant.lessons.form import say
from assistant.lessons.guessing import Guess, guess
from assistant.lessons.headings import MOST, is_place, under_heading, under_place
from assistant.lessons.request.request import LessonRequest
from assistant.lessons.topics import Looked, look_up
from assistant.schema import Passage
from assistant.text.language import detect
from assistant.text.shortening import shortened

if TYPE_CHECKING:
    from assistant.library.library import Library

_RIGHT = 0.5  # how likely a guess must be right, and the topic there, to be taught
_THERE = 0.4  # how likely a topic must be of the course to be asked back about
_LONGEST = 500  # characters of a topic that are read
_SHOWN_TOPIC = 80  # characters of a topic repeated in a message


@dataclass(frozen=True, slots=True)
class Scope:
    """The points to teach, or where the curriculum does not reach, the passages.

    ``documents`` are those that alone may be cited, where the request names some; ``meant`` is
    the topic as it was understood; ``aside`` names what is near it and was left out.
    """

    points: frozenset[str] = frozenset()
    passages: tuple[Passage, ...] = ()
    meant: str = ""
    aside: tuple[str, ...] = ()
    documents: frozenset[str] | None = None


def choose(library: Library, request: LessonRequest, curriculum: Curriculum) -> Scope:
    """Return what a lesson is to be built from.

    Raises:
        EmptyLibrary: There is nothing to teach from.
        LessonError: The library holds nothing on the topic, or no such section.
        UnknownDocument: A document that is asked for is not there.
    """
    if library.is_empty():
        raise EmptyLibrary(say("empty", request.spoken))
    chosen = _documents(library, request)
    held = _held(library, chosen, curriculum)
    scope = _scope(library, request, curriculum, chosen, held)
    return replace(scope, documents=frozenset(chosen)) if request.documents else scope


def _scope(
    library: Library,
    request: LessonRequest,
    curriculum: Curriculum,
    chosen: Sequence[str],
    held: frozenset[str],
) -> Scope:
    if request.sections:
        return _by_section(library, request, curriculum, chosen, held)
    if request.topic:
        return _by_topic(library, request, curriculum, chosen, held)
    if held:
        return Scope(points=every(curriculum))
    return Scope(passages=_passages(library, chosen))


def _documents(library: Library, request: LessonRequest) -> tuple[str, ...]:
    for document_id in request.documents:
        library.heading(document_id)  # an unknown one is told
    return request.documents or tuple(d.document_id for d in library.documents())


def _held(library: Library, documents: Sequence[str], curriculum: Curriculum) -> frozenset[str]:
    """Return those of the documents that are, or report, the work that the curriculum is on."""
    work = curriculum.framework.work
    return frozenset(library.headings_on(work)) & frozenset(documents)


def _passages(library: Library, documents: Sequence[str]) -> tuple[Passage, ...]:
    """Return what a lesson may be made of: no contents, no references, no orders to a model."""
    return tuple(passage for passage in library.passages_of(documents) if passage.answers)


def _trail(passage: Passage) -> tuple[str, ...]:
    return passage.source or passage.section


def _by_section(
    library: Library,
    request: LessonRequest,
    curriculum: Curriculum,
    documents: Sequence[str],
    held: frozenset[str],
) -> Scope:
    points: set[str] = set()
    passages: list[Passage] = []
    everything = _passages(library, documents)
    for wanted in request.sections:
        found = _under(wanted, everything)
        if not found:
            known = dict.fromkeys(_trail(p)[0] for p in everything if _trail(p))
            said = say("no_section", request.spoken, section=wanted, known=_few(known))
            raise LessonError(said)
        names = [name for p in found if p.document_id in held for name in _trail(p)]
        matched = in_sections((n for n in names if _says(n, wanted)), curriculum)
        points |= matched
        passages += [] if matched else found
    if points:
        return Scope(points=frozenset(points))
    return Scope(passages=tuple(dict.fromkeys(passages)))


def _says(name: str, wanted: str) -> bool:
    return wanted.casefold() in name.casefold()


def _under(wanted: str, passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages under a section, one that is just so named before all that contain it."""
    found = [p for p in passages if any(_says(name, wanted) for name in _trail(p))]
    exact = [p for p in found if any(n.casefold() == wanted.casefold() for n in _trail(p))]
    return exact or found


def _by_topic(
    library: Library,
    request: LessonRequest,
    curriculum: Curriculum,
    documents: Sequence[str],
    held: frozenset[str],
) -> Scope:
    shown = shortened(request.topic, _SHOWN_TOPIC)
    topic = request.topic[:_LONGEST]
    if is_place(topic) and (chosen := _chosen(library, topic, documents)):
        return Scope(passages=chosen, meant=topic)
    if outright := _outright(library, request, curriculum, documents, held):
        return outright
    try:
        looked = look_up(library, topic, documents, names(curriculum) if held else ())
    except QuestionError as error:
        raise LessonError(say("no_words", request.spoken, topic=shown)) from error
    if named := _named(library, looked.meant, set(documents) - held, 1.0 if held else MOST):
        return Scope(passages=named, meant=looked.meant)
    guessed = guess(library, looked, curriculum, held) if held else None
    if held and guessed and (points := _points(looked, curriculum, guessed)):
        best = {one.place for one in looked.best(NEAR)}
        return Scope(points=points, meant=looked.meant, aside=aside_of(looked, best))
    if looked.sure == "sure" and looked.sections[0].document_id not in held:
        taught = filling(looked, request.minutes, held)
        passages = tuple(p for one in taught for p in one.passages)
        aside = aside_of(looked, {one.place for one in taught})
        return Scope(passages=passages, meant=looked.meant, aside=aside)
    if held and (named := _named(library, looked.meant, set(documents) - held)):
        return Scope(passages=named, meant=looked.meant)
    raise _unmet(looked, guessed, request, shown)


def _outright(
    library: Library,
    request: LessonRequest,
    curriculum: Curriculum,
    documents: Sequence[str],
    held: frozenset[str],
) -> Scope | None:
    """Return what a topic is the name of as it is typed, without a search, which takes seconds."""
    topic = request.topic[:_LONGEST]
    if named := _named(library, topic, set(documents) - held, 1.0 if held else MOST):
        return Scope(passages=named, meant=topic)
    if not held:
        return None
    if is_whole(topic, curriculum):
        return Scope(points=every(curriculum), meant=topic)
    points = named_part(topic, curriculum)
    aside = beside(points, curriculum, request.spoken)[:SHOWN]
    return Scope(points=points, meant=topic, aside=aside) if points else None


def _chosen(library: Library, place: str, documents: Sequence[str]) -> tuple[Passage, ...]:
    """Return what stands at a place that was offered before, or typed as it is offered."""
    titles = {one.document_id: one.title for one in library.documents()}
    return tuple(under_place(place, _passages(library, documents), titles))


def _named(
    library: Library, topic: str, documents: Collection[str], most: float = MOST
) -> tuple[Passage, ...]:
    """Return what stands under the heading of some documents that a topic is the name of."""
    chosen = tuple(d for d in library.documents() if d.document_id in documents)
    passages = _passages(library, [one.document_id for one in chosen])
    titles = {one.document_id: one.title for one in chosen}
    spoken = detect(topic)
    return under_heading(topic, passages, titles, most, lambda word: library.rarity(word, spoken))


def _points(looked: Looked, curriculum: Curriculum, guessed: Guess) -> frozenset[str]:
    """Return the points that a topic names, or that it means by all signs; none where in doubt."""
    if is_whole(looked.meant, curriculum):
        return every(curriculum)
    if points := named_part(looked.meant, curriculum):
        return points
    meant, group = guessed.meant, called(looked.meant, curriculum)
    if group or (guessed.right >= _RIGHT and guessed.there >= _RIGHT):
        return meant.points(curriculum, group or meant.groups[0])
    return frozenset()


def _unmet(
    looked: Looked, guessed: Guess | None, request: LessonRequest, shown: str
) -> LessonError:
    """Return what to say where a topic may mean this or that, or is not there."""
    language = request.spoken
    places = tuple(dict.fromkeys(one.place for one in looked.sections))[:SHOWN]
    ours = guessed is not None and guessed.there >= _THERE
    if ours and guessed:
        groups = (str(group.name[language]) for group in guessed.meant.groups)
        places = tuple(dict.fromkeys(groups))[:SHOWN]
    nearest = " · ".join(f"“{name}”" for name in places) or say("nothing_near", language)
    if ours or looked.sure == "weak":
        return UnclearTopic(say("not_sure", language, topic=shown, nearest=nearest), places)
    return LessonError(say("not_in_library", language, topic=shown, nearest=nearest))


def _few(names: dict[str, None]) -> str:
    return " · ".join(f"“{name}”" for name in list(names)[:SHOWN])
