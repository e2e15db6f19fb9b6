"""Print how often a topic is taken for what it means, or refused, or asked back about.

``python -m benchmarks.topics NOTES GOVERNANCE [--half tune|report] [--rows]``: two homes, that of
the rows ``notes`` (the shipped notes, the *Governance principles* of the Government Service Design
Manual, and the Thai Official Information Act, 2540) and that of the rows ``governance`` (57 laws,
handbooks, standards and news).  Rows of the half ``tune`` were looked at and learned from, those of
``report`` were not.

A row is right where a lesson was to be made and half of what is taught belongs to the topic, half
of what must be taught is there; where the topic is not there and was refused; where it could mean
anything and was asked back about (a refusal counts half).  Of the rows that want a lesson it is
told too how many were asked back about, and for how many another lesson was made.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from assistant.errors import LessonError, UnclearTopic
from assistant.lessons.curriculum import Curriculum, load_curriculum
from assistant.lessons.request.request import parse_request
from assistant.lessons.scope import Scope, choose
from assistant.library.library import Library
from assistant.opening import open_library
from assistant.schema import Passage

ROWS = Path(__file__).with_name("topics.jsonl")
_HALF = 0.5


def main() -> None:
    """Take every topic for what it means and print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("governance", type=Path)
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--rows", action="store_true", help="print each row that is wrong")
    options = parser.parse_args()
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    course = load_curriculum()
    marks: dict[str, list[float]] = defaultdict(list)
    for home in ("notes", "governance"):
        with open_library(getattr(options, home)) as library:
            for row in rows:
                if row["home"] == home and options.half in (None, row["half"]):
                    found = taken(library, row, course)
                    mark = marked(row, found, course, titles(library))
                    _count(marks, row, found, mark)
                    if options.rows and mark < 1:
                        print(f"{mark:.1f}", row["kind"], row["topic"], "->", _said(found))
    for group, each in sorted(marks.items()):
        print(f"{group:24} n {len(each):3}  {sum(each) / len(each):.2f}")


def _count(
    marks: dict[str, list[float]], row: dict[str, Any], found: Scope | LessonError, mark: float
) -> None:
    wants = row["expect"] == "lesson"
    for group in (row["kind"], row["expect"], f"{row['expect']} {row['home']}"):
        marks[group].append(mark)
    if wants:
        marks["lesson: asked back"].append(float(isinstance(found, UnclearTopic)))
        marks["lesson: another one"].append(float(isinstance(found, Scope) and not mark))


def taken(library: Library, row: dict[str, Any], course: Curriculum) -> Scope | LessonError:
    """Return what a row's topic is taken for, or why for nothing."""
    request = parse_request({"topic": row["topic"], "language": row["language"]})
    try:
        return choose(library, request, course)
    except LessonError as error:
        return error


def titles(library: Library) -> dict[str, str]:
    """Return the titles of a library's documents."""
    return {document.document_id: document.title for document in library.documents()}


def marked(
    row: dict[str, Any],
    found: Scope | LessonError,
    course: Curriculum,
    known: Mapping[str, str],
) -> float:
    """Return how right it is what was found for a row, 0 to 1; ``known`` are documents' titles."""
    if isinstance(found, LessonError):
        unclear = isinstance(found, UnclearTopic)
        right = {"refuse": 1.0, "ask": 1.0 if unclear else _HALF}
        return right.get(row["expect"], 0.0)
    if row["expect"] != "lesson":
        return 0.0
    if "sections" in row:
        return float(marked_passages(row, found.passages, known))
    return float(marked_points(row, found.points, course))


def marked_passages(
    row: dict[str, Any], passages: Collection[Passage], known: Mapping[str, str]
) -> bool:
    """Tell whether half of some passages stand in the sections of a row's topic."""
    trails = (" › ".join((known[p.document_id], *p.section)) for p in passages)
    on = [bool(re.search(row["sections"], trail)) for trail in trails]
    return bool(on) and sum(on) >= _HALF * len(on)


def marked_points(row: dict[str, Any], points: Collection[str], course: Curriculum) -> bool:
    """Tell whether half of the points belong to a row's topic, and half of the needed are there."""
    if "must" not in row:
        return False
    allowed = {p for unit in course.units if unit.id in row["allowed"] for p in unit.points}
    must = {p for key in row["must"] for p in members(course, key)}
    chosen = set(points)
    on_topic = len(chosen & (allowed | must)) >= _HALF * len(chosen)
    return bool(chosen) and on_topic and len(chosen & must) >= _HALF * len(must)


def members(course: Curriculum, key: str) -> tuple[str, ...]:
    """Return the points of a set, or the one point that a key names."""
    return course.sets[key].members if key in course.sets else (key,)


def _said(found: Scope | LessonError) -> str:
    if isinstance(found, LessonError):
        return str(found)
    sections = dict.fromkeys(p.section[-1] for p in found.passages if p.section)
    return " ".join([*sorted(found.points), *sections])


if __name__ == "__main__":
    main()
