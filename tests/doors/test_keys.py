"""Keys are shown once, kept as digests, and open nothing once they are removed."""

from __future__ import annotations

import stat

import pytest

from assistant.doors.keys import FILE, PREFIX, KeyStore
from assistant.errors import KeyProblem, LibraryUnwritable


@pytest.fixture
def keys(tmp_path):
    return KeyStore(tmp_path / "home")


def test_a_key_opens_and_is_not_in_the_home(keys, tmp_path):
    made = keys.add("bot")
    path = tmp_path / "home" / "keys" / FILE
    assert made.startswith(PREFIX)
    assert keys.of(made).name == "bot"
    assert made not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("given", ["", "kk-", "bot", "kk-" + "a" * 43, "\ud800", "ก" * 9999])
def test_any_other_words_open_nothing(keys, given):
    keys.add("bot")
    assert keys.of(given) is None


def test_the_digest_opens_nothing(keys):
    keys.add("bot")
    assert keys.of(keys.all()[0].digest) is None


def test_a_removed_key_opens_nothing_and_the_others_stay(keys):
    one, two = keys.add("one"), keys.add("two", writes=True)
    keys.remove("one")
    assert keys.of(one) is None
    assert (keys.of(two).name, keys.of(two).writes) == ("two", True)


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 41, "a\n"])
def test_a_name_that_is_none_is_refused_in_one_line(keys, name):
    with pytest.raises(KeyProblem, match="cannot name a key"):
        keys.add(name)


def test_two_keys_of_one_name_are_refused(keys):
    keys.add("bot")
    with pytest.raises(KeyProblem, match="already"):
        keys.add("bot")


def test_what_is_not_there_cannot_be_removed(keys):
    with pytest.raises(KeyProblem, match="there is no key"):
        keys.remove("bot")


@pytest.mark.parametrize("content", [b"{", b"[1]", b'[{"name": "x"}]', b"\xff"])
def test_damaged_keys_are_told_in_one_line(keys, tmp_path, content):
    keys.add("bot")
    (tmp_path / "home" / "keys" / FILE).write_bytes(content)
    with pytest.raises(KeyProblem, match="make new keys"):
        keys.all()


def test_a_home_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(LibraryUnwritable):
        KeyStore(tmp_path / "home").add("bot")
