"""Items from the lists and tables of the literature: what belongs, and what goes where."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lessons.material import Point, TaughtKin
from assistant.lessons.quiz.making import WRONG, Bench, item, options_of
from assistant.lessons.quiz.proving import names_it, stands_apart
from assistant.schema.lessons import QuizItem

_PAIRS = (4, 5)  # fewest and most pairs of a matching item
_STEPS = (3, 6)
_SEVERAL = 4  # members that a list must have for an odd one to be looked for


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield every item that can be made and proved from the sets."""
    for make in (_ordering, _matching, _odd_one, _belongs, _recall):
        for kin in bench.material.kins.values():
            if kin.id in bench.asked and (made := make(bench, kin)):
                yield made


def _evidence(kin: TaughtKin) -> list[Point]:
    """Return what shows that the members belong together: a quote may hold part of a list."""
    return [*([kin.listed] if kin.listed else []), *kin.members]


def _belongs(bench: Bench, kin: TaughtKin) -> QuizItem | None:
    """Ask which belongs to a list; wrong are members of lists that are foreign to it."""
    members = [member for member in kin.members if member.names_itself()]
    if not members:
        return None
    right = bench.random(f"{kin.id}:belongs").choice(members)
    options = options_of(bench, f"{kin.id}:belongs", right.name, _outsiders(bench, kin))
    if options is None:
        return None
    return item(
        bench,
        "choice",
        f"{kin.id}:belongs",
        bench.say("which_belongs", one=kin.one, name=kin.name),
        [*([kin.listed] if kin.listed else []), right],
        options=options,
        answer=[right.name],
        facts=_all_of(kin),
        difficulty="easy",
    )


def _odd_one(bench: Bench, kin: TaughtKin) -> QuizItem | None:
    """Ask which does not belong to a list: one stranger among members."""
    strangers = _outsiders(bench, kin)
    if len(kin.members) < _SEVERAL or not strangers:
        return None
    named = [member for member in kin.members if member.names_itself()]
    if len(named) < WRONG:
        return None
    inside = bench.random(f"{kin.id}:odd").sample(named, WRONG)
    key = f"{kin.id}:odd"
    options = options_of(bench, key, strangers[-1], (member.name for member in inside))
    if options is None:
        return None
    return item(
        bench,
        "choice",
        key,
        bench.say("which_not", one=kin.one, name=kin.name),
        [*([kin.listed] if kin.listed else []), *inside],
        options=options,
        answer=[strangers[-1]],
        facts=_all_of(kin),
        difficulty="medium",
    )


def _all_of(kin: TaughtKin) -> list[str]:
    """Return the facts of an item on a whole set: an item on a member would show its name."""
    return [f"list:{kin.id}", *(member.id for member in kin.members)]


def _outsiders(bench: Bench, kin: TaughtKin) -> list[str]:
    """Return names of strangers that the evidence of a list does not mention."""
    evidence = _evidence(kin)
    strangers = bench.strangers(kin)
    bench.random(f"{kin.id}:strangers").shuffle(strangers)
    return [s.name for s in strangers if not any(names_it(s.name, shown) for shown in evidence)]


def _matching(bench: Bench, kin: TaughtKin) -> QuizItem | None:
    """Ask to match names with what describes them without naming them."""
    described = [m for m in kin.members if m.gist and stands_apart(m.name, [m.gist])]
    if len(described) < _PAIRS[0]:
        return None
    chance = bench.random(f"{kin.id}:matching")
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
        f"{kin.id}:matching",
        bench.say("match", name=kin.name),
        chosen,
        options=right_hand,
        pairs=pairs,
        answer=[gist for _, gist in pairs],
        facts=[member.id for member in chosen],
        difficulty="hard",
    )


def _others(member: Point, chosen: list[Point]) -> list[Point]:
    return [other for other in chosen if other.id != member.id]


def _ordering(bench: Bench, kin: TaughtKin) -> QuizItem | None:
    """Ask to put steps or phases in their order."""
    if not kin.ordered or not _STEPS[0] <= len(kin.members) <= _STEPS[1]:
        return None
    names = [member.name for member in kin.members]
    shown = list(names)
    chance = bench.random(f"{kin.id}:order")
    while shown == names:
        chance.shuffle(shown)
    return item(
        bench,
        "ordering",
        f"{kin.id}:order",
        bench.say("order", name=kin.name),
        _evidence(kin),
        options=shown,
        answer=names,
        facts=[f"order:{kin.id}", *_all_of(kin)],
        difficulty="medium",
    )


def _recall(bench: Bench, kin: TaughtKin) -> QuizItem | None:
    """Ask to name the members of a list; each named one is a marking point."""
    if not kin.listed or len(kin.members) < 2:
        return None
    return item(
        bench,
        "open",
        f"{kin.id}:recall",
        bench.say("recall", name=kin.name),
        [kin.listed, *kin.members],
        answer=[member.name for member in kin.members],
        facts=_all_of(kin),
        difficulty="easy",
    )
