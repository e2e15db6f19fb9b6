"""Which number is printed on each sheet, in short: what a page is cited by and where it lies."""

from __future__ import annotations

from collections.abc import Sequence

NUMBERS = "printed_numbers"  # the key of a document's metadata


def written(numbers: Sequence[int | None]) -> str:
    """Return the numbers of sheets in short: each sheet where they do not just go on, from 1.

    >>> written([None, None, 1, 2, 3])
    '1:- 3:1'
    """
    told = []
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else 0
        goes_on = number is None if before is None else number == before + 1
        if not at or not goes_on:
            told.append(f"{at + 1}:{'-' if number is None else number}")
    return " ".join(told)


def numbers_of(said: str, sheets: int) -> list[int | None]:
    """Return the number of each sheet; counted from 1 where nothing is said.

    >>> numbers_of("1:- 3:1", 5)
    [None, None, 1, 2, 3]
    """
    starts = [part.partition(":") for part in said.split()]
    found: list[int | None] = list(range(1, sheets + 1))
    for sheet, _, number in starts:
        for at in range(int(sheet) - 1, sheets):
            found[at] = None if number == "-" else int(number) + at - int(sheet) + 1
    return found
