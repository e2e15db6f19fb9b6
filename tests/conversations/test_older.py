"""Conversations of an older program are carried over once, and their files are gone."""

from __future__ import annotations

import json

import pytest

from assistant.conversations.store import ConversationStore

CID = "0123456789abcdef01234567"
GOOD = json.dumps({"question": "เก่า", "said": [{"text": "- คำตอบเดิม", "quotes": []}]}).encode()
DAMAGED = {
    "torn": b'{"question": "half',
    "no letters": b"\xff\xfe",
    "a list": b"[1]",
    "nothing": b"null",
    "deep": b"[" * 100_000,
    "another key": b'{"q": 1}',
    "no text": b'{"question": 5}',
    "empty question": b'{"question": ""}',
    "lines of another form": b'{"question": "x", "said": 5}',
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "home" / "conversations"
    made.mkdir(parents=True)
    return made


def test_a_conversation_is_carried_over_and_its_file_is_gone(folder):
    (folder / f"{CID}.jsonl").write_bytes(b"\n" + GOOD + b"\n" + GOOD)
    own = ConversationStore(folder.parent).of("")
    assert [one.question for one in own.exchanges(CID)] == ["เก่า", "เก่า"]
    assert [one.title for one in own.listed("คำตอบเดิม")] == ["เก่า"]
    assert not folder.exists()


def test_nobody_else_is_given_a_conversation_that_was_nobodys(folder):
    (folder / f"{CID}.jsonl").write_bytes(GOOD)
    assert ConversationStore(folder.parent).of("somebody").listed() == ()


@pytest.mark.parametrize("line", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_line_counts_as_not_there(folder, line):
    (folder / f"{CID}.jsonl").write_bytes(GOOD + b"\n" + line)
    kept = ConversationStore(folder.parent).of("").exchanges(CID)
    assert kept[0].question == "เก่า"
    assert {one.question for one in kept} <= {"เก่า", "x"}


def test_what_is_kept_already_is_not_carried_over_twice(folder):
    (folder / f"{CID}.jsonl").write_bytes(GOOD)
    ConversationStore(folder.parent).close()
    folder.mkdir()
    (folder / f"{CID}.jsonl").write_bytes(GOOD)  # as after a kill between commit and deletion
    assert len(ConversationStore(folder.parent).of("").exchanges(CID)) == 1
    assert not folder.exists()


def test_what_is_none_of_ours_stays(folder):
    (folder / "notes.txt").write_text("mine")
    ConversationStore(folder.parent)
    assert (folder / "notes.txt").read_text() == "mine"
