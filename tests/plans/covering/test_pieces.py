"""The pieces of a text and the facts that they name."""

from __future__ import annotations

import pytest

from assistant.plans.covering.pieces import distinct, pieces_of

COMMON = frozenset({"เป้าหมาย", "งบประมาณ", "ประชุม", "goal", "budget", "meet", "partner"})


def facts(text: str) -> frozenset[str]:
    return frozenset().union(*(piece.facts for piece in pieces_of(text, COMMON)))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("โรงพยาบาลบ้านดอนตรวจตาผู้สูงอายุ", "actor"),
        ("The Harbour Office mends broken piers", "actor"),
        ("วิทยาลัยเกษตรกับเทศบาลซ่อมเครื่องสูบน้ำ", "actors"),
        ("เก็บขยะชายหาดทุกวันศุกร์ตอนเช้า", "time"),
        ("broken nets are mended twice a month", "time"),
        ("ปล่อยพันธุ์ปลาลงคลอง 900 ตัว", "amount"),
        ("they repair 14 broken ferries here", "amount"),
        ("ค่าซ่อมเครื่องสูบน้ำ 45,000 บาท", "money"),
        ("mending nets costs 3 million baht", "money"),
    ],
)
def test_a_piece_names_its_facts(text, fact):
    assert fact in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "ยังไม่มีงบประมาณ 45,000 บาท สำหรับซ่อมเครื่องสูบน้ำ",
        "ไม่มีโรงพยาบาลบ้านดอนหรือใครมาตรวจตา",
        "there is no money and no 14 ferries anywhere",
    ],
)
def test_what_is_denied_names_nothing(text):
    assert not facts(text) & {"actor", "amount", "money"}


@pytest.mark.parametrize(
    "text", ["", "1. เป้าหมาย ..........\n2. งบประมาณ .......... บาท", "Goal ______"]
)
def test_a_form_that_nobody_filled_in_has_no_pieces(text):
    assert not pieces_of(text, COMMON)


def test_a_piece_stands_once_and_under_its_heading():
    found = pieces_of("งานซ่อมเรือ\n- สหกรณ์ซ่อมเรือ 9 ลำ\n- สหกรณ์ซ่อมเรือ 9 ลำ\n", COMMON)
    assert [piece.read for piece in found][-1] == "งานซ่อมเรือ: สหกรณ์ซ่อมเรือ 9 ลำ"
    assert sum("9 ลำ" in piece.read for piece in found) == 1


def test_a_piece_is_of_the_texts_own_subject_where_others_speak_of_it():
    found = pieces_of(
        "สหกรณ์ซ่อมเรือ 9 ลำในคลอง\nเทศบาลจ่ายเงินซ่อมเรือ 20,000 บาท\nช้างเดินบนหาดทราย", COMMON
    )
    assert ["own" in piece.facts for piece in found] == [True, True, False]


def test_a_long_line_is_read_in_parts():
    line = "The Harbour Office mends 14 old ferries of the northern line. " * 20
    found = pieces_of(line, COMMON)
    assert all(len(piece.text) <= 400 for piece in found)


def test_the_same_work_said_again_counts_once():
    said = (
        "สหกรณ์เรือซ่อมท่าเรือ 9 แห่ง ภายในเดือนเมษายน 2571 ด้วยเงิน 90,000 บาท\n"
        "ซ่อมท่าเรือ 9 แห่ง ภายในเดือนเมษายน 2571\n"
        "โรงเรียนสอนว่ายน้ำ 40 คน ทุกสัปดาห์"
    )
    kept = distinct(pieces_of(said, frozenset()))
    assert [piece.text[:8] for piece in kept] == ["สหกรณ์เร", "โรงเรียน"]
