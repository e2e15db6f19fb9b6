"""The words that Thai is cut into."""

import pytest

from assistant.text.dictionary import (
    added_words,
    all_words,
    asking_parts,
    bare_abbreviations,
    dictionary,
    thai_words,
)


def test_an_added_word_is_one_word():
    assert {"ประชาสังคม", "จ้างเหมา", "เวเบอร์"} <= added_words() <= dictionary()
    assert [word for word in sorted(added_words()) if thai_words(word) != (word,)] == []


def test_a_name_that_the_list_knows_or_cuts_into_words_is_not_added():
    assert added_words().isdisjoint({"วิสคอนซิน", "สำนักข่าวกรองกลาง", "ประเทศไทย"})


def test_a_name_that_holds_another_stays_two_words():
    assert thai_words("มณฑลมิลวอกี") == ("มณฑล", "มิลวอกี")


def test_a_short_name_is_not_added_for_it_would_be_found_inside_other_words():
    assert all(len(word) >= 5 for word in added_words() - bare_abbreviations())
    assert thai_words("แกชอบ") == ("แก", "ชอบ")


def test_an_abbreviation_without_full_stops_is_a_word_only_where_no_other_cut_is_one():
    assert thai_words("ของอบต") == ("ของ", "อบต")
    assert [thai_words(run) for run in ("คนรวย", "สตางค์", "อบตัว")] == [
        ("คนรวย",),
        ("สตางค์",),
        ("อบ", "ตัว"),
    ]


def test_no_letter_is_lost():
    run = "เจ้าหน้าที่ไหนมีหน้าที่ใดบ้างด้วยสาเหตุใดและทันใดนั้น"
    assert "".join(thai_words(run)) == run


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("สาเหตุใดบ้าง", ("สาเหตุ", "ใด", "บ้าง")),
        ("มีหน้าที่ใด", ("มี", "หน้าที่", "ใด")),
        ("เหตุใด", ("เหตุใด",)),
        ("ตั้งอยู่ที่ใด", ("ตั้งอยู่", "ที่ใด")),
        ("หน่วยงานทันทีทันใด", ("หน่วยงาน", "ทันทีทันใด")),
    ],
)
def test_a_word_takes_back_the_end_that_a_question_word_took(run, found):
    assert thai_words(run) == found


@pytest.mark.parametrize("word", ["ทันใด", "ใคร่ครวญ", "แต่อย่างใด", "เครือข่าย", "ใด"])
def test_what_asks_of_nothing_has_no_asking_parts(word):
    assert asking_parts(word) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("เวลา 12:30:05 น.", ["เวลา", " ", "12:30:05", " ", "น."]),
        ("1,234.50บาท", ["1,234.50", "บาท"]),
        ("ข้อ ๑.", ["ข้อ", " ", "๑", "."]),
        ("", []),
    ],
)
def test_numbers_stay_whole_and_blanks_are_words_too(text, found):
    assert all_words(text) == found
