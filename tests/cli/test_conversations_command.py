"""``khrueakhai conversations``: what was asked in the shell is listed, shown, kept and deleted."""

from __future__ import annotations

import json

import pytest
from kept_answers import ANSWERED

from assistant.answering.evaluation import question_set
from assistant.cli.main import main
from assistant.conversations.store import ConversationStore
from assistant.conversations.values import Opinion


@pytest.fixture
def store(tmp_path):
    store = ConversationStore(tmp_path / "home")
    store.keep("c1", ANSWERED.question, ANSWERED, {"question": ANSWERED.question})
    store.of("somebody").begin("theirs", "ความลับ")
    return store


@pytest.fixture
def run(store, capsys, tmp_path):
    """Run an action; return code, out and err."""
    del store

    def run(*arguments):
        code = main(["--home", str(tmp_path / "home"), "conversations", *arguments])
        return code, *capsys.readouterr()

    return run


def test_the_shells_own_conversations_are_listed_and_searched(run):
    code, out, _ = run("list", "--json")
    [one] = json.loads(out)["conversations"]
    assert (code, one["title"], one["exchanges"]) == (0, ANSWERED.question, 1)
    assert ANSWERED.question in run("list", "ผู้ประสาน")[1]
    assert run("list", "ดาวอังคาร")[1] == ""


def test_a_conversation_is_shown_by_the_name_it_was_asked_under(run):
    [one] = json.loads(run("show", "c1", "--json")[1])["exchanges"]
    assert one["answer"]["citations"][0]["quote"] == ANSWERED.citations[0].quote
    assert ANSWERED.answer in run("show", "c1")[1]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md"])
def test_a_conversation_is_written_as_a_file(run, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    assert run("export", "c1", "--out", str(path))[0] == 0
    assert path.stat().st_size > 100


def test_a_deleted_conversation_is_gone(run):
    assert run("delete", "c1")[0] == 0
    code, _, err = run("show", "c1")
    assert (code, err.count("\n")) == (1, 1)


@pytest.mark.parametrize("action", ["show", "delete"])
def test_another_persons_conversation_is_not_there(run, action):
    code, out, err = run(action, "theirs")
    assert (code, out) == (1, "")
    assert "there is no conversation" in err


def test_a_format_that_is_not_written_is_told_in_one_line(run, tmp_path):
    code, _, err = run("export", "c1", "--out", str(tmp_path / "x.exe"))
    assert (code, err.count("\n")) == (1, 1)


def test_what_readers_thought_is_a_question_set_of_evaluate(run, store, tmp_path):
    own = store.of("")
    own.judge("c1", own.exchanges("c1")[0].key, Opinion(good=True))
    path = tmp_path / "rows.jsonl"
    path.write_text(run("feedback")[1], encoding="utf-8")
    assert [row["answerable"] for row in question_set.load(path)] == [True]
