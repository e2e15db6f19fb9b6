"""Progress is for people at a terminal."""

import io
import sys

import pytest

from assistant.cli.progress import drawn, told


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.0, ""),
        (0.2, "about 1 s left"),
        (45, "about 45 s left"),
        (61, "about 2 min left"),
    ],
)
def test_the_time_left_is_said_in_round_figures(seconds, said):
    assert told(seconds) == said


def test_a_terminal_sees_how_many_of_how_many_what_and_how_long(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with drawn("reading") as progress:
        progress(3, 12, "แผน [bold].pdf", 95.0)
    shown = screen.getvalue()
    assert "reading แผน [bold].pdf" in shown
    assert "3/12" in shown
    assert "about 2 min left" in shown


def test_nothing_is_drawn_for_a_program_or_a_file(monkeypatch):
    with drawn("reading") as progress:  # a test's stderr is no terminal
        assert progress is None
    monkeypatch.setattr(sys, "stderr", Terminal())
    with drawn("reading", quiet=True) as progress:
        assert progress is None
    assert sys.stderr.getvalue() == ""
