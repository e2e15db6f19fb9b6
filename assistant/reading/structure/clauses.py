"""Which paragraphs begin an article of a law ("มาตรา ๗", "ข้อ ๓", "Section 39.103").

A line may begin with "มาตรา ๒๖" because the sentence before was wrapped there. What begins an
article follows the article before it: the longest rising chain of numbers is the law, and what is
left over, with a law of its own (an amending act at the end), is looked through again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from assistant.reading.structure.paragraphs import Paragraph

_LEAST = 3  # articles of one form that make a law
_CHAINS = 12  # laws in one document that are told apart
_DENSE = 0.5  # of the numbers between the first and the last of a chain that must be there


def find_clauses(body: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the paragraphs that begin an article."""
    by_form: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(body):
        if p.label is not None and p.label.family == "clause":
            by_form[p.label.form].append(at)
    found: set[int] = set()
    for places in by_form.values():
        left = places
        for _ in range(_CHAINS):
            chain = _longest_chain(body, left)
            if len(chain) < _LEAST or not _is_dense(body, chain):
                break
            found.update(chain)
            taken = set(chain)
            left = [at for at in left if at not in taken]
    return frozenset(found)


def _longest_chain(body: Sequence[Paragraph], places: Sequence[int]) -> list[int]:
    """The longest run of labels that rise (patience sorting, n log n)."""
    tails: list[tuple[int, ...]] = []
    tail_at: list[int] = []
    before: dict[int, int | None] = {}
    for at in places:
        label = body[at].label
        order = label.order if label is not None else (0,)
        where = bisect_left(tails, order)
        before[at] = tail_at[where - 1] if where else None
        if where == len(tails):
            tails.append(order)
            tail_at.append(at)
        else:
            tails[where], tail_at[where] = order, at
    chain: list[int] = []
    step: int | None = tail_at[-1] if tail_at else None
    while step is not None:
        chain.append(step)
        step = before[step]
    return chain[::-1]


def _is_dense(body: Sequence[Paragraph], chain: Sequence[int]) -> bool:
    """Whether a chain counts, rather than names some articles of another law."""
    orders = [label.order for at in chain if (label := body[at].label) is not None]
    if len(orders[0]) > 1 and orders[0][0] == orders[-1][0]:  # 39.101, 39.102
        orders = [order[1:] for order in orders]
    spread = orders[-1][0] - orders[0][0] + 1
    return len({order[0] for order in orders}) >= _DENSE * spread
