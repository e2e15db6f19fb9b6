"""Which encoding the bytes of a text are in; what is no text at all."""

from __future__ import annotations

import codecs
import re

from assistant.reading.readers.content import UnreadableError, check_length, clean
from assistant.text.thai_letters import CONSONANT, FOLLOWING, LEADING, MARK, THAI

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_BYTES = 4  # of a character, in any encoding
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.005  # of characters; text has none, a stray page separator is forgiven
_FOREIGN = re.compile("[^\x00-\x7f]")
_THAI_SIGN = re.compile("[\u0e01-\u0e5b]")
# A sign that cannot stand where it stands: a mark or a following vowel on nothing, a leading
# vowel before nothing, a letter alone. Text in another encoding, read as Thai, is full of them.
_MISPLACED = re.compile(
    f"(?<![{CONSONANT}{MARK}{FOLLOWING}])[{MARK}{FOLLOWING}]|[{LEADING}](?![{CONSONANT}{LEADING}])"
    f"|(?<![{THAI}])[{CONSONANT}](?![{THAI}.])"
)
_WORD = re.compile(f"[{THAI}]{{3}}")
_MIN_THAI_SHARE = 0.8  # of the characters outside ASCII; the rest are quotation marks and dashes
_MAX_MISPLACED_SHARE = 0.05  # of the Thai characters; damaged extraction has about 0.01
# UTF-16 without a mark: one byte of each pair is the row of its sign, of which a Thai or English
# text has few: Latin, Thai, general punctuation.
_UTF16_ROWS = bytes((0x00, 0x0E, 0x20))
_MIN_ROW_SHARE = 0.95  # of the pairs
_UTF16_SAMPLE = 20_000  # bytes
_MIN_UTF16_BYTES = 4
# English text from Windows: curly quotes, dashes and the like, and here and there a foreign name.
_TYPOGRAPHY = frozenset("‘’“”–—…•€£§©®™°½\u00a0")
_LATIN = re.compile("[A-Za-z]")
_MAX_WESTERN_SHARE = 0.05  # of the Latin letters; Thai or Russian read so has above 0.5


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Turn the bytes of a text file into text, with warnings; refuse what is not text."""
    check_length(len(data) // _MOST_BYTES)  # before it is copied as text
    text, warnings = _decode(data)
    controls = len(_CONTROL.findall(text))
    if controls > _MAX_CONTROL_SHARE * len(text):
        raise UnreadableError(
            "its bytes are not text: give it the suffix of what it is, or export it as text",
            "unsupported",
        )
    text = clean(text)
    check_length(len(text))
    if not text.strip():
        raise UnreadableError("it holds no text: check that the right file was saved")
    return text, warnings


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding), ()
    if encoding := _utf16_without_mark(data):
        return data.decode(encoding), ("read as UTF-16 though it has no mark that says so",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if (
            error.start
            and error.start >= len(data) - 3
            and error.reason == "unexpected end of data"
        ):
            return data[: error.start].decode("utf-8"), (
                "the file ends within a letter: it may be cut off",
            )
    return _decode_code_page(data)


def _utf16_without_mark(data: bytes) -> str:
    """The name of the UTF-16 that the bytes are in, or nothing.

    To be asked before UTF-8: each byte of Thai in UTF-16 is a sign of ASCII.
    """
    sample = data[:_UTF16_SAMPLE]
    if len(data) % 2 or len(data) < _MIN_UTF16_BYTES:
        return ""
    for encoding, rows, others in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        known = sum(rows.count(row) for row in _UTF16_ROWS)
        if known >= _MIN_ROW_SHARE * len(rows) and others.count(0) < len(others) / 10:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return ""


def _decode_code_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        text = ""
    if is_plausibly_thai(text):
        return text, ("read as Thai Windows text (TIS-620): save it as UTF-8 to be certain",)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if _is_plausibly_western(text):
        return text, ("read as Western Windows text: save it as UTF-8 to be certain",)
    raise UnreadableError(
        "its bytes are neither UTF-8 nor Thai Windows text: save it as UTF-8", "unsupported"
    )


def _is_plausibly_western(text: str) -> bool:
    strange = sum(sign not in _TYPOGRAPHY for sign in _FOREIGN.findall(text))
    return strange < _MAX_WESTERN_SHARE * len(_LATIN.findall(text))


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"it begins as {encoding.upper()} text but does not go on so: save it as UTF-8"
        ) from error


def is_plausibly_thai(text: str) -> bool:
    """Whether text decoded by a Thai code page is Thai rather than another language misread."""
    foreign = len(_FOREIGN.findall(text))
    thai = len(_THAI_SIGN.findall(text))
    misplaced = len(_MISPLACED.findall(text))
    return (
        _WORD.search(text) is not None
        and thai >= _MIN_THAI_SHARE * foreign
        and misplaced <= _MAX_MISPLACED_SHARE * thai
    )
