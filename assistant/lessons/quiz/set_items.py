"""Items from the lists and tables of the literature: what belongs, and what goes where."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checking.facts import coverage
from assistant.lessons.law_pieces import NUMBERED
from assistant.lessons.material import Point, TaughtSet
from assistant.lessons.quiz.making import WRONG, Bench, item, options_of
from assistant.lessons.quiz.proving import names_it, stands_apart
from assistant.schema.lessons import QuizItem

_PAIRS = (4, 5)  # fewest and most pairs of a matching item
_STEPS = (3, 6)
_SAME = 0.6  # share of words from which on two items of documents may be the same
_NAMED = 45  # letters of the name of a thing
_SEVERAL = 4  # members that a list must have for an odd one to be looked for


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield every item that can be made and proved from the sets."""
    for make in (_ordering, _matching, _odd_one, _belongs, _recall):
        for point_set in bench.material.sets.values():
            if point_set.id in bench.asked and (made := make(bench, point_set)):
                yield made


def _evidence(point_set: TaughtSet) -> list[Point]:
    """Return what shows that the members belong together: a quote may hold part of a list."""
    return [*([point_set.listed] if point_set.listed else []), *point_set.members]


def _belongs(bench: Bench, point_set: TaughtSet) -> QuizItem | None:
    """Ask which belongs to a list; wrong are members of lists that are foreign to it."""
    members = [member for member in point_set.members if member.names_itself()]
    elsewhere = [bench.material.sets[key] for key in point_set.foreign if _is_quoted(point_set)]
    members = [one for one in members if not any(_may_hold(held, one) for held in elsewhere)]
    if not members:
        return None
    right = bench.random(f"{point_set.id}:belongs").choice(members)
    options = options_of(bench, f"{point_set.id}:belongs", right.name, _outsiders(bench, point_set))
    if options is None:
        return None
    return item(
        bench,
        "choice",
        f"{point_set.id}:belongs",
        bench.say("which_belongs", one=point_set.one, name=point_set.name),
        [*([point_set.listed] if point_set.listed else []), right],
        options=options,
        answer=[right.name],
        facts=_all_of(point_set),
        difficulty="easy",
    )


def _odd_one(bench: Bench, point_set: TaughtSet) -> QuizItem | None:
    """Ask which does not belong to a list: one outsider among members."""
    outsiders = _outsiders(bench, point_set)
    if len(point_set.members) < _SEVERAL or not outsiders:
        return None
    named = [member for member in point_set.members if member.names_itself()]
    if len(named) < WRONG:
        return None
    inside = bench.random(f"{point_set.id}:odd").sample(named, WRONG)
    key = f"{point_set.id}:odd"
    options = options_of(bench, key, outsiders[-1], (member.name for member in inside))
    if options is None:
        return None
    return item(
        bench,
        "choice",
        key,
        bench.say("which_not", one=point_set.one, name=point_set.name),
        [*([point_set.listed] if point_set.listed else []), *inside],
        options=options,
        answer=[outsiders[-1]],
        facts=_all_of(point_set),
        difficulty="medium",
    )


def _all_of(point_set: TaughtSet) -> list[str]:
    """Return the facts of an item on a whole set: an item on a member would show its name."""
    members = [member.id for member in point_set.members]
    return [f"list:{point_set.id}", *members, *(f"use:{member}" for member in members)]


def _outsiders(bench: Bench, point_set: TaughtSet) -> list[str]:
    """Return names of outsiders that the evidence of a list does not mention."""
    evidence = _evidence(point_set)
    outsiders = bench.outsiders(point_set)
    bench.random(f"{point_set.id}:outsiders").shuffle(outsiders)
    kept = [s for s in outsiders if not any(names_it(s.name, shown) for shown in evidence)]
    if _is_quoted(point_set):
        kept = [one for one in kept if not _may_hold(point_set, one)]
    return [one.name for one in kept]


def _is_spoken(point_set: TaughtSet) -> bool:
    """Tell whether a list of a document has sentences, or is a law's, of which some are cut."""
    first = point_set.members[0]
    law = bool(NUMBERED.match(point_set.listed.quoted)) if point_set.listed else False
    long = max(len(member.name) for member in point_set.members) > _NAMED
    return first.statement.text.startswith("“") and (law or long)


def _is_quoted(point_set: TaughtSet) -> bool:
    return point_set.members[0].statement.text.startswith("“")


def _may_hold(point_set: TaughtSet, member: Point) -> bool:
    """Tell whether a list may hold a thing in other words, as lists of powers hold the same."""
    said = (member.name, *(one.name for one in point_set.members))
    return any(coverage(said[0], one) >= _SAME for one in said[1:])


def _matching(bench: Bench, point_set: TaughtSet) -> QuizItem | None:
    """Ask to match names with what describes them without naming them."""
    described = [m for m in point_set.members if m.gist and stands_apart(m.name, [m.gist])]
    if len(described) < _PAIRS[0]:
        return None
    chance = bench.random(f"{point_set.id}:matching")
    chosen = chance.sample(described, min(len(described), _PAIRS[1]))
    if not all(
        bench.prover.fits_best(member.gist_checked, member, _others(member, chosen))
        for member in chosen
    ):
        return None
    pairs = [(member.name, member.gist) for member in chosen]
    right_hand = [gist for _, gist in pairs]
    chance.shuffle(right_hand)
    return item(
        bench,
        "matching",
        f"{point_set.id}:matching",
        bench.say("match", name=point_set.name),
        chosen,
        options=right_hand,
        pairs=pairs,
        answer=[gist for _, gist in pairs],
        facts=[member.id for member in chosen],
        difficulty="hard",
    )


def _others(member: Point, chosen: list[Point]) -> list[Point]:
    return [other for other in chosen if other.id != member.id]


def _ordering(bench: Bench, point_set: TaughtSet) -> QuizItem | None:
    """Ask to put steps or phases in their order."""
    if not point_set.ordered or not _STEPS[0] <= len(point_set.members) <= _STEPS[1]:
        return None
    names = [member.name for member in point_set.members]
    shown = list(names)
    chance = bench.random(f"{point_set.id}:order")
    while shown == names:
        chance.shuffle(shown)
    return item(
        bench,
        "ordering",
        f"{point_set.id}:order",
        bench.say("order", name=point_set.name),
        _evidence(point_set),
        options=shown,
        answer=names,
        facts=[f"order:{point_set.id}", *_all_of(point_set)],
        difficulty="medium",
    )


def _recall(bench: Bench, point_set: TaughtSet) -> QuizItem | None:
    """Ask to name the members of a list; each named one is a marking point.

    Sentences of a document's list are not known by heart, the names of things are.
    """
    if not point_set.listed or len(point_set.members) < 2 or _is_spoken(point_set):
        return None
    return item(
        bench,
        "open",
        f"{point_set.id}:recall",
        bench.say("recall", name=point_set.name),
        [point_set.listed, *point_set.members],
        answer=[member.name for member in point_set.members],
        facts=_all_of(point_set),
        difficulty="easy",
    )
