"""Items on how binding a requirement is, of documents that write it in capitals (MUST, MAY).

Such words are terms (RFC 2119): each means another thing, so a sentence with another one says
something else.  A document has to use three of them, or capitals may only be loud.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from assistant.checking import facts
from assistant.lessons.material import Point
from assistant.lessons.quiz.heading_items import heading_above, labels_of
from assistant.lessons.quiz.making import Bench, item
from assistant.lessons.quiz.reading_items import LETTERS, PLACES, READING
from assistant.schema.lessons import QuizItem

# What stands beside each as a wrong option: not its plain opposite, which tells itself.
_OTHERS: Mapping[str, tuple[str, str, str]] = {
    "MUST": ("SHOULD", "MAY", "SHOULD NOT"),
    "MUST NOT": ("SHOULD NOT", "MAY", "SHOULD"),
    "SHOULD": ("MUST", "MAY", "MUST NOT"),
    "SHOULD NOT": ("MUST NOT", "MAY", "MUST"),
    "MAY": ("SHOULD", "MUST", "SHOULD NOT"),
}
_TERM = re.compile(r"\b(?:MUST|SHOULD)(?: NOT)?\b|\bMAY\b")
_TERMS = 3  # different ones that the document has
_SAME = 0.8  # share of its words from which on a requirement is another one's twin


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield an item for each requirement that is asked for and has one such word."""
    material = bench.material
    taught = [(point, unit.name) for unit in material.units for point in unit.points]
    known = {
        term
        for point in (*(one for one, _ in taught), *material.lending)
        for term in _TERM.findall(point.checked)
    }
    if len(known) < _TERMS:
        return
    chosen: list[tuple[Point, str, str]] = []
    labels = labels_of(bench)
    for point, unit in taught:
        found = _TERM.findall(point.checked)
        long = LETTERS[0] <= len(point.checked) <= LETTERS[1]
        twin = any(facts.coverage(point.checked, one.checked) > _SAME for one, _, _ in chosen)
        if point.id in bench.asked and len(found) == 1 and long and not twin:
            chosen.append((point, heading_above(bench, point, labels) or unit, found[0]))
    counted = Counter(term for _, _, term in chosen)
    for at, (point, unit, term) in enumerate(chosen):
        before = sum(other == term for _, _, other in chosen[:at])
        if before <= len(chosen) - counted[term]:  # or "MUST" would be right wherever it stands
            yield _made(bench, point, term, unit, at)


def _made(bench: Bench, point: Point, term: str, unit: str, at: int) -> QuizItem:
    key, right = f"{point.id}:force", point.checked
    wrong = {_TERM.sub(other, right): other for other in _OTHERS[term]}
    options = [right, *wrong]
    bench.random(key).shuffle(options)
    reasons = [
        bench.say("case_reading_right")
        if option == right
        else bench.say("case_reading_wrong", words=f"“{term}”")
        for option in options
    ]
    place = bench.say(f"place_{at % PLACES + 1}")
    return item(
        bench,
        "choice",
        key,
        bench.say("case_force", place=place, part=unit.split(" (")[0]),
        [point],
        options=options,
        answer=[right],
        facts=[point.id, f"{READING}{point.id}"],
        difficulty="medium",
        situational=True,
        reasons=reasons,
    )
