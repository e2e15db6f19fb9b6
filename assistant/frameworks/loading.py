"""A framework from its YAML file, with every name that leads nowhere told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from assistant.errors import FrameworkError
from assistant.frameworks.framework import (
    Answer,
    Check,
    Clue,
    Decision,
    Element,
    Fact,
    Framework,
    Gives,
    Hub,
    Rule,
    Said,
)
from assistant.schema import LANGUAGES
from assistant.text.wording import parsed

Read = TypeVar("Read")

# Facts that are read from a brief's fields; clues set the others.
FIELD_FACTS = (
    "capacity duration emphasis size mix lead has_state has_local has_private has_civil "
    "has_community has_academic has_outside has_people_served has_data_keeper"
).split()


# What the elements of a place must have besides, since the plan shows it.
_NEEDED = {"risks": ("sign", "prevention", "owner"), "ways": ("used_when", "used_yes")}


def read_framework(path: Path) -> Framework:
    """Read the framework of a file.

    Raises:
        FrameworkError: The file is absent, or names an element or option that is not there.
    """
    return read_whole(path, "framework", _framework, _dangling)


def read_whole(
    path: Path,
    what: str,
    read: Callable[[Mapping[str, Any]], Read],
    dangling: Callable[[Read], Iterable[str]],
) -> Read:
    """Read a YAML file of plain data and see that every name in it leads somewhere.

    Args:
        path: The file.
        what: What it should be, for the message.
        read: Makes it of the data; what plain data may lack raises as it likes.
        dangling: The names that lead nowhere.

    Raises:
        FrameworkError: The file is absent, is none, or has such names: one line each.
    """
    try:
        found = read(parsed(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise FrameworkError(f"no {what} {path}: name one of that folder") from error
    except (KeyError, TypeError, AttributeError, ValueError, yaml.YAMLError, re.error) as error:
        raise FrameworkError(f"{path} is not a {what} ({fault(error)}): mend it there") from error
    if wrong := sorted(set(dangling(found))):
        raise FrameworkError(f"{path} names what it does not have: {', '.join(wrong)}")
    return found


def fault(error: Exception) -> str:
    """Say in one line what is wrong with a file of plain data."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"{error.problem} in line {error.problem_mark.line + 1}"
    return " ".join(repr(error).split())[:160]


def both(said: Mapping[str, str]) -> Said:
    """Return a text in both languages; raises KeyError or TypeError where one is none."""
    texts = {language: said[language] for language in LANGUAGES}
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
        decisions=data["decisions"],
        places={key: tuple(names) for key, names in data["places"].items()},
        groups={key: both(name) for key, name in data["groups"].items()},
        hubs={option: _hub(entry) for option, entry in data.get("hubs", {}).items()},
        asks=tuple((field, asked) for field, asked in data["asks"].items()),
        answers={key: (part, needs) for key, (part, needs) in data["answers"].items()},
        bindings=data["bindings"],
        texts={key: both(said) for key, said in data.get("texts", {}).items()},
    )


def _hub(entry: Mapping[str, Any]) -> Hub:
    return Hub(entry["kind"], entry["clue"], tuple(entry["sectors"]), entry["most"])


_PLAIN = ("name", "section", "statement", "practice", "ask", "check", "answer")


def read_element(key: str, entry: Mapping[str, Any]) -> Element:
    """Read one element from plain data; raises KeyError where it lacks what each one has."""
    return Element(
        id=key,
        name=both(entry["name"]),
        sections=tuple(entry["section"]),
        statement=both(entry["statement"]),
        practice=tuple(entry.get("practice", ())),
        ask=entry.get("ask"),
        check=_check(entry["check"]) if "check" in entry else None,
        answer=Answer(**entry["answer"]) if "answer" in entry else None,
        extras={k: v for k, v in entry.items() if k not in _PLAIN},
    )


def _check(entry: Mapping[str, Any]) -> Check:
    return Check(both(entry["says"]), tuple(entry["needs"]), entry.get("either", ""))


def _clue(fact: str, entry: Mapping[str, Any]) -> Clue:
    values = {key: words for key, words in entry.items() if key != "within"}
    joined = {
        value: "|".join(f"(?:{word})" for language in LANGUAGES for word in words[language])
        for value, words in values.items()
    }
    patterns = tuple((value, re.compile(text, re.I)) for value, text in joined.items())
    return Clue(fact, tuple(entry["within"].split()), patterns)


def _question(key: str, entry: Mapping[str, Any]) -> Decision:
    rules = tuple(_rule(name, rule) for name, rule in entry["rules"].items())
    return Decision(key, entry["name"], entry["options"], entry.get("labels", {}), rules)


def _rule(key: str, entry: Mapping[str, Any]) -> Rule:
    when = {
        fact: tuple(values) if isinstance(values, list) else (values,)
        for fact, values in entry["when"].items()
    }
    gives = tuple(
        Gives(option, gift["points"], {language: gift[language] for language in LANGUAGES})
        for option, gift in entry["gives"].items()
    )
    return Rule(key, when, entry["element"], gives)


def _placed(framework: Framework, place: str) -> Iterator[Element]:
    """Yield the elements of a place that there are; names that lead nowhere are told elsewhere."""
    for name in framework.places.get(place, ()):
        group = name.removesuffix(".*")
        if name != group:
            yield from framework.group(group)
        elif element := framework.elements.get(name):
            yield element


def _dangling(framework: Framework) -> Iterator[str]:
    """Yield the names that lead nowhere."""
    known = frozenset([*FIELD_FACTS, *(clue.fact for clue in framework.clues)])
    yield from _in_places(framework)
    yield from _in_decisions(framework, known)
    yield from _in_rules(framework, known)
    yield from (e.group for e in framework.elements.values() if e.group not in framework.groups)


def _in_places(framework: Framework) -> Iterator[str]:
    placed = [name for names in framework.places.values() for name in names]
    asked = [name for _, name in framework.asks if not name.startswith("ask_")]
    for name in (*placed, *asked, *framework.answers):
        group = name.removesuffix(".*")
        held = framework.group(group) if name != group else framework.elements.get(name)
        yield from () if held else (name,)
    for place, extras in _NEEDED.items():
        some = _placed(framework, place)
        yield from (f"{e.id}: {x}" for e in some for x in extras if x not in (e.extras or {}))


def _in_decisions(framework: Framework, known: frozenset[str]) -> Iterator[str]:
    yield from (q for q in framework.decisions.values() if q not in framework.questions)
    found = {role: framework.decision(role) for role in ("integration", "agreement")}
    yield from (role for role, question in found.items() if question is None)
    options = {role: question.options for role, question in found.items() if question}
    yield from (hub for hub in framework.hubs if hub not in options.get("integration", {}))
    yield from (hub.clue for hub in framework.hubs.values() if hub.clue not in known)
    yield from (f for f in options.get("agreement", {}) if f not in framework.bindings)


def _in_rules(framework: Framework, known: frozenset[str]) -> Iterator[str]:
    for question in framework.questions.values():
        yield from (e for e in question.options.values() if e not in framework.elements)
        for rule in question.rules:
            yield from () if rule.element in framework.elements else (rule.element,)
            yield from (g.option for g in rule.gives if g.option not in question.options)
            yield from (fact for fact in rule.when if fact not in known)
