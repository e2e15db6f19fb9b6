"""The bytes of a text are read in the encoding that they are in, or refused."""

import pytest

from assistant.reading.readers.content import UnreadableError
from assistant.reading.readers.encodings import decode

THAI = "การบริหารงานแบบเครือข่าย\nงบประมาณ 41,482 บาท\n"
ENGLISH = "The agencies’ “network” plan – five pages…\n" * 3


@pytest.mark.parametrize("text", [THAI, ENGLISH, "plain English\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_with_a_warning(text, encoding):
    read, warnings = decode(text.encode(encoding))
    assert read == text
    assert "UTF-16" in warnings[0]


def test_windows_english_is_read_with_a_warning():
    read, warnings = decode(ENGLISH.encode("cp1252"))
    assert read == ENGLISH
    assert "Western" in warnings[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Привет мир, это план правительства", "cp1251"),
        ("これは日本語の文章です。政府の計画", "shift_jis"),
        ("中文文本政府计划", "gb18030"),
    ],
)
def test_other_encodings_are_refused_rather_than_misread(text, encoding):
    with pytest.raises(UnreadableError, match="UTF-8"):
        decode(text.encode(encoding))


def test_zeros_are_no_text():
    with pytest.raises(UnreadableError, match="not text"):
        decode(bytes(1000))
