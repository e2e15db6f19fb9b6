"""Everyday words and what papers write for them: who asks what is "พัง" finds ความล้มเหลว.

``corpus/everyday.csv`` is a small thesaurus of general language in both languages, written for this
project.  It goes one way: papers are never asked for in the words of the street.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.text.spellings import Run, everyday_rows, run_of
from assistant.text.translation import known_runs


class Everyday:
    """What is said, as runs of words in the tokeniser's form, and the runs that are written."""

    def __init__(self, rows: Iterable[tuple[Iterable[str], Iterable[str]]]) -> None:
        self._written: dict[Run, tuple[Run, ...]] = {}
        for said, written in rows:
            runs = tuple(dict.fromkeys(run_of(one) for one in written))
            for run in {run_of(one) for one in said} - {()}:
                known = (*self._written.get(run, ()), *runs)
                self._written[run] = tuple(dict.fromkeys(r for r in known if r and r != run))

    def written(self, said: Run) -> Mapping[Run, tuple[Run, ...]]:
        """Return the runs of an utterance that papers write otherwise, each with what they write.

        The longest run wins, so that "จ่ายเงิน" is not taken for "จ่าย" and "เงิน".
        """
        return {run: self._written[run] for run in known_runs(said, self._written)}


@lru_cache(maxsize=1)
def everyday() -> Everyday:
    """Return the thesaurus that ships."""
    return Everyday(everyday_rows())
