"""One tokeniser for all: language, words, parts, sentences and wrapped lines."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
import snowballstemmer

from assistant.text.asked_in import detect_question
from assistant.text.language import (
    arabic_digits,
    content_words,
    detect,
    flatten,
    index_terms,
    nfc,
    parts,
    sentences,
    stem,
    unwrap,
    words,
)

LANGUAGES = [
    ("การจัดการน้ำของชุมชน", "th"),
    ("Managing the water of a village", "en"),
    ("การจัดการน้ำแบบ adaptive governance", "th"),
    ("The governance of water in a village: ธรรมาภิบาล", "en"),
    ("", "en"),
    ("2552", "en"),
    ("水の管理", "en"),
]
QUESTIONS = [
    ("Adaptive water governance คือ", "th"),
    ("polycentric governance ต่างจาก monocentric governance อย่างไร", "th"),
    ("What is the meaning of ธรรมาภิบาล in the water act?", "en"),
    ("Which of the rivers is called แม่น้ำโขง in the text?", "en"),
    ("ธรรมาภิบาลคืออะไร", "th"),
    ("What is governance?", "en"),
]
WORDS = [
    ("มิลวอกี วิสคอนซิน เบอร์มิงแฮม อัคบวร", ["มิลวอกี", "วิสคอนซิน", "เบอร์มิงแฮม", "อัคบวร"]),
    ("ประชาสังคม จ้างเหมา", ["ประชาสังคม", "จ้างเหมา"]),
    ("พ.ศ. ๒๕๕๒", ["พศ.", "2552"]),
    ("๑,๒๓๔.๕ บาท", ["1,234.5", "บาท"]),
    ("Villages, joined-up villagers' Field's", ["villag", "joined-up", "villag", "field"]),
    ("การทำ\nงาน", ["การทำงาน"]),
    ("น้ำ\u200bฝน", ["น้ำฝน"]),
    ("?! — …", []),
    ("ตามพ.ร.บ.น้ำ", ["ตาม", "พรบ.", "น้ำ"]),
    ("ป.ป.ช ปปช. และ ปปช", ["ปปช.", "ปปช.", "และ", "ปปช."]),
    ("(อบต.) ของอบต กอ.รมน.", ["อบต.", "ของ", "อบต.", "กอรมน."]),
    ("ที่ กรม. มท. กขค. ก. ข้อ ๑", ["ที่", "กรม", "มท.", "กขค.", "ก", "ข้อ", "1"]),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_a_text_is_in_the_language_of_most_letters(text, expected):
    assert detect(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUESTIONS)
def test_the_words_that_frame_a_question_decide_its_language(text, expected):
    assert detect_question(text) == expected


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_are_whole_lower_case_stemmed_and_in_arabic_digits(text, expected):
    assert words(text) == expected


def test_words_of_a_wrapped_text_are_those_of_the_unwrapped_one():
    text = "หน่วยงานของรัฐต้องร่วม\nมือกับภาคเอกชน \nand with the\nvillages"
    assert words(text) == words(unwrap(text))


def test_sara_am_stays_one_letter():
    assert nfc("น้ำ") == "น้ำ"
    assert "ำ" in "".join(words("น้ำทำนา"))


def test_arabic_digits_keep_the_length():
    text = "พ.ศ. ๒๕๖๖ หน้า ๑๐–๑๒"
    assert len(arabic_digits(text)) == len(text)
    assert arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


def test_frame_words_carry_no_content():
    assert content_words("What is the name of the village?") == ["villag"]
    assert "และ" not in content_words("น้ำและดิน")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("ร่วมมือ", "own"), ("ผู้รับบริการ", ("ผู้รับ", "บริการ")), ("joined-up", ("join", "up")), ("น้ำ", ())],
)
def test_parts_join_to_the_compound(word, expected):
    found = parts(word)
    if expected != "own":
        assert found == expected
    assert "-" in word or not found or "".join(found) == word


def test_a_part_weighs_less_than_its_word():
    weights = dict(index_terms("ความร่วมมือ"))
    assert weights["ความร่วมมือ"] == 1
    assert 0 < weights["ร่วมมือ"] < 1


def test_only_latin_words_are_stemmed():
    assert stem("villages") == stem("village")
    assert stem("การ") == "การ"
    assert stem("2552") == "2552"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("การทำงาน\nร่วมกัน", "การทำงานร่วมกัน"),
        ("การทำงาน \nร่วมกัน", "การทำงาน ร่วมกัน"),
        ("water\nlaw", "water law"),
        ("public-\nprivate", "public-private"),
        ("1-\n2", "1- 2"),
        ("การทำงาน\nwater", "การทำงาน water"),
        ("การทำงาน\n\n\nร่วมกัน", "การทำงานร่วมกัน"),
        ("\n\nก\n", "ก"),
        ("a \t\u00a0 b", "a b"),
        ("", ""),
    ],
)
def test_unwrapping_joins_thai_to_thai_with_nothing_and_else_with_a_blank(text, expected):
    assert unwrap(text) == expected


@pytest.mark.parametrize("text", ["", "\n", "ก\nข", "a\n\nb ค\n ง\n", "ก" + "\n" * 50_000 + "ข"])
def test_flattening_remembers_where_each_character_stood(text):
    flat, offsets = flatten(text)
    assert len(offsets) == len(flat) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    assert all(
        char == text[at] or (char == " " and text[at] == "\n")
        for char, at in zip(flat, offsets, strict=False)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "ก",
        "The law was passed. The village did not like it very much. It said so.",
        "การจัดการน้ำของชุมชนเป็นเรื่องที่ทุกคนต้องร่วมมือกัน\nโดยไม่ต้องรอให้ใครมาสั่ง จึงจะสำเร็จได้จริง  ",
    ],
)
def test_sentences_cover_the_text_apart_from_blanks(text):
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans).strip() == text.strip()
    assert all(before[1] == after[0] for before, after in pairwise(spans))


def test_words_that_many_threads_stem_at_once_are_those_that_one_stems():
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = [f"{a}{b}{end}" for a in letters for b in letters for end in ("ationally", "fulness")]
    expected = {word: snowballstemmer.stemmer("english").stemWord(word) for word in made}
    stem.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        found = dict(threads.map(lambda word: (word, stem(word)), made))
    assert found == expected
