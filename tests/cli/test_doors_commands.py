"""``khrueakhai key``, ``serve`` and ``mcp``, as a user starts them."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time

import httpx
import pytest
from mcp import Client, StdioServerParameters

from assistant.cli.main import main

COMMAND = [sys.executable, "-m", "assistant.cli"]


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command in a home of its own; return code, out and err."""

    def run(*arguments):
        code = main(["--home", str(tmp_path / "home"), *arguments])
        return code, *capsys.readouterr()

    return run


def test_a_key_is_shown_once_listed_by_name_and_removed(run):
    code, out, _ = run("key", "add", "bot", "--write")
    made = out.strip()
    assert (code, made.startswith("kk-")) == (0, True)
    listed = run("key", "list")[1]
    assert "bot" in listed
    assert "writes" in listed
    assert made not in listed
    assert run("key", "remove", "bot")[0] == 0
    assert json.loads(run("key", "list", "--json")[1]) == {"keys": []}


@pytest.mark.parametrize(
    "arguments",
    [("key", "add"), ("key", "remove", "x"), ("key", "add", "a b"), ("serve",),
     ("serve", "--serve-port", "0")],
    ids=["no name", "no such key", "no good name", "a door without a key", "no port"],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_one_line(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_serve_answers_on_its_port_until_it_is_stopped(run, tmp_path):
    key = run("key", "add", "bot")[1].strip()
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = int(sock.getsockname()[1])
    command = [*COMMAND, "--home", str(tmp_path / "home"), "serve", "--serve-port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        url = f"http://127.0.0.1:{port}"
        assert up(url, server)
        asked = {"question": "เครือข่ายคืออะไร"}
        answer = httpx.post(
            f"{url}/api/ask", json=asked, headers={"Authorization": f"Bearer {key}"}, timeout=60
        )
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "empty_library")
        assert httpx.post(f"{url}/api/ask", json=asked).status_code == 401
    finally:
        server.terminate()
        _, told = server.communicate(timeout=20)
    assert f"{url}/v1" in told
    assert "Traceback" not in told


def up(url: str, server: subprocess.Popen) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            return httpx.get(f"{url}/health").status_code == 200
        except httpx.TransportError:
            time.sleep(0.2)
    return False


def test_mcp_speaks_on_standard_input_and_output(tmp_path):
    async def tools():
        arguments = [*COMMAND[1:], "--home", str(tmp_path / "home"), "mcp"]
        server = StdioServerParameters(
            command=COMMAND[0], args=arguments, env={"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
        )
        async with Client(server) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            answer = await client.call_tool("ask", {"question": "เครือข่ายคืออะไร"})
            return names, answer

    names, answer = asyncio.run(tools())
    assert names == ["search", "ask", "read_passage"]
    assert answer.is_error
    assert "คลังเอกสารยังว่าง" in answer.content[0].text
