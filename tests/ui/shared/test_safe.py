from __future__ import annotations

import re

import pytest
import stand_in

from assistant.ui.shared.safe import JOINER, safe_line, safe_markdown


@pytest.mark.parametrize(
    "mark",
    ["![", "](", "<img", "`", "$", "#", "|", "~~", "**", "__", "&lt;", "\\", "=", "- ", "+ ", ">"],
)
def test_every_punctuation_mark_has_a_backslash_of_its_own(mark):
    shown = safe_markdown(f"a{mark}b")
    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", shown)
    assert not re.search(r"[!-/:-@\[-`{-~]", unescaped)


def test_a_backslash_of_the_text_cannot_undo_an_escape():
    assert safe_markdown("\\![x](y)") == "\\\\\\!\\[x\\]\\(y\\)"


@pytest.mark.parametrize(
    "text",
    [":smile:", ":+1:", ":material/home:", ":streamlit:", "a:b:c:d:", "http://a.b", "HTTPS://a.b",
     "www.a.b", "ftp://a.b", "mailto:a@b.c", "a@b.c", "a -- b", "a -> b", "a <- b", "a <-> b",
     "a >= b", "a <= b", "a ~= b"],
)  # fmt: skip
def test_what_is_read_after_the_backslashes_is_parted_by_a_joiner(text):
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", safe_markdown(text))
    assert read != text
    assert read.replace(JOINER, "") == text


@pytest.mark.parametrize(
    "char",
    "\u202e\u2066\u200b\u200f\ufeff\u00ad\U000e0041\x00\x1b\x9b\ud800",
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_invisible_characters_go(char):
    assert safe_markdown(f"ก{char}ข") == "กข"


def test_no_line_is_indented_into_a_code_block():
    assert safe_markdown("    code\n\t\u00a0 more") == "code\nmore"


def test_paragraphs_stay_apart_whatever_ends_their_lines():
    assert safe_markdown("ก\r\n\r\nข\u2029ค") == "ก\n\nข\nค"


def test_thai_text_and_its_digits_are_left_as_they_are():
    text = "การทำงานเป็นเครือข่าย พ.ศ. ๒๕๖๔ น้ำใจ".replace(".", "")
    assert safe_markdown(text) == text


def test_a_stream_is_as_safe_at_every_piece_as_in_the_end():
    words = ""
    for char in stand_in.POISON:
        words += char
        assert "![" not in safe_markdown(words)
        assert "<" not in re.sub(r"\\.", "", safe_markdown(words))


def test_a_label_is_one_line_within_its_limit():
    assert safe_line("หนึ่ง\n\n  สอง\tสาม") == "หนึ่ง สอง สาม"
    assert safe_line("ก" * 50, limit=10) == "ก" * 9 + "…"


def test_a_cut_never_falls_between_a_backslash_and_its_mark():
    for limit in range(2, 12):
        assert not re.search(r"(?<!\\)(\\\\)*\\…", safe_line("![a](b)<c>", limit=limit))
