"""The extractive generator: answers with objects of the documents, in their words, and no model.

A list question gets the list, a definition its row or sentence, a fact the one sentence, item or
row that has it. Around them stand only a short lead, and the years of the other era where the
question asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.answering.generation.eras import conversions
from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.choosing import choose
from assistant.answering.objects.rendering import quoted as spans_of
from assistant.answering.objects.rendering import rendered
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.questions import Question
from assistant.schema import Draft, DraftClaim, GeneratorName

if TYPE_CHECKING:
    from assistant.library.library import Library


class ExtractiveGenerator:
    """Quotes the evidence."""

    name: GeneratorName = "extractive"

    def __init__(self, library: Library) -> None:
        self._library = library

    def over(self, library: Library) -> ExtractiveGenerator:
        """Return one that quotes a part of its library."""
        return ExtractiveGenerator(library)

    def draft(
        self,
        question: Question,
        evidence: Evidence,
        say: Callable[[str], None],
        act: str = "",
        quoted: Sequence[DraftClaim] = (),
    ) -> Draft:
        """Return the claims of an answer, in reading order; what is quoted already stays."""
        if quoted:
            return Draft(tuple(quoted))
        bearing = Bearing(self._library, question)
        objects = choose(self._library, bearing, evidence.hits, act)
        claims = [*rendered(question, objects, bearing), *conversions(question, spans_of(objects))]
        say(" ".join(claim.text for claim in claims))
        return Draft(tuple(claims))
