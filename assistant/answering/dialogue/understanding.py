"""From an utterance and what was said before to a wish that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.dialogue.acts import Recognised, Recogniser, recogniser
from assistant.answering.dialogue.conversations import Said, Turn, leans_on_the_last
from assistant.answering.dialogue.utterances import parts
from assistant.answering.dialogue.wishes import (
    OWN,
    Extras,
    extras,
    without_items,
    without_language,
)
from assistant.retrieval.phrasing import ASKED
from assistant.retrieval.questions import asking_part
from assistant.schema import Language
from assistant.settings.writing import ACTS, AROUND
from assistant.text.language import content_words, detect_question
from assistant.text.patterns import Worded

# Acts that change the answer before or take something from it; the rest stands without it.
CHANGES = frozenset({"shorter", "longer", "simpler", "translate", "source", "item"})
GOES_ON = CHANGES | {"correct", "turn", "swap"}
# Acts whose words name a thing that a list before may hold ("an example of the second").
ASKS = frozenset("fact define list why how compare weigh example places summarise advise".split())
# Acts that are questions: what is no other act for sure is one of them.
QUESTIONS = frozenset("fact define list why how example".split())
# Acts that say nothing of the library, and that no later utterance goes on from.
SOCIAL = frozenset({"greet", "thank", "assistant", "outside"})
MAKES = frozenset({"plan", "lesson", "quiz"})
NEEDS_NO_LIBRARY = SOCIAL | MAKES
_PIECE = re.compile(r"[\s,;:–-]+")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, in words that stand alone.

    ``last`` is the turn that is to be changed or that the words go on from; ``items`` are the
    lines of its list that are meant; ``understood`` is ``text`` where that is not what was typed.
    """

    act: str
    text: str
    language: Language
    subjects: tuple[str, ...] = ()
    lines: int | None = None
    items: tuple[Said, ...] = ()
    last: Turn | None = None
    understood: str | None = None


def understand_wish(
    typed: str, turns: Sequence[Turn], language: Language | None, known: Recogniser | None = None
) -> Wish:
    """Return what is wanted.

    Args:
        typed: The utterance.
        turns: What was said before, oldest first.
        language: The language to answer in; None takes the one asked for, or the utterance's own.
        known: Another recogniser than that of the shipped examples.
    """
    known = known or recogniser()
    said = extras(typed)
    spoken = language or said.language or detect_question(typed)
    text = without_language(typed) if said.language else typed
    before = [turn for turn in turns if turn.cited]
    found = _settled(known, known.recognise(text), follows=bool(before))
    wish = Wish(found.act, text, spoken, parts(found.utterance), said.lines)
    if not before:
        return replace(wish, act=_plain(known, wish)) if said.language else wish
    if said.language and (not wish.subjects or found.act == "translate"):
        return _again(wish, before[-1])
    if listed := _listed(found, said, before):
        return _of_items(known, wish, *listed)
    if found.act == "turn":
        return _turned(known, wish, before)
    if found.act == "translate":
        other: Language = "en" if before[-1].language == "th" else "th"
        return _again(replace(wish, language=language or other), before[-1])
    if found.act in CHANGES:
        return _changed(wish, "longer" if found.act == "item" else found.act, before[-1])
    return _going_on(known, wish, before)


def _settled(known: Recogniser, found: Recognised, *, follows: bool) -> Recognised:
    """Take an utterance for a question unless it is another act for sure.

    What follows an answer is short, and less is needed to tell it.
    """
    text = found.utterance.text
    if not follows:
        found = known.recognise(text, frozenset(known.acts) - GOES_ON)
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
    plain = asking != text and known.recognise(asking).act in QUESTIONS
    return not plain and Worded.of(text).has(OWN)


def _plain(known: Recogniser, wish: Wish) -> str:
    """Return the act of an utterance whose wish for a language is set apart."""
    return known.recognise(wish.text, ASKS).act if wish.act in CHANGES else wish.act


def _changed(wish: Wish, act: str, last: Turn) -> Wish:
    """Change the last answer: what was asked stays what it is about."""
    return replace(wish, act=act, text=last.question, last=last, understood=last.question)


def _again(wish: Wish, last: Turn) -> Wish:
    """Ask the last question again, in the other language."""
    act = last.wanted if last.wanted in ASKS else "fact"
    return replace(wish, act=act, text=last.question, understood=last.question)


def _listed(
    found: Recognised, said: Extras, before: Sequence[Turn]
) -> tuple[Turn, tuple[Said, ...]] | None:
    """Return the turn whose list an ordinal counts in, and the lines that it means."""
    if not said.items or (said.lines in said.items and found.act != "item"):
        return None
    own = set(content_words(without_items(" ".join(found.utterance.named()))))
    for turn in reversed(before):
        told = f"{turn.question} {' '.join(line.text for line in turn.said)}"
        lines = turn.items
        if len(lines) > 1 and (not own or own & set(content_words(told))):
            at = [_position(n, lines, before) for n in said.items]
            if all(-len(lines) <= n < len(lines) for n in at):
                return turn, tuple(lines[n] for n in at)
    return None


def _position(ordinal: int, lines: Sequence[Said], before: Sequence[Turn]) -> int:
    """Return where in a list an ordinal points; "the next" is behind the one told last."""
    if ordinal:
        return ordinal - 1 if ordinal > 0 else ordinal
    told = [line.text for line in before[-1].cited]
    return next((at + 1 for at, line in enumerate(lines) if line.text in told[:1]), 1)


def _of_items(known: Recogniser, wish: Wish, turn: Turn, items: tuple[Said, ...]) -> Wish:
    """Put the lines that are meant in the place of the ordinal."""
    subjects = tuple(line.text for line in items)
    named = " / ".join(subjects)
    asked = known.recognise(wish.text, ASKS)
    wish = replace(wish, items=items, last=turn, subjects=subjects, understood=named)
    if asked.weight < ACTS.sure or asked.act in ("define", "list", "summarise", "places"):
        return replace(wish, act="item", text=named)
    return replace(wish, act=asked.act, text=f"{named} {wish.text}")


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
    if wish.act == "compare" and len(wish.subjects) < 2:
        return replace(wish, subjects=_spoken_of(known, wish, before))
    if wish.act == "swap" and wish.subjects:
        last = next((turn for turn in reversed(before) if turn.wanted != "item"), last)
        text = _swapped(known, last, wish.subjects[-1])
        act = last.wanted if last.wanted in ASKS else "fact"
        return replace(wish, act=act, text=text, subjects=wish.subjects, understood=text)
    advised = last.wanted == "advise" and not Worded.of(wish.text).has(ASKED)
    if wish.act != "correct" and not advised and not _says_too_little(wish):
        return wish
    text = f"{last.question} {wish.text}"
    act = wish.act if wish.act not in GOES_ON else known.recognise(text, ASKS).act
    if last.wanted == "advise" and act in QUESTIONS:
        act = "advise"
    return replace(wish, act=act, text=text, last=last, understood=text)


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
    for turn in reversed(before):
        for subject in parts(known.recognise(turn.question).utterance)[:1]:
            named.setdefault(subject)
    return tuple(named)[:2]


def _swapped(known: Recogniser, last: Turn, subject: str) -> str:
    """Return the last question with another subject in the place of its first one."""
    utterance = known.recognise(last.question).utterance
    if not utterance.subjects:
        return f"{last.question} {subject}"
    start, end = utterance.subjects[0]
    return f"{utterance.text[:start]}{subject}{utterance.text[end:]}"
