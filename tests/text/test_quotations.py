"""Quotation: in whole words, not from behind a denial; an introduction only reports."""

from __future__ import annotations

import pytest

from assistant.text.quotations import is_introduced, is_quoted


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("สมาชิกประชุมทุกเดือน", "สมาชิกประชุม\nทุกเดือน และส่งรายงาน"),
        ("2) the budget", "1) trust 2) the budget"),
        ("Members meet monthly", "“Members meet monthly,” it says."),
        ("ค่าปรับ 500 บาท", "ค่าปรับ ๕๐๐ บาทต่อครั้ง"),
    ],
)
def test_wraps_blanks_marks_and_thai_digits_do_not_count(text, quote):
    assert is_quoted(text, [quote])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ว่าเทศบาล", "จังหวัดใหญ่กว่าเทศบาล"),
        ("ought the lease", "They bought the lease."),
        ("15 baht", "The fee is 515 baht."),
        ("the fee is 5", "The fee is 515 baht."),
    ],
)
def test_letters_inside_other_words_are_no_quotation(text, quote):
    assert not is_quoted(text, [quote])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("เปิดเผยข้อมูลของผู้ร้อง", "สำนักงานต้องไม่เปิดเผยข้อมูลของผู้ร้อง"),
        ("pay for the second visit", "Owners need not pay for the second visit."),
        ("share the register", "Clerks never share the register."),
    ],
)
def test_what_is_cut_from_behind_a_denial_is_no_quotation(text, quote):
    assert not is_quoted(text, [quote])
    assert is_quoted(quote, [quote])


def test_a_piece_that_stands_elsewhere_without_the_denial_is_one():
    assert is_quoted("pay the fee", ["Some do not pay the fee. Others pay the fee."])


def test_all_of_the_quotes_one_after_another_are_a_quotation():
    assert is_quoted("Members meet. Members vote.", ["Members meet.", "Members vote."])


@pytest.mark.parametrize("head", ["บทความกล่าวว่า ", "ผู้เขียนสรุปว่า ", "เอกสารระบุว่า: "])
def test_an_introduction_reports(head):
    assert is_introduced(f"{head}สมาชิกประชุมทุกเดือน", ["สมาชิกประชุมทุกเดือน"])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ตำบลหนึ่งมีเรือมากกว่าตำบลสอง", "ตำบลสองมีเรือมากกว่าตำบลหนึ่ง และตำบลสองอยู่ริมน้ำ"),
        ("เรือแล่นระหว่างสองตำบล", "เรือจอดที่สองตำบล"),
        ("The mayor denies: members meet monthly", "members meet monthly"),
    ],
)
def test_words_that_state_something_are_no_introduction(text, quote):
    assert not is_introduced(text, [quote])
