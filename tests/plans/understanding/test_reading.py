"""Days, amounts, frequencies, measures and types, as briefs write them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plans.understanding.amounts import amounts_in, frequency_in
from assistant.plans.understanding.dates import dates_in
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
