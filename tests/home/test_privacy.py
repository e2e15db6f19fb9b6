"""What is in a home its owner alone reads; what a user asks for is as their other files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from answering_homes import ENCODER
from kept_answers import ANSWERED
from own_texts import TEXTS

from assistant.cli.main import main
from assistant.conversations.store import ConversationStore
from assistant.home.privacy import make_private
from assistant.opening import open_library

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")


@pytest.fixture(autouse=True)
def open_habit():
    """A machine where new files are everybody's to read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def open_to_others(home: Path) -> list[str]:
    return [str(path) for path in (home, *home.rglob("*")) if mode(path) & 0o077]


def test_a_new_home_is_closed(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as library:
        library.add_texts(TEXTS)
    assert mode(tmp_path / "home") == 0o700


def test_what_commands_make_in_it_is_closed_to_the_last_file(tmp_path, capsys):
    home = tmp_path / "home"
    text = tmp_path / "net.txt"
    text.write_text("A network needs one partner who keeps the members talking.", "utf-8")
    for arguments in (["add", str(text)], ["ask", "Who talks?", "--conversation", "c"]):
        assert main(["--home", str(home), *arguments]) == 0
    assert main(["--home", str(home), "key", "add", "bot"]) == 0
    capsys.readouterr()
    assert open_to_others(home) == []


def test_a_home_that_others_could_read_is_closed_with_all_in_it(tmp_path):
    home = tmp_path / "home"
    (home / "plans" / "abcd").mkdir(parents=True)
    (home / "plans" / "abcd" / "v0001.json").write_text("{}")
    outside = tmp_path / "outside.txt"
    outside.write_text("not of the home")
    (home / "link").symlink_to(outside)
    make_private(home)
    assert [path for path in open_to_others(home) if not path.endswith("link")] == []
    assert mode(outside) == 0o644, "what a link leads to is not ours"


def test_a_file_that_was_asked_for_is_as_readable_as_others(tmp_path):
    home = tmp_path / "home"
    ConversationStore(home).keep("c", ANSWERED.question, ANSWERED, {})
    out = tmp_path / "answer.md"
    assert main(["--home", str(home), "conversations", "export", "c", "--out", str(out)]) == 0
    assert mode(out) == 0o644
