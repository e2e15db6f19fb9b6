"""The quiz on paper: the sheet that learners get, and the key that the trainer keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.lessons.form import say
from assistant.schema import Language
from assistant.schema.lessons import QuizItem
from assistant.schema.papers import (
    Cell,
    Column,
    Items,
    PaperBlock,
    Part,
    Row,
    Statement,
    Subheading,
    Table,
)
from assistant.text.shortening import shortened

_LETTERS: dict[Language, str] = {"th": "กขคงจฉชซฌญ", "en": "ABCDEFGHIJ"}
_OPTION = 60  # characters shown of an option in the key, which stands in full on the sheet
_OWN = 2  # points of an open answer beside those of the source: evidence, and telling them apart
_LINE = "." * 90  # to write an answer on
_LINES = {"short_answer": 1, "open": 4, "ordering": 1}


def sheet(items: Sequence[QuizItem], language: Language) -> Part:
    """Return the quiz without its key."""
    blocks: list[PaperBlock] = []
    for number, one in enumerate(items, start=1):
        blocks += _question(number, one)
    return Part("quiz_sheet", say("quiz_sheet", language), tuple(blocks))


def key(items: Sequence[QuizItem], language: Language) -> Part:
    """Return each item's answer with its explanation, cited."""
    heads = (
        Column("number", say("col_number", language), 0.08),
        Column("answer", say("col_answer", language), 0.40),
        Column("why", say("col_why", language), 0.52),
    )
    rows = tuple(row for number, one in enumerate(items, start=1) for row in _keyed(number, one))
    blocks = (Table("key", say("key_caption", language), heads, rows),) if rows else ()
    return Part("quiz_key", say("quiz_key", language), blocks)


def _keyed(number: int, one: QuizItem) -> Iterator[Row]:
    """Yield an item's answer with its explanation, then a row for each option and its reason."""
    cells = (Cell((), str(number)), Cell((), answer_text(one)), Cell((_explained(one),)))
    yield Row(one.id, cells)
    if len(set(one.reasons)) < 2:
        return  # what is said of all options alike is in the explanation
    letters = _LETTERS[one.language]
    for at, (option, reason) in enumerate(zip(_told_apart(one.options), one.reasons, strict=True)):
        told = f"{letters[at]}. {option}"
        cells = (Cell(()), Cell((), told), Cell((_own(reason),)))
        yield Row(f"{one.id}:{at}", cells)


def _told_apart(options: Sequence[str]) -> Sequence[str]:
    """Return options cut so that they still differ: of those that begin alike, from there on.

    >>> _told_apart(("the office must tell", "the office may tell"))
    ['the office must tell', 'the office may tell']
    """
    shown = [shortened(option, _OPTION) for option in options]
    if len({*shown}) == len(shown):
        return shown
    same = next(
        (at for at, letters in enumerate(zip(*options, strict=False)) if len({*letters}) > 1), 0
    )
    begin = options[0].rfind(" ", 0, same) + 1  # cut between words
    shown = [f"… {shortened(option[begin:], _OPTION)}" for option in options]
    return shown if len({*shown}) == len(shown) else options


def _explained(one: QuizItem) -> Statement:
    """State an item's explanation; an edited one is no longer the literature's."""
    if one.proof.answerable:
        return Statement(one.explanation, "literature", one.citations)
    said = f"{one.explanation} ({say('edited', one.language)})"
    return Statement(said, "assumption", edited=True)


def answer_text(one: QuizItem) -> str:
    """Return an item's right answer as the key shows it."""
    letters = _LETTERS[one.language]
    if one.kind == "matching":
        order = {option: letters[at] for at, option in enumerate(one.options)}
        return " · ".join(f"{n}–{order[right]}" for n, (_, right) in enumerate(one.pairs, start=1))
    if one.kind == "ordering":
        return " → ".join(one.answer)
    if one.kind == "open":
        count = len(one.answer)
        return say("see_why", one.language, count=count, most=count + _OWN)
    if one.options:
        return f"{letters[one.options.index(one.answer[0])]}. {one.answer[0]}"
    return one.answer[0]


def _question(number: int, one: QuizItem) -> Iterator[PaperBlock]:
    asked = f"{number}. {one.question}"
    if one.translation:
        asked = f"{asked} / {one.translation}"
    yield Subheading(asked)
    letters = _LETTERS[one.language]
    if one.kind == "matching":
        yield _pairs(number, one)
    elif one.options:
        marked = (_own(f"{letters[at]}. {option}") for at, option in enumerate(one.options))
        yield Items(f"q{number}_options", tuple(marked), plain=True)
    if lines := _LINES.get(one.kind, 0):
        yield Items(f"q{number}_lines", (_own(_LINE),) * lines, plain=True)


def _pairs(number: int, one: QuizItem) -> Table:
    letters = _LETTERS[one.language]
    heads = (
        Column("name", say("col_name", one.language), 0.4),
        Column("says", say("col_says", one.language), 0.6),
    )
    rows = tuple(
        Row(str(at), (Cell((), f"..... {at + 1}. {left}"), Cell((), f"{letters[at]}. {option}")))
        for at, ((left, _), option) in enumerate(zip(one.pairs, one.options, strict=True))
    )
    return Table(f"q{number}_pairs", one.question, heads, rows)


def _own(text: str) -> Statement:
    return Statement(text, "assumption")
