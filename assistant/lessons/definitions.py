"""The terms that a law or handbook defines, as it words them: “term” means what follows.

A definition is told by its form alone, so it holds for any law or contract: what is quoted, the
word that says that it is defined, and all up to the next term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.schema import Passage, Span
from assistant.text.definitions import definitions as text_definitions
from assistant.text.language import unwrap

_NEXT = re.compile(r"\s*[“\"]")
_TERM = 60  # letters of a term
_INCLUDES = "รวมถึง"  # what a term includes besides is not its meaning
_MEANING = (15, 420)  # letters of a meaning that is taught
_LISTED = re.compile(r"\([๑1ก]\)")  # a meaning that is a list of its own


@dataclass(frozen=True, slots=True)
class Defined:
    """A term with its meaning; ``span`` is where both stand in the passage's text."""

    term: str
    meaning: str
    span: Span


def definitions(passages: Sequence[Passage]) -> list[list[Defined]]:
    """Return the terms that each passage of a section defines, a list for each.

    What is cut off at the end of a passage is left out: the next one tells whether it goes on.
    """
    found = []
    for at, passage in enumerate(passages):
        after = passages[at + 1 :][:1]
        whole = not any(p.section == passage.section and not _NEXT.match(p.text) for p in after)
        found.append(list(_defined(passage.text, whole=whole)))
    return found


def defined(text: str) -> Defined | None:
    """Return the definition that a text is, if it is one.

    >>> defined("“open data” means data that anybody may use and share").term
    'open data'
    """
    return next(_defined(text, whole=True), None)


def _defined(text: str, *, whole: bool) -> Iterator[Defined]:
    found = text_definitions(text)
    for one in found if whole else found[:-1]:
        meaning = " ".join(unwrap(text[one.meaning : one.span[1]]).split())
        fits = len(one.term) <= _TERM and _MEANING[0] <= len(meaning) <= _MEANING[1]
        if fits and not (_LISTED.search(meaning) or meaning.startswith(_INCLUDES)):
            yield Defined(one.term, meaning.rstrip(".;"), one.span)
