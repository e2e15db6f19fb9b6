"""A link opens one thing until it is taken back; nobody guesses it, the home does not tell it."""

from __future__ import annotations

import pytest

from assistant.errors import NotShared
from assistant.people.shares import ShareStore


@pytest.fixture
def store(tmp_path):
    return ShareStore(tmp_path)


def test_a_link_opens_what_was_shared_until_it_is_taken_back(store):
    token = store.share("plan", "abcd1234", "me")
    opened = store.opened(token)
    assert (opened.kind, opened.item, opened.owner) == ("plan", "abcd1234", "me")
    store.take_back("me", opened.id)
    with pytest.raises(NotShared):
        store.opened(token)


def test_only_its_maker_sees_and_takes_back_a_link(store):
    token = store.share("plan", "abcd1234", "me")
    [mine] = store.of("me", "plan", "abcd1234")
    assert store.of("another", "plan", "abcd1234") == ()
    with pytest.raises(NotShared):
        store.take_back("another", mine.id)
    assert store.opened(token) == mine


def test_what_lies_in_the_home_opens_nothing(store, tmp_path):
    token = store.share("plan", "abcd1234", "me")
    [path] = (tmp_path / "shares").iterdir()
    assert token not in path.name + path.read_text("utf-8")
    for guess in (path.stem, path.name, "", "../shares/x", token[:-1], f"{token}x", "\ud800"):
        with pytest.raises(NotShared):
            store.opened(guess)


def test_a_damaged_link_opens_nothing_and_hides_no_other(store, tmp_path):
    token = store.share("plan", "abcd1234", "me")
    (tmp_path / "shares" / f"{'0' * 40}.json").write_text("{", encoding="utf-8")
    assert [one.item for one in store.of("me", "plan", "abcd1234")] == ["abcd1234"]
    assert store.opened(token).owner == "me"
