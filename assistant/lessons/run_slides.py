"""Slides by which a class is run: activities with their invented cases, items to decide on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from assistant.lessons.activities import steps_said
from assistant.lessons.form import lesson_form
from assistant.lessons.writing import Draft
from assistant.schema.lessons import QuizItem, Slide
from assistant.text.language import words

MOST_WORDS = 40  # on one slide, its title included
_LINES = 6  # of a slide
_SHOWN_ITEMS = 3  # quiz items shown on slides
_EVEN = 0.85  # of the even share of a text from which on it may go on on the next slide


def grouped(title: str, texts: Sequence[str]) -> list[list[int]]:
    """Return the places of texts, a group for each slide that their words need."""
    room = MOST_WORDS - len(words(title))
    counts = [len(words(text)) for text in texts]
    least = max(1, ceil(len(texts) / _LINES), ceil(sum(counts) / max(room, 1)))
    for number in range(least, len(texts) + 1):  # slides as evenly full as they can be
        size = ceil(len(texts) / number)
        groups = [list(range(at, min(at + size, len(texts)))) for at in range(0, len(texts), size)]
        if all(sum(counts[at] for at in group) <= room for group in groups):
            return groups
    return [[at] for at in range(len(texts))]


def activity_slides(draft: Draft, unit_id: str = "") -> Iterator[Slide]:
    """Yield the activities on a unit, or those on no single one: the invented case, the steps.

    The questions of the debrief come last, since learners do not have the guide.
    """
    homes = {unit.id: unit.id for unit in draft.units}
    for key, minutes in draft.activities:
        if homes.get(draft.after.get(key, ""), "") != unit_id:
            continue
        entry = lesson_form()["activities"][key]
        steps = steps_said(draft, entry, minutes)
        name, time = entry["name"][draft.language], draft.say("slide_notes_time", minutes=minutes)
        yield Slide(entry["purpose"][draft.language], (time, name), notes="\n".join(steps))
        yield from _story(draft, entry)
        asked = [question[draft.language] for question in entry["debrief"]]
        for title, lines in ((name, steps), (draft.say("debrief_caption", name=name), asked)):
            for group in grouped(title, lines):
                yield Slide(title, tuple(lines[at] for at in group), notes=time)


def _story(draft: Draft, entry: Mapping[str, Any]) -> Iterator[Slide]:
    """Yield the invented case that an activity works on, to be read together before it begins."""
    if not entry.get("story"):
        return
    spoken = draft.language
    title = draft.say("case_slide", name=entry["name"][spoken])
    notes = "\n".join(question[spoken] for question in entry["debrief"])
    texts = _chunks(entry["case"][spoken], MOST_WORDS - len(words(title)))
    yield from (Slide(title, (text,), notes=notes) for text in texts)


def _chunks(text: str, most: int) -> Iterator[str]:
    """Yield a text in pieces of so many words, as even as blanks allow."""
    count = ceil(len(words(text)) / most)
    even, held = len(words(text)) / count, ""
    for piece in text.split(" "):
        more = f"{held} {piece}".strip()
        if held and (len(words(held)) >= even * _EVEN or len(words(more)) > most):
            yield held
            more = piece
        held = more
    yield held


def tried(draft: Draft) -> Iterator[Slide]:
    """Yield a case to decide together, which neither the quiz nor its second form asks for."""
    fits = [one for one in draft.spare if _fits(one)]
    taught = {point.id for unit in draft.units for point in unit.points}
    for one in [o for o in fits if taught & {fact.partition(":")[2] or fact for fact in o.facts}][
        :1
    ]:
        yield from _asked(draft, one)


def shown_items(draft: Draft) -> Iterator[Slide]:
    """Yield items of the quiz that fit on a slide, to go through together."""
    shown = [one for one in draft.quiz if one.kind == "choice" and _fits(one)]
    for one in shown[:_SHOWN_ITEMS]:
        yield from _asked(draft, one)


def _asked(draft: Draft, one: QuizItem) -> Iterator[Slide]:
    """Yield an item as a slide, its answer in the notes."""
    letters = "กขคง" if draft.language == "th" else "ABCD"
    lines = [f"{letters[at]}. {option}" for at, option in enumerate(one.options)]
    answer = f"{letters[one.options.index(one.answer[0])]}. {one.answer[0]}"
    marks = "".join(f"[{number}]" for number in one.citations)
    notes = f"{answer}\n{one.explanation} {marks}"
    yield Slide(one.question, tuple(lines), "", notes, one.citations)


def _fits(one: QuizItem) -> bool:
    marked = len(one.options)  # the letters before the options are words as well
    return sum(len(words(t)) for t in (one.question, *one.options)) + marked <= MOST_WORDS
