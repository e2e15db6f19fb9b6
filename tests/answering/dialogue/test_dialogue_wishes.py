"""Wishes: a language, a length, items of a list; and subjects that only look like one."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.wishes import (
    Extras,
    extras,
    without_items,
    without_language,
    without_manner,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ตอบเป็นภาษาอังกฤษ", "en"),
        ("ขอเป็น English ครับ", "en"),
        ("แปลเป็นอังกฤษให้หน่อย", "en"),
        ("ตอบภาษาไทย", "th"),
        ("แปลเป็นไทยที", "th"),
        ("in English please", "en"),
        ("translate that into Thai", "th"),
        ("what is a herb garden, in thai?", "th"),
    ],
)
def test_the_language_of_an_answer_can_be_asked_for_in_both(text, language):
    assert extras(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "ภาษาไทยถิ่นคืออะไร",
        "ภาษาอังกฤษสำคัญต่อเทศบาลอย่างไร",
        "คนไทยปลูกสมุนไพรที่ไหน",
        "ครูภาษาอังกฤษมีกี่คน",
        "What is the English law of trusts?",
        "Who are the Thai members of the committee?",
        "the Thai language council",
    ],
)
def test_a_language_that_is_asked_about_is_none_that_is_asked_for(text):
    assert extras(text).language is None
    assert without_language(text) == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("สรุป 3 บรรทัด", 3),
        ("สรุปให้เหลือ ๓ บรรทัด", 3),
        ("ขอสองประโยค", 2),
        ("เอาแค่ห้าข้อ", 5),
        ("in three lines", 3),
        ("5 bullet points please", 5),
        ("two sentences", 2),
        ("the four key points", 4),
        ("สรุปสั้น ๆ", None),
        ("มาตรา ๓ ว่าอย่างไร", None),
        ("แบ่งเป็นสามหมู่บ้าน", None),
        ("three villages", None),
    ],
)
def test_how_many_lines_are_wanted(text, lines):
    assert extras(text).lines == lines


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("ข้อสองล่ะ", (2,)),
        ("ข้อที่ ๓ หมายถึงอะไร", (3,)),
        ("แบบแรกเป็นอย่างไร", (1,)),
        ("ข้อ 2 กับข้อ 4 ต่างกันอย่างไร", (2, 4)),
        ("สองข้อแรก", (1, 2)),
        ("ข้อสุดท้าย", (-1,)),
        ("ข้อถัดไป", (0,)),
        ("and the second one?", (2,)),
        ("number 3", (3,)),
        ("the 4th", (4,)),
        ("compare the first and the third", (1, 3)),
        ("the first two", (1, 2)),
        ("the last one", (-1,)),
        ("the next one", (0,)),
    ],
)
def test_which_items_of_a_list_are_meant(text, items):
    assert extras(text).items == items


@pytest.mark.parametrize(
    "text",
    ["ข้อมูลสองชุด", "มาตรา ๕", "พ.ศ. ๒๕๖๑", "the seconds it takes", "lasting peace", "nextdoor"],
)
def test_what_only_looks_like_an_ordinal_is_none(text):
    assert extras(text).items == ()


def test_an_utterance_is_left_without_the_words_that_ask_for_a_language():
    assert without_language("สวนสมุนไพรคืออะไร ตอบเป็นภาษาอังกฤษ") == "สวนสมุนไพรคืออะไร"
    assert without_language("what is a seed library in thai") == "what is a seed library"


def test_an_utterance_is_left_without_the_words_that_count_in_a_list():
    assert without_items("ข้อถัดไป") == "ข้อ"
    assert without_items("the second of the jars") == "the of the jars"
    assert without_items("กองทุน") == "กองทุน"


def test_several_wishes_are_heard_at_once():
    assert extras("สรุปข้อสองเป็นภาษาอังกฤษ ๓ บรรทัด") == Extras("en", 3, (2,))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("อธิบายกองทุนแบบย่อ ๆ ให้กรรมการหมู่บ้านฟังหน่อย", "อธิบายกองทุน"),
        ("อธิบายคำว่าอนุญาตด้วยภาษาชาวบ้าน", "อธิบายคำว่าอนุญาต"),
        ("Explain the appeal in plain words to my team", "Explain the appeal"),
        ("Describe the fee to a beginner", "Describe the fee"),
        # What is asked about stays, though it is told, simple or given to somebody.
        ("สรุปการให้ประชาชนรับฟังความเห็น", "สรุปการให้ประชาชนรับฟังความเห็น"),
        ("ให้ข้อมูลกับใครได้บ้าง", "ให้ข้อมูลกับใครได้บ้าง"),
        ("Explain how a council gives money to a school", None),
        ("What do agencies give to our municipality?", None),
    ],
)
def test_how_and_to_whom_it_should_be_told_is_no_subject(text, left):
    assert without_manner(text) == (left or text)
