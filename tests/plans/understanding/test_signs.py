"""Signs in a brief are whole words, and the clause around one is what is quoted."""

from __future__ import annotations

import pytest

from assistant.plans.understanding.signs import clause_with, sign_in


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("timed", "ยกเว้นปิดเทอม"),
        ("timed", "not on Fridays"),
        ("means", "ไม่มีคนขับ"),
        ("means", "no delivery"),
        ("unlike", "สองแห่งนับไม่ตรงกัน"),
        ("tried", "the earlier attempt failed"),
    ],
)
def test_a_sign_is_seen_denied_or_not(sign, text):
    assert sign_in(sign, text)


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("timed", "a daydream"),
        ("means", "Carywood"),
        ("means", "งบประสาทอ่อนล้า"[3:]),
        ("tried", "untried"),
    ],
)
def test_a_part_of_a_word_is_no_sign(sign, text):
    assert sign_in(sign, text) is None


def test_a_clause_ends_where_the_next_begins():
    said = "Boats are few. Each port counts in its own way; nobody adds up."
    assert clause_with("unlike", said) == "Each port counts in its own way"
    assert clause_with("tried", said) == ""
