"""Where responders look things up: the library, and short quoted answers to parts of a wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.dialogue.conversations import Turn
from assistant.answering.generation import Generator
from assistant.checking.cross_language import Means
from assistant.retrieval.evidence import judge
from assistant.retrieval.questions import Question
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import retrieve
from assistant.schema import DraftClaim, Hit, Language
from assistant.settings import DEFAULT

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question: its claims are empty where the evidence is not enough."""

    hits: tuple[Hit, ...]
    claims: tuple[DraftClaim, ...] = ()

    @property
    def said(self) -> tuple[DraftClaim, ...]:
        """The claims that quote something."""
        return tuple(claim for claim in self.claims if claim.quotes)


class Desk:
    """The library, and a way to ask it."""

    def __init__(
        self,
        library: Library,
        quoting: Generator,
        means: Means,
        near: frozenset[str] = frozenset(),
    ) -> None:
        self.library = library
        self.means = means
        self._quoting = quoting
        self._near = near

    def beside(self, last: Turn | None) -> Desk:
        """Return a desk that looks first in the documents that the last answer rests on."""
        keys = {key for line in last.cited for key, _, _ in line.quotes} if last else set()
        held = self.library.passages_by_id(keys).values() if keys else ()
        near = frozenset(passage.document_id for passage in held)
        return Desk(self.library, self._quoting, self.means, near)

    def search(self, text: str, language: Language, limit: int = DEFAULT.hits) -> tuple[Hit, ...]:
        """Return the passages that speak of something and may be an answer."""
        asked = self.understood(text, language)
        found = retrieve(self.library, asked, limit)
        return tuple(hit for hit in found if hit.passage.answers)

    def look(self, text: str, language: Language) -> Found:
        """Return what quotations answer a question."""
        asked = self.understood(text, language)
        hits = retrieve(self.library, asked, DEFAULT.hits)
        evidence = judge(self.library, asked, hits)
        if not evidence.enough:
            return Found(hits)
        return Found(hits, self._quoting.draft(asked, evidence, lambda _: None).claims)

    def understood(self, text: str, language: Language) -> Question:
        """Return a question as the library's own words tell it."""
        return replace(understood(self.library, text, language), near=self._near)


def within(claims: Sequence[DraftClaim], room: int, most: int) -> list[DraftClaim]:
    """Return the first claims that have room, at most so many, at least one."""
    kept: list[DraftClaim] = []
    for claim in claims:
        if not kept or (len(kept) < most and sum(len(one.text) for one in (*kept, claim)) <= room):
            kept.append(claim)
    return kept
