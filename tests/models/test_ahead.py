"""Models open ahead; one that cannot is silent there, and tells those who ask for it."""

from __future__ import annotations

import subprocess
import sys
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


_WATCHED = """
import sys, threading
from assistant.models import ahead
loaded = set()
known = set(sys.modules)
def watch(event, arguments):
    if event == "import" and threading.current_thread().name == "ahead":
        loaded.add(arguments[0])
sys.addaudithook(watch)
ahead.begin()
for one in threading.enumerate():
    if one.name == "ahead":
        one.join()
print(sorted(name for name in loaded if name in sys.modules))
"""


def test_no_module_is_loaded_beside_the_program():
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
