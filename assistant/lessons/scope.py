"""What a request is about: which units of the curriculum, or which passages of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.refusals import place
from assistant.errors import EmptyLibrary, LessonError, QuestionError
from assistant.lessons.curriculum import Curriculum, Unit
from assistant.lessons.form import say
from assistant.lessons.request.request import LessonRequest
from assistant.retrieval.evidence import judge
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import retrieve
from assistant.schema import Hit, Passage
from assistant.text.language import content_words
from assistant.text.shortening import shortened

if TYPE_CHECKING:
    from assistant.library.library import Library

_HITS = 12
_WHOLE = 0.6  # share of a topic's words that the course's own name has: the course is meant
_SPOKEN = 0.5  # share of a topic's words that a unit must have to speak of it
_CLOSE = 0.8  # of the best unit's share that the others must reach
_NEAR = 0.12  # share of the hits that a unit must have to belong to a topic
_SHOWN_TOPIC = 80  # characters of a topic repeated in a message
_SHOWN = 3  # sections named in a message


# What a topic says of the lesson rather than of its matter.
_FRAME = (
    "แนวคิด หลักการ กรณีศึกษา เบื้องต้น พื้นฐาน บทนำ ความรู้ หลักสูตร อบรม สัมมนา บทเรียน "
    "concepts cases studies introduction overview basics principles practice lesson workshop "
    "seminar course training"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The units to teach, or where the curriculum does not reach, the passages.

    ``documents`` are those that alone may be cited, where the request names some.
    """

    units: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
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
        return Scope(units=tuple(unit.id for unit in curriculum.units))
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
    return library.passages_of(documents)


def _trail(passage: Passage) -> tuple[str, ...]:
    return passage.source or passage.section


def _by_section(
    library: Library,
    request: LessonRequest,
    curriculum: Curriculum,
    documents: Sequence[str],
    held: frozenset[str],
) -> Scope:
    units: list[str] = []
    passages: list[Passage] = []
    everything = _passages(library, documents)
    for wanted in request.sections:
        key = wanted.casefold()
        found = [p for p in everything if any(key in name.casefold() for name in _trail(p))]
        if not found:
            known = dict.fromkeys(_trail(p)[0] for p in everything if _trail(p))
            said = say("no_section", request.spoken, section=wanted, known=_few(known))
            raise LessonError(said)
        matched = [
            unit.id
            for unit in curriculum.units
            if held and any(_reports(unit, _trail(p)) for p in found if p.document_id in held)
        ]
        units += matched
        passages += [] if matched else found
    if units:
        return Scope(units=tuple(u.id for u in curriculum.units if u.id in units))
    return Scope(passages=tuple(dict.fromkeys(passages)))


def _reports(unit: Unit, trail: Sequence[str]) -> bool:
    return any(name.startswith(section) for name in trail for section in unit.sections)


def _by_topic(
    library: Library,
    request: LessonRequest,
    curriculum: Curriculum,
    documents: Sequence[str],
    held: frozenset[str],
) -> Scope:
    shown = shortened(request.topic, _SHOWN_TOPIC)
    try:
        asked = understood(library, request.topic[:500])
    except QuestionError as error:
        raise LessonError(say("no_words", request.spoken, topic=shown)) from error
    hits = tuple(h for h in retrieve(library, asked, _HITS) if h.document_id in documents)
    if not hits or not judge(library, asked, hits).enough:
        nearest = _few(dict.fromkeys(place(hit) for hit in hits))
        said = nearest or say("nothing_near", request.spoken)
        raise LessonError(say("not_in_library", request.spoken, topic=shown, nearest=said))
    if held and sum(hit.document_id in held for hit in hits) * 2 >= len(hits):
        if _is_whole(request.topic, curriculum):
            return Scope(units=tuple(unit.id for unit in curriculum.units))
        named = _named_units(request.topic, curriculum)
        return Scope(units=named or _units_of(hits, curriculum))
    near = {hit.passage.section[:1] for hit in hits}
    return Scope(passages=tuple(p for p in _passages(library, documents) if p.section[:1] in near))


def _is_whole(topic: str, curriculum: Curriculum) -> bool:
    """Tell whether a topic is the course itself rather than a part of it."""
    words = set(content_words(topic)) - set(content_words(_FRAME))
    return any(
        words and len(words & set(content_words(name))) / len(words) >= _WHOLE
        for name in curriculum.name.values()
    )


def _named_units(topic: str, curriculum: Curriculum) -> tuple[str, ...]:
    """Return the units that speak of a topic in its own words, those of the course's name apart."""
    common = {word for name in curriculum.name.values() for word in content_words(name)}
    words = frozenset(content_words(topic)) - common - set(content_words(_FRAME))
    if not words:
        return ()
    scores = {unit.id: _spoken_of(words, unit, curriculum) for unit in curriculum.units}
    best = max(scores.values())
    enough = max(_SPOKEN, best * _CLOSE)
    return tuple(unit.id for unit in curriculum.units if scores[unit.id] >= enough)


def _spoken_of(words: frozenset[str], unit: Unit, curriculum: Curriculum) -> float:
    """Return the share of the words that one text of a unit has, at best."""
    points = [curriculum.point(point_id) for point_id in unit.points]
    said = [
        unit.name,
        *(point_set.name for point_set in curriculum.sets.values() if point_set.unit == unit.id),
    ]
    said += [text for point in points for text in (point.name, point.statement)]
    texts = (frozenset(content_words(text)) for both in said for text in both.values())
    return max(len(words & text) / len(words) for text in texts)


def _units_of(hits: Sequence[Hit], curriculum: Curriculum) -> tuple[str, ...]:
    """Return the units that report the sections of the hits, the better hits counting more."""
    weights: Counter[str] = Counter()
    for rank, hit in enumerate(hits):
        for unit in curriculum.units:
            if _reports(unit, _trail(hit.passage)):
                weights[unit.id] += len(hits) - rank
    total = sum(weights.values()) or 1
    return tuple(u.id for u in curriculum.units if weights[u.id] / total >= _NEAR)


def _few(names: dict[str, None]) -> str:
    return " · ".join(f"“{name}”" for name in list(names)[:_SHOWN])
