"""What the rest of a document lends to a lesson on a part of it: wrong options, never taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.lessons.lists import with_kin
from assistant.lessons.material import Material
from assistant.lessons.passages import from_passages
from assistant.schema import Language, Passage

if TYPE_CHECKING:
    from assistant.library.library import Library

_LENT = 200  # points of the rest of a document that lend wrong options


def with_lent(library: Library, passages: Sequence[Passage], material: Material) -> Material:
    """Return material with points and lists of the rest of its documents: they lend wrong options.

    A narrow topic has few rules of its own, and another rule of the same text is a fair wrong one.
    """
    rest = _rest(library, passages, material.language)
    if rest is None:
        return material
    lending = tuple(point for unit in rest.units for point in unit.points)[:_LENT]
    sets = with_kin((*material.sets.values(), *rest.sets.values()))
    cited = (rest.citations[point.statement.citations[0] - 1] for point in lending)
    places = {point.id: one.section for point, one in zip(lending, cited, strict=True)}
    return replace(material, lending=lending, sets=sets, places=places)


def _rest(library: Library, passages: Sequence[Passage], language: Language) -> Material | None:
    taught = {passage.id for passage in passages}
    documents = tuple(dict.fromkeys(passage.document_id for passage in passages))
    rest = [p for p in library.passages_of(documents) if p.id not in taught and p.answers]
    if not any(passage.language == language for passage in rest):
        return None
    return from_passages(library, rest, language)
