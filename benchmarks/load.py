"""Many who ask at once over the real HTTP door while documents are added.

``python -m benchmarks.load`` starts `khrueakhai serve` on the loopback with a home of its own, lets
users ask with some time to think in between, adds documents through the same door, and ends by
itself after two minutes.  It prints one JSON: how long answers took, what went wrong, whose
conversation was answered with another's, the processor's time an answer, and the memory of the
server in the first and in the last quarter.  With ``--app`` they are visitors of the app and
speak to it over its websocket; documents are added to its home by the command then.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from benchmarks.app_visitors import ask_and_think, visit
from benchmarks.crowd import QUESTIONS, Seen, figures, run_all

_START = 180.0  # seconds that a server may take to open its door


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
        serve = ["serve", "--serve-port", str(port), "--serve-limit", "0"]
        arguments = ["app", "--port", str(port)] if options.app else serve
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(_command(home, *arguments), stdout=quiet, stderr=quiet)
        try:
            if options.app:
                seen = _visited(server.pid, port, home, options)
            else:
                seen = _loaded(server.pid, f"http://127.0.0.1:{port}", key, options)
        finally:
            server.terminate()
            server.wait(30)
    print(json.dumps(figures(seen, options), indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--think", type=float, default=5.0, help="seconds between two questions")
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--app", action="store_true", help="visitors of the app, not of the API")
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
        _opened(lambda: client.get("/health").raise_for_status())
        client.post("/api/ask", json={"question": QUESTIONS[0]}).raise_for_status()  # warm
        works: list[Callable[[], None]] = [
            lambda: _add(lambda n: _send(client, n), options, seen, stop)
        ]
        works += [
            lambda n=n: _ask(client, n, options.think, seen, stop)  # type: ignore[misc]
            for n in range(options.users)
        ]
        run_all(works, pid, seen, stop, options.seconds)
    return seen


def _visited(pid: int, port: int, home: Path, options: argparse.Namespace) -> Seen:
    seen, stop = Seen(), threading.Event()
    health = f"http://127.0.0.1:{port}/_stcore/health"
    _opened(lambda: httpx.get(health, timeout=5).raise_for_status())
    with visit(port, 0) as first:  # warm
        first.ask(f"{QUESTIONS[0]} (0)")
    works: list[Callable[[], None]] = [
        lambda: _add(lambda n: _add_file(home, n), options, seen, stop)
    ]
    works += [
        lambda n=n: ask_and_think(port, n, options.think, seen, stop)  # type: ignore[misc]
        for n in range(options.users)
    ]
    run_all(works, pid, seen, stop, options.seconds)
    return seen


def _opened(looked: Callable[[], object]) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        try:
            looked()
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


def _text(n: int) -> str:
    return f"# Ward {n}\n\nWard {n} repairs the wells of its {n % 7 + 2} villages in May.\n"


def _send(client: httpx.Client, n: int) -> None:
    sent = client.post("/api/documents", params={"name": f"ward-{n}.md"}, content=_text(n))
    sent.raise_for_status()


def _add_file(home: Path, n: int) -> None:
    path = home.with_name(f"ward-{n}.md")
    path.write_text(_text(n), encoding="utf-8")
    _run(home, "add", str(path))


def _add(
    add: Callable[[int], None], options: argparse.Namespace, seen: Seen, stop: threading.Event
) -> None:
    every = options.seconds / max(1, options.documents)
    for n in range(options.documents):
        start = time.monotonic()
        try:
            add(n)
            seen.added.append(time.monotonic() - start)
        except (httpx.HTTPError, subprocess.CalledProcessError) as error:
            seen.errors.append(f"adding: {str(error)[:120]}")
        if stop.wait(max(0.0, every - (time.monotonic() - start))):
            return


if __name__ == "__main__":
    main()
