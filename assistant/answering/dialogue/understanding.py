"""From an utterance and what was said before to a wish that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.dialogue.acts import Recognised, Recogniser, recogniser
from assistant.answering.dialogue.asking import essence
from assistant.answering.dialogue.conversations import Turn, leans_on_the_last
from assistant.answering.dialogue.going_on import going_on, spoken_of
from assistant.answering.dialogue.items import listed, of_items, only_counts
from assistant.answering.dialogue.sides import sides, takes_with, without_several
from assistant.answering.dialogue.slips import mended
from assistant.answering.dialogue.swaps import (
    another_number,
    the_other,
    without_turn,
)
from assistant.answering.dialogue.utterances import parts
from assistant.answering.dialogue.wish import (
    ASKS,
    CHANGES,
    GOES_ON,
    NEEDS_NO_LIBRARY,
    QUESTIONS,
    SOCIAL,
    Wish,
)
from assistant.answering.dialogue.wishes import (
    OWN,
    Extras,
    asks_to_translate,
    extras,
    without_language,
    without_length,
    without_manner,
)
from assistant.retrieval.asking_part import asking_part
from assistant.retrieval.phrasing import ASKED
from assistant.schema import Language
from assistant.settings.writing import ACTS
from assistant.text.asked_in import detect_question
from assistant.text.patterns import Worded

__all__ = ["CHANGES", "NEEDS_NO_LIBRARY", "QUESTIONS", "SOCIAL", "Wish", "understand_wish"]

_MANY = 3  # things to compare, which no one word stands between
_PIECE = re.compile(r"[\s,;:–-]+")


def understand_wish(
    typed: str, turns: Sequence[Turn], language: Language | None, known: Recogniser | None = None
) -> Wish:
    """Return what is wanted.

    Args:
        typed: The utterance; of a long one what asks counts, and slips in that are mended.
        turns: What was said before, oldest first.
        language: The language to answer in; None takes the one asked for, or the utterance's own.
        known: Another recogniser than that of the shipped examples.
    """
    known = known or recogniser()
    for plainer in (essence(typed), mended(typed, known.asking)):
        if plainer != typed:
            wish = understand_wish(plainer, turns, language or detect_question(typed), known)
            told = asking_part(plainer) if wish.act in QUESTIONS else plainer
            return replace(wish, understood=wish.understood or told)
    said = extras(typed)
    spoken = language or said.language or detect_question(typed)
    text = _plainly(known, without_language(typed) if said.language else typed)
    before = [turn for turn in turns if turn.cited]
    text, left = without_turn(known, text) if before else text, text
    found = _settled(known, known.recognise(without_several(text)), follows=bool(before))
    leaves = found.act == "turn" or text != left
    bare = known.recognise(without_length(text)) if said.lines else found  # a length is no subject
    about = parts(bare.utterance)
    if found.act == "compare":
        about = _sides(known, bare.utterance.text, about)
    wish = Wish(found.act, text, spoken, about, said.lines, leaves=leaves, typed=typed)
    if not before:
        if only_counts(known, known.recognise(text), said):
            return replace(wish, act="item", beyond=0)
        return replace(wish, act=_plain(known, wish)) if said.language else wish
    if said.language and (not wish.subjects or found.act == "translate"):
        return _changed(wish, "translate", before[-1])
    named = _named(known, found, said, wish, before)
    if named is None and found.act == "translate":
        other: Language = "en" if before[-1].language == "th" else "th"
        return _changed(replace(wish, language=language or other), "translate", before[-1])
    return named or _following(known, wish, before)


def _plainly(known: Recogniser, text: str) -> str:
    """Return an utterance without how it should be told, unless nothing else is wished."""
    told = without_manner(text)
    return told if known.recognise(told).utterance.subjects else text


def _sides(known: Recogniser, text: str, about: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sides of a comparison, none that asks: what stands around the word between."""
    between = sides(text, known.frame("compare")) if len(about) < _MANY else ()
    for found in (between, about):
        asks = any(Worded.of(side).has(ASKED) for side in found)
        if len(set(found)) > 1 and not asks and not any(map(takes_with, found[:-1])):
            return found
    return about[:1]


