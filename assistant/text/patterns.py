"""Building blocks of patterns, and a text in which phrases are found as words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.language import word_cuts

# The head of a list's item, ours or a model's: "- x", "2) x"; "3.5 million" is none.
_ITEM = re.compile(r"[ \t]*(?:[-–•*][ \t]|\(?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙]))")


def is_item(text: str) -> bool:
    """Whether a text begins as the item of a list does.

    >>> [is_item(text) for text in ("- one", "2) two", "3.5 million pay.", "-5 degrees")]
    [True, True, False, False]
    """
    return bool(_ITEM.match(text))


def without_item_mark(text: str) -> str:
    """Return the item of a list without what marks it as one.

    >>> without_item_mark("2) two"), without_item_mark("3.5 million pay.")
    ('two', '3.5 million pay.')
    """
    return _ITEM.sub("", text, count=1).strip() if is_item(text) else text


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Return one pattern that matches any of the alternatives, in any case."""
    return re.compile("|".join(f"(?:{a})" for a in alternatives), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worded:
    """A text, and the offsets that are inside no Thai word of it.

    Thai has no blanks between words, so a pattern finds itself inside them: เหตุใด in สาเหตุใด.
    Here a match counts where it begins and ends with words of the tokeniser; of a pattern with
    groups the groups alone have to: they mark what must be a word of its own.
    """

    text: str
    cuts: frozenset[int]

    @classmethod
    def of(cls, text: str) -> Worded:
        """Cut a text into words."""
        return cls(text, word_cuts(text))

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is anywhere in the text.

        >>> [Worded.of(t).has(any_of("ใคร")) for t in ("ใครร่วมมือ", "ใคร่ครวญ")]
        [True, False]
        """
        return self.find(pattern) is not None

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the first match of a pattern that is made of whole words."""
        match = pattern.search(self.text)
        while match:
            if whole := self._whole(pattern, match):
                return whole
            match = pattern.search(self.text, match.start() + 1)
        return None

    def _whole(self, pattern: re.Pattern[str], match: re.Match[str]) -> re.Match[str] | None:
        """Return the longest match of whole words that begins where this one does."""
        found: re.Match[str] | None = match
        while found and not self._is_whole(found):
            found = pattern.match(self.text, match.start(), found.end() - 1)
        return found

    def _is_whole(self, match: re.Match[str]) -> bool:
        groups = [match.span(group) for group in range(1, match.re.groups + 1)]
        marked = [span for span in groups if span[0] >= 0] or [match.span()]
        return all(a in self.cuts and b in self.cuts for a, b in marked)
