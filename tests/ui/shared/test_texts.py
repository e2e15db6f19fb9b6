from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from assistant.ui.shared import texts

ROOT = Path(__file__).resolve().parents[3]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "assistant" / "ui").rglob("*.py"))]
# The others are parts of the first.
TABLES = ("texts.py",)
OTHERS = [path for path in SOURCES if path.name not in TABLES]
SHOWING = {  # Streamlit's functions whose first argument or label a reader sees
    "button", "caption", "chat_input", "code", "download_button", "error", "expander",
    "file_uploader", "form_submit_button", "header", "info", "markdown", "page_link", "popover",
    "segmented_control", "spinner", "subheader", "success", "text", "title", "toast", "warning",
    "write",
}  # fmt: skip
MARKUP = re.compile(
    r"[\W_]*(?:shimmer\[|[a-z]+-badge\[|gray\[|orange\[|small\[|material/\w+: )?[\W_]*"
)
# Keys that are put together from a value of the schema, and the examples.
MADE = re.compile(
    r"(?:count|status|language|by|example|lesson_bloom|lesson_example|record|kind|references"
    r"|propose|reword|files|level|copy_reference|role|opinion|suggest|task|counted|no_picture|view_back|state)_[\w-]+|quoted|supported|unsupported"
)


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("key", texts.TEXTS)
def test_every_text_exists_in_both_languages_with_the_same_placeholders(key):
    thai, english = (texts.TEXTS[key][language] for language in ("th", "en"))
    assert re.search("[ก-๙]", thai) or not re.search("[A-Za-z]{2}", thai)
    assert english.strip()
    assert not re.search("[ก-๙]", english)
    assert placeholders(thai) == placeholders(english)


def test_no_module_but_the_table_holds_thai():
    assert [path.name for path in OTHERS if re.search("[ก-๙]", path.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_no_english_words_are_shown_from_outside_the_table(path):
    words = [part for call in showing_calls(path) for part in literals(call)]
    foreign = [part for part in words if part not in texts.TEXTS and not MARKUP.fullmatch(part)]
    assert foreign == []


def showing_calls(path: Path) -> list[ast.Call]:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if is_call(node)]
    return [call for call in calls if call.func.attr in SHOWING and call.args]


def is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


def literals(call: ast.Call) -> list[str]:
    nodes = [node for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
    return [node.value for node in nodes if isinstance(node.value, str)]


def test_every_text_is_used():
    used = "".join(path.read_text("utf-8") for path in OTHERS)
    unused = [key for key in texts.TEXTS if not re.search(f"[\"']{key}[\"']", used)]
    assert [key for key in unused if not MADE.fullmatch(key)] == []


def test_values_are_made_safe():
    shown = texts.text("removed", "en", title="![x](https://evil.example/p.png)")
    assert "![" not in shown


def test_no_value_is_made_safe_twice():
    """``say`` does it: a backslash of another one would be read."""
    twice = re.compile(r"\b(?:say|text)\((?:[^()]|\([^()]*\))*=\s*safe_(?:line|markdown)\(")
    found = {path.name: twice.findall(path.read_text("utf-8")) for path in OTHERS}
    assert {name: calls for name, calls in found.items() if calls} == {}


def test_plain_texts_keep_their_values():
    assert texts.plain("removed", "en", title="a_b") == "“a_b” has been removed."


@pytest.mark.parametrize(
    ("language", "shown"), [("th", "31 ธ.ค. 2569"), ("en", "31 Dec 2026")], ids=["Thai", "English"]
)
def test_days_are_written_as_their_readers_write_them(language, shown):
    assert texts.day("2026-12-31T23:00:00+00:00", language) == shown
