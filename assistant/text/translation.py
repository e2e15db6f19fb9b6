"""What stands for what: words in the other language, names and what they are shortened to.

A ``Vocabulary`` is made of pairs of spellings. ``shipped()`` is that of the project; a library has
its own, which also holds the short names that its documents give themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from assistant.schema import LANGUAGES, Language
from assistant.text.calendar import MONTHS
from assistant.text.glossary import Pair, abbreviations, glossary
from assistant.text.language import placed_words, words
from assistant.text.spellings import Run, run_of

_Runs = dict[Run, tuple[Run, ...]]

K = TypeVar("K")
V = TypeVar("V")

_CAPITALS = re.compile("[A-Za-z]?[A-Z]{2}|[A-Z][a-z&]{0,2}[A-Z]")  # "PPP" and "SLA", not "sla"
_BEHIND = ' ,;:?()"”’'  # what may follow a word
_MONTHS = frozenset(name for row in MONTHS for name in row)
_LONGEST = 12  # words; no spelling that a question could use is longer
_NAME = 3  # letters; a Thai name of no more would be found inside other words


class Vocabulary:
    """Pairs of spellings, to be looked up by words; equal to itself alone, so it can be a key."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = tuple(pairs)
        self._others: dict[Language, _Runs] = {language: {} for language in LANGUAGES}
        self._same: _Runs = {}
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._full: dict[str, Mapping[Language, str]] = {}
        self._as_spelt: dict[str, Mapping[Language, str]] = {}  # ก.พ.ร. is not กพร.
        self.names = tuple(
            s for p in self.pairs if p.kind == "name" for s in p.th if len(s) > _NAME
        )
        for pair in self.pairs:
            self._take(pair)

    def _take(self, pair: Pair) -> None:
        th, en = _runs(pair.th), _runs(pair.en)
        for target, own, others in (("th", en, th), ("en", th, en)):
            for run in own if others else ():  # a short name may have no other language
                _join(self._others[target], run, others)  # type: ignore[index]  # the two languages
        for here, there in ((pair.en, pair.th), (pair.th, pair.en)):
            for spelling in here:
                for key in dict.fromkeys((spelling, " ".join(run_of(spelling)))):
                    _join(self._spellings, key, there)
        if pair.kind == "short":
            self._take_short(pair)

    def _take_short(self, pair: Pair) -> None:
        full: dict[Language, str] = {}
        for language, spellings in (("th", pair.th), ("en", pair.en)):
            short = _runs([s for s in spellings if s in pair.short])
            long = _runs([s for s in spellings if s not in pair.short])
            for run in (*short, *long):
                others = (*long, *short) if run in short else short
                _join(self._same, run, (r for r in others if r != run))
            if long:
                full[language] = next(s for s in spellings if s not in pair.short)  # type: ignore[index]  # the two languages
        for spelling in pair.short:
            self._as_spelt.setdefault(spelling, full)
        for (word,) in (run for run in _runs(pair.short) if len(run) == 1):
            self._full.setdefault(word, full)

    def translations(self, found: Run, target: Language) -> dict[Run, tuple[str, ...]]:
        """Return the runs of words that have another language's, each with the words it may become.

        The longest run wins, so that "civil society" is not taken for "civil" and "society".
        """
        table = self._others[target]
        return {
            run: tuple(dict.fromkeys(word for spelling in table[run] for word in spelling))
            for run in known_runs(found, table)
        }

    def synonyms(self, found: Run) -> dict[Run, tuple[Run, ...]]:
        """Return the runs that are a name or its short form, with its others in the language."""
        return {run: self._same[run] for run in known_runs(found, self._same) if self._same[run]}

    def other_spellings(self, name: str) -> tuple[str, ...]:
        """Return the spellings of a name or term in the other language."""
        return self._spellings.get(name.lower(), ())

    def same_spellings(self, name: str) -> tuple[str, ...]:
        """Return the other spellings of a shortened name, or of what it is short for."""
        return tuple(" ".join(run) for run in self._same.get(tuple(words(name)), ()))

    def names_in(self, text: str) -> tuple[str, ...]:
        """Return the Thai names that a text mentions."""
        return tuple(name for name in self.names if name in text)

    def spelt_out(self, text: str, language: Language) -> str:
        """Return a text with its short forms written out in full in a language, where they have it.

        >>> shipped().spelt_out("อบต. ทำอะไร", "th")
        'องค์การบริหารส่วนตำบล ทำอะไร'
        """
        found = list(placed_words(text))
        ends = [*(at for at, _ in found[1:]), len(text)]
        pieces, at = [], 0
        for (start, word), end in zip(found, ends, strict=True):
            written = text[start:end].rstrip(_BEHIND)
            meant = self._as_spelt.get(written.lower()) or self._full.get(word, {})
            full = meant.get(language)
            if full and _is_meant(word, written, text[:start]):
                pieces += [text[at:start], full]
                at = start + len(written)
        return "".join([*pieces, text[at:]])


@lru_cache(maxsize=1)
def shipped() -> Vocabulary:
    """Return the vocabulary that ships: the glossary and the table of abbreviations."""
    return Vocabulary((*glossary(), *abbreviations()))


def _is_meant(word: str, written: str, before: str) -> bool:
    """Whether what looks like a short form is one: capitals in Latin, no month behind a day."""
    if word.isascii():
        return bool(_CAPITALS.match(written))
    return written not in _MONTHS or not before.rstrip()[-1:].isdecimal()


def other_spellings(name: str) -> tuple[str, ...]:
    """Return the spellings of a name or term in the other language, of those that ship."""
    return shipped().other_spellings(name)


def known_runs(found: Run, table: Mapping[Run, object]) -> Iterator[Run]:
    """Yield the runs of some words that a table has, in order, the longest first at each place."""
    at = 0
    while at < len(found):
        sizes = range(min(_LONGEST, len(found) - at), 0, -1)
        size = next((size for size in sizes if found[at : at + size] in table), 0)
        if size:
            yield found[at : at + size]
        at += size or 1


def _runs(spellings: Sequence[str]) -> tuple[Run, ...]:
    return tuple(dict.fromkeys(run for s in spellings if (run := run_of(s))))


def _join(table: dict[K, tuple[V, ...]], key: K, more: Iterable[V]) -> None:
    table[key] = tuple(dict.fromkeys((*table.get(key, ()), *more)))
