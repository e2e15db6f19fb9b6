"""A page is judged by its letters after repair: forbidden signs, words that are none."""

import pytest
from read_texts import paged

from assistant.reading.gate import UNREADABLE, damage
from assistant.reading.letters import GOOD, looks_damaged, signs

CLEAN = "ชุมชนริมน้ำต้องดูแลลำคลองร่วมกันตลอดทั้งปี เพราะน้ำเป็นของทุกคนและไม่มีใครดูแลได้โดยลำพัง\n"
DAMAGED = "ชุม ่ ชน เ ไ รม ้ า ต ่ อ ง ด ู แ ล เ ไ ่ ่ ะ ะ ำ ำ ใ ใ ๆ ่ ้ เ เ แ โ ะ า\n" * 3
BARE = "ชมชนรมนาตองดแลลำคลองรวมกนตลอดทงป เพราะนาเปนของทกคนและไมมใครดแลไดโดยลำพง " * 5
CODES = "การบริหารงานภาครัฐแบบเครือข่าย ".encode("cp874").decode("latin-1") * 5
NAMES = "นายอภิรักษ์ วงศ์สุวรรณเดชา นางสาวพิมพ์ชนก ศรีสุวรรณานนท์ นายธีรภัทร จิรโชติกำจร " * 3


@pytest.mark.parametrize("page", [DAMAGED, BARE, CODES])
def test_a_page_of_damaged_letters_is_looked_at_and_cannot_be_read(page):
    assert looks_damaged(page)
    assert damage(page) >= UNREADABLE


@pytest.mark.parametrize(
    "page",
    [
        CLEAN * 3,
        NAMES,
        "The agency signs a contract with the naïve café owner (résumé attached). " * 3,
        "",
        "123 456 · ✓ — “quoted” … 50 °C",
    ],
)
def test_an_ordinary_page_is_neither_looked_at_nor_damaged(page):
    assert not looks_damaged(page)
    assert damage(page) <= GOOD


def test_what_repair_mends_for_certain_is_no_damage():
    swapped = CLEAN.replace("ที่", "ท่ี").replace("น้ำ", "น้ํา") * 3
    assert not looks_damaged(swapped)
    assert damage(swapped) == 0


def test_damage_is_a_share_so_that_a_long_page_is_judged_like_a_short_one():
    assert damage(DAMAGED) == pytest.approx(damage(DAMAGED * 9), abs=0.02)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("ที่นี่", 0), ("ท่ี", 0), (" ่ก", 1), ("เ ก", 1), ("ก้้น", 1), ("กิีน", 1), ("กาี", 1)],
)
def test_signs_that_no_order_of_marks_allows_are_counted(text, wrong):
    assert signs(text).wrong == wrong


def test_a_page_full_of_signs_on_nothing_is_named_and_a_clean_one_is_not():
    (warning,) = [w for w in paged(CLEAN, "x " + DAMAGED, CLEAN).warnings if "damaged" in w]
    assert "page(s) 2 " in warning


def test_clean_pages_are_not_named():
    assert not [w for w in paged(CLEAN, CLEAN).warnings if "damaged" in w]
