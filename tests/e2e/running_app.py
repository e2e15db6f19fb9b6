"""Starts and ends the running app for browser tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60  # for the server, on a busy machine


@contextmanager
def app(home: Path):
    """Run the app on a home; its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with running(command, port, home) as url:
        yield url


@contextmanager
def running(command: list[str], port: int, home: Path, health: str = "_stcore/health"):
    """Run a server until it answers; end it and what it started afterwards."""
    environment = {
        **os.environ,
        "KHRUEAKHAI_HOME": str(home),
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    environment.pop("KHRUEAKHAI_LLM", None)
    log = (home.parent / f"{home.name}.log").open("wb")
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/{health}", server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urlopen(url, timeout=2):
                return
        except URLError:
            time.sleep(0.3)
    pytest.fail(f"the server at {url} did not start")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
