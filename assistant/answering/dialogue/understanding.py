"""From an utterance and what was said before to a wish that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.dialogue.acts import Recognised, Recogniser, recogniser
from assistant.answering.dialogue.asking import essence
from assistant.answering.dialogue.conversations import Turn, leans_on_the_last
from assistant.answering.dialogue.items import listed, of_items
from assistant.answering.dialogue.swaps import (
    another_number,
    corrected,
    swapped,
    the_other,
    without_turn,
)
from assistant.answering.dialogue.utterances import parts
from assistant.answering.dialogue.wish import (
    ASKS,
    CHANGES,
    GOES_ON,
    MAKES,
    NEEDS_NO_LIBRARY,
    QUESTIONS,
    SOCIAL,
    Reading,
    Wish,
)
from assistant.answering.dialogue.wishes import (
    OWN,
    Extras,
    asks_to_translate,
    extras,
    without_language,
)
from assistant.retrieval.phrasing import ASKED
from assistant.retrieval.questions import asking_part
from assistant.schema import Language
from assistant.settings.writing import ACTS, AROUND
from assistant.text.language import content_words, detect_question
from assistant.text.patterns import Worded

__all__ = ["CHANGES", "NEEDS_NO_LIBRARY", "QUESTIONS", "SOCIAL", "Wish", "understand_wish"]

_PIECE = re.compile(r"[\s,;:–-]+")


def understand_wish(
    typed: str, turns: Sequence[Turn], language: Language | None, known: Recogniser | None = None
) -> Wish:
    """Return what is wanted.

    Args:
        typed: The utterance; of a long one, what asks counts.
        turns: What was said before, oldest first.
        language: The language to answer in; None takes the one asked for, or the utterance's own.
        known: Another recogniser than that of the shipped examples.
    """
    known = known or recogniser()
    asked = essence(typed)
    if asked != typed:
        wish = understand_wish(asked, turns, language or detect_question(typed), known)
        return replace(wish, understood=wish.understood or asked)
    said = extras(typed)
    spoken = language or said.language or detect_question(typed)
    text = without_language(typed) if said.language else typed
    before = [turn for turn in turns if turn.cited]
    text, left = without_turn(known, text) if before else text, text
    found = _settled(known, known.recognise(text), follows=bool(before))
    leaves = found.act == "turn" or text != left
    about = parts(found.utterance)
    wish = Wish(found.act, text, spoken, about, said.lines, leaves=leaves, typed=typed)
    if not before:
        return replace(wish, act=_plain(known, wish)) if said.language else wish
    if said.language and (not wish.subjects or found.act == "translate"):
        return _changed(wish, "translate", before[-1])
    named = _named(known, found, said, wish, before)
    if named is None and found.act == "translate":
        other: Language = "en" if before[-1].language == "th" else "th"
        return _changed(replace(wish, language=language or other), "translate", before[-1])
    return named or _following(known, wish, before)


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
        return None
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
    return _going_on(known, wish, before)


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
    if found.act == "advise" and not _is_own_case(known, text, asking):
        found = question
    ahead = 0.0 if found.act in GOES_ON else ACTS.ahead
    if found.act not in QUESTIONS and found.weight >= max(ACTS.sure, question.weight + ahead):
        return found
    return replace(question, act=question.act if question.weight >= ACTS.kind else "fact")


def _is_own_case(known: Recogniser, text: str, asking: str) -> bool:
    """Whether it is the asker's own case; a story may end in a plain question."""
    plain = asking != text and known.recognise(asking, QUESTIONS | {"advise"}).act in QUESTIONS
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
    if _spoken(named, before[:-1]) and not _spoken(named, before[-1:]):
        rest = f"{named} {rest}"
    back = _spoken(rest, before)
    asked = known.recognise(rest, ASKS)
    text = f"{back.question} {rest}" if back and leans_on_the_last(rest) else rest
    subjects = parts(asked.utterance)
    return replace(wish, act=asked.act, text=text, subjects=subjects, understood=text)


def _spoken(text: str, turns: Sequence[Turn]) -> Turn | None:
    """Return the last turn that asks about something in a text."""
    own = set(content_words(text))
    return next((t for t in reversed(turns) if own & set(content_words(t.question))), None)


def _going_on(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> Wish:
    """Complete an utterance that says too little by itself with what was asked before."""
    last = before[-1]
    if wish.act in SOCIAL or (wish.act in MAKES | {"library"} and wish.subjects):
        return wish
    if wish.act == "correct" and wish.subjects:
        text = corrected(known, last, wish.subjects[-1])
        act = last.wanted if last.wanted in ASKS else known.recognise(text, ASKS).act
        return replace(wish, act=act, text=text, understood=text)
    if wish.act == "compare" and len(wish.subjects) < 2:
        pair = _spoken_of(known, wish, before)
        joined = {"th": " กับ ", "en": " and "}[detect_question(wish.text)].join(pair)
        text = f"{joined} {wish.text}" if len(pair) > 1 else wish.text
        return replace(wish, subjects=pair, text=text, understood=text if pair[1:] else None)
    other = wish.subjects or tuple(content_words(wish.text)[:1])  # a language is a country too
    if wish.act == "swap" and other:
        last = next((turn for turn in reversed(before) if turn.wanted != "item"), last)
        text = swapped(known, last, other[-1])
        act = last.wanted if last.wanted in ASKS else "fact"
        return replace(wish, act=act, text=text, subjects=other, understood=text)
    advised = last.wanted == "advise" and not Worded.of(wish.text).has(ASKED)
    text = f"{_topic(last)} {wish.text}"
    alone = replace(wish, otherwise=Reading(text, last.about))
    if wish.act != "correct" and not advised and not _says_too_little(wish):
        return alone
    named = " ".join(wish.subjects)
    if _spoken(named, before[:-1]) and not _spoken(named, before[-1:]):
        return alone  # it goes back by itself
    act = wish.act if wish.act not in GOES_ON else known.recognise(text, ASKS).act
    if last.wanted == "advise" and act in QUESTIONS:
        act = "advise"
    return replace(
        wish,
        act=act,
        text=text,
        last=last,
        understood=text,
        subjects=last.about,
        otherwise=Reading(wish.text, wish.subjects) if wish.subjects else None,
        leans=True,
    )


def _topic(last: Turn) -> str:
    """Return what a turn was about, of a case all that was told: what was asked of it is answered.

    Its question's own words would be asked again beside the new one's.
    """
    named = " ".join(last.about) if last.wanted != "advise" else ""
    return (named or last.question)[-AROUND.carried :]


def _says_too_little(wish: Wish) -> bool:
    """Whether an utterance names nothing that it could be about by itself."""
    if not wish.subjects or leans_on_the_last(wish.text):
        return True
    named = " ".join(wish.subjects)
    latin = any(letter.isascii() and letter.isupper() for letter in named)
    short = len(set(content_words(named))) <= AROUND.bare and not latin
    return short and wish.act in ("fact", "why", "how")


def _spoken_of(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> tuple[str, ...]:
    """Return the last two things that were spoken of, the one that the utterance names first."""
    named = dict.fromkeys(wish.subjects)
    firsts = dict.fromkeys((*named, *(turn.about[0] for turn in reversed(before) if turn.about)))
    if len(firsts) > 1:
        return tuple(firsts)[:2]
    for turn in reversed(before):
        for subject in turn.about or parts(known.recognise(turn.question).utterance)[:2]:
            named.setdefault(subject)
    return tuple(named)[:2]