def _named(
    known: Recogniser, found: Recognised, said: Extras, wish: Wish, before: Sequence[Turn]
) -> Wish | None:
    """Return the wish about what is only pointed at: the other one, the second kind, item 3."""
    if other := the_other(known, wish.text, before):
        return replace(wish, **other)
    if asked := another_number(known, wish.text, before[-1]):
        return _again(known, wish, before[-1], asked)
    meant = listed(known, found, said, before)
    if meant is None:
        return replace(wish, act="item", beyond=0) if only_counts(known, found, said) else None
    turn, items = meant
    if items:
        return of_items(known, wish, turn, items)
    return replace(wish, act="item", last=turn, beyond=len(turn.items))


def _following(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> Wish:
    """Return the wish of an utterance after others: a turn, a change of the last, or going on."""
    if wish.act == "turn":
        return _turned(known, wish, before)
    if wish.act == "shorter" and before[-1].wanted == "summarise":
        last = before[-1]
        lines = wish.lines or max(1, len(last.cited) // 2)
        return replace(_changed(wish, "summarise", last), lines=lines, last=None)
    if wish.act in CHANGES:
        return _changed(wish, "longer" if wish.act == "item" else wish.act, before[-1])
    return going_on(known, wish, before)


def _settled(known: Recogniser, found: Recognised, *, follows: bool) -> Recognised:
    """Take an utterance for a question unless it is another act for sure.

    What follows an answer is short, and less is needed to tell it.
    """
    text = found.utterance.text
    if not follows:
        found = known.recognise(text, frozenset(known.acts) - GOES_ON)
        if not found.utterance.subjects and found.act in SOCIAL:
            return found  # it names nothing that a document could answer
    elif found.act == "translate" and not extras(text).language and not asks_to_translate(text):
        found = known.recognise(
            text, GOES_ON - {"translate"}
        )  # "and England?" is no wish for words
    elif not found.utterance.subjects:
        going_on = known.recognise(text, GOES_ON)
        found = going_on if going_on.weight >= found.weight - ACTS.ahead else found
    asking = asking_part(text)
    question = known.recognise(asking, QUESTIONS)
    if found.act == "assistant" and not known.is_framed(found.utterance, "assistant"):
        found = question  # "what can the council do" is no question about the assistant
    if found.act == "advise" and not _is_own_case(known, text, asking):
        found = question
    # What goes on is short, and a case of one's own is told by its words: none needs be far ahead.
    surely = found.act in GOES_ON or found.act == "advise"
    ahead = 0.0 if surely else ACTS.ahead
    if found.act not in QUESTIONS and found.weight >= max(ACTS.sure, question.weight + ahead):
        return found
    return replace(question, act=question.act if question.weight >= ACTS.kind else "fact")


def _is_own_case(known: Recogniser, text: str, asking: str) -> bool:
    """Whether it is the asker's own case; a story may end in a plain question about something."""
    found = known.recognise(asking, QUESTIONS | {"advise"})
    plain = asking != text and found.act in QUESTIONS and bool(found.utterance.subjects)
    return not plain and Worded.of(text).has(OWN)


def _plain(known: Recogniser, wish: Wish) -> str:
    """Return the act of an utterance whose wish for a language is set apart."""
    return known.recognise(wish.text, ASKS).act if wish.act in CHANGES else wish.act


def _changed(wish: Wish, act: str, last: Turn) -> Wish:
    """Change the last answer: what was asked stays what it is about."""
    text = last.question
    return replace(wish, act=act, text=text, last=last, understood=text, subjects=last.about)


def _again(known: Recogniser, wish: Wish, last: Turn, text: str | None = None) -> Wish:
    """Ask the last question again, in the other language or in other words."""
    act = last.wanted if last.wanted in ASKS else "fact"
    text = text or last.question
    subjects = parts(known.recognise(text).utterance)
    return replace(wish, act=act, text=text, subjects=subjects, understood=text)


def _turned(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> Wish:
    """Leave the last subject, or go back to an earlier one that the utterance names."""
    pieces = list(_PIECE.finditer(wish.text))
    rests = [wish.text[piece.end() :] for piece in pieces]
    rest = next((r for r in rests if known.recognise(r).act != "turn"), wish.text)
    named = " ".join(known.recognise(wish.text.removesuffix(rest)).utterance.named())
    if spoken_of(named, before[:-1]) and not spoken_of(named, before[-1:]):
        rest = f"{named} {rest}"
    back = spoken_of(rest, before)
    asked = known.recognise(rest, ASKS)
    text = f"{back.question} {rest}" if back and leans_on_the_last(rest) else rest
    subjects = parts(asked.utterance)
    return replace(wish, act=asked.act, text=text, subjects=subjects, understood=text)
