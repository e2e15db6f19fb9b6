"""What partners offer: limits, prices, times of the year, and work of two times."""

from __future__ import annotations

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.kinds import is_work
from assistant.plans.understanding.offers import offers_of, same_work


def offered(said, language="th"):
    return offers_of(Partner(name="x", can_offer=said), language)


def test_a_limit_in_brackets_or_behind_the_offer_is_no_part_of_it():
    (one,) = offered("หอพัก 20 เตียง (หญิงเท่านั้น)")
    assert (one.text, one.limit) == ("หอพัก 20 เตียง", "หญิงเท่านั้น")
    (one,) = offered("4 pumps; fuel not included", "en")
    assert (one.text, one.limit) == ("4 pumps", "fuel not included")
    (one,) = offered("ช่าง 3 คน แต่ไม่มีวัสดุ")
    assert (one.text, one.limit) == ("ช่าง 3 คน", "ไม่มีวัสดุ")


def test_a_price_is_told_and_counts_nothing_that_is_given():
    (one,) = offered("รถน้ำ 6 คัน คิดค่าน้ำมันเที่ยวละ 300 บาท")
    assert one.price == "คิดค่าน้ำมันเที่ยวละ 300 บาท"
    assert [amount.text for amount in one.counted] == ["6 คัน"]
    (one,) = offered("books at cost", "en")
    assert one.price == "at cost"
    (one,) = offered("เรือ 2 ลำ ไม่คิดค่าเช่า")
    assert (one.price, one.limit) == ("", "")


def test_who_buys_or_gives_money_asks_for_none():
    (one,) = offered("buys paper at a fixed price", "en")
    assert one.price == ""


def test_an_offer_has_the_months_in_which_it_can_be_had():
    (one,) = offered("เรือ 2 ลำ ช่วง ต.ค.-ธ.ค.")
    assert one.window == (10, 12)


def test_choosing_before_and_serving_after_are_two_offers():
    assert [o.text for o in offered("คัดเลือกร้านและดูแลความสะอาด")] == ["คัดเลือกร้าน", "ดูแลความสะอาด"]
    assert len(offered("ปิดถนนและดูแลรถ")) == 1


def test_an_offer_that_begins_with_what_is_done_is_the_activity():
    assert is_work("ซ่อมเรือ 4 ลำ", "th")
    assert not is_work("เรือ 4 ลำ", "th")
    assert is_work("repairs 4 boats", "en")


def test_units_times_and_prices_make_no_two_offers_alike():
    (one,) = offered("a room one day per month", "en")
    (other,) = offered("20 files per month", "en")
    assert not same_work(one, other)


def test_what_answers_calls_is_there_all_the_time():
    (offer,) = offers_of(Partner(name="x", can_offer="รถ 3 คัน ออกได้ภายใน 24 ชั่วโมงหลังแจ้ง"), "th")
    assert offer.on_call
