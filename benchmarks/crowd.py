"""Many who ask at once: what they ask, what they and a watcher write down, and its figures."""

from __future__ import annotations

import argparse
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

QUESTIONS = (
    "Why do networks fail?",
    "What is a network?",
    "การทำงานแบบเครือข่ายไปไม่รอดด้วยเหตุใด",
    "การบริหารงานแบบเครือข่ายคืออะไร",
    "Which steps prepare a network?",
    "ควรเลือกรูปแบบเครือข่ายอย่างไร",
    "What does the integrator do?",
    "ศูนย์บริการร่วมที่อุดรธานีทำงานอย่างไร",
)
_LOOK = 1.0  # seconds between two looks at its memory


@dataclass
class Seen:
    """What users and the watcher write down; each list is added to by many threads."""

    seconds: list[float] = field(default_factory=list)
    added: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    strangers: int = 0
    memory: list[int] = field(default_factory=list)
    processor: float = 0.0  # seconds of the server's, while they ask


def run_all(
    works: list[Callable[[], None]], pid: int, seen: Seen, stop: threading.Event, seconds: float
) -> None:
    """Let all work side by side for some seconds, and watch the server meanwhile."""
    works = [lambda: _watch(pid, seen, stop), *works]
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    before = _processor(pid)
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    seen.processor = _processor(pid) - before


def _processor(pid: int) -> float:
    """Return the seconds of the processors that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _watch(pid: int, seen: Seen, stop: threading.Event) -> None:
    path = Path(f"/proc/{pid}/statm")
    while path.exists() and not stop.wait(_LOOK):
        seen.memory.append(int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))


def figures(seen: Seen, options: argparse.Namespace) -> dict[str, Any]:
    """Return what is printed."""
    quarter = max(1, len(seen.memory) // 4)
    return {
        "users": options.users,
        "think_s": options.think,
        "seconds": options.seconds,
        "cores": os.cpu_count(),
        "load": [round(one, 1) for one in os.getloadavg()],
        "answers": len(seen.seconds),
        "p50_s": round(median(seen.seconds), 3) if seen.seconds else None,
        "p95_s": round(quantiles(seen.seconds, n=20)[18], 3) if len(seen.seconds) > 1 else None,
        "processor_s_an_answer": round(seen.processor / max(1, len(seen.seconds)), 3),
        "added": len(seen.added),
        "adding_p50_s": round(median(seen.added), 3) if seen.added else None,
        "errors": len(seen.errors),
        "first_errors": seen.errors[:3],
        "strangers": seen.strangers,
        "memory_mb": [round(median(part) / 1e6) for part in _ends(seen.memory, quarter)],
    }


def _ends(values: list[int], many: int) -> list[list[int]]:
    return [values[:many], values[-many:]] if values else []
