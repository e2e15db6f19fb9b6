"""Items that ask what is said of a thing: wrong is what is said of others of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lessons.material import Point, TaughtSet
from assistant.lessons.quiz.making import Bench, item, options_of
from assistant.lessons.quiz.proving import gives_itself_away
from assistant.schema.lessons import QuizItem


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield an item for each member of a list that is described without its name."""
    for point_set in bench.material.sets.values():
        for member in point_set.members:
            if member.id in bench.asked and (made := _said(bench, point_set, member)):
                yield made


def _said(bench: Bench, point_set: TaughtSet, right: Point) -> QuizItem | None:
    """Ask which description is the one of a member; others of its list come first as wrong ones."""
    if not right.gist or gives_itself_away(right.name, right.gist):
        return None
    key = f"{right.id}:said"
    others = [one for one in bench.rivals(key, point_set, right) if one.gist]
    options = options_of(bench, key, right.gist, (one.gist for one in others))
    shown = [one for one in others if options and one.gist in options]
    if options is None or not bench.prover.fits_best(right.gist_checked, right, shown):
        return None
    return item(
        bench,
        "choice",
        key,
        bench.say("said_of", name=right.name),
        [right],
        options=options,
        answer=[right.gist],
        facts=[right.id, f"said:{right.id}"],
        difficulty="easy",
        reasons=tuple(
            bench.say("says_right" if o == right.gist else "says_other", name=named[o])
            for named in [{one.gist: one.name for one in (right, *shown)}]
            for o in options
        ),
    )
