"""What gives the right option of an item away to somebody who does not know the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.schema.lessons import QuizItem
from assistant.text.language import content_words, stem

_LONGEST, _SHORTEST = 1.45, 0.6  # of the longest and the shortest wrong option
_MEAN = (0.6, 1.6)  # of the mean length of the wrong options
_RUN = {True: 6, False: 7}  # letters in a row, of Thai and else, that option and question share
_MORE = 3  # letters by which the right one's run is longer than the others'
_HEAD = 4  # letters by which beginnings are compared
_NO_LETTER = re.compile(r"[\s“”\"'().,:;?]+")
_THAI = re.compile(r"[ก-ฮ]")
# A mark of form that the right option alone must not have, nor alone lack.
_FORMS = {
    "negative": re.compile(r"ไม่|ไร้|\b(?:not|no|never|without)\b", re.IGNORECASE),
    "digit": re.compile(r"[\d๐-๙]"),
    "bracket": re.compile(r"[()]"),
    "quote": re.compile(r"[“”\"]"),
    "capital": re.compile(r"^[A-Z]"),
    "absolute": re.compile(r"ทุก|เสมอ|เท่านั้น|\b(?:all|always|only|every)\b", re.IGNORECASE),
}
_LATIN = re.compile(r"[A-Za-z]{2}")


def clues(item: QuizItem, told: str = "") -> tuple[str, ...]:
    """Return why an item with options can be answered by its form; nothing where it cannot.

    Args:
        item: The item.
        told: The part of its question that may hold words of the answer: by default all of it.

    >>> from assistant.schema.lessons import Proof
    >>> told = QuizItem("1", "choice", "en", "Which fish?", ("a pike (Esox)", "a carp", "a perch"),
    ...     ("a pike (Esox)",), "", (), "easy", (), Proof(True, True))
    >>> clues(told)
    ('bracket', 'long')
    """
    if item.kind != "choice":
        return ()
    right = item.answer[0]
    wrong = [option for option in item.options if option != right]
    return tuple(_found(told or item.question, right, wrong)) if wrong else ("alone",)


def unlike(right: str, other: str) -> float:
    """Return how unlike in form a wrong option is to the right one: marks that differ, length."""
    marks = sum(bool(p.search(right)) != bool(p.search(other)) for p in (*_FORMS.values(), _LATIN))
    longer, shorter = max(len(right), len(other)), max(1, min(len(right), len(other)))
    return marks + longer / shorter - 1


def _found(question: str, right: str, wrong: Sequence[str]) -> Iterator[str]:
    forms = {**_FORMS, **({"latin": _LATIN} if _THAI.search(question) else {})}
    for name, form in forms.items():
        has, others = bool(form.search(right)), [bool(form.search(one)) for one in wrong]
        if len(wrong) > 1 and all(other != has for other in others):
            yield name
    yield from _of_size(right, wrong)
    yield from _of_words(question, right, wrong)
    heads = {one[:_HEAD] for one in wrong}
    if len(wrong) > 1 and len(heads) == 1 and right[:_HEAD] not in heads:
        yield "beginning"


def _of_size(right: str, wrong: Sequence[str]) -> Iterator[str]:
    sizes = [len(one) for one in wrong]
    mean = len(right) / (sum(sizes) / len(sizes))
    if len(right) > _LONGEST * max(sizes) or mean > _MEAN[1]:
        yield "long"
    if len(right) < _SHORTEST * min(sizes) or mean < _MEAN[0]:
        yield "short"


def _of_words(question: str, right: str, wrong: Sequence[str]) -> Iterator[str]:
    if _words(question) & _words(right) - set().union(*map(_words, wrong)):
        yield "words"
    shared, others = _run(right, question), max(_run(one, question) for one in wrong)
    if shared >= _RUN[bool(_THAI.search(question))] and shared >= others + _MORE:
        yield "run"


def _run(option: str, question: str) -> int:
    """Return how many letters in a row an option has in common with the question."""
    a, b = (_NO_LETTER.sub("", text).casefold() for text in (option, question))
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _words(text: str) -> set[str]:
    return {stem(word.lower()) for word in content_words(text)}
