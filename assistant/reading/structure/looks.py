"""What a document's text usually looks like, and which paragraphs look unlike it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.structure.paragraphs import Paragraph

SIZE_STEP = 0.6  # points by which sizes differ to the eye
_MOSTLY = 0.5  # of the letters


@dataclass(frozen=True, slots=True)
class Looks:
    """The size of most letters (0 where unknown), and whether most of them are bold or centred."""

    size: float
    bold: bool
    centred: bool
    shown: bool  # whether anything in the document looks unlike the rest

    @classmethod
    def of(cls, body: Sequence[Paragraph]) -> Looks:
        """Measure a document."""
        sizes: Counter[float] = Counter()
        letters = bold = centred = 0
        for p in body:
            count = p.end - p.start
            sizes[p.size] += count
            letters += count
            bold += count * p.bold
            centred += count * p.centred
        size = max(sizes, key=lambda s: sizes[s], default=0.0)
        mostly_bold, mostly_centred = bold > _MOSTLY * letters, centred > _MOSTLY * letters
        shown = any(
            p.size > size + SIZE_STEP > SIZE_STEP or (p.bold and not mostly_bold) for p in body
        )
        return cls(size, mostly_bold, mostly_centred, shown)

    def larger(self, p: Paragraph) -> float:
        """By how many points a paragraph is larger than the text, 0 where it is not."""
        step = p.size - self.size if p.size and self.size else 0.0
        return step if step > SIZE_STEP else 0.0

    def weight(self, p: Paragraph) -> tuple[float, bool, bool]:
        """How much a paragraph stands out: larger, bold, centred; compare as they are."""
        return (
            round(self.larger(p), 0),
            p.bold and not self.bold,
            p.centred and not self.centred,
        )

    def stands_out(self, p: Paragraph) -> bool:
        """Whether a paragraph is larger or bolder than the text."""
        return bool(self.larger(p)) or (p.bold and not self.bold)
