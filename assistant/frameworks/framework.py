"""A framework as values: elements with their evidence, clues, facts, decisions and places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.schema import Language
from assistant.schema.plans import Sector
from assistant.text.wording import Texts

Said = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a brief answers an element: all that is named is told, in this order.

    ``value`` is a field with few values, each with a text of its own (``text`` and the value);
    ``words`` a field that is told as it stands; ``amount`` a field of baht; ``choice`` the
    beginning of the keys of texts for each option of the first decision.
    """

    value: str = ""
    text: str = ""
    words: str = ""
    amount: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """How any text is seen to answer an element: it says this, and names these kinds of facts.

    Of the elements with the same ``either`` a plan answers one, and the others do not concern it.
    """

    says: Said
    needs: tuple[str, ...]
    either: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a plan must answer, what the work says of it, and in which section.

    ``check`` is None for what no plan has to answer; ``extras`` are the texts that only one group
    of elements has (a sign, a lesson).
    """

    id: str
    name: Said
    sections: tuple[str, ...]
    statement: Said
    practice: tuple[Said, ...] = ()
    ask: Said | None = None
    check: Check | None = None
    answer: Answer | None = None
    extras: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """The id without its group."""
        return self.id.split(".", 1)[-1]

    @property
    def group(self) -> str:
        """The first part of the id: direction, step, failure, ..."""
        return self.id.split(".")[0]


@dataclass(frozen=True, slots=True)
class Gives:
    """What a rule gives an option: points, negative against it, and the reason in words."""

    option: str
    points: int
    reason: Said


@dataclass(frozen=True, slots=True)
class Rule:
    """Where every fact of ``when`` has one of its values, the options get what it gives."""

    id: str
    when: Mapping[str, tuple[str, ...]]
    element: str
    gives: tuple[Gives, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice to be made: its options, each with the element that describes it, and its rules."""

    id: str
    name: Said
    options: Mapping[str, str]
    labels: Mapping[str, Said]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """Patterns that set a fact, looked for in some fields of the brief; the first value wins."""

    fact: str
    within: tuple[str, ...]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that rules ask for, and what a reader calls it and its values."""

    id: str
    name: Said
    values: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Hub:
    """Who could stand in the middle under an option: ``kind`` is how the texts call it.

    Partners of some sectors whose offer holds a clue could be it, at most ``most`` of them; where
    nobody offers, one must be found.
    """

    kind: str
    clue: str
    sectors: tuple[Sector, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Framework:
    """A way of planning; ``work`` is the catalogue's key of the work that it follows.

    ``places`` says which elements stand where in a plan, ``decisions`` which question is the one
    for the integration and the agreement; ``asks`` what is asked where a field of the brief is
    empty; ``answers`` which part of a plan answers an element or a group of them, and which field
    of the brief it needs for that. ``bindings`` is how binding a clause is under each form of
    agreement, "*" for any other clause; ``texts`` stand in for
    those of the form.
    """

    key: str
    work: str
    name: Said
    elements: Mapping[str, Element]
    facts: Mapping[str, Fact]
    clues: tuple[Clue, ...]
    questions: Mapping[str, Decision]
    decisions: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, Said]
    hubs: Mapping[str, Hub]
    asks: tuple[tuple[str, str], ...]
    answers: Mapping[str, tuple[str, str]]
    bindings: Mapping[str, Mapping[str, str]]
    texts: Texts

    def place(self, name: str) -> tuple[Element, ...]:
        """Return the elements of a place in a plan; none where the framework leaves it empty."""
        found: list[Element] = []
        for named in self.places.get(name, ()):
            group = named.removesuffix(".*")
            some = self.group(group) if named != group else (self.elements[named],)
            found += [element for element in some if element not in found]
        return tuple(found)

    def answered(self, element_id: str) -> tuple[str, str]:
        """Return the part of a plan that answers an element and the field of the brief it needs.

        Both are empty for what no plan has to answer.
        """
        group = f"{element_id.split('.')[0]}.*"
        return self.answers.get(element_id) or self.answers.get(group) or ("", "")

    def group(self, name: str) -> tuple[Element, ...]:
        """Return the elements of a group in the framework's order."""
        return tuple(e for e in self.elements.values() if e.group == name)

    def decision(self, role: str) -> Decision | None:
        """Return the question that decides something, or None where the framework asks none."""
        return self.questions.get(self.decisions.get(role, ""))
