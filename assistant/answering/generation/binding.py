"""Binding: finds the sentences of the cited passages that a model's sentence rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answering.generation.context import Shown
from assistant.answering.generation.units import Marked
from assistant.checking import facts
from assistant.schema import SHOWN_AS_CHECKED, DraftClaim, Quote, Span, Support
from assistant.settings.writing import MODEL_WRITING
from assistant.text import language

Judge = Callable[[DraftClaim], Support]
Similarity = Callable[[str, str], float]


def bind(
    marked: Marked,
    shown: Sequence[Shown],
    judge: Judge,
    similarity: Similarity | None = None,
    counts: int = 0,
) -> DraftClaim | None:
    """Return the claim with its quotes, or nothing where no passage can carry it.

    The passages that the model names are tried first, then the likeliest others alone: a sentence
    with a wrong marker, or none, is given the right one by its words. Where no passage is seen to
    carry it, it stays with the first of which the judge is unsure. ``counts`` is how many items
    follow it.
    """
    unsure = None
    for passages in _attempts(marked, shown):
        draft = replace(_draft(marked, passages, similarity), counts=counts)
        verdict = judge(draft) if draft.quotes else "unsupported"
        if verdict in SHOWN_AS_CHECKED:
            return draft
        if verdict == "unsure" and unsure is None:
            unsure = draft
    return unsure


def first(
    marked: Marked, shown: Sequence[Shown], similarity: Similarity | None = None
) -> DraftClaim | None:
    """Return the claim as it is tried first, where anything can carry it."""
    passages = next(_attempts(marked, shown), None)
    return _draft(marked, passages, similarity) if passages else None


def _draft(marked: Marked, passages: Sequence[Shown], similarity: Similarity | None) -> DraftClaim:
    quotes = [quote for one in passages for quote in _quotes(marked.text, one, similarity)]
    return DraftClaim(marked.text, tuple(quotes), by="model")


def _attempts(marked: Marked, shown: Sequence[Shown]) -> Iterator[list[Shown]]:
    named = [shown[number - 1] for number in marked.numbers]
    if named:
        yield named
    # Whoever asks of enough passages is told yes in the end: the words must be there too.
    least = MODEL_WRITING.rebound if named else MODEL_WRITING.unnamed
    held = [(facts.coverage(marked.text, one.text), one) for one in shown if [one] != named]
    held.sort(key=lambda pair: pair[0], reverse=True)
    for share, one in held[: MODEL_WRITING.tries]:
        across = language.detect(marked.text) != one.passage.language and not named
        if share >= least or across:
            yield [one]


def _quotes(text: str, one: Shown, similarity: Similarity | None) -> Iterator[Quote]:
    if language.detect(text) == language.detect(one.text):
        spans = _by_words(text, one)
    elif similarity:
        spans = [max(one.pieces(), key=lambda span: similarity(text, _words_at(one, span)))]
    else:
        spans = [(one.start, one.end)]
    for start, end in _merged(spans):
        yield Quote(one.passage, start, end)


def _by_words(text: str, one: Shown) -> list[Span]:
    """Take, one after another, the sentence that holds most of the words still unaccounted for."""
    wanted = set(language.content_words(text))
    held = {span: set(language.content_words(_words_at(one, span))) for span in one.pieces()}
    chosen: list[Span] = []
    least = MODEL_WRITING.least_added * len(wanted)
    while held and len(chosen) < MODEL_WRITING.quotes:
        best = max(held, key=lambda span: len(held[span] & wanted))
        found = held.pop(best) & wanted
        if not found or (chosen and len(found) < least):
            break
        chosen.append(best)
        wanted -= found
    return chosen


def _words_at(one: Shown, span: Span) -> str:
    at = one.passage.start
    return language.unwrap(one.passage.text[span[0] - at : span[1] - at])


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
