"""Numbers in a text: digits of both scripts, words of both languages, years of both eras."""

import pytest

from assistant.text.numerals import enumerators, numbers


def readings(text: str) -> list[set[str]]:
    return [set(number.readings) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๓ แห่ง", [{"3"}]),
        ("1,200 คน", [{"1200"}]),
        ("ร้อยละ 3.50", [{"3.5"}]),
        ("5 ล้านบาท", [{"5000000"}]),
        ("5 million", [{"5000000"}]),
        ("2 หมื่นล้าน", [{"20000000000"}]),
        ("สามแนวทาง", [{"3"}]),
        ("สองร้อยคน", [{"200"}]),
        ("สิบห้าคน", [{"15"}]),
        ("three ways", [{"3"}]),
        ("twenty five agencies", [{"25"}]),
        ("two hundred million", [{"200000000"}]),
        ("พ.ศ. 2552", [{"2009"}]),
        ("พุทธศักราช ๒๕๕๒", [{"2009"}]),
        ("ค.ศ. 2009", [{"2009"}]),
        ("2552 B.E.", [{"2009"}]),
        ("2552", [{"2552", "2009"}]),
        ("พ.ศ. 2552-2555", [{"2009"}, {"2012"}]),
        ("พ.ศ. 2552 ถึง 2555", [{"2009"}, {"2012"}]),
        ("1933-1953", [{"1933"}, {"1953"}]),
    ],
)
def test_a_number_is_read_by_what_it_means(text: str, expected: list[set[str]]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "สามารถ ห้าม เก้าอี้ พันธมิตร ร้อยละ",
        "one of them",
        "หนึ่งในนั้น",
        "ทั้งสองฝ่าย",
        "hundreds of them",
        "a third party",
        "1) trust 2) time",
        "(1) trust (2) time",
        "1. trust\n2. time",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert readings(text) == []


def test_a_number_at_the_end_of_a_remark_is_no_enumerator() -> None:
    assert readings("members (aged 18) join") == [{"18"}]


def test_enumerators_are_known_apart() -> None:
    assert enumerators("1) ก ๒) ข (3) ค") == {"1", "2", "3"}


@pytest.mark.parametrize("text", ["ประการที่ 3", "step 3", "the third stage"])
def test_a_place_in_a_list_is_an_ordinal(text: str) -> None:
    (number,) = numbers(text)
    assert (number.ordinal, number.readings) == (True, frozenset({"3"}))
