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
from assistant.retrieval.search import nearest, retrieve
from assistant.schema import DraftClaim, Hit, Language, Passage
from assistant.settings import DEFAULT
from assistant.settings.objects import NEXT

if TYPE_CHECKING:
    from assistant.library.library import Library

_REMEMBERED = 2_000  # questions of which it is known whether the library answers them


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
        self._proved: dict[tuple[int, str, str], bool] = {}

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

    def look(self, text: str, language: Language, act: str = "") -> Found:
        """Return what quotations answer a question, of an act where that is known."""
        asked = self.understood(text, language)
        hits = retrieve(self.library, asked, DEFAULT.hits)
        evidence = judge(self.library, asked, hits)
        if not evidence.enough:
            return Found(hits)
        return Found(hits, self._quoting.draft(asked, evidence, lambda _: None, act).claims)

    def answers(self, text: str, by: Passage) -> bool:
        """Tell whether a question finds the section of a passage, and enough evidence."""
        key = self.library.standing(), by.id, text
        if key not in self._proved:
            if len(self._proved) >= _REMEMBERED:
                self._proved.clear()
            self._proved[key] = self._proves(text, by)
        return self._proved[key]

    def _proves(self, text: str, by: Passage) -> bool:
        asked = self.understood(text, by.language)
        hits = nearest(self.library, asked, NEXT.hits, within=(by.language,))
        found = any(
            hit.document_id == by.document_id and hit.passage.section == by.section for hit in hits
        )
        return found and judge(self.library, asked, hits).enough

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
