"""Money is tied to what the brief names, reckoned from its figures, or open: never divided."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.work.building import build
from assistant.plans.work.capacity import uncovered
from assistant.plans.work.spending import spend

BRIEF = {
    "problem": "ท่าเรือ 7 แห่งผุ ปี 2569 เรือชนท่า 31 ครั้ง",
    "goal": "ซ่อมท่าเรือ 7 แห่ง และลากเรือเสียไม่เกิน 20 เที่ยว ภายใน 31 ธ.ค. 2570",
    "lead_agency": "เทศบาลเมืองปากแม่น้ำ",
    "partners": [
        {"name": "ชมรมเรือลาก", "can_offer": "เรือลาก 2 ลำ คิดค่าน้ำมันเที่ยวละ 450 บาท"},
        {"name": "อู่เรือปากน้ำ", "sector": "private", "can_offer": "ช่างไม้ 5 คน"},
    ],
    "budget_baht": 900_000,
    "duration_note": "เริ่ม 1 ม.ค. 2570",
    "lang": "th",
}  # fmt: skip


def spent(**changed):
    u = planning.understood({**BRIEF, **changed})
    made = build(u, u.brief.lead_agency, "", "", lambda key, **_: key)
    return spend(u, made, "rest")


def by_source(lines):
    return {source: [one for one in lines if one.source == source] for source in
            ("brief", "reckoned", "open")}  # fmt: skip


def test_a_sum_without_parts_is_not_divided():
    activities, lines = spent(partners=[BRIEF["partners"][1]])
    assert [line.baht for line in lines if line.baht is not None] == [900_000]
    assert lines[-1].item == "rest"
    assert all(one.baht is None for one in activities)


def test_a_price_times_the_pieces_of_the_goal_is_reckoned_and_the_rest_is_open():
    activities, lines = spent()
    (reckoned,) = by_source(lines)["reckoned"]
    assert (reckoned.baht, reckoned.count.text) == (20 * 450, "20 เที่ยว")
    assert activities[reckoned.activities[0] - 1].reckoned
    assert lines[-1].baht == 900_000 - 9_000


def test_a_price_for_each_is_taken_times_what_is_offered():
    button = {"name": "CareAlarm", "can_offer": "80 alarm buttons at 900 baht each"}
    _, lines = spent(partners=[button], lang="en", goal="Fit 80 alarm buttons by 31 Dec 2027")
    (reckoned,) = by_source(lines)["reckoned"]
    assert reckoned.baht == 72_000


@pytest.mark.parametrize("total", [None, 0])
def test_no_money_gives_no_rows(total):
    activities, lines = spent(budget_baht=total)
    assert lines == ()
    assert all(one.baht is None for one in activities)


def test_what_an_item_buys_is_its_own_work_and_no_gap():
    goal = "ติดทุ่นไฟ 12 ทุ่น และซ่อมท่าเรือ 7 แห่ง ภายใน 31 ธ.ค. 2570"
    item = {"item": "ทุ่นไฟ", "baht": 240_000}
    activities, lines = spent(goal=goal, budget_items=[item])
    (line,) = by_source(lines)["brief"]
    paid = activities[line.activities[0] - 1]
    assert (paid.basis, paid.baht) == ("item", 240_000)
    with_item = planning.understood({**BRIEF, "goal": goal, "budget_items": [item]})
    without = planning.understood({**BRIEF, "goal": goal})
    assert len(uncovered(without)) == len(uncovered(with_item)) + 1


def test_rows_add_up_to_the_whole():
    _, lines = spent(budget_items=[{"item": "ไม้ซ่อมท่า", "baht": 300_000}])
    assert sum(line.baht or 0 for line in lines) == 900_000
