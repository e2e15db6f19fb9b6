"""The frozen values of the quiz mode: a class that is open to learners, and what they answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.schema.answers import Citation
from assistant.schema.lessons import LessonLanguage, QuizItem

Remark = Literal["", "easy", "hard", "weak", "against"]
Showing = Literal["each", "end"]
State = Literal["", "late", "begun"]

_EASY, _HARD = 0.9, 0.2  # share of the points from which on, and up to which, it is remarked
_WEAK = 0.2  # correlation under which an item hardly tells who knows
_REACHED = 0.6  # share of the points from which on an objective counts as reached


@dataclass(frozen=True, slots=True)
class QuizClass:
    """A quiz that learners can take; its items are those of the lesson when it was opened.

    ``showing`` tells when the right answers are shown: after each item, or at the end.
    ``passages`` tells whether the passages cited are shown with them.  Times are ISO 8601 in UTC;
    ``closed_at`` is empty while the class is open.  ``objectives`` are the lesson's, at which the
    items point; a class of an older program has none.
    """

    code: str
    lesson_id: str
    title: str
    language: LessonLanguage
    opened_at: str
    quiz: tuple[QuizItem, ...]
    citations: tuple[Citation, ...]
    showing: Showing = "each"
    passages: bool = True
    ask_names: bool = True
    closed_at: str = ""
    objectives: tuple[str, ...] = ()
    owner: str = ""  # whose its results are, by the name of their files; "" is the shell


@dataclass(frozen=True, slots=True)
class Submission:
    """What one learner handed in.

    ``state`` is "late" for what was handed in after the closing, and "begun" for what was not
    handed in and stands as it was.  ``answers`` and ``points`` have an entry for each item of the
    class, in its order; an answer is as ``marking.mark`` takes it, and the points of an open item
    are None: the trainer gives them.
    """

    at: str
    name: str
    answers: tuple[tuple[str, ...], ...]
    points: tuple[float | None, ...]
    state: State = ""

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(map(any, self.answers))

    @property
    def is_whole(self) -> bool:
        """Whether it counts in averages: the closing did not cut it off between two items."""
        return not self.state or self.answered == len(self.answers)

    @property
    def score(self) -> float:
        """The points given by machine."""
        return round(sum(given for given in self.points if given is not None), 2)

    @property
    def most(self) -> int:
        """The points that a machine can give."""
        return sum(given is not None for given in self.points)


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """An item in a class.

    ``difficulty`` is the mean share of its points, 0 to 1, 1 where all were right;
    ``discrimination`` the correlation of its points with those of all other items, -1 to 1, and
    nothing where there are too few learners or all did the same.  ``learners`` were marked on it.
    """

    learners: int
    difficulty: float | None
    discrimination: float | None

    @property
    def remark(self) -> Remark:
        """What a trainer should look at: the worst of what is seen."""
        if self.discrimination is not None and self.discrimination < 0:
            return "against"
        if self.difficulty is not None and self.difficulty <= _HARD:
            return "hard"
        if self.difficulty is not None and self.difficulty >= _EASY:
            return "easy"
        weak = self.discrimination is not None and self.discrimination < _WEAK
        return "weak" if weak else ""


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """How a class did on what one or more objectives are about.

    ``texts`` are objectives that the same items measure; ``items`` the numbers of these, from 1;
    ``share`` the mean share of their points, 0 to 1, and nothing where no answer was marked.
    """

    texts: tuple[str, ...]
    items: tuple[int, ...]
    share: float | None

    @property
    def again(self) -> bool:
        """Whether it needs to be taught again."""
        return self.share is not None and self.share < _REACHED


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return learners' names, the second of one name and those after it with their number.

    >>> told_apart(["Mana", "Manee", "Mana", ""])
    ('Mana', 'Manee', 'Mana (2)', '')
    """
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(told)
