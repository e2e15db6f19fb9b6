"""What is worked out of the shipped texts is made once, and never believed where it is torn."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue import acts, learning
from assistant.text import kept as kept_module
from assistant.text.kept import kept
from assistant.text.language import words
from assistant.text.spellings import run_of


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "khrueakhai" / "words"


def test_it_is_made_once_and_again_where_its_code_is_another(folder, tmp_path):
    code = tmp_path / "code.py"
    code.write_text("1")
    assert kept("one", lambda: b"first", [str(code)]) == b"first"
    assert kept("one", lambda: pytest.fail("it is there"), [str(code)]) == b"first"
    code.write_text("2")
    kept_module._fingerprint.cache_clear()
    assert kept("one", lambda: b"second", [str(code)]) == b"second"
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("held", [b"", b"torn", bytes(40)])
def test_a_torn_file_is_made_again(folder, held):
    kept("two", lambda: b"whole")
    [path] = folder.iterdir()
    path.write_bytes(held)
    assert kept("two", lambda: b"anew") == b"anew"
    assert kept("two", lambda: pytest.fail("it is there")) == b"anew"


def test_where_it_cannot_be_kept_it_is_worked_out(folder):
    folder.parent.parent.chmod(0o700)
    folder.parent.write_text("a file is in the way")
    assert kept("three", lambda: b"made") == b"made"


def test_the_oldest_of_a_name_go(folder, tmp_path):
    for number in range(9):
        code = tmp_path / f"{number}.py"
        code.write_text("")
        kept("many", lambda: b"some", [str(code)])
    assert len(list(folder.glob("many-*"))) == 6


def test_what_is_kept_of_the_examples_is_what_they_say():
    fresh = learning.learned(acts._examples())
    held = learning.Learned.from_bytes(fresh.to_bytes())
    assert (held.frames, held.words, held.rarity) == (fresh.frames, fresh.words, fresh.rarity)
    assert list(held.rarity) == list(fresh.rarity)
    assert (held.weights == fresh.weights).all()


def test_a_kept_spelling_has_the_words_that_the_tokeniser_finds():
    for spelling in ("ธรรมาภิบาลเครือข่าย", "network governance", "อบต.", "no row has this"):
        assert run_of(spelling) == tuple(words(spelling))
