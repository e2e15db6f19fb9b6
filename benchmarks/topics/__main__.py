"""Print how often a topic is taken for what it means, or refused, or asked back about.

``python -m benchmarks.topics HOME [--half tune|report] [--rows]``: the home holds the shipped notes
and the two documents that the rows are about: the *Governance principles* of the Government
Service Design Manual, and the Thai Official Information Act, 2540.  Rows of the half ``tune`` were
looked at while the numbers were set, those of ``report`` were not.

A row is right where a lesson was to be made and half of what is taught belongs to the topic, half
of what must be taught is there; where the topic is not there and was refused; where it could mean
anything and was asked back about (a refusal counts half).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from assistant.errors import LessonError, UnclearTopic
from assistant.lessons.curriculum import Curriculum, load_curriculum
from assistant.lessons.request.request import parse_request
from assistant.lessons.scope import Scope, choose
from assistant.opening import open_library

ROWS = Path(__file__).with_name("topics.jsonl")
_HALF = 0.5


def main() -> None:
    """Take every topic for what it means and print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--rows", action="store_true", help="print each row that is wrong")
    options = parser.parse_args()
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    course = load_curriculum()
    marks: dict[str, list[float]] = defaultdict(list)
    with open_library(options.home) as library:
        for row in rows:
            if options.half in (None, row["half"]):
                request = parse_request({"topic": row["topic"], "language": row["language"]})
                try:
                    found: Scope | LessonError = choose(library, request, course)
                except LessonError as error:
                    found = error
                mark = marked(row, found, course)
                for group in (row["kind"], f"{row['kind']} {row['language']}", row["expect"]):
                    marks[group].append(mark)
                if options.rows and mark < 1:
                    print(f"{mark:.1f}", row["kind"], row["topic"], "->", _said(found))
    for group, each in sorted(marks.items()):
        print(f"{group:16} n {len(each):2}  {sum(each) / len(each):.2f}")


def marked(row: dict[str, Any], found: Scope | LessonError, course: Curriculum) -> float:
    """Return how right it is what was found for a row, from 0 to 1."""
    if isinstance(found, LessonError):
        unclear = isinstance(found, UnclearTopic)
        right = {"refuse": 1.0, "ask": 1.0 if unclear else _HALF}
        return right.get(row["expect"], 0.0)
    if row["expect"] != "lesson":
        return 0.0
    if "sections" in row:
        trails = [p.section[-1] if p.section else "" for p in found.passages]
        on = [bool(re.search(row["sections"], trail)) for trail in trails]
        return float(bool(on) and sum(on) >= _HALF * len(on))
    allowed = {p for unit in course.units if unit.id in row["allowed"] for p in unit.points}
    must = {p for key in row["must"] for p in (_members(course, key))}
    on_topic = len(found.points & (allowed | must)) >= _HALF * len(found.points)
    there = len(found.points & must) >= _HALF * len(must)
    return float(bool(found.points) and on_topic and there)


def _members(course: Curriculum, key: str) -> tuple[str, ...]:
    return course.sets[key].members if key in course.sets else (key,)


def _said(found: Scope | LessonError) -> str:
    if isinstance(found, LessonError):
        return str(found)
    sections = dict.fromkeys(p.section[-1] for p in found.passages if p.section)
    return " ".join([*sorted(found.points), *sections])


if __name__ == "__main__":
    main()
