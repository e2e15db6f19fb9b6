"""What is designed stands before what is made of it."""

from __future__ import annotations

from datetime import date

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.offers import offers_of
from assistant.plans.work.activity import Activity
from assistant.plans.work.ordering import designs_first

BEGUN = date(2029, 1, 1)


def work(said, end):
    (offer,) = offers_of(Partner(name=said[:4], can_offer=said), "th")
    held = offer.kind.phase
    return Activity(said, said, said[:4], (), "", held, "offer", BEGUN, end, offer=offer)


DESIGN = work("แบบก่อสร้างสะพาน", date(2029, 2, 14))
BUILT = work("สร้างสะพาน 2 แห่ง", date(2029, 2, 20))


def test_what_is_made_waits_for_its_design_and_keeps_its_length():
    design, built = designs_first([DESIGN, BUILT], date(2029, 12, 1))
    assert design.end < built.start
    assert built.end - built.start == BUILT.end - BUILT.start


def test_nothing_is_moved_past_the_last_day_of_work():
    assert designs_first([DESIGN, BUILT], date(2029, 2, 21)) == [DESIGN, BUILT]


def test_other_work_does_not_wait():
    other = work("ซ่อมรถ 2 คัน", date(2029, 2, 1))
    assert designs_first([DESIGN, other], date(2029, 12, 1)) == [DESIGN, other]
