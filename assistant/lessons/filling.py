"""As many of the sections found on a topic as fill a lesson's minutes; what is near is named."""

from __future__ import annotations

from collections.abc import Collection

from assistant.lessons.rules import advises
from assistant.lessons.topics import Looked, Section

NEAR = 0.85  # of the best section's worth that another must have to be meant too
_RELATED = 0.65  # the same of one that fills a lesson for which what is meant is too little
_BESIDE = 0.55  # the same of one in the document of the best
_LETTERS = 15  # of what says what to do that a minute of a lesson needs
SHOWN = 3  # sections that a message or a guide names


def filling(looked: Looked, minutes: int, held: Collection[str]) -> tuple[Section, ...]:
    """Return the sections that are meant, and the next best where these are little for the time.

    Args:
        looked: What was found on a topic, by a search that was sure.
        minutes: Of the lesson.
        held: The documents that are taught by a curriculum.

    Those in the document of the best come before others.  What counts is text in the language of
    the best, beside which no other is taught, that says what to do: news alone teach nothing.
    """
    first = looked.sections[0]
    taught = [one for one in looked.best(NEAR) if one.document_id not in held]
    beside = [o for o in looked.best(_BESIDE) if o.document_id == first.document_id]
    related = [one for one in looked.best(_RELATED) if one.document_id not in held]
    letters = sum(_said(one, first) for one in taught)
    for one in (*beside, *related):
        if letters < minutes * _LETTERS and one not in taught:
            taught.append(one)
            letters += _said(one, first)
    return tuple(taught)


def aside_of(looked: Looked, taught: Collection[str]) -> tuple[str, ...]:
    """Name the places of what was found and is not taught, the nearest first."""
    names = dict.fromkeys(one.place for one in looked.sections if one.place not in taught)
    return tuple(names)[:SHOWN]


def _said(section: Section, first: Section) -> int:
    """Return the letters of a section's passages that say what to do, in the first's language."""
    spoken = [p for p in section.passages if p.language == first.passages[0].language]
    return sum(len(passage.text) for passage in spoken if advises(passage.text))
