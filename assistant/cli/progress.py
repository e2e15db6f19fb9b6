"""Progress on a terminal: how many of how many, what is being done, and the time left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Tells how many are done of how many, what comes next, and the seconds left if known."""

    def __call__(self, done: int, total: int, name: str, left: float | None = None, /) -> None:
        """Tell it."""


@contextmanager
def drawn(verb: str, *, quiet: bool = False) -> Iterator[Progress | None]:
    """Draw a progress bar on a terminal's stderr, and nothing elsewhere or where it is to be quiet.

    Args:
        verb: What is being done ("reading").
        quiet: A program reads the output: it asked for JSON.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(verb, left="")

        def tell(done: int, total: int, name: str, left: float | None = None, /) -> None:
            described = f"{verb} {name[:40]}"
            bar.update(task, completed=done, total=total, description=described, left=told(left))

        yield tell


def told(seconds: float | None) -> str:
    """Say how long something will still take; nothing where it is not known.

    >>> told(None), told(0.4), told(61)
    ('', 'about 1 s left', 'about 2 min left')
    """
    if not seconds:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return f"about {minutes + 1} min left" if minutes else f"about {max(1, rest)} s left"
