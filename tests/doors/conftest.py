"""The HTTP door over a small library, in this process and on a loopback port."""

from __future__ import annotations

import socket
import threading
import time

import httpx
import pytest
import uvicorn
from answering_homes import ENCODER
from own_texts import TEXTS
from starlette.testclient import TestClient

from assistant.doors.http import make_app
from assistant.doors.keys import KeyStore
from assistant.opening import open_assistant, open_library


@pytest.fixture(scope="session")
def door(tmp_path_factory):
    """The application, and the keys "reader", "writer" and "other"."""
    home = tmp_path_factory.mktemp("door") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts(TEXTS)
        keys = KeyStore(home)
        app = make_app(open_assistant(library=library), keys)
        app.state.given = {
            "reader": keys.add("reader"),
            "writer": keys.add("writer", writes=True),
            "other": keys.add("other"),
        }
        yield app


def client_of(door, name: str | None) -> TestClient:
    headers = {"Authorization": f"Bearer {door.state.given[name]}"} if name else {}
    return TestClient(door, headers=headers, raise_server_exceptions=False)


@pytest.fixture
def reader(door):
    return client_of(door, "reader")


@pytest.fixture
def writer(door):
    return client_of(door, "writer")


@pytest.fixture
def other(door):
    return client_of(door, "other")


@pytest.fixture
def stranger(door):
    return client_of(door, None)


@pytest.fixture(scope="session")
def url(door):
    """The address of the running door."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = int(sock.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(door, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert httpx.get(f"{address}/health").json() == {"status": "ok"}
    yield address
    server.should_exit = True
    thread.join(10)
