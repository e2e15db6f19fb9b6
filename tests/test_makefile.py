"""What each command of the Makefile installs: a user gets no test tools, a tester gets both."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, TOOLS, LOCAL = "-e .", "-e '.[dev]'", "-e '.[local]'"


def planned(tmp_path: Path, *arguments: str) -> list[str]:
    """The commands that make would run where nothing is installed."""
    command = ["make", "--dry-run", f"VENV={tmp_path / 'none'}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("target", "installs"),
    [
        ("install", [RUNTIME]),
        ("chat", [RUNTIME]),
        ("model", [RUNTIME, LOCAL]),
        ("test", [RUNTIME, TOOLS]),
        ("check", [RUNTIME, TOOLS]),
    ],
)
def test_a_command_installs_what_it_needs_and_no_more(tmp_path, target, installs):
    lines = [line for line in planned(tmp_path, target) if " install " in line and "/pip " in line]
    assert [line.split("requirements.lock ")[1] for line in lines] == installs


def test_chat_honours_port_host_and_home(tmp_path):
    lines = planned(tmp_path, "chat", "PORT=8600", "HOST=0.0.0.0", "HOME_DIR=/srv/networks")
    added, opened = (line for line in lines if "/khrueakhai " in line and "echo" not in line)
    assert all("KHRUEAKHAI_HOME='/srv/networks'" in line for line in (added, opened))
    assert added.endswith("khrueakhai add --shipped")
    assert opened.endswith("khrueakhai app --host '0.0.0.0' --port '8600'")
