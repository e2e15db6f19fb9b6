"""What a request is about: which units of the curriculum, or which passages of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.refusals import place
from assistant.errors import EmptyLibrary, LessonError, QuestionError
from assistant.lessons.aiming import Aimed, aim, every, in_sections, reading
from assistant.lessons.curriculum import Curriculum
from assistant.lessons.form import say
from assistant.lessons.request.request import LessonRequest
from assistant.retrieval.evidence import judge
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import retrieve
from assistant.schema import Hit, Passage
from assistant.text.shortening import shortened

if TYPE_CHECKING:
    from assistant.library.library import Library

_HITS = 24
_SURE = 0.6  # share of a topic that the points of a curriculum must have to need no other proof
_WEAK = 0.3  # share of a topic from which on it is asked back whether a unit is meant
_NEAR = 0.6  # of the best hit's score that a hit must have to be what is meant
_LONG = 24  # passages of a section beyond which only those that were found are taught
_SHOWN_TOPIC = 80  # characters of a topic repeated in a message
_SHOWN = 3  # sections named in a message


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
    topic = reading(request.topic[:500], curriculum) if held else request.topic[:500]
    try:
        asked = understood(library, topic)
    except QuestionError as error:
        raise LessonError(say("no_words", request.spoken, topic=shown)) from error
    hits = tuple(h for h in retrieve(library, asked, _HITS) if h.document_id in documents)
    aimed = aim(topic, curriculum) if held else Aimed(frozenset(), 0.0)
    best = _best(hits)
    told = bool(hits) and judge(library, asked, hits).enough
    ours = sum(hit.document_id in held for hit in best) * 2 >= len(best)
    if ours and aimed.points and (told or aimed.share >= _SURE):
        return Scope(points=aimed.points, meant=topic, aside=_aside(hits, best))
    if told and not ours:
        return Scope(passages=_found(library, best), meant=topic, aside=_aside(hits, best))
    nearest = _few(dict.fromkeys(place(hit) for hit in hits)) or say("nothing_near", request.spoken)
    weak = told or aimed.share >= _WEAK
    key = "not_sure" if weak else "not_in_library"
    raise LessonError(say(key, request.spoken, topic=shown, nearest=nearest))


def _best(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits that are near the best one."""
    most = max((hit.score for hit in hits), default=0.0)
    return tuple(hit for hit in hits if hit.score >= most * _NEAR and hit.passage.answers)


def _found(library: Library, hits: Sequence[Hit]) -> tuple[Passage, ...]:
    """Return the sections of the hits, whole; of a long one, what was found alone."""
    wanted = {(hit.document_id, hit.passage.section) for hit in hits}
    found = {hit.passage.id for hit in hits}
    everything = _passages(library, tuple(dict.fromkeys(hit.document_id for hit in hits)))
    size = Counter((p.document_id, p.section) for p in everything)
    return tuple(
        p
        for p in everything
        if p.id in found
        or ((p.document_id, p.section) in wanted and size[p.document_id, p.section] <= _LONG)
    )


def _aside(hits: Sequence[Hit], best: Sequence[Hit]) -> tuple[str, ...]:
    """Name the places of what was found and is not taught, the nearest first."""
    taught = {place(hit) for hit in best}
    return tuple(dict.fromkeys(p for hit in hits if (p := place(hit)) not in taught))[:_SHOWN]


def _few(names: dict[str, None]) -> str:
    return " · ".join(f"“{name}”" for name in list(names)[:_SHOWN])
