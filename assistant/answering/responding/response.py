"""What a responder hands over: draft claims to be checked, or words that need no evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.dialogue.conversations import Said
from assistant.answering.objects.statements import readable
from assistant.schema import Act, DraftClaim, Hit, Language, Passage, Quote, Span, Suggestion
from assistant.text.wording import Texts, read_yaml
from assistant.text.wording import say as say_text

if TYPE_CHECKING:
    from assistant.library.library import Library

_TEXTS = Path(__file__).with_name("texts.yaml")


@dataclass(frozen=True, slots=True)
class Response:
    """An answer before its check.

    ``text`` is an answer that says nothing of the literature; with claims it stands before them.
    ``asked`` is what was asked as far as it is answered, from which the conversation goes on.
    """

    act: Act
    claims: tuple[DraftClaim, ...] = ()
    text: str = ""
    hits: tuple[Hit, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    asked: str = ""

    def rests_on(self) -> tuple[Hit, ...]:
        """Return the passages that the claims quote, in their order, and then the other hits."""
        known = {hit.passage.id: hit for hit in self.hits}
        quotes = [quote for claim in self.claims for quote in claim.quotes]
        for at, one in enumerate(quotes, start=1):
            known.setdefault(
                one.passage.id, Hit(one.passage, "", at, 0.0, window=(one.start, one.end))
            )
        order = dict.fromkeys((*(one.passage.id for one in quotes), *known))
        return tuple(known[key] for key in order)


def texts() -> Texts:
    """Return the texts of this room."""
    return read_yaml(_TEXTS)


def say(key: str, language: Language, **values: object) -> str:
    """Return one text of this room."""
    return say_text(texts(), key, language, **values)


def lead(key: str, language: Language, **values: object) -> DraftClaim:
    """Return a line of ours, which states nothing of the literature."""
    return DraftClaim(say(key, language, **values), lead=True)


def quotation(passage: Passage, span: Span, before: str = "") -> DraftClaim:
    """Return a span of a passage as a claim, with a mark or number of ours before it."""
    text = readable(passage.text[span[0] - passage.start : span[1] - passage.start])
    return DraftClaim(before + text.strip("| "), (Quote(passage, *span),))


def said_in(passage: Passage) -> str:
    """Return the words of a passage with the heading next above it."""
    return " ".join((*passage.section[-1:], passage.context, passage.text))


def drafted(library: Library, lines: Iterable[Said]) -> Iterator[DraftClaim]:
    """Yield the lines of an earlier answer whose passages the library still has."""
    kept = list(lines)
    passages = library.passages_by_id(key for line in kept for key, _, _ in line.quotes)
    for line in kept:
        quotes = tuple(
            Quote(passages[key], start, end) for key, start, end in line.quotes if key in passages
        )
        if quotes:
            yield DraftClaim(line.text, quotes)
