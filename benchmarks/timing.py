"""Clocks: in this process, in a fresh one, and what a list of times comes to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

from assistant.settings import project_folder

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spread:
    """Times in milliseconds: the middle one, the one that nine in ten stay under, and how many."""

    median: float
    p90: float
    times: int

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> Spread:
        """Return what a list of times comes to."""
        nine_tenths = sorted(milliseconds)[ceil(0.9 * len(milliseconds)) - 1]
        return cls(round(median(milliseconds), 1), round(nine_tenths, 1), len(milliseconds))


def milliseconds(work: Callable[[], Any]) -> float:
    """Return how long a call takes."""
    return timed(work)[1]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns, and how many milliseconds it takes."""
    start = perf_counter()
    result = work()
    return result, (perf_counter() - start) * 1000


def fresh_process(*arguments: str) -> str:
    """Run Python anew in the project's folder and return what it prints.

    Raises:
        SystemExit: It ended with an error.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=project_folder(),
        env={**os.environ, "PYTHAINLP_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"python {' '.join(arguments)} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def cold(times: int, *arguments: str) -> Spread:
    """Return how long Python takes from its start to its end, run anew each time."""
    return Spread.of([milliseconds(lambda: fresh_process(*arguments)) for _ in range(times)])
