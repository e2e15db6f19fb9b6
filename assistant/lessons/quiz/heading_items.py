"""Items that ask which principle a piece of advice puts into practice: the headings of a handbook.

A heading that says something ("Assign one leader") is what the sentences under it come to.  Wrong
options are the document's other such headings, which are of the same kind; the advice must fit its
own heading better than any of them, by meaning, and share no rare word with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from assistant.lessons.discourse import stands_alone
from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Point
from assistant.lessons.provisions import is_article
from assistant.lessons.quiz.making import WRONG, Bench, item, options_of
from assistant.lessons.rules import advises
from assistant.schema.lessons import QuizItem
from assistant.text.language import content_words, sentences, stem
from assistant.text.shortening import shortened

_OTHER = 120  # characters shown of what another heading says
_LOUD = re.compile(r"\b(?:MUST|SHOULD|MAY)\b")
_ASKS = re.compile(r"(?:What|Why|When|Who|Where)\b")
_PLACES = 6  # invented places that the form names
_WORDS = 2  # content words of a heading that says something
_LEAST = WRONG + 1  # such headings that a document must have
_LETTERS = (45, 240)  # of a piece of advice
_AHEAD = 0.02  # by how much nearer in meaning it is to its own heading than to the next one
_NEARER = 1 / 3  # share of other headings that may fit it as well, which are then no options
_CANDIDATES = 6  # wrong options that are looked at
_OF_EACH = 2  # items on one heading


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items on the advice of a document whose headings say something."""
    lent = bench.material.lending
    taught = [p for unit in bench.material.units for p in unit.points if p.id in bench.asked]
    under: dict[str, list[Point]] = {}
    labels = labels_of(bench)
    for point in (*taught, *lent):
        if name := heading_above(bench, point, labels):
            under.setdefault(name, []).append(point)
    under = _once(under)
    if len(under) < _LEAST:
        return
    asked = {point.id for point in taught}
    for name, points in under.items():
        if example := _example(bench, name, under, asked):
            yield example
        own = [point for point in points if point.id in asked and _is_advice(point)]
        made = (_made(bench, point, name, under, at) for at, point in enumerate(own))
        yield from [one for one in made if one][:_OF_EACH]


def _example(
    bench: Bench, name: str, under: Mapping[str, Sequence[Point]], asked: Collection[str]
) -> QuizItem | None:
    """Ask which piece of advice is part of a heading; wrong are others' of its length."""
    key, like = f"{name}:example", bench.prover.likeness
    said = {stem(word) for word in content_words(name)}
    own = [p for p in under[name] if p.id in asked and _is_advice(p) and not said & _stems(p)]
    if not own:
        return None
    right = max(own, key=lambda point: like(point.checked, name))
    least = like(right.checked, name) - _AHEAD
    manner = _manner(right)  # all options are requirements, or instructions, or none is
    others = _elsewhere(
        under, name, said, lambda p: _manner(p) == manner and like(p.checked, name) < least
    )
    wrong = sorted(others, key=lambda text: abs(len(text) - len(right.checked)))[:_CANDIDATES]
    bench.random(key).shuffle(wrong)
    options = options_of(bench, key, right.checked, wrong)
    if options is None or len({others.get(option, name) for option in options}) < len(options):
        return None
    where = {o: bench.say("heading_says", name=others.get(o, name)) for o in options}
    reasons = tuple(
        bench.say("right_as" if option == right.checked else "claim_wrong", says=where[option])
        for option in options
    )
    asked = bench.say("heading_example", name=name, place=bench.say(_place(len(name))))
    return item(
        bench,
        "choice",
        key,
        asked,
        [right],
        options=options,
        answer=[right.checked],
        facts=[right.id],
        difficulty="hard",
        situational=True,
        reasons=reasons,
    )


def _place(at: int) -> str:
    return f"place_{at % _PLACES + 1}"


def _ended(point: Point) -> str:
    """Return advice as a sentence within another one: an instruction gets its full stop."""
    return f"{point.checked}." if point.instructs else point.checked


def _manner(point: Point) -> tuple[bool, bool]:
    """Tell how a piece of advice is put: as a requirement, and as an instruction."""
    return bool(_LOUD.search(point.checked)), point.instructs


