"""Days, amounts, frequencies, measures and types, as briefs write them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plans.understanding.amounts import amounts_in, frequency_in
from assistant.plans.understanding.dates import dates_in, window_in
from assistant.plans.understanding.goals import measures_of, without_deadline
from assistant.plans.understanding.kinds import kind_of
from assistant.plans.understanding.problems import problem_types, types_of
from assistant.schema import LANGUAGES


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ภายในเดือนกุมภาพันธ์ 2571", date(2028, 2, 29)),
        ("ภายใน 5 มี.ค. 2570", date(2027, 3, 5)),
        ("by 5 March 2027", date(2027, 3, 5)),
        ("by March 5, 2027", date(2027, 3, 5)),
        ("from June 2027", date(2027, 6, 1)),
        ("ตั้งแต่เดือนมิถุนายน 2570", date(2027, 6, 1)),
        ("2027-03-05", date(2027, 3, 5)),
        ("ก่อนสิ้นเดือน พ.ค. 71", date(2028, 5, 31)),
        ("by Sept '29", date(2029, 9, 30)),
        ("31/1/2572", date(2029, 1, 31)),
        ("สิ้นปีงบ 72", date(2029, 9, 30)),
        ("ภายในปีการศึกษา 2570", date(2028, 3, 31)),
        ("ไตรมาส 2 ปีงบประมาณ 2572", date(2029, 3, 31)),
    ],
)
def test_days_are_read_in_both_eras(text, day):
    assert [named.day for named in dates_in(text)] == [day]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("บ่อน้ำ 12 แห่ง ลึก 40 เมตร", [(12, "แห่ง"), (40, "เมตร")]),
        ("เงิน 3 ล้านบาท", [(3_000_000, "บาท")]),
        ("ค่า PM2.5 สูง 40 วัน", [(40, "วัน")]),
        ("two trucks and 1,200 seats", [(2, "trucks"), (1200, "seats")]),
        ("in 2027 nothing", []),
        ("by 5 March 2027", []),
    ],
)
def test_amounts_have_units_and_days_are_none(text, amounts):
    assert [(a.value, a.unit) for a in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    ("text", "per", "count", "every"),
    [
        ("ประชุมทุก 2 เดือน", "month", 1, 2),
        ("ทุกวันพฤหัสบดี", "week", 1, 1),
        ("รับ 20 คนต่อภาคเรียน", "term", 20, 1),
        ("a report twice a year", "year", 2, 1),
        ("weekly counts", "week", 1, 1),
        ("สัปดาห์ละ 3 วัน", "week", 3, 1),
        ("90 ตันต่อวัน", "day", 90, 1),
        ("two visits a week", "week", 2, 1),
        ("every three months", "month", 1, 3),
        ("ทุกวันศุกร์แรกของเดือน", "month", 1, 1),
    ],
)
def test_how_often_is_read(text, per, count, every):
    found = frequency_in(text)
    assert (found.per, found.count, found.every) == (per, count, every)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("1 ธ.ค. 71 - 31 มี.ค. 72", [True, False]),
        ("2 May 2029 to 1 June 2029", [True, False]),
        ("เริ่มได้ ก.พ. 72", [True]),
        ("ภายใน ก.พ. 72", [False]),
    ],
)
def test_the_first_day_of_a_range_is_a_beginning(text, begins):
    assert [named.begins for named in dates_in(text)] == begins


def test_months_without_a_year_are_a_window_of_each_year():
    assert window_in("เรือยาง 4 ลำ ช่วง ต.ค.-ธ.ค.") == (10, 12)
    assert window_in("pumps from November to January") == (11, 1)
    assert window_in("ตั้งแต่ 1 ต.ค. 2571 ถึง 31 ธ.ค. 2571") is None


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ร้อยละ 15 ของบ้าน", [(15, "%")]),
        ("เปิด 08.30-16.00 น. ครู 4 คน", [(4, "คน")]),
        ("เด็กอายุ 7-9 ปี 50 คน", [(50, "คน")]),
        ("เริ่มปี 68 มี 30 ร้าน", [(30, "ร้าน")]),
        ("No one waits for 3 boats", [(3, "boats")]),
    ],
)
def test_clock_times_ages_and_short_years_count_nothing(text, amounts):
    assert [(a.value, a.unit) for a in amounts_in(text)] == amounts


def test_money_a_year_is_no_frequency():
    assert frequency_in("ให้ทุนคนละ 3,000 บาทต่อปี 20 ทุน") is None


def test_aims_in_a_row_are_parted_where_each_counts_something():
    texts = [m.text for m in measures_of("ขุดบ่อ 4 แห่ง ซ่อมท่อ 9 สาย ให้ 60 หลังมีน้ำ ภายใน พ.ค. 71", "")]
    assert texts == ["ขุดบ่อ 4 แห่ง", "ซ่อมท่อ 9 สาย", "ให้ 60 หลังมีน้ำ"]
    texts = [
        m.text for m in measures_of("Dig 4 wells, mend 9 pipes, without closing the school", "")
    ]
    assert texts == ["Dig 4 wells", "mend 9 pipes", "without closing the school"]


@pytest.mark.parametrize(
    ("goal", "wanted"),
    [
        ("มีบ้านไม่น้อยกว่า 80 หลัง", "ไม่น้อยกว่า 80 หลัง"),
        ("ไม่ต้องส่งน้ำเกิน 30 เที่ยว", "ไม่เกิน 30 เที่ยว"),
        ("เหลือไม่เกินร้อยละ 10", "ไม่เกินร้อยละ 10"),
        ("keep queues under 20 minutes", "at most 20 minutes"),
    ],
)
def test_a_target_is_told_with_what_it_may_not_pass(goal, wanted):
    (one,) = measures_of(goal, "")
    assert one.wanted == wanted


def test_what_may_not_happen_is_a_condition_and_own_work_begins_at_nothing():
    dug, kept = measures_of("ขุดบ่อ 4 แห่ง โดยไม่รบกวนโรงเรียน", "")
    assert (dug.from_nothing, dug.condition) == (True, False)
    assert (kept.from_nothing, kept.condition) == (False, True)


def test_a_measure_has_its_baseline_from_the_problem_and_its_limit():
    (one,) = measures_of("ลดอุบัติเหตุเหลือไม่เกิน 7 ครั้ง ภายในเดือนมีนาคม 2570", "ปีที่แล้วเกิดอุบัติเหตุ 31 ครั้ง")
    assert (one.target.text, one.baseline.text, one.direction) == ("7 ครั้ง", "31 ครั้ง", "at_most")
    assert one.yearly


def test_the_group_of_a_measure_is_no_baseline():
    (one,) = measures_of(
        "All 31 wells have pumps by May 2027", "There are 31 wells and 9 wells dry"
    )
    assert one.baseline is None


def test_from_and_to_stand_in_the_goal_itself():
    (one,) = measures_of("Cut losses from 40 tons to 12 tons", "")
    assert (one.baseline.value, one.target.value, one.direction) == (40, 12, "at_most")


def test_a_goal_of_two_measures_is_parted_and_loses_its_day():
    texts = [m.text for m in measures_of("Open 4 wells and train 30 keepers by 1 May 2027", "")]
    assert texts == ["Open 4 wells", "train 30 keepers"]
    assert without_deadline("ขุดบ่อ 4 แห่ง ภายในวันที่ 1 พฤษภาคม 2570") == "ขุดบ่อ 4 แห่ง"


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("อบรมช่างประปา 12 คน", "th", "training"),
        ("power to close wells", "en", "powers"),
        ("รถขุด 2 คัน", "th", "things"),
        ("หอประชุมหมู่บ้าน", "th", "place"),
        ("a survey each May", "en", "evaluation"),
        ("ซักผ้า", "th", "service"),
        ("ซ่อมสะพาน 3 แห่ง", "th", "works"),
        ("วิศวกรสำรวจสะพาน 1 คน", "th", "people"),
        ("เสื้อชูชีพ 40 ใบ", "th", "things"),
        ("ทุนการศึกษา 12 ทุน", "th", "money"),
        ("คัดเลือกร้านค้า", "th", "choosing"),
        ("12 sensors and a student team", "en", "things"),
    ],
)
def test_kinds_of_offers(text, language, kind):
    assert kind_of(text, language).key == kind


def test_types_of_problems_are_told_in_both_languages_and_by_more_than_one_word():
    assert [t.key for t in types_of(("ขยะล้นหลุมฝังกลบ",), "th")] == ["waste"]
    assert types_of(("ขยะ",), "th") == ()
    for kind in problem_types():
        for said in (kind.name, *kind.people, *kind.laws, *kind.indicators):
            assert all(said[language] for language in LANGUAGES)
        assert kind.acts
        assert kind.risks


def test_a_number_behind_to_is_a_limit_only_where_something_falls():
    meals, calls = measures_of("Bring a meal to 90 of them and cut calls to 50", "20 calls came")
    assert (meals.direction, meals.baseline) == ("reach", None)
    assert calls.direction == "at_most"


def test_at_least_twice_compares_no_amount():
    (visits,) = measures_of("Visit each of the 70 homes at least twice a week", "")
    assert (visits.direction, visits.target.value, visits.rate) == ("reach", 70, True)


def test_all_of_what_the_problem_counts_begins_with_nothing_done():
    problem = "ถังดับเพลิงหมดอายุ 60 ถัง ซ้อมครั้งล่าสุดผ่านมา 3 ปี"
    tanks, drills = measures_of("เปลี่ยนถังดับเพลิง 60 ถัง และซ้อมปีละ 2 ครั้ง", problem)
    assert tanks.from_nothing
    assert drills.baseline is None
