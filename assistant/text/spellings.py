"""The words of the spellings that ship, in the tokeniser's form: cut once and kept.

Thousands of them would take the tokeniser a second at each start.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from assistant.text.glossary import abbreviations, glossary, rows_of
from assistant.text.kept import kept
from assistant.text.language import words

Run = tuple[str, ...]  # words in the tokeniser's form


def run_of(spelling: str) -> Run:
    """Return the words of a spelling, as ``words`` cuts it.

    >>> run_of("ความไว้วางใจ"), run_of("of no table")
    (('ความไว้วางใจ',), ('of', 'no', 'tabl'))
    """
    known = _shipped().get(spelling)
    return tuple(words(spelling) if known is None else known)


def everyday_rows() -> Iterator[tuple[list[str], list[str]]]:
    """Yield what is said and what papers write for it, of the thesaurus that ships."""
    for row in rows_of("everyday.csv"):
        yield row["said"].split("|"), row["written"].split("|")


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, list[str]]:
    known: Mapping[str, list[str]] = json.loads(kept("spellings", _cut))
    return known


def _cut() -> bytes:
    pairs = (*glossary(), *abbreviations())
    spelt = {spelling for pair in pairs for spelling in (*pair.th, *pair.en)}
    spelt |= {one for row in everyday_rows() for side in row for one in side}
    return json.dumps({one: words(one) for one in sorted(spelt)}, ensure_ascii=False).encode()
