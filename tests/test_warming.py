"""What a first question needs is open before it is asked, and nobody's question is kept for it."""

from __future__ import annotations

import gc

from answering_homes import ENCODER
from own_texts import TEXTS

from assistant import opening
from assistant.conversations.store import FILE
from assistant.opening import open_assistant, open_library, warm
from assistant.ui.shared.warming import Warming


class Silent:
    """A chat model that may not be asked."""

    def __getattr__(self, name):
        raise AssertionError(f"a chat model was asked for {name}")


def test_warming_opens_the_index_keeps_nothing_and_asks_no_model(tmp_path):
    with open_library(tmp_path, ENCODER) as library:
        library.add_texts(TEXTS)
        assistant = open_assistant(library=library)
        assistant.chat_model = Silent()
        assert len(list(warm(assistant))) > 1
        assert library.searcher._generation is not None
    assert not (tmp_path / FILE).exists()


def test_an_empty_library_is_left_alone(tmp_path):
    with open_library(tmp_path, ENCODER) as library:
        assert list(warm(open_assistant(library=library))) == []


def test_what_is_warm_is_passed_over_when_dead_objects_are_looked_for(monkeypatch):
    monkeypatch.setattr(opening, "warm", lambda _opened: iter([None]))
    warming = Warming()
    before = gc.get_freeze_count()
    try:
        warming.start(object())
        assert list(warming.waited_for(iter(["answer"]))) == ["answer"]
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
