"""Conversations: the question before is remembered, and an id never becomes a path."""

from __future__ import annotations

import pytest
from assistant.answering.conversations import History, leans_on_the_last

from assistant.errors import LibraryUnwritable


@pytest.fixture
def history(tmp_path):
    return History(tmp_path / "home")


def test_a_new_conversation_has_no_question(history):
    assert history.last_question("c1") is None


def test_the_last_question_is_remembered_for_each_conversation(history):
    history.remember("c1", "เครือข่ายคืออะไร")
    history.remember("c2", "What is a network?")
    history.remember("c1", "มีกี่แบบ")
    assert history.last_question("c1") == "มีกี่แบบ"
    assert history.last_question("c2") == "What is a network?"


def test_what_is_remembered_outlives_the_process(history, tmp_path):
    history.remember("c1", "บรรทัดแรก\nบรรทัดสอง")
    assert History(tmp_path / "home").last_question("c1") == "บรรทัดแรก\nบรรทัดสอง"


@pytest.mark.parametrize(
    "conversation",
    ["../../escape", "/etc/passwd", "a/b", "..", "", "con\0nul", "ก" * 3000, "C:\\x", "\ud800"],
)
def test_an_id_never_becomes_a_path(history, tmp_path, conversation):
    history.remember(conversation, "What is a network?")
    assert history.last_question(conversation) == "What is a network?"
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent for path in written] == [tmp_path / "home" / "conversations"]
    assert written[0].stem.isalnum()


@pytest.mark.parametrize(
    "question",
    ["แล้วข้อสองล่ะ", "ส่วนข้อสามคืออะไร", "แล้วใครนิยามไว้", "And the second one?", "Why is that?"],
)
def test_a_question_that_says_too_little_leans_on_the_last(question):
    assert leans_on_the_last(question)


@pytest.mark.parametrize(
    "question",
    [
        "สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง",
        "Granovetter ให้ความหมายของกลุ่มธุรกิจไว้ว่าอย่างไร",
        "List the causes of failure of network administration",
        "How does the municipality of Udon Thani share its work with the province?",
    ],
)
def test_a_question_that_stands_alone_does_not(question):
    assert not leans_on_the_last(question)


@pytest.mark.parametrize(
    "line",
    [b'{"question": "half', b"\xff\xfe", b"[1]", b"null", b"[" * 100_000, b'{"q": 1}'],
    ids=["torn", "no letters", "a list", "nothing", "deep", "another key"],
)
def test_a_damaged_line_counts_as_not_there(history, tmp_path, line):
    history.remember("c1", "What is a network?")
    [path] = (tmp_path / "home" / "conversations").iterdir()
    path.write_bytes(path.read_bytes() + b"\n" + line)
    assert history.last_question("c1") == "What is a network?"
    history.remember("c1", "And the second?")
    assert history.last_question("c1") == "And the second?"


def test_a_home_that_cannot_be_written_is_one_clear_error(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "conversations").write_text("a file where the folder should be")
    history = History(tmp_path / "home")
    with pytest.raises(LibraryUnwritable, match="choose another home"):
        history.remember("c1", "What is a network?")
    assert history.last_question("c1") is None
