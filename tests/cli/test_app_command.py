"""``khrueakhai app`` becomes Streamlit with the settings that were given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.settings import project_folder


@pytest.fixture
def start(monkeypatch):
    """Run the command up to where it would become Streamlit; return what it would become."""
    became = []

    def become(_, command):
        became.append(command)
        raise SystemExit(0)  # a process that has been replaced does not come back

    def start(*arguments):
        became.clear()
        with pytest.raises(SystemExit):
            main(["app", *map(str, arguments)])
        return became[0]

    for name in ("KHRUEAKHAI_LLM", "KHRUEAKHAI_HOME"):
        monkeypatch.setenv(name, "")  # what the command sets is undone with the test
    monkeypatch.setattr(os, "execv", become)
    return start


def option(command, name):
    return command[command.index(name) + 1]


def test_it_runs_the_projects_app_and_listens_on_this_machine(start):
    command = start()
    assert command[1:4] == ["-P", "-m", "assistant.ui.shared.start"]
    assert command[4] == str(project_folder() / "app.py")
    assert option(command, "--server.address") == "127.0.0.1"
    assert option(command, "--server.port") == "8501"


def test_options_win_over_the_environment(start, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_PORT", "8600")
    monkeypatch.setenv("KHRUEAKHAI_HOST", "0.0.0.0")
    monkeypatch.setenv("KHRUEAKHAI_LLM", "local")
    command = start("--port", "9999")
    assert option(command, "--server.port") == "9999"
    assert option(command, "--server.address") == "0.0.0.0"
    assert os.environ["KHRUEAKHAI_LLM"] == "local"
    start("--llm", "openai:tiny")
    assert os.environ["KHRUEAKHAI_LLM"] == "openai:tiny"


def test_a_home_beside_the_working_folder_stays_that_home(start, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    start("--home", "mine")
    assert Path(os.environ["KHRUEAKHAI_HOME"]) == tmp_path / "mine"
    assert Path.cwd() == tmp_path


def test_options_of_streamlit_come_last(start):
    assert start("--", "--server.maxUploadSize", "9")[-2:] == ["--server.maxUploadSize", "9"]


@pytest.mark.parametrize("port", ["0", "65536", "many", "-1", "๘๕"])
def test_a_port_that_is_none_is_told_in_one_line(port, capsys):
    assert main(["app", f"--port={port}"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"khrueakhai: the app cannot listen on port {port!r}")
    assert err.count("\n") == 1
