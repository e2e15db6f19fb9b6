"""Which item of a budget pays what."""

from __future__ import annotations

from datetime import date

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.goals import measures_of
from assistant.plans.understanding.offers import offers_of
from assistant.plans.work.activity import Activity
from assistant.plans.work.paying import kind_of_item, pays, serves_measure


def work(said, language="th"):
    (offer,) = offers_of(Partner(name="x", can_offer=said), language)
    day = date(2029, 1, 1)
    return Activity("a", offer.text, "x", (), "", offer.kind.phase, "offer", day, day, offer=offer)


def test_what_a_partner_asks_for_is_paid_by_the_item_of_that_name():
    digger = work("รถขุด 2 คัน (อบต. ออกค่าน้ำมัน)")
    design = work("แบบขุดลอกและตรวจรับงาน")
    assert pays("น้ำมันขุดลอก", digger) > pays("น้ำมันขุดลอก", design)


def test_what_is_bought_is_no_pay():
    assert pays("ปั๊มและท่อ", work("แรงงานวางท่อ")) == 0
    assert kind_of_item("ค่าตอบแทนช่าง").key == "people"


def test_half_of_the_words_pay_the_same_kind_of_work_alone():
    assert pays("fire breaks", work("fire watch volunteers", "en")) == 0
    assert pays("ค่าอบรมช่าง", work("อบรมช่างประปา 9 คน")) > 0


def test_an_item_is_for_the_measure_that_shares_its_words():
    measures = measures_of("แก้จุดเสี่ยง 7 จุด และปลูกต้นไม้ 90 ต้น", "")
    assert serves_measure("ป้ายจุดเสี่ยง", measures) == measures[0]
    assert serves_measure("รถตู้", measures) is None
