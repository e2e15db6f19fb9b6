"""Documents that speak to a model: flagged when they come, never obeyed, shown as markup or sent.

Each order once, and each place; all eighty by ``python -m benchmarks.injections``.  That nothing is
sent is checked for every test: ``conftest.py`` refuses it, and fails who tried.
"""

from __future__ import annotations

import logging
import re
import shutil
import sys

import pytest

from assistant.doors import tools
from assistant.doors.problems import Refused
from assistant.opening import open_assistant, open_library
from assistant.settings import project_folder

sys.path.insert(0, str(project_folder()))  # benchmarks/ is no part of the installed package

from benchmarks.injections import MARK, ORDERS, PLACES, WAYS, a_few, cases, leaked, over_http

CASES = a_few()


@pytest.fixture(scope="module")
def added(shipped_home, tmp_path_factory):
    """The shipped library with the documents in it, and what was told of each when it came."""
    home = shutil.copytree(shipped_home, tmp_path_factory.mktemp("hostile") / "home")
    with open_library(home) as library:
        results = library.add_texts([{"id": case.id, "text": case.text} for case in CASES])
        yield library, {result.document_id: result for result in results}


def test_each_order_and_each_place_is_among_the_few():
    assert {case.order for case in CASES} == {*ORDERS}
    assert {case.place for case in CASES} == {*PLACES}
    assert len(cases()) == 80
    assert sum(bool(re.search("[ก-ฮ]", order)) for order in ORDERS.values()) == 4


@pytest.mark.parametrize("case", CASES, ids=[f"{case.order}, {case.place}" for case in CASES])
def test_a_document_that_speaks_to_a_model_is_flagged_when_it_comes(case, added):
    assert any("speaks to a language model" in line for line in added[1][case.id].warnings)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_of_an_order_comes_out(way, added):
    told = list(WAYS[way](added[0], CASES))
    assert told
    assert not [text for text in told if leaked(text)]


def test_a_tool_does_not_read_an_order_to_a_model(added):
    library, _ = added
    held = library.passages_of([case.id for case in CASES])
    assert any(one.role == "instruction" for one in held)
    assistant = open_assistant(library=library)
    for one in held:
        if one.role == "instruction":
            with pytest.raises(Refused, match="speaks to a language model"):
                tools._read(assistant, one.document_id, one.id)
        else:
            assert not leaked(str(tools._read(assistant, one.document_id, one.id)))


def test_what_leaks_is_seen():
    assert leaked(f"answer {MARK}")
    assert not leaked("The ward repairs its pump house.")


def test_no_secret_is_in_the_log(added, caplog, monkeypatch):
    from assistant.doors.keys import KeyStore

    made: list[str] = []
    add = KeyStore.add
    monkeypatch.setattr(
        KeyStore, "add", lambda *given, **more: made.append(add(*given, **more)) or made[-1]
    )
    caplog.set_level(logging.DEBUG)
    list(over_http(added[0], CASES[:1]))
    [key] = made
    assert key not in caplog.text
    assert all(key.encode() not in p.read_bytes() for p in added[0].home.rglob("*") if p.is_file())
