"""Where a line may be broken: between words, and the pieces together are the text."""

from __future__ import annotations

import pytest

from assistant.text.line_breaks import pieces

MARKS = {"\u0e31", *map(chr, range(0x0E34, 0x0E3B)), *map(chr, range(0x0E47, 0x0E4F))}
TEXTS = (
    "คณะกรรมการเครือข่าย W-2 ปี ๒๕๗๐ ฯลฯ",
    "ที่ทำการปกครองอำเภอ (สาขา)",
    "Network of 5 agencies, at once",
    "  สองช่องว่าง  ข้างหน้า",
    "ก\nข\tค",
    "a|b *c* <script>",
    "ๆ ฯ ฿ ๐",
    "😀 ยิ้ม",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_pieces_together_are_the_text(text):
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_no_piece_begins_with_a_mark_of_the_letter_before_or_is_empty(text):
    for piece in pieces(text):
        assert piece
        assert piece[0] not in MARKS


def test_latin_names_are_not_broken():
    assert pieces("โครงการ W-2/PM2.5 นี้") == ["โครงการ", " W-2/PM2.5", " นี้"]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_blanks_alone_have_no_pieces(text):
    assert pieces(text) == []
