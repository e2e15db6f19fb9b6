"""Models open ahead; one that cannot is silent there, and tells those who ask for it."""

from __future__ import annotations

import threading

from assistant.models import ahead, judge


def test_a_model_that_cannot_open_ahead_says_nothing_and_ends_no_program(monkeypatch, capfd):
    def broken():
        raise OSError("no such file")

    monkeypatch.setattr(judge, "open_judge", broken)
    ahead.begin()
    begun = [one for one in threading.enumerate() if one.name == "ahead"]
    assert not any(one.daemon for one in begun)
    for one in begun:
        one.join()
    assert capfd.readouterr().err == ""
