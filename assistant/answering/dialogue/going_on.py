"""What is said after an answer, completed with what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.dialogue.acts import Recogniser
from assistant.answering.dialogue.conversations import Turn, leans_on_the_last
from assistant.answering.dialogue.swaps import corrected, swapped
from assistant.answering.dialogue.utterances import parts
from assistant.answering.dialogue.wish import (
    ASKS,
    GOES_ON,
    MAKES,
    QUESTIONS,
    SOCIAL,
    Reading,
    Wish,
)
from assistant.retrieval.phrasing import ASKED, ASKING
from assistant.settings.writing import AROUND
from assistant.text.asked_in import detect_question
from assistant.text.language import content_words
from assistant.text.patterns import Worded


def going_on(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> Wish:
    """Complete an utterance that says too little by itself with what was asked before."""
    if wish.act in SOCIAL or (wish.act in MAKES | {"library"} and wish.subjects):
        return wish
    if wish.act == "compare" and len(wish.subjects) < 2:
        pair = _pair(known, wish, before)
        joined = {"th": " กับ ", "en": " and "}[detect_question(wish.text)].join(pair)
        text = f"{joined} {wish.text}" if len(pair) > 1 else wish.text
        return replace(wish, subjects=pair, text=text, understood=text if pair[1:] else None)
    return _in_its_place(known, wish, before) or _completed(known, wish, before)


def _in_its_place(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> Wish | None:
    """Return the last question about what is put right or put in the place of its subject."""
    last = before[-1]
    if wish.act == "correct" and wish.subjects:
        text = corrected(known, last, wish.subjects[-1])
        act = last.wanted if last.wanted in ASKS else known.recognise(text, ASKS).act
        return replace(wish, act=act, text=text, understood=text)
    other = wish.subjects or tuple(content_words(wish.text)[:1])  # a language is a country too
    if wish.act != "swap" or not other:
        return None
    last = next((turn for turn in reversed(before) if turn.wanted != "item"), last)
    text = swapped(known, last, other[-1])
    act = last.wanted if last.wanted in ASKS else "fact"
    return replace(wish, act=act, text=text, subjects=other, understood=text)


def _completed(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> Wish:
    """Return a wish with the other way to read it: alone, or with what was spoken of before."""
    last = before[-1]
    text = f"{_topic(last)} {wish.text}"
    alone = replace(wish, otherwise=Reading(text, last.about))
    advised = last.wanted == "advise" and not Worded.of(wish.text).has(ASKED)
    if wish.act != "correct" and not advised and not _says_too_little(wish):
        return alone
    named = " ".join(wish.subjects)
    if spoken_of(named, before[:-1]) and not spoken_of(named, before[-1:]):
        return alone  # it goes back by itself
    act = wish.act if wish.act not in GOES_ON else known.recognise(text, ASKS).act
    return replace(
        wish,
        act="advise" if last.wanted == "advise" and act in QUESTIONS else act,
        text=text,
        last=last,
        understood=text,
        subjects=last.about,
        otherwise=Reading(wish.text, wish.subjects) if _may_stand(wish) else None,
        leans=True,
    )


def spoken_of(text: str, turns: Sequence[Turn]) -> Turn | None:
    """Return the last turn that asks about something in a text."""
    own = set(content_words(text))
    return next((t for t in reversed(turns) if own & set(content_words(t.question))), None)


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


def _may_stand(wish: Wish) -> bool:
    """Whether an utterance may be meant by itself: it names something, or says enough."""
    own = {word for word in content_words(wish.text) if word not in ASKING}
    return bool(wish.subjects) or len(own) > AROUND.bare


def _pair(known: Recogniser, wish: Wish, before: Sequence[Turn]) -> tuple[str, ...]:
    """Return the last two things that were spoken of, the one that the utterance names first."""
    named = dict.fromkeys(wish.subjects)
    firsts = dict.fromkeys((*named, *(turn.about[0] for turn in reversed(before) if turn.about)))
    if len(firsts) > 1:
        return tuple(firsts)[:2]
    for turn in reversed(before):
        for subject in turn.about or parts(known.recognise(turn.question).utterance)[:2]:
            named.setdefault(subject)
    return tuple(named)[:2]
