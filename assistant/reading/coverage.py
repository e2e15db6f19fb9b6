"""How much of a document can be found: the letters that stand in passages or name a section."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.schema import Document, Passage

_NO_STATEMENT = ("heading", "furniture", "source")  # found by what they name, not by themselves
ENOUGH = 0.97  # of the letters; below it the librarian is told


def share_in_passages(document: Document, passages: Iterable[Passage]) -> float:
    """Return the share of letters that stand in a passage or name what one is of, 0 to 1."""
    covered = bytearray(len(document.text))
    spans = [(p.start, p.end) for p in passages]
    spans += [(b.start, b.end) for b in document.blocks if b.kind in _NO_STATEMENT]
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    letters = sum(not char.isspace() for char in document.text)
    held = sum(
        bool(seen) and not char.isspace() for char, seen in zip(document.text, covered, strict=True)
    )
    return held / letters if letters else 1.0


def coverage_warnings(document: Document, passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return a warning where too little of a document can be found, or nothing."""
    share = share_in_passages(document, passages)
    if share >= ENOUGH:
        return ()
    left = f"{100 * (1 - share):.0f} % of its letters"
    return (f"{left} stand in no passage and will not be found: look at its pages",)
