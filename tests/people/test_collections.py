"""Who may enter a private collection, and that nothing of it is left once it is deleted."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.errors import KhrueakhaiError, NotAllowed, UnknownCollection
from assistant.people import collections
from assistant.people.collections import FILE, CollectionStore

KEYS = st.one_of(st.text(max_size=20), st.sampled_from(["", "..", "a", "a/b", "key:a"]))
IDS = st.one_of(st.text(max_size=20), st.sampled_from(["..", "../x", ".", "0" * 16, "*"]))


@pytest.fixture
def store(tmp_path):
    return CollectionStore(tmp_path)


@settings(max_examples=12, deadline=None)
@given(me=KEYS, other=KEYS, other_id=IDS)
def test_to_others_a_collection_is_not_there_whatever_they_call(me, other, other_id):
    assume(me != other)
    with tempfile.TemporaryDirectory() as folder:
        store = CollectionStore(Path(folder))
        mine = store.make(me, "Me", "Mine")
        token = store.invite(mine.id, me)
        calls = (
            lambda: store.opened(mine.id, other),
            lambda: store.folder(mine.id, other),
            lambda: store.opened(other_id, other),
            lambda: store.rename(mine.id, other, "x"),
            lambda: store.invite(mine.id, other),
            lambda: store.take_back(mine.id, other),
            lambda: store.remove(mine.id, other, "x"),
            lambda: store.leave(mine.id, other),
            lambda: store.delete(mine.id, other),
            lambda: store.invited(other_id),
            lambda: store.invited(f"{mine.id}-{'a' * 32}"),
            lambda: store.join(token[:-1], other, "x"),
        )
        for call in calls:
            with pytest.raises(UnknownCollection):
                call()
        assert store.of(other) == ()
        assert [one.id for one in store.of(me)] == [mine.id]


def test_who_has_the_link_reads_and_changes_nothing(store):
    mine = store.make("me", "Me", "Mine")
    joined = store.join(store.invite(mine.id, "me"), "you", "You")
    assert joined.lets_in("you")
    assert not joined.is_of("you")
    for change in (
        lambda: store.rename(mine.id, "you", "x"),
        lambda: store.invite(mine.id, "you"),
        lambda: store.remove(mine.id, "you", joined.members[0].id),
        lambda: store.delete(mine.id, "you"),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_link_lets_in_until_it_is_taken_back_or_another_is_made(store):
    mine = store.make("me", "", "Mine")
    first = store.invite(mine.id, "me")
    second = store.invite(mine.id, "me")
    with pytest.raises(UnknownCollection):
        store.join(first, "you", "")
    store.join(second, "you", "")
    store.take_back(mine.id, "me")
    with pytest.raises(UnknownCollection):
        store.join(second, "third", "")
    assert store.opened(mine.id, "you"), "who came in stays"


def test_who_is_shut_out_is_out_at_once_and_cannot_come_back_by_the_link(store):
    mine = store.make("me", "", "Mine")
    token = store.invite(mine.id, "me")
    [member] = store.join(token, "you", "").members
    store.remove(mine.id, "me", member.id)
    with pytest.raises(UnknownCollection):
        store.opened(mine.id, "you")
    with pytest.raises(UnknownCollection):
        store.join(token, "you", "")


def test_a_member_may_leave(store):
    mine = store.make("me", "", "Mine")
    store.join(store.invite(mine.id, "me"), "you", "")
    store.leave(mine.id, "you")
    assert store.of("you") == ()


def test_neither_keys_nor_links_stand_in_the_home(store, tmp_path):
    mine = store.make("my-secret-key", "Me", "Mine")
    token = store.invite(mine.id, "my-secret-key")
    store.join(token, "your-secret-key", "You")
    path = tmp_path / "collections" / mine.id / FILE
    text = path.read_text()
    assert not [s for s in ("my-secret-key", "your-secret-key", token[17:]) if s in text]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_damaged_file_lets_nobody_in(store, tmp_path):
    mine = store.make("me", "", "Mine")
    (tmp_path / "collections" / mine.id / FILE).write_text("{")
    assert store.of("me") == ()
    with pytest.raises(UnknownCollection):
        store.folder(mine.id, "me")


def test_deletion_takes_every_file_and_overwrites_it_first(store, tmp_path):
    mine = store.make("me", "", "Mine")
    folder = store.folder(mine.id, "me")
    (folder / "index").mkdir()
    held = folder / "index" / "text"
    held.write_bytes(b"secret words" * 1000)
    other_name = tmp_path / "same-file"
    other_name.hardlink_to(held)  # what stands on the disk, once its name is gone
    assert store.delete(mine.id, "me") == 2
    assert not folder.exists()
    assert set(other_name.read_bytes()) == {0}


def test_a_person_may_have_so_many_and_no_more(store, monkeypatch):
    monkeypatch.setattr(collections, "MOST", 2)
    store.make("me", "", "1")
    store.make("me", "", "2")
    with pytest.raises(KhrueakhaiError):
        store.make("me", "", "3")
    store.make("you", "", "1")
