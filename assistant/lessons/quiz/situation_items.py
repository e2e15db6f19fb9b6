"""Items from small invented situations: what they show follows from a cited point of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.lessons.material import TaughtSet, TaughtSituation
from assistant.lessons.quiz.clues import clues, unlike
from assistant.lessons.quiz.making import WRONG, Bench, item, reasons_of
from assistant.schema.lessons import QuizItem

_LIKEST = 3  # outsiders nearest to a list in meaning, which pass for members of it
_ALIKE = 1.6  # how much longer than another an option that is a situation may be


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items that ask what a situation shows, and which situation shows a thing."""
    told = bench.material.situations
    for taught in told:
        point_set = bench.material.sets.get(taught.point_set)
        if (
            point_set
            and point_set.id in bench.asked
            and taught.point.id in _drawn(bench, point_set)
        ):
            made = _shown(bench, taught, point_set)
            if bench.lenient or not (clues(made, taught.text) or "run" in clues(made)):
                yield made
    for taught in told:
        point_set = bench.material.sets.get(taught.point_set)
        if point_set and point_set.id in bench.asked and len(point_set.members) > 1:
            yield from (_claimed(bench, taught, point_set, is_true=one) for one in (True, False))
    for point_set in bench.material.sets.values():
        of_set = [one for one in told if one.point_set == point_set.id]
        if point_set.id in bench.asked and (example := _example(bench, point_set, of_set)):
            yield example


def _drawn(bench: Bench, point_set: TaughtSet) -> frozenset[str]:
    """Return the members that are asked for: all but two, or the last would be no riddle."""
    ids = sorted(member.id for member in point_set.members)
    chance = bench.random(f"{point_set.id}:situations")
    return frozenset(chance.sample(ids, max(1, len(ids) - 2)))


def _shown(bench: Bench, taught: TaughtSituation, point_set: TaughtSet) -> QuizItem:
    """Ask what of a list a situation shows; wrong are others of the list."""
    right = taught.point
    others = [member for member in point_set.members if member.id != right.id]
    chance = bench.random(f"{right.id}:situation")
    chance.shuffle(others)
    says = {one.point.name: one.shows for one in bench.material.situations}
    if len(others) <= WRONG and (outside := bench.outsiders(point_set)):
        known = [one for one in outside if one.name in says] or outside  # why each is wrong is told
        likest = sorted(known, key=lambda o: -bench.prover.likeness(o.name, point_set.name))
        others[-1] = chance.choice(likest[:_LIKEST])  # or all of a small list had the same options
    others.sort(key=lambda one: round(unlike(right.name, one.name)))  # of one form first
    options = [one.name for one in (right, *others[:WRONG])]
    chance.shuffle(options)
    return item(
        bench,
        "choice",
        f"{right.id}:situation",
        f"{taught.text} {bench.say('situation_shows', name=point_set.name)}",
        [right],
        options=options,
        answer=[right.name],
        facts=[f"use:{right.id}"],
        difficulty="medium",
        reasons=reasons_of(bench, options, right.name, says),
        situational=True,
    )


def _claimed(
    bench: Bench, taught: TaughtSituation, point_set: TaughtSet, *, is_true: bool
) -> QuizItem:
    """Ask whether a situation shows what is claimed: the right member, or another of its list.

    A situation has a fact against every other member, so another one is surely wrong.
    """
    right, key = taught.point, f"{taught.point.id}:claimed:{is_true}"
    others = [member for member in point_set.members if member.id != right.id]
    named = right if is_true else bench.random(key).choice(others)
    words = (bench.say("true"), bench.say("false"))
    shows = bench.say("shows_it", name=right.name, shows=taught.shows)
    because = (bench.say("right_as", says=shows), bench.say("claim_wrong", says=shows))
    for other in bench.material.situations:
        if not is_true and other.point.id == named.id:
            because = (because[0], bench.say("wrong_as", says=other.shows))
    return item(
        bench,
        "true_false",
        key,
        bench.say("situation_claim", text=taught.text, name=named.name),
        [right],
        options=words,
        answer=[words[0] if is_true else words[1]],
        facts=[f"use:{right.id}"],
        difficulty="medium",
        reasons=because if is_true else because[::-1],
        situational=True,
    )


def _example(
    bench: Bench, point_set: TaughtSet, told: Sequence[TaughtSituation]
) -> QuizItem | None:
    """Ask which of several situations shows one member of a list."""
    ids = _drawn(bench, point_set)
    spare = sorted((one for one in told if one.point.id not in ids), key=lambda o: o.point.id)
    chance = bench.random(f"{point_set.id}:example")
    if not spare:
        return None
    right = chance.choice(spare)
    others = [one for one in told if one is not right]
    others.sort(key=lambda one: abs(len(one.text) - len(right.text)))
    shown = [right, *others[:WRONG]]
    sizes = [len(one.text) for one in shown]
    if len(shown) < WRONG or (max(sizes) > min(sizes) * _ALIKE and not bench.lenient):
        return None
    chance.shuffle(shown)
    options = [one.text for one in shown]
    says = {o.text: bench.say("shows_it", name=o.point.name, shows=o.shows) for o in shown}
    return item(
        bench,
        "choice",
        f"{point_set.id}:example",
        bench.say("situation_of", name=right.point.name, one=point_set.name),
        [right.point],
        options=options,
        answer=[right.text],
        facts=[f"use:{one.point.id}" for one in shown],
        difficulty="hard",
        reasons=reasons_of(bench, options, right.text, says, ("right_as", "wrong_shows")),
        situational=True,
    )
