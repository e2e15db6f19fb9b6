"""Items on the terms that a document defines: which term a meaning is of, and which meaning.

That the key follows needs no proof by meaning: term and meaning stand together in the source.  What
has to be shown is that no other option holds and that the words do not give the key away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.facts import coverage
from assistant.lessons.definitions import defined
from assistant.lessons.material import Point
from assistant.lessons.quiz.making import Bench, item, options_of, reasons_of
from assistant.schema.lessons import QuizItem
from assistant.text.language import content_words, placed_words, words
from assistant.text.shortening import shortened

_OPTION = 160  # letters of a meaning that is an option
_STEM = 400  # letters of a meaning that is asked for
_SAME = 0.6  # share of its words from which on a meaning may be the same as another
_NEAR = 12  # letters by which options may differ in length
_TRIED = 6  # wrong options among which those of one form are taken
_DOTS = "……"  # for a word that would give a term away
_LEFT = 40  # letters that must be left of a meaning then
_PAIRS = (4, 5)  # fewest and most pairs of a matching item


@dataclass(frozen=True, slots=True)
class _Term:
    point: Point
    name: str
    meaning: str


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items on the terms that are taught; the others lend wrong options."""
    points = [p for unit in bench.material.units for p in unit.points]
    known = list(_terms((*points, *bench.material.lending)))
    asked = [one for one in known if one.point.id in bench.asked]
    for at, one in enumerate(asked):
        makers = (_which_term, _which_meaning) if at % 2 else (_which_meaning, _which_term)
        yield from (made for make in makers if (made := make(bench, one, known)))
    yield from _matching(bench, asked)


def _terms(points: Sequence[Point]) -> Iterator[_Term]:
    seen: set[str] = set()
    for point in points:
        told = defined(point.checked)
        if told and told.term not in seen:
            seen.add(told.term)
            yield _Term(point, told.term, told.meaning)


def _clue(term: _Term) -> frozenset[str]:
    """Return the words of a term that its meaning has: each gives it away if no other has it."""
    said = frozenset(words(term.meaning))
    return frozenset(word for word in content_words(term.name) if word in said)


def _masked(term: _Term, telling: frozenset[str]) -> str:
    """Return a meaning with dots for the words that only its own term has."""
    text, at, kept = term.meaning.replace(term.name, _DOTS), 0, []
    for start, word in placed_words(text):
        kept += [text[at:start], _DOTS if word in telling else text[start : start + len(word)]]
        at = start + len(word)
    return "".join((*kept, text[at:]))


def _others(term: _Term, known: Sequence[_Term]) -> list[_Term]:
    """Return the terms that surely mean something else."""
    return [
        one
        for one in known
        if one.name != term.name
        and max(coverage(one.meaning, term.meaning), coverage(term.meaning, one.meaning)) < _SAME
        and one.name not in term.meaning
    ]


def _which_term(bench: Bench, term: _Term, known: Sequence[_Term]) -> QuizItem | None:
    """Ask which term a meaning is of."""
    if len(term.meaning) > _STEM:
        return None
    says = {one.name: one.meaning for one in (term, *_others(term, known))}
    return _choice(bench, term, "term_of", term.name, says)


def _which_meaning(bench: Bench, term: _Term, known: Sequence[_Term]) -> QuizItem | None:
    """Ask which meaning a term has."""
    if term.name in term.meaning or len(term.meaning) > _OPTION:
        return None
    others = [one for one in _others(term, known) if len(one.meaning) <= _OPTION]
    says = {one.meaning: one.name for one in (term, *others)}
    return _choice(bench, term, "meaning_of", term.meaning, says)


def _choice(
    bench: Bench, term: _Term, key: str, right: str, says: dict[str, str]
) -> QuizItem | None:
    """Return a choice whose wrong options have the clue too, and are about as long."""
    clue = _clue(term)
    wrong = [option for option in says if option != right]
    bench.random(f"{term.point.id}:{key}").shuffle(wrong)
    wrong.sort(key=lambda text: abs(len(text) - len(right)) // _NEAR)
    wrong.sort(key=lambda text: -len(clue.intersection(words(text))))
    options = options_of(bench, f"{term.point.id}:{key}", right, wrong[:_TRIED])
    asked = term.meaning if right == term.name else term.name
    if options is None or bench.prover.suits(asked, right, options):
        return None
    telling = clue - {word for one in options if one != right for word in words(one)}
    masked = _masked(term, telling)
    if telling and (key == "meaning_of" or len(masked) < _LEFT):
        return None
    shown = {option: shortened(text, _OPTION) for option, text in says.items()}
    return item(
        bench,
        "choice",
        f"{term.point.id}:{key}",
        bench.say(key, name=term.name, meaning=masked),
        [term.point],
        options=options,
        answer=[right],
        facts=[term.point.id],
        difficulty="medium" if key == "term_of" else "easy",
        reasons=reasons_of(bench, options, right, shown, (f"{key}_right", f"{key}_wrong")),
    )


def _matching(bench: Bench, asked: Sequence[_Term]) -> Iterator[QuizItem]:
    """Ask to match terms with their meanings, of which no two may be the same."""
    fit: list[_Term] = []
    for term in (one for one in asked if not _clue(one) and len(one.meaning) <= _OPTION):
        apart = all(term in _others(one, [term]) and one in _others(term, [one]) for one in fit)
        fit += [term] if apart else []
    if len(fit) < _PAIRS[0]:
        return
    key = f"{fit[0].point.id}:terms"
    chance = bench.random(key)
    chosen = chance.sample(fit, min(len(fit), _PAIRS[1]))
    right_hand = [one.meaning for one in chosen]
    chance.shuffle(right_hand)
    yield item(
        bench,
        "matching",
        key,
        bench.say("match", name=bench.say("terms_named")),
        [one.point for one in chosen],
        options=right_hand,
        pairs=[(one.name, one.meaning) for one in chosen],
        answer=[one.meaning for one in chosen],
        facts=[one.point.id for one in chosen],
        difficulty="medium",
    )
