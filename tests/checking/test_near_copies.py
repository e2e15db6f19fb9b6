"""Nearly the words of a quotation, turned round or tied anew, are never shown as checked."""

from __future__ import annotations

import pytest
from judging import Judging

from assistant import check_claim
from assistant.checking.near_copies import turned

LENDING = "ธนาคารหมู่บ้านปล่อยเงินกู้ให้กลุ่มทอผ้า และกลุ่มทอผ้าจ้างช่างย้อมจากตำบลใกล้เคียง"
FLOOD = "น้ำท่วมถนนสายหลัก โรงเรียนสามแห่งปิดเรียน และตลาดกลางย้ายไปตั้งที่วัด"
BUS = "รถโดยสารไฟฟ้าวิ่งเงียบกว่ารถดีเซลที่จอดในอู่เก่าของเทศบาล"
FERRY = (
    "The harbour office inspects ferries in March and the owners repaint the hulls. "
    "The port pays the divers who clear the channel."
)


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("กลุ่มทอผ้าปล่อยเงินกู้ให้ธนาคารหมู่บ้าน", LENDING),  # roles
        ("ช่างย้อมจากตำบลใกล้เคียงจ้างกลุ่มทอผ้า", LENDING),
        ("รถดีเซลที่จอดในอู่เก่าของเทศบาลวิ่งเงียบกว่ารถโดยสารไฟฟ้า", BUS),  # comparison
        ("ตลาดกลางย้ายไปตั้งที่วัดเพราะโรงเรียนสามแห่งปิดเรียน", FLOOD),  # cause
        ("หากน้ำท่วมถนนสายหลัก โรงเรียนสามแห่งปิดเรียน", FLOOD),  # condition
        ("น้ำท่วมถนนสายหลักทุกสาย โรงเรียนสามแห่งปิดเรียน", FLOOD),  # of how many
        ("The divers pay the port that clears the channel.", FERRY),
        ("The owners inspect the ferries and the harbour office repaints the hulls.", FERRY),
        (
            "The harbour office inspects ferries in March because the owners repaint the hulls.",
            FERRY,
        ),
        ("The port pays the divers only if they clear the channel.", FERRY),
    ],
)
def test_the_same_words_in_other_roles_are_unsure_however_sure_the_judge_is(claim, quote):
    assert check_claim(claim, [quote], judge=Judging(30.0)) == "unsure"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("ธนาคารหมู่บ้านให้เงินกู้แก่กลุ่มทอผ้า ซึ่งจ้างช่างย้อมจากตำบลใกล้เคียง", LENDING),
        ("กลุ่มทอผ้าว่าจ้างช่างย้อมของตำบลใกล้เคียง", LENDING),
        ("The harbour office inspects the ferries in March.", FERRY),
        ("Divers are paid for opening the way for ships.", FERRY),  # other words: for the judge
        ("ท่าเรือเป็นผู้จ่ายค่าจ้างนักประดาน้ำ", FERRY),  # another language: for the judge
    ],
)
def test_what_keeps_the_order_or_has_other_words_is_left_to_the_judge(claim, quote):
    assert not turned(claim, [quote])
    assert check_claim(claim, [quote], judge=Judging(30.0)) in ("supported", "quoted")


def test_a_judge_that_reads_more_than_words_is_not_lowered():
    class Reader(Judging):
        by_form = False

    claim = "The divers pay the port that clears the channel."
    assert check_claim(claim, [FERRY], judge=Reader(30.0)) == "supported"


def test_nothing_is_turned_beside_nothing():
    assert not turned("The harbour office inspects ferries.", [])
    assert not turned("", [FERRY])
