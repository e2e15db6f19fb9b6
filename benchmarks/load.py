"""Many who ask at once over the real HTTP door while documents are added.

``python -m benchmarks.load`` starts `khrueakhai serve` on the loopback with a home of its own, lets
users ask with some time to think in between, adds documents through the same door, and ends by
itself after two minutes.  It prints one JSON: how long answers took, what went wrong, whose
conversation was answered with another's, the processor's time an answer, and the memory of the
server in the first and in the last quarter.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

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
_START = 180.0  # seconds that a server may take to open its door
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


def main() -> None:
    """Start the server, let them ask, print the figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        _run(home, "add", "--shipped")
        key = json.loads(_run(home, "key", "add", "load", "--write", "--json"))["key"]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        arguments = ["serve", "--serve-port", str(port), "--serve-limit", "0"]
        server = subprocess.Popen(_command(home, *arguments), stderr=subprocess.PIPE, text=True)
        try:
            seen = _loaded(server.pid, f"http://127.0.0.1:{port}", key, options)
        finally:
            server.terminate()
            server.wait(30)
    print(json.dumps(_figures(seen, options), indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--think", type=float, default=5.0, help="seconds between two questions")
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--documents", type=int, default=100, help="added meanwhile, evenly")
    return parser.parse_args()


def _command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant.cli", "--home", str(home), *arguments]


def _run(home: Path, *arguments: str) -> str:
    done = subprocess.run(_command(home, *arguments), capture_output=True, text=True, check=True)
    return done.stdout


def _loaded(pid: int, base: str, key: str, options: argparse.Namespace) -> Seen:
    seen, stop = Seen(), threading.Event()
    headers = {"Authorization": f"Bearer {key}"}
    limits = httpx.Limits(max_connections=options.users + 4)
    with httpx.Client(base_url=base, headers=headers, timeout=120, limits=limits) as client:
        _opened(client)
        client.post("/api/ask", json={"question": QUESTIONS[0]}).raise_for_status()  # warm
        works: list[Callable[[], None]] = [lambda: _watch(pid, seen, stop)]
        works.append(lambda: _add(client, options, seen, stop))
        works += [
            lambda n=n: _ask(client, n, options.think, seen, stop)  # type: ignore[misc]
            for n in range(options.users)
        ]
        threads = [threading.Thread(target=work) for work in works]
        for thread in threads:
            thread.start()
        before = _processor(pid)
        time.sleep(options.seconds)
        stop.set()
        for thread in threads:
            thread.join()
        seen.processor = _processor(pid) - before
    return seen


def _processor(pid: int) -> float:
    """Return the seconds of the processors that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _opened(client: httpx.Client) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        try:
            client.get("/health").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server does not open its door")


def _ask(client: httpx.Client, user: int, think: float, seen: Seen, stop: threading.Event) -> None:
    """Ask and think by turns; a user's conversation must hold that user's questions alone."""
    dice = random.Random(user)
    asked = []
    stop.wait(dice.uniform(0, think))
    while not stop.is_set():
        question = f"{dice.choice(QUESTIONS)} ({user})"
        start = time.monotonic()
        try:
            body = {"question": question, "conversation": f"user-{user}"}
            answer = client.post("/api/ask", json=body).raise_for_status().json()
            seen.seconds.append(time.monotonic() - start)
            seen.strangers += answer["question"] != question
            asked.append(question)
        except (httpx.HTTPError, KeyError, ValueError) as error:
            seen.errors.append(f"{type(error).__name__}: {str(error)[:120]}")
        stop.wait(think)
    held = client.get(f"/api/conversations/user-{user}").json().get("exchanges", [])
    seen.strangers += asked != [one["question"] for one in held]


def _add(
    client: httpx.Client, options: argparse.Namespace, seen: Seen, stop: threading.Event
) -> None:
    every = options.seconds / max(1, options.documents)
    for n in range(options.documents):
        text = f"# Ward {n}\n\nWard {n} repairs the wells of its {n % 7 + 2} villages in May.\n"
        start = time.monotonic()
        try:
            sent = client.post("/api/documents", params={"name": f"ward-{n}.md"}, content=text)
            sent.raise_for_status()
            seen.added.append(time.monotonic() - start)
        except httpx.HTTPError as error:
            seen.errors.append(f"adding: {str(error)[:120]}")
        if stop.wait(max(0.0, every - (time.monotonic() - start))):
            return


def _watch(pid: int, seen: Seen, stop: threading.Event) -> None:
    path = Path(f"/proc/{pid}/statm")
    while path.exists() and not stop.wait(_LOOK):
        seen.memory.append(int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))


def _figures(seen: Seen, options: argparse.Namespace) -> dict[str, Any]:
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


if __name__ == "__main__":
    main()
