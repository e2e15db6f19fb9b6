"""Conversations last, are each seen by their owner alone, and leave no trace when deleted."""

from __future__ import annotations

import stat
import threading
from dataclasses import replace

import pytest
from kept_answers import ANSWERED, REFUSED

from assistant.conversations.store import FILE, ConversationStore
from assistant.conversations.values import Opinion, key_of, new_id
from assistant.errors import LibraryError, LibraryUnwritable, UnknownConversation

CID = "0123456789abcdef01234567"


@pytest.fixture
def store(tmp_path):
    return ConversationStore(tmp_path / "home")


@pytest.fixture
def mine(store):
    """The conversations of one person, who has begun one."""
    own = store.of("me")
    own.begin(CID, ANSWERED.question)
    store.keep(CID, ANSWERED.question, ANSWERED, {"question": ANSWERED.question})
    return own


def test_an_answer_comes_back_whole_after_a_restart(mine, tmp_path):
    again = ConversationStore(tmp_path / "home").of("me")
    [exchange] = again.exchanges(CID)
    assert exchange.answer == ANSWERED
    assert exchange.question == ANSWERED.question
    assert mine.exchanges(CID) == (exchange,)


def test_the_file_is_for_its_owner_alone_on_this_machine(mine, tmp_path):
    del mine
    assert stat.S_IMODE((tmp_path / "home" / FILE).stat().st_mode) == 0o600


def test_pinned_conversations_come_first_and_then_the_newest(store, monkeypatch):
    own = store.of("me")
    for at, name in enumerate(("a", "b", "c")):
        monkeypatch.setattr(
            "assistant.home.files.now", lambda at=at: f"2026-11-0{at + 1}T00:00:00+00:00"
        )
        own.begin(name, name)
    own.pin("a", pinned=True)
    assert [one.title for one in own.listed()] == ["a", "c", "b"]
    own.pin("a", pinned=False)
    assert [one.title for one in own.listed()] == ["c", "b", "a"]


@pytest.mark.parametrize(
    "search", ["คืออะไร", "ผู้ประสาน", "COORDINATOR", "งบ coordinator", "100%"],
    ids=["question", "answer", "letter case", "two words in two places", "a sign of LIKE"],
)  # fmt: skip
def test_a_conversation_is_found_by_what_was_asked_and_answered(mine, search):
    mine.rename(CID, "งบ 100%")
    assert [one.id for one in mine.listed(search)] == [CID]


@pytest.mark.parametrize("search", ["ดาวอังคาร", "_", "101%"])
def test_what_was_never_said_finds_nothing(mine, search):
    assert mine.listed(search) == ()


def test_a_title_is_one_line_of_a_certain_length_and_never_empty(mine):
    mine.rename(CID, "  สอง\nบรรทัด " + "ยาว " * 200)
    title = mine.title(CID)
    assert title.startswith("สอง บรรทัด")
    assert len(title) <= 82
    mine.rename(CID, "  \n")
    assert mine.title(CID) == title


OTHERS = {
    "exchanges": lambda own, _: own.exchanges(CID),
    "title": lambda own, _: own.title(CID),
    "begin": lambda own, _: own.begin(CID, "x"),
    "rename": lambda own, _: own.rename(CID, "x"),
    "pin": lambda own, _: own.pin(CID, pinned=True),
    "delete": lambda own, _: own.delete(CID),
    "forget": lambda own, key: own.forget_from(CID, key),
    "judge": lambda own, key: own.judge(CID, key, Opinion(good=True)),
    "fail": lambda own, _: own.failed(CID, "x", "y"),
}


