"""Pages whose letters came out damaged are named."""

from read_texts import paged

CLEAN = "ชุมชนริมน้ำต้องดูแลลำคลองร่วมกันตลอดทั้งปี เพราะน้ำเป็นของทุกคนและไม่มีใครดูแลได้โดยลำพัง\n"
DAMAGED = "ชุม ่ ชน เ ไ รม ้ า ต ่ อ ง ด ู แ ล เ ไ ่ ่ ะ ะ ำ ำ ใ ใ ๆ ่ ้ เ เ แ โ ะ า " * 3


def test_a_page_full_of_signs_on_nothing_is_named_and_a_clean_one_is_not():
    (warning,) = [w for w in paged(CLEAN, "x " + DAMAGED, CLEAN).warnings if "damaged" in w]
    assert "page(s) 2 " in warning


def test_clean_pages_are_not_named():
    assert not [w for w in paged(CLEAN, CLEAN).warnings if "damaged" in w]
