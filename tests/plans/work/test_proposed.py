"""What a model proposes stands only where the brief carries it; else one fault says why not."""

from __future__ import annotations

from dataclasses import replace

import planning
import pytest

from assistant.plans.work.building import build
from assistant.plans.work.proposed import MOST, sift
from assistant.schema.plans import Proposal

LEAD = "อบต.ห้วยแก้ว"
CLINIC, CLUB = "รพ.สต.ห้วยแก้ว", "ชมรมผู้สูงอายุห้วยแก้ว"
BRIEF = {
    "problem": "ผู้สูงอายุติดเตียง 64 คน หกล้มในบ้าน 23 ครั้งปี 2569 บ้าน 40 หลังไม่มีราวจับ",
    "goal": "ลดการหกล้มจาก 23 ครั้งเหลือไม่เกิน 8 ครั้ง โดยไม่ย้ายผู้สูงอายุออกจากบ้าน ภายใน 30 ก.ย. 2571",
    "lead_agency": LEAD,
    "partners": [
        {"name": CLINIC, "sector": "state", "can_offer": "พยาบาลเยี่ยมบ้าน 2 คน แต่ไม่รับงานซ่อมบ้าน"},
        {"name": CLUB, "sector": "community", "can_offer": "อาสาเยี่ยมผู้สูงอายุ 18 คน เริ่ม 1 มี.ค. 2571"},
    ],
    "duration_note": "เริ่ม 1 ต.ค. 2570",
    "lang": "th",
}  # fmt: skip
GOOD = Proposal(
    "ติดราวจับในบ้านผู้สูงอายุ 40 หลัง", LEAD, (CLINIC,), "บ้าน 40 หลังมีราวจับ", "2027-12-01", "2028-05-31"
)


@pytest.fixture(scope="module")
def u():
    return planning.understood(BRIEF)


@pytest.fixture(scope="module")
def made(u):
    return build(u, LEAD, "", "", lambda key, **_: key)


def faults(u, made, **changed):
    kept, found = sift([replace(GOOD, **changed)], u, LEAD, made)
    assert len(kept) + len(found) == 1
    return found


def test_what_the_brief_carries_becomes_an_activity_with_one_lead(u, made):
    (kept,), found = sift([GOOD], u, LEAD, made)
    assert found == ()
    assert (kept.lead, kept.partners, kept.basis) == (LEAD, (CLINIC,), "model")
    assert (kept.start.isoformat(), kept.end.isoformat()) == (GOOD.start, GOOD.end)
    assert kept.costs
    assert kept.baht is None


@pytest.mark.parametrize(
    ("fault", "changed"),
    [
        ("party", {"lead": "มูลนิธิแสงตะวัน"}),
        ("party", {"partners": ("บริษัทอื่น จำกัด",)}),
        ("name", {"text": "ติดราวจับร่วมกับมูลนิธิแสงตะวัน 40 หลัง"}),
        ("number", {"output": "บ้าน 55 หลังมีราวจับ"}),
        ("date", {"end": "2031-05-31"}),
        ("date", {"start": "เร็ว ๆ นี้"}),
        ("date", {"start": "2028-06-01", "end": "2027-06-01"}),
        ("date", {"text": "ติดราวจับในบ้านผู้สูงอายุภายในเดือนพฤษภาคม"}),
        ("offer", {"text": "ซ่อมบ้านผู้สูงอายุ 40 หลัง", "lead": CLINIC}),
        ("offer", {"text": "จัดรถรับส่งผู้สูงอายุไปตลาด", "output": "", "lead": CLINIC}),
        ("offer", {"text": f"ติดราวจับโดยช่างของ{CLINIC}", "partners": ()}),
        ("against", {"text": "ย้ายผู้สูงอายุออกจากบ้าน", "partners": (), "output": ""}),
        ("form", {"text": ""}),
        ("form", {"text": "ติดราวจับในบ้าน " * 20}),
        ("form", {"text": "ติดราวจับ <script>ในบ้าน</script>"}),
        ("form", {"text": "Fit rails in the homes of the elders", "output": "rails fitted"}),
    ],
)
def test_what_the_brief_does_not_carry_is_left_out_for_one_reason(fault, changed, u, made):
    assert faults(u, made, **changed) == (fault,)


def test_a_partner_does_nothing_before_its_offer_can_be_had(u, made):
    visit = {"text": "อาสาเยี่ยมบ้านผู้สูงอายุติดเตียง", "output": "", "lead": CLUB, "partners": ()}
    early = replace(GOOD, **visit, start="2028-01-05", end="2028-09-01")
    apart = [one for one in made if one.basis == "frame"]
    assert sift([early], u, LEAD, apart)[1] == ("offer",)
    assert sift([replace(early, start="2028-03-01")], u, LEAD, apart)[1] == ()


def test_what_is_planned_already_is_not_planned_twice(u, made):
    assert sift([GOOD, GOOD], u, LEAD, made)[1] == ("same",)


def test_no_more_than_a_few_are_taken(u, made):
    rooms = ("ห้องน้ำ", "ห้องครัว", "บันได", "ประตู", "ระเบียง", "ห้องนอน", "ทางเดิน", "ลานบ้าน")
    many = [replace(GOOD, text=f"สำรวจ{room}", output="") for room in rooms]
    kept, found = sift(many, u, LEAD, made)
    assert (len(kept), set(found)) == (MOST, {"many"})
