"""Learn how the signs of a topic are weighed, from the rows of the half ``tune`` alone.

``python -m benchmarks.topics.learn NOTES GOVERNANCE``: the two homes of ``__main__``.
Writes ``assistant/lessons/weights.json``: ``group`` ranks the groups of a course (is most of what
must be taught in it, and little else?), ``right`` tells whether the first one is right, ``there``
whether the topic is in the course at all, both learned from ranks that the other rows have told;
``found`` and ``held`` tell the same of the sections of documents.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import assistant.lessons.weights as shipped
from assistant.lessons.aiming import names
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.groups import Meant, group_signs, groups_of
from assistant.lessons.guessing import told
from assistant.lessons.likeness import likeness
from assistant.lessons.scope import NEAR
from assistant.lessons.topics import look_up
from assistant.opening import open_library
from benchmarks.topics.__main__ import ROWS, marked_passages, marked_points, members, titles

_GOOD = 0.55  # F1 of a group's points and of those that must be taught, from which on it is right
_FOLDS = 5
_RIDGE = {"group": 1.0, "right": 2.0, "there": 2.0}


@dataclass(frozen=True, slots=True)
class Seen:
    """A row with the signs of each group, how good each is, and the signs of the whole guess."""

    row: dict[str, Any]
    groups: Any
    good: Any
    signs: Any
    meant: Meant


def main() -> None:
    """Learn from the rows of one half and print what comes of the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("governance", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    seen = _seen(options.notes, [row for row in rows if row["home"] == "notes"])
    tune = [one for one in seen if one.row["half"] == "tune"]
    learned = {"group": _fit(tune, "group")}
    second = [_second(one, _fit(_others(tune, at), "group")) for at, one in enumerate(tune)]
    signs = np.array([each for each, _ in second])
    learned["right"] = _logistic(signs, np.array([right for _, right in second]), _RIDGE["right"])
    there = np.array(["must" in one.row for one in tune])
    learned["there"] = _logistic(signs, there, _RIDGE["there"])
    found = [*_found(options.notes, rows, "notes"), *_found(options.governance, rows, "governance")]
    taught = [one for one in found if one[0]["half"] == "tune"]
    signs = np.array([each for _, each, _ in taught])
    learned["found"] = _logistic(signs, np.array([right for *_, right in taught]), _RIDGE["right"])
    there = np.array(["sections" in row for row, *_ in taught])
    learned["held"] = _logistic(signs, there, _RIDGE["there"])
    text = json.dumps(learned, indent=1)
    Path(shipped.__file__).with_name("weights.json").write_text(f"{text}\n", encoding="utf-8")
    for half in ("tune", "report"):
        _print(half, [one for one in seen if one.row["half"] == half], learned)
        _print_found(half, [one for one in found if one[0]["half"] == half], learned)


def _found(home: Path, rows: list[dict[str, Any]], key: str) -> list[tuple[Any, Any, bool]]:
    """Return the rows on documents with the signs of what was found, and whether it is right.

    What is not there is not there in the other home either, and is asked in both.
    """
    made = []
    with open_library(home) as library:
        known = titles(library)
        for row in rows:
            if (row["home"] == key and "sections" in row) or row["expect"] != "lesson":
                looked = look_up(library, row["topic"], tuple(known))
                passages = [p for one in looked.best(NEAR) for p in one.passages]
                right = "sections" in row and marked_passages(row, passages, known)
                if looked.signs:
                    made.append((row, looked.signs, right))
    return made


def _print_found(half: str, found: list[tuple[Any, Any, bool]], learned: dict[str, Any]) -> None:
    signs = np.array([each for _, each, _ in found])
    right = np.array([r for *_, r in found])
    wants = np.array(["sections" in row for row, *_ in found])
    likely = 1 / (1 + np.exp(-weighed(signs, learned["found"])))
    held = 1 / (1 + np.exp(-weighed(signs, learned["held"])))
    print(half, f"documents: first sections right {right[wants].mean():.2f} of {wants.sum()}")
    for least in (0.3, 0.4, 0.45, 0.5, 0.6):
        taught = likely >= least
        print(
            f"  found >= {least}: right {(taught & right).sum()}, wrong "
            f"{(taught & ~right & wants).sum()}, not there {(taught & ~wants).sum()} of "
            f"{(~wants).sum()}; held: {(held >= least)[wants].mean():.2f}, "
            f"others {(held >= least)[~wants].mean():.2f}"
        )


def _seen(home: Path, rows: list[dict[str, Any]]) -> list[Seen]:
    course, made = load_curriculum(), []
    groups = groups_of(course)
    with open_library(home) as library:
        documents = [document.document_id for document in library.documents()]
        held = frozenset(library.headings_on(course.framework.work)) & frozenset(documents)
        for row in rows:
            looked = look_up(library, row["topic"], documents, names(course))
            signs, meant = told(library, looked, course, held)
            like = likeness(looked.meant, course, library.encoder)
            must = {p for key in row.get("must", ()) for p in members(course, key)}
            good = [_f1(set(group.points), must) for group in groups]
            each = np.array(list(group_signs(groups, meant.scores, like)))
            made.append(Seen(row, each, np.array(good), np.array(signs), meant))
    return made


def _f1(points: set[str], must: set[str]) -> float:
    return 2 * len(points & must) / ((len(points) + len(must)) or 1) if must else 0.0


def _others(seen: list[Seen], at: int) -> list[Seen]:
    return [one for other, one in enumerate(seen) if other % _FOLDS != at % _FOLDS]


def _fit(seen: list[Seen], key: str) -> dict[str, Any]:
    held = [one for one in seen if "must" in one.row]
    signs = np.vstack([one.groups for one in held])
    labels = np.concatenate([one.good > _GOOD for one in held])
    return _logistic(signs, labels, _RIDGE[key])


def _second(one: Seen, weights: dict[str, Any]) -> tuple[list[float], bool]:
    """Return the signs of a guess with lead and gap by these weights, and whether it is right."""
    course = load_curriculum()
    groups = groups_of(course)
    fits = weighed(one.groups, weights)
    order = np.argsort(-fits)
    units = {point: unit.id for unit in course.units for point in unit.points}
    first = units[groups[order[0]].points[0]]
    other = next(at for at in order if units[groups[at].points[0]] != first)
    points = one.meant.points(course, groups[order[0]])
    lead = float(fits[order[0]])
    return [lead, lead - float(fits[other]), *one.signs[2:]], marked_points(one.row, points, course)


def weighed(signs: Any, weights: dict[str, Any]) -> Any:
    """Return what a model makes of rows of signs."""
    middle, spread, worth = (np.array(weights[key]) for key in ("middle", "spread", "worth"))
    return (signs - middle) / spread @ worth + weights["start"]


def _logistic(signs: Any, labels: Any, ridge: float) -> dict[str, Any]:
    """Fit a logistic model with a ridge by Newton's steps; returns its numbers."""
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    rows = np.hstack([(signs - middle) / spread, np.ones((len(signs), 1))])
    held = np.array([ridge] * signs.shape[1] + [1e-6])
    worth = np.zeros(rows.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-rows @ worth))
        slope = rows.T @ (labels - likely) - held * worth
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(held)
        worth = worth + np.linalg.solve(curve, slope)
    return {
        "middle": [round(float(one), 5) for one in middle],
        "spread": [round(float(one), 5) for one in spread],
        "worth": [round(float(one), 5) for one in worth[:-1]],
        "start": round(float(worth[-1]), 5),
    }


def _print(half: str, seen: list[Seen], learned: dict[str, Any]) -> None:
    pairs = [_second(one, learned["group"]) for one in seen]
    right = 1 / (1 + np.exp(-weighed(np.array([s for s, _ in pairs]), learned["right"])))
    there = 1 / (1 + np.exp(-weighed(np.array([s for s, _ in pairs]), learned["there"])))
    known = np.array([one.row.get("must") is not None for one in seen])
    good = np.array([r for _, r in pairs])
    print(half, f"first group right {good[known].mean():.2f} of {known.sum()}")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        taught = right >= least
        print(
            f"  right >= {least}: taught right {(taught & good).sum()}, wrong "
            f"{(taught & ~good & known).sum()}, not of the course {(taught & ~known).sum()} of "
            f"{(~known).sum()}; there: of the course {(there >= least)[known].mean():.2f}, "
            f"others {(there >= least)[~known].mean():.2f}"
        )


if __name__ == "__main__":
    main()
