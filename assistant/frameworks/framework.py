"""The framework as data: elements with their evidence, clues, facts and decision rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import FrameworkError
from assistant.schema import Language
from assistant.settings import corpus_folder

DEFAULT = "networked_governance"
_KEY = re.compile(r"[a-z][a-z0-9_]*")
# Facts that are read from a brief's fields; clues set the others.
FIELD_FACTS = (
    "capacity duration emphasis size mix lead has_state has_local has_private has_civil "
    "has_community has_academic has_outside has_people_served has_data_keeper"
).split()
_LANGUAGES: tuple[Language, ...] = ("th", "en")

Said = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Element:
    """Something that a plan must answer, what the work says of it, and in which section.

    ``extras`` are the texts that only one group of elements has (a sign, a lesson).
    """

    id: str
    name: Said
    sections: tuple[str, ...]
    statement: Said
    practice: tuple[Said, ...] = ()
    ask: Said | None = None
    signs: Mapping[Language, tuple[str, ...]] | None = None
    extras: Mapping[str, Any] | None = None

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
class Question:
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
class Framework:
    """A way of planning; ``work`` is the catalogue's key of the work that it follows."""

    key: str
    work: str
    name: Said
    elements: Mapping[str, Element]
    facts: Mapping[str, Fact]
    clues: tuple[Clue, ...]
    questions: Mapping[str, Question]

    def group(self, name: str) -> tuple[Element, ...]:
        """Return the elements of a group in the framework's order."""
        return tuple(e for e in self.elements.values() if e.group == name)


@lru_cache(maxsize=8)
def load_framework(key: str = DEFAULT, folder: Path | None = None) -> Framework:
    """Load a framework of the corpus by its key.

    Raises:
        FrameworkError: The file is absent, or names an element or option that is not there.
    """
    if not _KEY.fullmatch(key):  # an opened plan names its framework: no paths
        raise FrameworkError(f"{key[:40]!r} is not the key of a framework")
    path = (folder or corpus_folder() / "frameworks") / f"{key}.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        framework = _framework(data)
    except OSError as error:
        raise FrameworkError(f"no framework {path}: name one of that folder") from error
    except (KeyError, TypeError, AttributeError, ValueError, yaml.YAMLError, re.error) as error:
        raise FrameworkError(
            f"{path} is not a framework ({fault(error)}): mend it there"
        ) from error
    wrong = sorted(set(_dangling(framework)))
    if wrong:
        raise FrameworkError(f"{path} names what it does not have: {', '.join(wrong)}")
    return framework


def fault(error: Exception) -> str:
    """Say in one line what is wrong with a file of plain data."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"{error.problem} in line {error.problem_mark.line + 1}"
    return " ".join(repr(error).split())[:160]


def both(said: Mapping[str, str]) -> Said:
    """Return a text in both languages; raises KeyError or TypeError where one is none."""
    texts = {language: said[language] for language in _LANGUAGES}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError(f"{texts} are not texts")
    return texts


def _framework(data: Mapping[str, Any]) -> Framework:
    return Framework(
        key=data["key"],
        work=data["work"],
        name=data["name"],
        elements={key: read_element(key, entry) for key, entry in data["elements"].items()},
        facts={key: Fact(key, e["name"], e["values"]) for key, e in data["facts"].items()},
        clues=tuple(_clue(key, entry) for key, entry in data["clues"].items()),
        questions={key: _question(key, entry) for key, entry in data["choices"].items()},
    )


_PLAIN = ("name", "section", "statement", "practice", "ask", "signs")


def read_element(key: str, entry: Mapping[str, Any]) -> Element:
    """Read one element from plain data; raises KeyError where it lacks what each one has."""
    signs = entry.get("signs") or {}
    return Element(
        id=key,
        name=both(entry["name"]),
        sections=tuple(entry["section"]),
        statement=both(entry["statement"]),
        practice=tuple(entry.get("practice", ())),
        ask=entry.get("ask"),
        signs={language: tuple(signs.get(language, ())) for language in _LANGUAGES},
        extras={k: v for k, v in entry.items() if k not in _PLAIN},
    )


def _clue(fact: str, entry: Mapping[str, Any]) -> Clue:
    values = {key: words for key, words in entry.items() if key != "within"}
    joined = {
        value: "|".join(f"(?:{word})" for language in _LANGUAGES for word in words[language])
        for value, words in values.items()
    }
    patterns = tuple((value, re.compile(text, re.I)) for value, text in joined.items())
    return Clue(fact, tuple(entry["within"].split()), patterns)


def _question(key: str, entry: Mapping[str, Any]) -> Question:
    rules = tuple(_rule(name, rule) for name, rule in entry["rules"].items())
    return Question(key, entry["name"], entry["options"], entry.get("labels", {}), rules)


def _rule(key: str, entry: Mapping[str, Any]) -> Rule:
    when = {
        fact: tuple(values) if isinstance(values, list) else (values,)
        for fact, values in entry["when"].items()
    }
    gives = tuple(
        Gives(option, gift["points"], {language: gift[language] for language in _LANGUAGES})
        for option, gift in entry["gives"].items()
    )
    return Rule(key, when, entry["element"], gives)


def _dangling(framework: Framework) -> Iterator[str]:
    """Yield the names that lead nowhere."""
    known = {*FIELD_FACTS, *(clue.fact for clue in framework.clues)}
    for question in framework.questions.values():
        yield from (e for e in question.options.values() if e not in framework.elements)
        for rule in question.rules:
            if rule.element not in framework.elements:
                yield rule.element
            yield from (g.option for g in rule.gives if g.option not in question.options)
            yield from (fact for fact in rule.when if fact not in known)
