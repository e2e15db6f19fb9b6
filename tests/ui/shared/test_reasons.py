"""Everything that readers say of a file is said in Thai too."""

import ast
from pathlib import Path

import pytest

from assistant.ui.shared import reasons

ROOT = Path(__file__).resolve().parents[3] / "assistant"
SOURCES = [*(ROOT / "reading").rglob("*.py"), *(ROOT / "library").glob("*.py")]
ERRORS = {"UnreadableError", "DamagedFile", "UnsupportedFile", "NeedsOcr", "_EntryError"}


# What only holds another message, which is known by itself.
FRAMES = {"", "7 was not read: 7.", "7, and 7", "7, so it needs OCR, but 7"}


def words(node: ast.AST) -> str:
    """What a string expression says, with 7 for what is put in; "" for anything else."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(words(v) if isinstance(v, ast.Constant) else "7" for v in node.values)
    if isinstance(node, ast.IfExp):
        return words(node.body)
    return ""


def messages() -> list[str]:
    calls = [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
    ]
    return sorted({words(call.args[0]) for call in calls if call.func.id in ERRORS} - FRAMES)


def test_the_readers_say_many_things():
    assert len(messages()) > 50


@pytest.mark.parametrize("message", messages())
def test_each_reason_is_known_in_thai(message):
    thai = reasons.known(message)
    assert thai
    assert "{" not in thai


WARNINGS = (
    "page(s) 1-3, 7 were read by text recognition (OCR), confidence 91 %: compare numbers",
    "text recognition is unsure of page(s) 2: scan them again",
    "hidden text in 3 place(s) is left out: no reader of the page sees it",
    "no text on page(s) 4 of 9, counted from the first sheet",
    "some letters of page(s) 3 came out damaged: compare answers with the page",
    "5 % of its letters stand in no passage and will not be found: look at its pages",
    "2 line(s) kept as extracted, the first at line 3: x",
    "read as Thai Windows text (TIS-620): save it as UTF-8 to be certain",
    "text on line(s) 4 speaks to a language model instead of a reader: it never answers",
    "1 hidden sheet(s) are left out",
    "signs that turn the direction of writing are left out in 2 place(s): the page may show",
)


@pytest.mark.parametrize("warning", WARNINGS)
def test_each_warning_is_known_in_thai(warning):
    assert reasons.known(warning)


def test_numbers_of_a_message_stay_in_it():
    assert "1-3, 7" in reasons.said(WARNINGS[0], "th")
    assert "91 %" in reasons.said(WARNINGS[0], "th")


def test_a_message_that_nobody_knows_is_shown_as_it_is():
    assert reasons.said("'a.pdf' was not read: something new.", "th") == "something new."
