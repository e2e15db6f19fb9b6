"""What there is to teach, each point stated and cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.checking.facts import coverage
from assistant.lessons.curriculum import Aim, Drawn, Stem
from assistant.schema import Citation, Language
from assistant.schema.lessons import Difficulty
from assistant.schema.papers import Diagram, Statement

_NAMED = 0.5  # share of a name's words that a quote must have to name it


@dataclass(frozen=True, slots=True)
class Point:
    """A point as it is taught: its name, what the literature says, and the quotes' own words.

    ``checked`` is the statement in the language of its quotes, in which it was checked; ``gist``
    describes the point in a few words that do not name it.  One that ``instructs`` is an item of a
    list that says what to do: a whole sentence, though no full stop ends it.
    """

    id: str
    name: str
    statement: Statement
    checked: str
    quoted: str
    gist: str = ""
    gist_checked: str = ""
    name_checked: str = ""
    instructs: bool = False

    def names_itself(self) -> bool:
        """Tell whether the quotes name the point: only then may its name be an answer."""
        return carries(self.quoted, self.name_checked or self.name)


@dataclass(frozen=True, slots=True)
class TaughtUnit:
    """A unit with those of its points that the library carries, of so many as it has as a whole.

    ``whole`` is 0 where nothing says how many that is.
    """

    id: str
    name: str
    emphasis: frozenset[str]
    points: tuple[Point, ...]
    aims: tuple[Aim, ...]
    discussion: tuple[str, ...]
    whole: int = 0


@dataclass(frozen=True, slots=True)
class TaughtSet:
    """Things of one kind, all of them carried by the library.

    ``listed`` is the point whose quotes name them together, if there is one; ``listed_by`` the id
    of the point that tells of them together, in whichever words its quotes do.
    """

    id: str
    unit: str
    name: str
    one: str
    members: tuple[Point, ...]
    listed: Point | None
    ordered: bool
    foreign: tuple[str, ...]
    drawn: Drawn | None = None
    listed_by: str = ""

    def diagram(self) -> Diagram | None:
        """Return the drawing of the set by its members' names, where the curriculum has one."""
        if self.drawn is None:
            return None
        names = tuple(member.name for member in self.members)
        return Diagram(self.drawn.kind, names, self.drawn.hubs)


@dataclass(frozen=True, slots=True)
class TaughtStem:
    """A quiz question on a point; ``checked`` is its text in the language of the point's quotes."""

    point: Point
    stem: Stem
    text: str
    checked: str
    answer: str
    answer_checked: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaughtSituation:
    """An invented situation that shows a point, which is a member of a set; by what, ``shows``."""

    point: Point
    point_set: str
    text: str
    shows: str


@dataclass(frozen=True, slots=True)
class TaughtOpen:
    """An open question with the points that mark it."""

    points: tuple[Point, ...]
    text: str
    difficulty: Difficulty


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a lesson may use, in one language, and the citations that it points at.

    ``lending`` are points that are not taught: they only lend wrong options, and are never cited;
    ``places`` are the headings that they stand under.  ``parts`` are the names of the sections
    that a document's points are of, where several sections have been put together.
    """

    language: Language
    name: str
    units: tuple[TaughtUnit, ...]
    sets: Mapping[str, TaughtSet]
    stems: tuple[TaughtStem, ...]
    open: tuple[TaughtOpen, ...]
    citations: tuple[Citation, ...]
    unsourced: tuple[str, ...] = ()
    situations: tuple[TaughtSituation, ...] = ()
    lending: tuple[Point, ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


def carries(quoted: str, name: str) -> bool:
    """Tell whether a quote has most words of a name."""
    return coverage(name, quoted) >= _NAMED