def _elsewhere(
    under: Mapping[str, Sequence[Point]], name: str, said: set[str], fits: Callable[[Point], bool]
) -> dict[str, str]:
    """Return the advice under other headings that may stand beside a heading's own, with these."""
    return {
        point.checked: other
        for other, points in under.items()
        for point in points
        if other != name and _is_advice(point) and not said & _stems(point) and fits(point)
    }


def _is_told(point: Point, name: str, options: Sequence[str]) -> bool:
    """Tell whether the advice has more words of its own heading than of two others."""
    said = _stems(point)
    shared = {
        option: len(said & set(map(stem, content_words(option.replace("-", " ")))))
        for option in options
    }
    return sum(count >= shared[name] for count in shared.values()) < WRONG


def _above(bench: Bench, point: Point) -> frozenset[str]:
    """Return the headings that a point stands under: each is right."""
    return frozenset(map(unnumbered, _section(bench, point)))


def _stems(point: Point) -> set[str]:
    return {stem(word) for word in content_words(point.checked)}


def _once(under: Mapping[str, list[Point]]) -> dict[str, list[Point]]:
    """Return what stands under each heading without what another one has in the same words."""
    places: dict[frozenset[str], set[str]] = {}
    for name, points in under.items():
        for point in points:
            places.setdefault(frozenset(_stems(point)), set()).add(name)
    kept = {
        name: [point for point in points if len(places[frozenset(_stems(point))]) == 1]
        for name, points in under.items()
    }
    return {name: points for name, points in kept.items() if points}


def labels_of(bench: Bench) -> frozenset[str]:
    """Return the headings that stand under several others ("Requirements"): they say nothing."""
    above: dict[str, set[tuple[str, ...]]] = {}
    taught = (cited.section for cited in bench.material.citations)
    for section in (*taught, *bench.material.places.values()):
        for at, name in enumerate(section):
            above.setdefault(unnumbered(name), set()).add(tuple(section[:at]))
    return frozenset(name for name, places in above.items() if len(places) > 1)


def heading_above(bench: Bench, point: Point, labels: Collection[str]) -> str:
    """Return the lowest heading above a point that says something; nothing where none does."""
    section = _section(bench, point)
    if not point.statement.text.startswith("“") or is_article(section):
        return ""
    told = (unnumbered(name) for name in reversed(section[1:] or section))
    said = (
        name
        for name in told
        if name not in labels
        and len(content_words(name)) >= _WORDS
        and not _ASKS.match(name)
        and not name.endswith("?")
    )
    return next(said, "")


def _section(bench: Bench, point: Point) -> tuple[str, ...]:
    """Return the headings above a point, also of one that only lends."""
    if point.id in bench.material.places:
        return bench.material.places[point.id]
    return bench.material.citations[point.statement.citations[0] - 1].section


def _is_advice(point: Point) -> bool:
    text = point.checked
    whole = len(list(sentences(text))) == 1 and text.rstrip().endswith((".", "”"))
    thai = any("ก" <= char <= "ฮ" for char in text)
    told = whole and advises(text) and not _ASKS.match(text)
    says = thai or point.instructs or told
    fits = _LETTERS[0] <= len(text) <= _LETTERS[1]
    return fits and stands_alone(text) and says


def _made(
    bench: Bench, point: Point, name: str, under: Mapping[str, Sequence[Point]], at: int
) -> QuizItem | None:
    key = f"{point.id}:heading"
    like = bench.prover.likeness
    own = like(point.checked, name)
    above = _above(bench, point)
    others = [other for other in under if other != name and other not in above]
    near = sorted(others, key=lambda other: -like(point.checked, other))
    apart = [other for other in near if like(point.checked, other) < own - _AHEAD]
    if len(near) - len(apart) > _NEARER * len(near):
        return None
    options = options_of(bench, key, name, apart[1:] if len(apart) > WRONG + 1 else apart)
    if options is None or _is_told(point, name, options):
        return None
    place = bench.say(_place(at + len(name)))
    told = {other: shortened(points[0].checked, _OTHER) for other, points in under.items()}
    reasons = tuple(
        bench.say("right_as", says=bench.say("heading_says", name=name))
        if option == name
        else bench.say("heading_other", name=option, text=told[option])
        for option in options
    )
    return item(
        bench,
        "choice",
        key,
        bench.say("heading_of", place=place, text=_ended(point)),
        [point],
        options=options,
        answer=[name],
        facts=[point.id],
        difficulty="medium",
        situational=True,
        reasons=reasons,
    )
