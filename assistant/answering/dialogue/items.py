"""Items of a list that was shown: "the third", "ข้อสอง", "the next one"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.dialogue.acts import Recognised, Recogniser
from assistant.answering.dialogue.conversations import Said, Turn
from assistant.answering.dialogue.wish import ASKS, Wish
from assistant.answering.dialogue.wishes import Extras, without_items
from assistant.settings.writing import ACTS
from assistant.text.language import content_words
from assistant.text.patterns import is_item, without_item_mark

# Acts on an item of a list that are answered by what else is told of it.
_TOLD = frozenset({"define", "list", "summarise", "places", "example"})


def listed(
    known: Recogniser, found: Recognised, said: Extras, before: Sequence[Turn]
) -> tuple[Turn, tuple[Said, ...]] | None:
    """Return the turn whose list an ordinal counts in, and the lines that it means.

    There are none where the list is shorter than that.
    """
    if not said.items or (said.lines in said.items and found.act != "item"):
        return None
    own = set(content_words(without_items(" ".join(found.utterance.named())))) - known.asking
    for turn in reversed(before):
        told = f"{turn.question} {' '.join(line.text for line in turn.said)}"
        lines = turn.items
        if len(lines) > 1 and (not own or own & set(content_words(told))):
            at = [_position(n, lines, before[-1], own) for n in said.items]
            there = all(-len(lines) <= n < len(lines) for n in at)
            if there or is_item(lines[0].text):
                return turn, tuple(lines[n] for n in at) if there else ()
    return None


def only_counts(known: Recogniser, found: Recognised, said: Extras) -> bool:
    """Whether an utterance names nothing but a place in a list ("tell me more about the third")."""
    named = without_items(" ".join(found.utterance.named()))
    return bool(said.items) and found.act == "item" and not set(content_words(named)) - known.asking


def _position(ordinal: int, lines: Sequence[Said], last: Turn, own: set[str]) -> int:
    """Return where in a list an ordinal points.

    "The next" is behind the one that is named, told, or that the last question was about.
    """
    if ordinal:
        return ordinal - 1 if ordinal > 0 else ordinal
    told = [line.text for line in last.cited[:1]]
    for at, line in enumerate(lines):
        words = set(content_words(line.text))
        named = own <= words if own else without_item_mark(line.text) in last.question
        if named or (line.text in told and not own):
            return at + 1
    return 1


def of_items(known: Recogniser, wish: Wish, turn: Turn, items: tuple[Said, ...]) -> Wish:
    """Put the lines that are meant in the place of the ordinal."""
    subjects = tuple(without_item_mark(line.text) for line in items)
    named = " / ".join(subjects)
    asked = known.recognise(wish.text, ASKS)
    wish = replace(wish, items=items, last=turn, subjects=subjects, understood=named)
    if asked.weight < ACTS.sure or asked.act in _TOLD:
        return replace(wish, act="item", text=named)
    return replace(wish, act=asked.act, text=f"{named} {wish.text}")
