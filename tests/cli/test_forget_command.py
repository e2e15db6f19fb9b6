"""``khrueakhai forget``: what is too old goes, what is not stays, and a receipt tells how much."""

from __future__ import annotations

import json
import os
import sqlite3

import pytest
from kept_answers import ANSWERED

from assistant.cli.main import main
from assistant.conversations.store import FILE, ConversationStore

LONG_AGO = "2020-01-01T00:00:00+00:00"
OLD, FRESH = "0123456789abcdef"[:8], "fedcba98"


@pytest.fixture
def home(tmp_path):
    """A home with a conversation, a plan and a lesson of long ago, and the same of today."""
    home = tmp_path / "home"
    store = ConversationStore(home)
    for name in (OLD, FRESH):
        store.keep(name, ANSWERED.question, ANSWERED, {"question": ANSWERED.question})
    store.close()
    with sqlite3.connect(home / FILE) as database:
        [first] = database.execute("select min(rowid) from conversations").fetchone()
        database.execute(
            "update conversations set changed_at = ? where rowid = ?", (LONG_AGO, first)
        )
    for name in (OLD, FRESH):
        (home / "plans" / name).mkdir(parents=True)
        (home / "lessons").mkdir(exist_ok=True)
        plan, lesson = home / "plans" / name / "v0001.json", home / "lessons" / f"{name}.json"
        for file in (plan, lesson):
            file.write_text("{}", encoding="utf-8")
            if name == OLD:
                os.utime(file, (0, 0))
    return home


def forget(home, capsys, *arguments):
    code = main(["--home", str(home), "forget", "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_what_nobody_changed_for_so_long_is_gone_and_the_rest_stays(home, capsys):
    code, told = forget(home, capsys, "--days", "30")
    assert code == 0
    assert [told[kind] for kind in ("conversations", "plans", "lessons", "classes")] == [1, 1, 1, 0]
    assert told["receipt"]
    assert not (home / "plans" / OLD / "v0001.json").exists()
    assert (home / "plans" / FRESH / "v0001.json").exists()
    assert not (home / "lessons" / f"{OLD}.json").exists()
    assert (home / "lessons" / f"{FRESH}.json").exists()
    assert forget(home, capsys, "--days", "30")[1]["plans"] == 0


def test_only_the_named_kinds_go(home, capsys):
    told = forget(home, capsys, "--days", "30", "--kind", "lessons")[1]
    assert (told["lessons"], "plans" in told) == (1, False)
    assert (home / "plans" / OLD / "v0001.json").exists()


@pytest.mark.parametrize("days", ["0", "-3", "soon"])
def test_an_age_that_is_none_deletes_nothing(home, capsys, days):
    with pytest.raises(SystemExit):
        main(["--home", str(home), "forget", "--days", days])
    assert "--days" in capsys.readouterr().err
    assert (home / "plans" / OLD / "v0001.json").exists()
