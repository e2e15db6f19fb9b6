"""A claim is quoted, supported, unsure or unsupported by its quotations."""

from __future__ import annotations

import pytest
from judging import Judging

from assistant import check_claim

QUOTE = (
    "The harbour office inspects every ferry in March. Ferries that fail must stay in port until "
    "a second inspection, for which the owner pays 4,500 baht."
)
THAI = "สำนักงานท่าเรือตรวจเรือข้ามฟากทุกลำในเดือนมีนาคม เรือที่ไม่ผ่านต้องจอดจนกว่าจะตรวจรอบที่สอง"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The harbour office inspects every ferry in March.", QUOTE),
        ("the harbour office inspects\nevery ferry in March", QUOTE),
        ("เรือที่ไม่ผ่านต้องจอดจนกว่าจะตรวจรอบที่สอง", THAI),
    ],
)
def test_word_for_word_is_quoted_whatever_the_judge_says(claim, quote):
    assert check_claim(claim, [quote], judge=Judging(-30)) == "quoted"


@pytest.mark.parametrize(
    ("logit", "verdict"), [(30, "supported"), (-1, "unsure"), (-30, "unsupported")]
)
def test_the_judge_decides_what_is_said_in_other_words(logit, verdict):
    assert (
        check_claim("Each ferry is checked once a year.", [QUOTE], judge=Judging(logit)) == verdict
    )


def test_a_number_that_is_not_there_is_never_shown_as_checked():
    claim = "Owners pay 5,400 baht for the second inspection."
    assert check_claim(claim, [QUOTE], judge=Judging(30)) == "unsure"


def test_a_name_that_is_not_there_is_never_shown_as_checked():
    claim = "The harbour office of Portsmouth inspects each ferry once a year."
    assert check_claim(claim, [QUOTE], judge=Judging(30)) == "unsure"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Every ferry in March the harbour office never inspects.", QUOTE),
        ("เรือที่ไม่ผ่านไม่ต้องจอดรอจนกว่าจะตรวจรอบที่สอง", THAI),
    ],
)
def test_the_same_words_with_another_denial_are_never_shown_as_checked(claim, quote):
    assert check_claim(claim, [quote], judge=Judging(30)) == "unsure"


def test_a_denial_in_other_words_is_left_to_the_judge():
    claim = "A boat with defects does not sail before somebody has looked again."
    assert check_claim(claim, [QUOTE], judge=Judging(30)) == "supported"


def test_the_rules_raise_nothing():
    claim = "Owners pay 4,500 baht for another inspection."
    assert check_claim(claim, [QUOTE], judge=Judging(-1)) == "unsure"
    assert check_claim(claim, [QUOTE], judge=Judging(-30)) == "unsupported"


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("ตำบลหนึ่งมีเรือมากกว่าตำบลสอง", "ตำบลสองมีเรือมากกว่าตำบลหนึ่ง"),
        ("the owner need pay the fee", "The owner need not pay the fee."),
        ("เปิดเผยรายชื่อผู้ร้องเรียน", "ห้ามเจ้าหน้าที่ทำ และสำนักงานต้องไม่เปิดเผยรายชื่อผู้ร้องเรียน"),
    ],
)
def test_letters_that_also_stand_in_the_quotation_make_no_quotation(claim, quote):
    assert check_claim(claim, [quote], judge=Judging(-30)) == "unsupported"


@pytest.mark.parametrize("claim", ["", "  ", "Yes.", "ครับ", "[1]", "…"])
def test_a_claim_without_content_is_never_supported(claim):
    assert check_claim(claim, [QUOTE], judge=Judging(30)) == "unsupported"


@pytest.mark.parametrize("quotes", [[], [""], ["  "]])
def test_without_a_quotation_nothing_is_supported(quotes):
    assert check_claim("Each ferry is checked.", quotes, judge=Judging(30)) == "unsupported"


@pytest.mark.parametrize(
    "address", ["https://evil.example/pay", "www.evil.example", "pay@evil.example"]
)
def test_an_address_that_is_not_there_is_never_supported(address):
    claim = f"Owners pay for the second inspection at {address}"
    assert check_claim(claim, [QUOTE], judge=Judging(30)) == "unsupported"


def test_addresses_are_compared_whole():
    quote = "Report at https://port.example/ferries before Friday."
    claim = "Reports go to https://port.example/ before Friday."
    assert check_claim(claim, [quote], judge=Judging(30)) == "unsupported"


def test_words_are_those_of_the_tokeniser_not_letters_inside_others():
    quote = "จังหวัดมีงบประมาณที่ยืดหยุ่นน้อยกว่าเทศบาลเมือง"
    claim = "จังหวัดมีงบประมาณที่ยืดหยุ่นกว่าเทศบาลเมือง"
    assert check_claim(claim, [quote]) not in ("quoted", "supported")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Every ferry is inspected by the harbour office in March.", QUOTE),
        ("เรือข้ามฟากทุกลำถูกตรวจโดยสำนักงานท่าเรือในเดือนมีนาคม", THAI),
    ],
)
def test_the_built_in_judge_does_not_lose_a_plain_restatement(claim, quote):
    assert check_claim(claim, [quote]) in ("supported", "unsure")


def test_the_built_in_judge_does_not_show_another_matter_as_checked():
    claim = "The museum opens on Sunday afternoons for school classes."
    assert check_claim(claim, [QUOTE]) in ("unsure", "unsupported")
