"""Edits that keep to what stood there, and edits that turn it."""

from __future__ import annotations

import pytest

from assistant.plans.staying import stays

THAI = "สหกรณ์ต้องซ่อมท่าเรือก่อนฤดูฝน เพราะท่าเรืออาจพังและชาวประมงจะขึ้นฝั่งไม่ได้"
ENGLISH = (
    "The cooperative must mend the pier before the rains, because a broken pier may stop boats."
)
SOURCES = ["ท่าเรือเก่าต้องซ่อมโดยสหกรณ์", "An old pier is mended by the cooperative."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (THAI, THAI.replace("สหกรณ์ต้องซ่อม", "สหกรณ์ นั้น ต้องซ่อม")),
        (THAI, THAI.replace("จะขึ้นฝั่ง", "ขึ้นฝั่ง")),
        (ENGLISH, ENGLISH.replace("a broken pier", "a broken, old pier")),
        (ENGLISH, ENGLISH.replace("stop boats", "stop the boats")),
    ],
)
def test_an_edit_of_small_words_or_words_of_the_source_stays(before, after):
    assert stays(before, after, SOURCES)


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("ต้อง", "ไม่ต้อง"),
        ("ก่อน", "หลัง"),
        ("อาจ", "ย่อม"),
        ("ไม่ได้", "ได้"),
        ("สหกรณ์", "เทศบาล"),
        ("พัง", "มั่นคง"),
    ],
)
def test_one_word_turned_in_thai_does_not_stay(word, instead):
    assert word in THAI
    assert not stays(THAI, THAI.replace(word, instead, 1), SOURCES)


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("must", "need not"),
        ("before", "after"),
        ("may stop", "always stops"),
        ("broken", "sound"),
        ("may stop", "may not stop"),
        ("cooperative", "council"),
    ],
)
def test_one_word_turned_in_english_does_not_stay(word, instead):
    assert word in ENGLISH
    assert not stays(ENGLISH, ENGLISH.replace(word, instead, 1), SOURCES)


def test_who_does_what_to_whom_does_not_stay_turned():
    said = "The council pays the school, which pays the driver of the boat."
    assert not stays(
        said, "The driver pays the school, which pays the council of the boat.", [said]
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (THAI, "สหกรณ์ต้องซ่อมท่าเรือก่อนฤดูฝน"),
        (ENGLISH, "The cooperative must mend the pier before the rains."),
        ("เรือทุกลำมีเสื้อชูชีพ และนายท้ายผ่านอบรม", "เรือทุกลำมีเสื้อชูชีพ"),
        ("Each pier has a keeper, such as a retired captain.", "Each pier has a keeper."),
        ("ท่าเรือ (สร้างปี 2540) ต้องซ่อม", "ท่าเรือ ต้องซ่อม"),
    ],
)
def test_a_reason_an_example_or_a_further_thing_at_the_end_may_be_left_out(before, after):
    assert stays(before, after, [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("เรือออกได้ ถ้าลมไม่แรง", "เรือออกได้"),
        ("เรือออกได้ เพราะลมสงบ เว้นแต่วันพระ", "เรือออกได้"),
        ("Boats may leave, unless the wind is high.", "Boats may leave."),
        ("Boats carry rice or sand.", "Boats carry rice."),
        ("Boats do not carry rice and people.", "Boats do not carry rice."),
        ("The pier is mended because the council pays.", "The council pays."),
        ("ท่าเรือ (เฉพาะฝั่งเหนือ) ต้องซ่อม", "ท่าเรือ ต้องซ่อม"),
    ],
)
def test_a_condition_an_alternative_or_a_bound_is_never_left_out(before, after):
    assert not stays(before, after, [])
