"""Where responders look things up: the library, and short quoted answers to parts of a wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.dialogue.conversations import Turn
from assistant.answering.dialogue.wish import Wish
from assistant.answering.generation import Generator
from assistant.checking.cross_language import Means
from assistant.library.part import LibraryPart
from assistant.retrieval.evidence import Evidence, judge
from assistant.retrieval.evidence.elsewhere import beside_the_rest
from assistant.retrieval.judged import answering
from assistant.retrieval.named_work import documents_meant
from assistant.retrieval.phrasing import Kind
from assistant.retrieval.questions import Question
from assistant.retrieval.references import missing
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import nearest, retrieve
from assistant.schema import DraftClaim, Hit, Language, Passage
from assistant.settings import DEFAULT
from assistant.settings.objects import NEXT
from assistant.text.language import unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

# What kind of question an act asks, where its words do not ask for a list.
_KINDS: Mapping[str, Kind] = {"list": "list", "define": "definition", "why": "why", "how": "how"}
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
        told: frozenset[tuple[str, int, int]] = frozenset(),
        within: frozenset[str] = frozenset(),
    ) -> None:
        self.library = library
        self.means = means
        self.within = within  # the documents that are asked of, by id; empty for all
        self._quoting = quoting
        self._near = near
        self._told = told
        self._proved: dict[tuple[int, str, str], bool] = {}

    def over(self, library: Library) -> Desk:
        """Return a desk like this over a part of its library."""
        return Desk(library, self._quoting.over(library), self.means)

    def beside(self, last: Turn | None, wish: Wish) -> Desk:
        """Return a desk that looks first in the documents that the last answer rests on.

        For what goes on from that answer it looks beside what was shown; where a wish points at a
        work by its kind it looks nowhere else.
        """
        told = frozenset(quote for line in last.cited for quote in line.quotes) if last else ()
        keys = {key for key, _, _ in told}
        held = self.library.passages_by_id(keys).values() if keys else ()
        near = frozenset(passage.document_id for passage in held)
        shown = frozenset(told) if wish.last is not None else frozenset()
        within = documents_meant(self.library, wish.typed or wish.text)
        return Desk(self.library, self._quoting, self.means, near, shown, within)

    def search(self, text: str, language: Language, limit: int = DEFAULT.hits) -> tuple[Hit, ...]:
        """Return the passages that speak of something and may be an answer."""
        asked = self.understood(text, language)
        found = retrieve(self.library, asked, limit)
        return tuple(hit for hit in found if hit.passage.answers)

    def look(self, text: str, language: Language, act: str = "") -> Found:
        """Return what quotations answer a question, of an act where that is known."""
        asked = self.understood(text, language)
        hits = retrieve(self.library, asked, DEFAULT.hits)
        evidence = self._judged(asked, hits)
        if not evidence.enough:
            return Found(hits)
        return Found(hits, self._quoting.draft(asked, evidence, lambda _: None, act).claims)

    def lacks_part(self, wish: Wish) -> bool:
        """Tell whether a wish names a part of a document ("section 90") that is nowhere."""
        if not any(letter.isdecimal() for letter in wish.text):
            return False  # a part is named by its number
        return missing(self.library, self.understood(wish.text, wish.language)) is not None

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
        asked = understood(self.library, text, language)
        return replace(asked, near=self._near, told=self._told, within=self.within)

    def read(self, wish: Wish) -> tuple[Wish, Question, Evidence]:
        """Return a wish as it is best understood, its question, and the evidence for that.

        What is said after an answer may stand alone or go on from it; the reading that the library
        answers better is the one that is meant.
        """
        first = self._evidence(wish)
        if wish.otherwise is None or (first[2].enough and not wish.leans):
            return first
        text, about = wish.otherwise.text, wish.otherwise.about
        understood = text if text != wish.typed else None
        other = self._evidence(replace(wish, text=text, subjects=about, understood=understood))
        said = self.understood(wish.typed or wish.text, wish.language)
        worths = [_worth(said, one[2]) for one in (first, other)]
        return other if worths[1] > worths[0] else first

    def _evidence(self, wish: Wish) -> tuple[Wish, Question, Evidence]:
        asked = self.understood(wish.text, wish.language)
        if (kind := _KINDS.get(wish.act)) and asked.kind != "list":
            asked = replace(asked, kind=kind)
        return wish, asked, self._judged(asked, retrieve(self.library, asked, DEFAULT.hits))

    def _judged(self, asked: Question, hits: Sequence[Hit]) -> Evidence:
        """Return what the hits are worth; of a part of a library, beside the rest of it."""
        evidence = judge(self.library, asked, hits)
        if isinstance(self.library, LibraryPart):
            return beside_the_rest(self.library, asked, evidence)
        return evidence


def _worth(said: Question, evidence: Evidence) -> tuple[bool, float]:
    """Return how well the first hit of a reading answers what was said, and not what was before."""
    read = [(h.passage, unwrap(h.passage.text)) for h in evidence.hits[:1]]
    return evidence.enough, max(answering(said, read), default=0.0)


def within(claims: Sequence[DraftClaim], room: int, most: int) -> list[DraftClaim]:
    """Return the first claims that have room, at most so many, at least one."""
    kept: list[DraftClaim] = []
    for claim in claims:
        if not kept or (len(kept) < most and sum(len(one.text) for one in (*kept, claim)) <= room):
            kept.append(claim)
    return kept
