"""How a topic was understood: what the lesson covers, and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lessons.form import say
from assistant.lessons.headings import place_of
from assistant.lessons.material import Material, TaughtUnit
from assistant.lessons.parts import InTime
from assistant.lessons.request.request import LessonRequest
from assistant.lessons.scope import Scope
from assistant.schema import Language

_SHOWN = 8  # names in a line


def understood(
    request: LessonRequest,
    scope: Scope,
    material: Material,
    units: Sequence[TaughtUnit],
    language: Language,
    parts: InTime,
) -> tuple[str, ...]:
    """Return lines that say how the topic was understood.

    ``units`` are those that are taught, of the ``parts`` of a document that there is time for.
    """
    topic = scope.meant or request.topic or ", ".join(request.sections)
    first = "understood_topic" if topic else "understood_all"
    taught = {unit.id for unit in units}
    left = [unit.name for unit in material.units if unit.id not in taught]
    lines = [
        say(first, language, topic=topic),
        say("understood_covers", language, names=_few([unit.name for unit in units])),
    ]
    if parts.left:
        told = {"taught": parts.taught, "all": parts.taught + len(parts.left)}
        lines.append(say("understood_parts", language, names=_few(parts.left), **told))
    aside = [name for name in scope.aside if name not in _taught(material, units)]
    for key, names in (("understood_leaves", left), ("understood_aside", aside)):
        if names:
            lines.append(say(key, language, names=_few(names)))
    return tuple(lines)


def _taught(material: Material, units: Sequence[TaughtUnit]) -> set[str]:
    """Return what the sections are called that something taught stands in."""
    numbers = {n for u in units for point in u.points for n in point.statement.citations}
    cited = (material.citations[number - 1] for number in numbers)
    return {place_of(one.title, one.section) for one in cited}


def _few(names: Sequence[str]) -> str:
    return " · ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
