"""Question words are words: none is found inside another word, however the word list cuts it."""

from __future__ import annotations

import re

import pytest

from assistant.retrieval import phrasing
from assistant.retrieval.questions import understand
from assistant.text.dictionary import asking_parts, dictionary
from assistant.text.language import words
from assistant.text.patterns import Worded

ASKING = (
    "ใคร อะไร ไหน ใด อย่างไร ยังไง ทำไม กี่ เท่าไร เท่าไหร่ เมื่อไร เมื่อไหร่ หรือไม่ ที่ใด ที่ไหน เหตุใด"
).split()
THAI = re.compile("[ก-ฮะ-ฺเ-๎]+")
# What is asked with a question word, and of what, as its last words show.
BEFORE_A_QUESTION_WORD = ["ใด", "ไหน"]


def containing() -> list[str]:
    """The words of the list that contain a question word and ask nothing themselves."""
    return [
        word
        for word in sorted(dictionary())
        if THAI.fullmatch(word)
        and any(asking in word and asking != word for asking in ASKING)
        and asking_parts(word) is None
        and word not in ASKING
        and word != "อย่างไรบ้าง"
    ]


def asks(text: str) -> list[str]:
    """The tables that take a text for a question."""
    worded = Worded.of(text)
    tables = {
        "asked": phrasing.ASKED,
        "presumes": phrasing.PRESUMES,
        "counted": phrasing.COUNTED,
        "where": phrasing.WHERE,
        **dict(phrasing.WANTED),
        **dict(phrasing.KINDS),
    }
    return [name for name, pattern in tables.items() if worded.has(pattern)]


def test_the_word_list_has_many_such_words():
    assert len(containing()) > 100
    assert {"ใคร่ครวญ", "เกี่ยวข้อง", "ทันใด", "อย่างไรก็ตาม"} <= set(containing())


def test_no_word_that_merely_contains_a_question_word_asks():
    assert {word: found for word in containing() if (found := asks(word))} == {}


def test_nor_does_it_between_other_words():
    framed = ((word, f"หน่วยงาน{word}ของรัฐ") for word in containing())
    assert {word: found for word, text in framed if (found := asks(text))} == {}


@pytest.mark.parametrize("asking", BEFORE_A_QUESTION_WORD)
def test_a_question_word_takes_nothing_from_the_word_before_it(asking):
    """Each word that ends like the head of a compound that asks (สาเหตุ before เหตุใด)."""
    heads = {parts[0] for w in dictionary() if (parts := asking_parts(w)) and parts[1] == asking}
    known = dictionary()
    cut = {
        word: words(word + asking)
        for word in sorted(known)
        if THAI.fullmatch(word)
        and any(word.endswith(head) for head in heads)
        and word + asking not in known
        and words(word + asking)[-1] != asking
    }
    assert heads
    assert cut == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง", "สาเหตุ"),
        ("หน่วยงานนี้มีหน้าที่ใด", "หน้าที่"),
        ("โครงการอยู่ในพื้นที่ใด", "พื้นที่"),
        ("เจ้าหน้าที่ไหนรับผิดชอบ", "เจ้าหน้าที่"),
        ("เลือกสถานที่ไหนบ้าง", "สถานที่"),
    ],
)
def test_the_word_before_is_what_is_asked_about(text, word):
    assert word in words(text)
    assert not understand(text).where


@pytest.mark.parametrize("text", ["ศูนย์ตั้งอยู่ที่ใด", "ศูนย์อยู่ที่ไหน", "ศูนย์อยู่จังหวัดใด", "Where is it?"])
def test_a_place_that_is_asked_for_is(text):
    assert understand(text).where


@pytest.mark.parametrize(
    ("text", "presumes"),
    [
        ("เหตุใดโครงการจึงถูกยกเลิก", True),
        ("โครงการถูกยกเลิกด้วยเหตุใด", True),
        ("โครงการถูกยกเลิกเพราะสาเหตุใด", True),
        ("เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง", False),
        ("Why was it cancelled?", True),
        ("Why do networks fail?", False),
    ],
)
def test_an_event_is_taken_for_granted_where_the_question_says_why_it_happened(text, presumes):
    assert understand(text).presumes is presumes


@pytest.mark.parametrize(
    "text", ["What should be considered?", "WHAT SHOULD BE DONE?", "Can it be met?", "an ad agency"]
)
def test_an_english_be_or_ad_is_no_era(text):
    assert not understand(text).wanted & {"year_be", "year_ce"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In which year B.E. was it founded?", "year_be"),
        ("What happened in 2552 BE?", "year_be"),
        ("In which BE year was it founded?", "year_be"),
        ("In which year C.E. was it founded?", "year_ce"),
        ("What happened in 2009 CE?", "year_ce"),
    ],
)
def test_an_era_is_one_by_its_points_or_beside_its_year(text, wanted):
    assert wanted in understand(text).wanted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("มีสมาชิกกี่คน", "คน"),
        ("ได้รางวัลกี่คนในปีนั้น", "คน"),
        ("ใช้เงินกี่ล้านบาท", "ล้านบาท"),
        ("How many members are there?", ""),
        ("ผู้เกี่ยวข้องคือคนกลุ่มใด", None),
    ],
)
def test_the_classifier_of_a_number_that_is_asked_for(text, counted):
    assert understand(text).counted == counted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("มีสามีและภรรยากี่คน", "list"),
        ("มีอายุประมาณกี่ปี", "fact"),
        ("มีผู้เกี่ยวข้องในงานนี้หรือไม่", "fact"),
        ("What should be considered when building a dam?", "fact"),
        ("เขื่อนสร้างเสร็จเมื่อใด", "when"),
        ("น้ำหนักเท่าใด", "amount"),
    ],
)
def test_the_kind_is_told_by_words_of_their_own(text, kind):
    assert understand(text).kind == kind
