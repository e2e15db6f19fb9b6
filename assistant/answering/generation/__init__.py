"""Generators: what turns evidence into claims.  Extractive needs no model; chat needs one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.schema import Draft, DraftClaim, GeneratorName

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.retrieval.evidence import Evidence
    from assistant.retrieval.questions import Question


class Generator(Protocol):
    """Writes an answer as draft claims, each with the quotes that it rests on."""

    name: GeneratorName

    def draft(
        self,
        question: Question,
        evidence: Evidence,
        say: Callable[[str], None],
        act: str = "",
        quoted: Sequence[DraftClaim] = (),
    ) -> Draft:
        """Return the claims in order; ``say`` hears the words as they come, not yet checked.

        ``act`` is what the dialogue takes the question for, where there is one; ``quoted`` is an
        answer in quotations that is there already, which only a model may say otherwise.
        """
        ...

    def over(self, library: Library) -> Generator:
        """Return one like this that draws from a part of its library."""
        ...
