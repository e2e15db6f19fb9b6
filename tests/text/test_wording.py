"""Texts for readers are data, in both languages."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from assistant.text.wording import read_yaml, say

PACKAGE = Path(__file__).resolve().parents[2] / "assistant"
FILES = sorted(PACKAGE.rglob("texts.yaml"))


def test_a_text_is_said_in_the_language_that_is_asked_for(tmp_path):
    path = tmp_path / "texts.yaml"
    path.write_text('page: {th: "หน้า {number}", en: "p. {number}"}', encoding="utf-8")
    assert say(read_yaml(path), "page", "th", number=3) == "หน้า 3"
    assert say(read_yaml(path), "page", "en", number=3) == "p. 3"


def test_a_value_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        say({"page": {"th": "หน้า {number}", "en": "p. {number}"}}, "page", "en")


def test_there_are_files_of_texts():
    assert len(FILES) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE).parent))
def test_every_text_has_both_languages_with_the_same_values(path):
    for key, said in read_yaml(path).items():
        assert set(said) == {"th", "en"}, key
        names = [
            {name for _, name, _, _ in Formatter().parse(words) if name} for words in said.values()
        ]
        assert names[0] == names[1], key
