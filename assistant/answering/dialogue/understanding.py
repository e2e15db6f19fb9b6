"""From an utterance and what was said before to a wish that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.dialogue.acts import Recognised, Recogniser, recogniser
from assistant.answering.dialogue.conversations import Said, Turn, leans_on_the_last
from assistant.answering.dialogue.utterances import parts
from assistant.answering.dialogue.wishes import Extras, extras, without_language
from assistant.schema import Language
from assistant.settings.writing import ACTS
from assistant.text.language import content_words, detect_question

# Acts that change the answer before or take something from it; the rest stands without it.
CHANGES = frozenset({"shorter", "longer", "simpler", "translate", "source", "item"})
GOES_ON = CHANGES | {"correct", "turn", "swap"}
# Acts whose words name a thing that a list before may hold ("an example of the second").
ASKS = frozenset("fact define list why how compare weigh example places summarise advise".split())
# Acts that are questions: what is no other act for sure is one of them.
QUESTIONS = frozenset("fact define list why how example".split())
# Acts that say nothing of the library, and that no later utterance goes on from.
SOCIAL = frozenset({"greet", "thank", "assistant", "outside"})


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
    among = frozenset(known.acts) - (frozenset() if before else GOES_ON)
    found = _settled(known, known.recognise(text, among))
    wish = Wish(found.act, text, spoken, parts(found.utterance), said.lines)
    if not before:
        return replace(wish, act=_plain(known, wish)) if said.language else wish
    if said.language and not wish.subjects:
        return replace(wish, act="translate", last=before[-1])
    if listed := _listed(found, said, before):
        return _of_items(known, wish, *listed)
    if found.act == "turn":
        return _turned(known, wish, found, before)
    if found.act in CHANGES:
        return _changed(wish, found, before[-1])
    return _going_on(known, wish, found, before[-1])


def _settled(known: Recogniser, found: Recognised) -> Recognised:
    """Take an utterance for a question unless it is another act for sure.

    What follows an answer is short, and less is needed to tell it.
    """
    needed = ACTS.follows if found.act in GOES_ON else ACTS.sure
    ahead = found.weight - found.next_weight >= ACTS.ahead
    if found.weight >= needed and (ahead or found.act in QUESTIONS):
        return found
    question = known.recognise(found.utterance.text, QUESTIONS)
    return replace(question, act=question.act if question.weight >= ACTS.sure else "fact")


def _plain(known: Recogniser, wish: Wish) -> str:
    """Return the act of an utterance whose wish for a language is set apart."""
    return known.recognise(wish.text, ASKS).act if wish.act in CHANGES else wish.act


def _changed(wish: Wish, found: Recognised, last: Turn) -> Wish:
    """Change the last answer, unless the utterance has a subject that the answer knows nothing of."""
    if found.act == "item":
        return replace(wish, act="longer", last=last)
    return replace(wish, last=last)


def _listed(
    found: Recognised, said: Extras, before: Sequence[Turn]
) -> tuple[Turn, tuple[Said, ...]] | None:
    """Return the turn whose list an ordinal counts in, and the lines that it means."""
    if not said.items or (said.lines in said.items and found.act not in ("item", "longer")):
        return None
    own = set(content_words(" ".join(found.utterance.named())))
    for turn in reversed(before):
        lines = turn.cited
        near = not own or own & set(
            content_words(turn.question + " ".join(s.text for s in turn.said))
        )
        if near and len(lines) > 1 and max(said.items) <= len(lines):
            return turn, tuple(lines[n - 1 if n > 0 else n] for n in said.items)
    return None


def _of_items(known: Recogniser, wish: Wish, turn: Turn, items: tuple[Said, ...]) -> Wish:
    """Put the lines that are meant in the place of the ordinal."""
    named = " / ".join(line.text for line in items)
    act = known.recognise(wish.text).act
    text = f"{wish.text}: {named}"
    if act in ("compare", "example", "advise") or (
        act in ASKS and len(items) == 1 and act != "define"
    ):
        subjects = tuple(line.text for line in items)
        return replace(wish, act=act, text=text, subjects=subjects, items=items, understood=text)
    return replace(wish, act="item", text=text, items=items, last=turn, understood=named)


def _turned(known: Recogniser, wish: Wish, found: Recognised, before: Sequence[Turn]) -> Wish:
    """Leave the last subject, or go back to an earlier one."""
    spans = found.utterance.subjects
    rest = found.utterance.text[spans[0][0] :] if spans else ""
    own = set(content_words(rest))
    back = next((t for t in reversed(before) if own & set(content_words(t.question))), None)
    if not rest:
        return replace(wish, act="longer", last=before[-1])
    act = known.recognise(rest, ASKS).act
    text = f"{back.question} {rest}" if back and leans_on_the_last(rest) else rest
    return replace(wish, act=act, text=text, understood=text)


def _going_on(known: Recogniser, wish: Wish, found: Recognised, last: Turn) -> Wish:
    """Complete an utterance that says too little by itself with the last question."""
    if found.act in SOCIAL or (
        found.act in ("plan", "lesson", "quiz", "library") and wish.subjects
    ):
        return wish
    if found.act == "swap" and wish.subjects:
        text = _swapped(known, last, wish.subjects[-1])
        return replace(wish, act=last.wanted or "fact", text=text, understood=text)
    bare = not wish.subjects or leans_on_the_last(wish.text)
    if found.act != "correct" and not bare:
        return wish
    text = f"{last.question} {wish.text}"
    act = known.recognise(text, ASKS).act if found.act in GOES_ON else found.act
    return replace(wish, act=act, text=text, last=last, understood=text)


def _swapped(known: Recogniser, last: Turn, subject: str) -> str:
    """Return the last question with another subject in the place of its last one."""
    utterance = known.recognise(last.question).utterance
    if not utterance.subjects:
        return f"{last.question} {subject}"
    start, end = utterance.subjects[-1]
    return f"{utterance.text[:start]}{subject}{utterance.text[end:]}"
