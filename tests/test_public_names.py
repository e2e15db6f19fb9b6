"""What the outside may rely on: the package's names, the command, the version."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

import assistant
from assistant.answering.assistant import Assistant
from assistant.cli.main import main
from assistant.library.library import Library
from assistant.opening import SearchableLibrary
from assistant.schema import Answer, Hit, Timings
from assistant.settings import VERSION

ROOT = Path(__file__).resolve().parent.parent


def parameters(function: object) -> list[str]:
    return list(inspect.signature(function).parameters)  # type: ignore[arg-type]  # any callable


def test_the_public_names_are_sorted_and_there():
    assert assistant.__all__ == sorted(assistant.__all__)
    for name in assistant.__all__:
        assert callable(getattr(assistant, name))


def test_another_name_is_an_ordinary_attribute_error():
    with pytest.raises(AttributeError, match=r"'assistant' has no attribute 'open_everything'"):
        _ = assistant.open_everything


@pytest.mark.parametrize(
    ("function", "first"),
    [
        (assistant.open_library, ["home"]),
        (assistant.open_assistant, ["home", "llm"]),
        (Library.add_texts, ["self", "texts"]),
        (SearchableLibrary.search, ["self", "query", "limit"]),
        (Assistant.ask, ["self", "question", "conversation"]),
    ],
    ids=lambda value: getattr(value, "__qualname__", None),
)
def test_a_public_function_keeps_its_parameters(function, first):
    assert parameters(function)[: len(first)] == first


def test_an_answer_without_a_model_needs_neither_torch_nor_the_app(shipped_home):
    code = (
        "import sys; from assistant import open_assistant\n"
        "assert open_assistant(sys.argv[1]).ask('What is a network?').answer\n"
        "print([n for n in ('torch', 'sentence_transformers', 'streamlit') if n in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(shipped_home)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_an_answer_has_the_keys_of_ask_json():
    answer = Answer("?", "en", "not_in_library", "", (), (), "extractive", "none", Timings())
    assert set(answer.to_dict()) == {
        "question", "language", "outcome", "answer", "claims", "citations", "generator", "llm",
        "timings_ms", "writing", "judge", "act", "understood", "suggestions",
    }  # fmt: skip
    assert set(answer.to_dict()["timings_ms"]) == {"retrieval", "first_token", "total"}


def test_a_hit_names_its_document_passage_and_score():
    assert {"document_id", "passage", "score"} <= set(dir(Hit)) | set(Hit.__annotations__)


def test_the_command_is_installed():
    (command,) = entry_points(group="console_scripts", name="khrueakhai")
    assert callable(command.load())


def test_the_command_tells_its_version(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"khrueakhai {VERSION}\n"


def test_the_version_is_the_newest_of_the_change_log():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d[^\]]*)\]", changes, re.MULTILINE)
    assert newest is not None
    assert newest[1] == VERSION == version("khrueakhai")
