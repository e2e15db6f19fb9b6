"""The frozen values of teaching: Request → Units of Points → Quiz → Lesson.

A lesson's texts are Parts of Statements, as a plan's are, so that the same exporters write both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from assistant.schema.answers import Citation
from assistant.schema.documents import Language
from assistant.schema.papers import Diagram, Part, Statement, statements_of

LessonLanguage = Literal["th", "en", "both"]
QuizKind = Literal["choice", "true_false", "matching", "ordering", "short_answer", "open"]
Difficulty = Literal["easy", "medium", "hard"]
BloomLevel = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a machine has found out about an item: each is True, or the item would not be there.

    ``answerable``: the quotes cited carry the right answer.  ``single``: no other option is right.
    """

    answerable: bool
    single: bool


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One item of a quiz.

    ``options`` are, by kind: choice, the options as shown; true_false, the words for true and
    false; matching, the right-hand sides as shown; ordering, the steps as shown; else empty.
    ``pairs`` are the left and right sides of a matching item that belong together.
    ``answer`` is one text for choice, true_false and short_answer, else the texts in their right
    order (ordering), the right-hand side of each pair (matching) or the marking points (open).
    ``accepted`` are other spellings of a short answer.  ``facts`` name what the item asks about:
    no two items of a quiz share one.  ``situational`` tells that it asks to judge an invented
    situation rather than to remember.  ``reasons`` say of each option why it is wrong, in the
    order of ``options``, and of the right one why it is right; they are the builder's own.
    ``objectives`` are the places, from 0, of the lesson's objectives that it measures; a lesson of
    an older program has none.
    """

    id: str
    kind: QuizKind
    language: Language
    question: str
    options: tuple[str, ...]
    answer: tuple[str, ...]
    explanation: str
    citations: tuple[int, ...]
    difficulty: Difficulty
    facts: tuple[str, ...]
    proof: Proof
    pairs: tuple[tuple[str, str], ...] = ()
    accepted: tuple[str, ...] = ()
    translation: str = ""
    situational: bool = False
    reasons: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()

    @property
    def right(self) -> frozenset[int]:
        """The places of the right options among ``options``, from 0."""
        return frozenset(at for at, option in enumerate(self.options) if option in self.answer)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the agenda; ``phase`` is นำ, สอน or สรุป."""

    phase: Literal["lead_in", "teach", "break", "wrap_up"]
    minutes: int
    activity: str
    method: str
    material: str


@dataclass(frozen=True, slots=True)
class Objective:
    """What learners can do afterwards, in a measurable verb of a level of Bloom's."""

    level: BloomLevel
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title, short lines or a diagram, and what the trainer says with it.

    ``picture`` is "cover" for the first slide; ``citations`` are what the notes cite.
    """

    title: str
    lines: tuple[str, ...] = ()
    picture: str = ""
    notes: str = ""
    citations: tuple[int, ...] = ()
    diagram: Diagram | None = None


@dataclass(frozen=True, slots=True)
class SectionUse:
    """How much a lesson uses a section of the source: the number of its citations there."""

    document: str
    section: str
    citations: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson; ``request`` is the request as understood, ``made_on`` an ISO 8601 date.

    ``retest`` is a second form of the quiz, empty where there are too few other items.
    """

    id: str
    title: str
    language: LessonLanguage
    made_on: str
    request: dict[str, Any]
    minutes: int
    agenda: tuple[Step, ...]
    objectives: tuple[Objective, ...]
    handout: tuple[Part, ...]
    guide: tuple[Part, ...]
    slides: tuple[Slide, ...]
    glossary: tuple[tuple[str, str], ...]
    quiz: tuple[QuizItem, ...]
    coverage: tuple[SectionUse, ...]
    citations: tuple[Citation, ...]
    warnings: tuple[str, ...] = ()
    retest: tuple[QuizItem, ...] = ()

    def statements(self) -> Iterator[tuple[Part, Statement]]:
        """Yield every statement with its part, the handout's before the guide's."""
        for part in (*self.handout, *self.guide):
            for block in part.blocks:
                for statement in statements_of(block):
                    yield part, statement
