"""Completion: a real shell is offered the commands and options."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.completion import SHELLS
from assistant.cli.main import main

ASK_BASH = """
source <(khrueakhai completion bash)
COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9
read -ra COMP_WORDS <<< "$1"
[[ $1 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_python_argcomplete khrueakhai
printf '%s\\n' "${COMPREPLY[@]}"
"""


def offered(line: str, tmp_path: Path) -> set[str]:
    """What bash offers after a line, with the command on its path."""
    command = tmp_path / "khrueakhai"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m assistant.cli "$@"\n')
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", ASK_BASH, "bash", line],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        timeout=120,
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def test_the_commands_are_offered(tmp_path):
    assert {"add", "ask", "plan", "lesson", "app", "config"} <= offered("khrueakhai ", tmp_path)
    assert offered("khrueakhai les", tmp_path) == {"lesson"}


def test_the_options_of_a_command_are_offered(tmp_path):
    assert {"--home", "--llm", "--json"} <= offered("khrueakhai ask --", tmp_path)
    assert offered("khrueakhai ask --language ", tmp_path) == {"auto", "th", "en"}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script_that_it_can_read(shell, capsys):
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "khrueakhai" in script
    if shutil.which(shell):
        done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_another_shell_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["completion", "cmd"])
    assert stop.value.code == 2
    assert "bash" in capsys.readouterr().err
