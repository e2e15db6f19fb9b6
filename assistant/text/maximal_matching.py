"""Cuts Thai into words as PyThaiNLP's newmm does: the same words, in time linear in the text.

Of all ways to cut a text into words of a list it takes one with the fewest words; no cut parts a
cluster of signs. newmm copies what is left of the text at every cluster and walks its list letter
by letter; here clusters are found in one pass, and only where one ends is the list asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import heappop, heappush

_MOST_BRANCHES = 50  # words of an undecided stretch; from then on one is tried at each place
_NOT_THAI = re.compile(r"[-a-zA-Z]+|\d+(?:[,.]\d+)*|[ \t]+|\r?\n|[^\u0e00-\u0e7f \t\r\n]+")
_SHORT = re.compile("[\u0e01-\u0e2e]{,2}$")  # too short to end what is in no word

Table = Mapping[str, bool]  # words are True; what only begins a word is False


def table_of(words: Iterable[str]) -> dict[str, bool]:
    """Return the table of a list of words."""
    whole = [word.strip() for word in words]
    return dict.fromkeys(beginnings(whole), False) | dict.fromkeys(whole, True)


def beginnings(words: Iterable[str]) -> set[str]:
    """Return whatever begins one of some words and is less than it."""
    return {word[:end] for word in words for end in range(1, len(word))}


def add(table: dict[str, bool], word: str) -> None:
    """Add a word and its beginnings to a table."""
    word = word.strip()
    for end in range(1, len(word)):
        table.setdefault(word[:end], False)
    table[word] = True


def cut(text: str, table: Table) -> list[str]:
    """Return the words of a text, and what stands between them; joined, they are the text."""
    return list(_words(text, table))


def _words(text: str, table: Table) -> Iterator[str]:
    size, ends = len(text), [match.end() for match in _clusters().finditer(text)]
    after = dict(zip([0, *ends], range(len(ends) + 1), strict=True))  # → which end comes next
    open_ends = [0]  # where words end that nobody has gone on from, as a heap
    graph: dict[int, list[int]] = {}  # of the undecided stretch: where words begin → end
    start = branches = 0
    while open_ends[0] < size:
        begin = heappop(open_ends)
        most = max(1, _MOST_BRANCHES + 1 - branches)
        graph[begin] = reached = _word_ends(text, begin, ends, after[begin], table, most)
        branches += len(reached)
        for end in reached:
            if end not in open_ends:
                heappush(open_ends, end)
        if len(open_ends) == 1:  # whatever was chosen before, it comes here
            for end in _shortest(graph, start, open_ends[0]):
                yield text[start:end]
                start = end
        elif not open_ends:
            start = _end_of_unknown(text, begin, ends, after, table)
            yield text[begin:start]
            heappush(open_ends, start)
        else:
            continue
        graph.clear()
        branches = 0


def _word_ends(
    text: str, begin: int, ends: Sequence[int], at: int, table: Table, most: int
) -> list[int]:
    """Return where words end that begin at a place; ``at`` is the index of the first end after."""
    found = []
    known, count = table.get, len(ends)
    while at < count and (is_word := known(text[begin : ends[at]])) is not None:
        if is_word:
            found.append(ends[at])
            if len(found) == most:
                break
        at += 1
    return found


def _shortest(graph: Mapping[int, Sequence[int]], start: int, goal: int) -> list[int]:
    """Return the ends of the first of the shortest ways through a graph."""
    came_from = {start: start}
    queue = [start]
    for place in queue:
        for end in graph.get(place, ()):
            if end == goal:
                way = [goal]
                while place != start:
                    way.append(place)
                    place = came_from[place]
                return way[::-1]
            if end not in came_from:
                came_from[end] = place
                queue.append(end)
    return []


def _end_of_unknown(
    text: str, begin: int, ends: Sequence[int], after: Mapping[int, int], table: Table
) -> int:
    """Return where a piece ends that is in no word: where one begins, or other script."""
    if match := _NOT_THAI.match(text, begin):
        return match.end()
    for at in range(after[begin], len(ends)):
        place = ends[at]
        found = _word_ends(text, place, ends, at + 1, table, len(ends))
        if any(not _SHORT.match(text[place:end]) for end in found):
            return place
        if _NOT_THAI.match(text, place):
            return place
    return len(text)


@lru_cache(maxsize=1)
def _clusters() -> re.Pattern[str]:
    """PyThaiNLP's clusters of signs that no word parts, or else one sign."""
    from pythainlp.tokenize import tcc_p

    return re.compile(f"{tcc_p._PAT_TCC.pattern}|.", re.DOTALL)