@pytest.mark.parametrize("call", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("other", ["you", ""])
def test_another_person_neither_sees_nor_changes_a_conversation(mine, store, call, other):
    before = (mine.exchanges(CID), mine.listed())
    assert store.of(other).listed() == ()
    with pytest.raises(UnknownConversation, match="ไม่พบการสนทนานี้"):
        call(store.of(other), before[0][0].key)
    assert (mine.exchanges(CID), mine.listed()) == before


def test_an_exchange_of_one_conversation_cannot_be_judged_through_another(mine):
    [exchange] = mine.exchanges(CID)
    other = new_id()
    mine.begin(other, "อื่น")
    with pytest.raises(UnknownConversation):
        mine.judge(other, exchange.key, Opinion(good=True))


def test_what_is_deleted_leaves_no_trace_on_the_disk(mine, store, tmp_path):
    secret = "ความลับที่สุดในสามโลก"
    store.keep(CID, secret, replace(ANSWERED, answer=secret), {"question": secret})
    mine.delete(CID)
    store.close()
    held = b"".join(path.read_bytes() for path in (tmp_path / "home").glob(f"{FILE}*"))
    assert secret.encode() not in held
    with pytest.raises(UnknownConversation):
        mine.exchanges(CID)


def test_an_edited_question_takes_the_place_of_all_that_came_after(mine, store):
    for question in ("สอง", "สาม"):
        store.keep(CID, question, ANSWERED, {"question": question})
    mine.forget_from(CID, mine.exchanges(CID)[1].key)
    assert [one.question for one in mine.exchanges(CID)] == [ANSWERED.question]
    assert [memory["question"] for memory in store.memories(CID, 9)] == [ANSWERED.question]


def test_a_question_that_failed_is_shown_again_but_leaned_on_by_none(mine, store):
    mine.failed(CID, "แล้วล่ะ", "โมเดลไม่ตอบ")
    last = mine.exchanges(CID)[-1]
    assert (last.question, last.error, last.answer) == ("แล้วล่ะ", "โมเดลไม่ตอบ", None)
    assert len(store.memories(CID, 9)) == 1


def test_an_opinion_takes_the_place_of_the_one_before(mine):
    [exchange] = mine.exchanges(CID)
    mine.judge(CID, exchange.key, Opinion(good=True))
    bad = Opinion(good=False, reason="wrong", note="ปีผิด")
    mine.judge(CID, exchange.key, bad)
    assert mine.exchanges(CID)[0].opinion == bad


def test_a_long_conversation_loses_its_oldest_exchanges(store, monkeypatch):
    monkeypatch.setattr("assistant.conversations.queries.MOST", 3)
    for number in range(5):
        store.keep(CID, f"q{number}", REFUSED, {"question": f"q{number}"})
    assert [one.question for one in store.of("").exchanges(CID)] == ["q2", "q3", "q4"]


def test_threads_that_keep_at_once_lose_nothing(store):
    def ask(name):
        for number in range(10):
            store.keep(CID, f"{name}{number}", REFUSED, {"question": name})

    threads = [threading.Thread(target=ask, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.of("").exchanges(CID)) == 40


def test_an_answer_of_another_form_is_a_question_without_an_answer(mine, store):
    with store._database.write() as connection:
        connection.exec_driver_sql("""UPDATE turns SET answer = '{"answer": 1}'""")
    assert [(one.question, one.answer) for one in mine.exchanges(CID)] == [
        (ANSWERED.question, None)
    ]


@pytest.mark.parametrize(
    "name", ["../../escape", "/etc/passwd", "", "con\0nul", "ก" * 3000, "\ud800"]
)
def test_any_words_name_a_conversation(store, name):
    store.keep(name, "q", ANSWERED, {"question": "q"})
    assert len(store.of("").exchanges(name)) == 1
    assert key_of(key_of(name)) == key_of(name)


def test_a_damaged_database_is_told_in_one_line(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / FILE).write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryError, match=r"the conversations in .* cannot be read"):
        ConversationStore(home)


def test_a_home_that_cannot_be_written_is_told_in_one_line(tmp_path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(LibraryUnwritable, match="choose another home"):
        ConversationStore(tmp_path / "home")
