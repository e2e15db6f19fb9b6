"""Items from the curriculum's own questions: one point each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.lessons.material import Point, TaughtSet, TaughtStem
from assistant.lessons.quiz.making import WRONG, Bench, item, options_of, reasons_of
from assistant.lessons.quiz.proving import gives_itself_away, holds, names_it
from assistant.schema.lessons import QuizItem


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield every item that can be made and proved from the curriculum's questions."""
    for taught in bench.material.stems:
        if taught.point.id not in bench.asked:
            continue
        made = _MAKERS[taught.stem.form](bench, taught)
        if made is not None:
            yield made


def _name(bench: Bench, taught: TaughtStem) -> QuizItem | None:
    """Ask for the name of what is described; wrong are the others of its set."""
    point_set = bench.material.sets.get(taught.stem.point_set)
    right = taught.point
    if point_set is None or right.id not in _drawn(bench, point_set):
        return None
    if gives_itself_away(taught.text, right.name) or not right.names_itself():
        return None
    few = WRONG if len(point_set.members) != WRONG else WRONG - 1  # three need no outsider
    others = bench.rivals(right.id, point_set, right)
    names = (other.name for other in others)
    options = options_of(bench, right.id, right.name, names, few)
    if options is None or not bench.prover.speaks_of(taught.checked, right):
        return None
    shown = [other for other in others if other.name in options]
    if not bench.prover.fits_best(taught.checked, right, shown):
        return None
    return _choice(bench, taught, options, right.name, shown)


def _drawn(bench: Bench, point_set: TaughtSet) -> frozenset[str]:
    """Return the members of a set that are asked for: of a small set one, or the last is no riddle.

    Whoever has been asked for all but one of a set knows the last without having learnt it.
    """
    ids = sorted(member.id for member in point_set.members)
    asked = max(1, len(ids) - 2)
    return frozenset(bench.random(f"{point_set.id}:drawn").sample(ids, asked))


def _value(bench: Bench, taught: TaughtStem) -> QuizItem | None:
    """Ask for a year, a number, a person: wrong are the answers of other questions of the kind."""
    right = taught.point
    if not _answered(bench, taught):
        return None
    pool = [
        other.answer
        for other in bench.material.stems
        if other.stem.kind == taught.stem.kind
        and other is not taught
        and not names_it(other.answer_checked, right)
    ]
    bench.random(f"{right.id}:others").shuffle(pool)
    options = options_of(bench, right.id, taught.answer, pool)
    if options is None:
        return None
    return _choice(bench, taught, options, taught.answer)


def _choice(
    bench: Bench,
    taught: TaughtStem,
    options: tuple[str, ...],
    answer: str,
    wrong: Sequence[Point] = (),
) -> QuizItem:
    return item(
        bench,
        "choice",
        taught.point.id,
        taught.text,
        [taught.point],
        options=options,
        answer=[answer],
        facts=[taught.point.id],
        difficulty=taught.stem.difficulty,
        reasons=reasons_of(bench, options, answer, _told(bench, taught.point, wrong)),
    )


def _told(bench: Bench, right: Point, wrong: Sequence[Point]) -> dict[str, str]:
    """Return by what one knows each of the points that are options, by their names."""
    shows = {told.point.id: told.shows for told in bench.material.situations}
    known = {point.name: shows.get(point.id) or point.gist for point in (right, *wrong)}
    return {name: text for name, text in known.items() if text}


def _short(bench: Bench, taught: TaughtStem) -> QuizItem | None:
    """Ask for a short answer in the learner's own words."""
    if not _answered(bench, taught):
        return None
    return item(
        bench,
        "short_answer",
        taught.point.id,
        taught.text,
        [taught.point],
        answer=[taught.answer],
        accepted=taught.accepted,
        facts=[taught.point.id],
        difficulty=taught.stem.difficulty,
    )


def _answered(bench: Bench, taught: TaughtStem) -> bool:
    """Tell whether the quotes carry the answer, and the question does not."""
    return (
        bool(taught.answer)
        and names_it(taught.answer_checked, taught.point)
        and not gives_itself_away(taught.text, taught.answer)
        and bench.prover.speaks_of(taught.checked, taught.point)
    )


def _truth(bench: Bench, taught: TaughtStem) -> QuizItem | None:
    """Ask whether a statement is true; a true one must hold, a false one must differ."""
    if taught.stem.true != _is_true(bench, taught):
        return None
    words = (bench.say("true"), bench.say("false"))
    return item(
        bench,
        "true_false",
        taught.point.id,
        bench.say("judge", text=taught.text),
        [taught.point],
        options=words,
        answer=[words[0] if taught.stem.true else words[1]],
        facts=[taught.point.id],
        difficulty=taught.stem.difficulty,
    )


def _is_true(bench: Bench, taught: TaughtStem) -> bool:
    """Judge a statement; what a false one claims may be in the quotes' words, only turned round.

    So a false statement passes unless it says just what the point says.
    """
    if not bench.prover.speaks_of(taught.checked, taught.point):
        return not taught.stem.true  # neither: no item
    if taught.stem.true:
        return holds(taught.checked, taught.point)
    return _says_it(taught.checked, taught.point)


def _says_it(text: str, point: Point) -> bool:
    return text.strip() in (point.checked.strip(), point.statement.text.strip())


_MAKERS: dict[str, Callable[[Bench, TaughtStem], QuizItem | None]] = {
    "name": _name,
    "value": _value,
    "short": _short,
    "truth": _truth,
}
