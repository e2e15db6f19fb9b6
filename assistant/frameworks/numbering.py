"""Numbers the citations of a paper in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.schema import Citation
from assistant.schema.papers import Items, PaperBlock, Part, Prose, Statement, Table


def in_reading_order(
    used: Iterable[int], citations: Sequence[Citation]
) -> tuple[dict[int, int], tuple[Citation, ...]]:
    """Number citations from 1 as they are used: old number → new one, and those that are used.

    The same place of the same passage gets the same number.
    """
    known = {citation.number: citation for citation in citations}
    order: dict[int, int] = {}
    placed: dict[tuple[str, int, int], int] = {}
    for number in used:
        place = known[number].passage_id, known[number].start, known[number].end
        order[number] = placed.setdefault(place, len(placed) + 1)
    kept = {new: replace(known[old], number=new) for old, new in order.items()}
    return order, tuple(kept[number] for number in sorted(kept))


def map_part(part: Part, change: Callable[[Statement], Statement]) -> Part:
    """Return a part with every statement changed by a function."""
    return replace(part, blocks=tuple(_block(block, change) for block in part.blocks))


def _block(block: PaperBlock, change: Callable[[Statement], Statement]) -> PaperBlock:
    if isinstance(block, Prose | Items):
        return replace(block, statements=tuple(change(s) for s in block.statements))
    if isinstance(block, Table):
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(cell, statements=tuple(change(s) for s in cell.statements))
                    for cell in row.cells
                ),
            )
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block
