"""Free text → fields of a brief: pieces of the text, or words of closed lists, never a guess."""

from __future__ import annotations

import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.brief.from_text import brief_from_text, sector_of

THAI = (
    "ร้านอาหารริมหาดทิ้งน้ำเสียลงทะเลจนนักท่องเที่ยวลดลง หน่วยงานเจ้าภาพคือ สำนักงานสิ่งแวดล้อมจังหวัดหาดทราย "
    "ร่วมกับ เทศบาลตำบลหาดทราย, สมาคมร้านอาหารริมทะเล และมหาวิทยาลัยหาดทราย\n"
    "งบประมาณ 3.2 ล้านบาท\nเป้าหมายคือให้ร้านร้อยละ 90 มีบ่อดักไขมันภายใน 2 ปี\n"
    "เป็นงานต่อเนื่องที่เน้นความรับผิดชอบ บุคลากรมีน้อย ในจังหวัดหาดทราย"
)
ENGLISH = (
    "Street vendors burn waste at night. The Ban Suan Municipality leads. "
    "Partners include Ban Suan Vendors Club, Green Cart Foundation and Ban Suan College.\n"
    "The budget is 450,000 baht. The goal is to collect 80% of the waste so that burning stops. "
    "It is a one-off campaign with few staff and a flexible way of working in Ban Suan district."
)


def test_a_thai_text_gives_the_fields_that_it_states():
    found = brief_from_text(THAI, "th")
    assert found["lead_agency"].startswith("สำนักงานสิ่งแวดล้อม")
    assert [p["sector"] for p in found["partners"]] == ["local", "civil", "academic"]
    assert found["budget_baht"] == 3_200_000
    assert "90" in found["goal"]
    assert "น้ำเสีย" in found["problem"]
    assert (found["duration"], found["emphasis"]) == ("ongoing", "accountability")
    assert (found["in_house_capacity"], found["lang"]) == ("low", "th")


def test_an_english_text_gives_the_fields_that_it_states():
    found = brief_from_text(ENGLISH, "en")
    assert "Ban Suan Municipality" in found["lead_agency"]
    assert [p["sector"] for p in found["partners"]] == ["community", "civil", "academic"]
    assert found["budget_baht"] == 450_000
    assert (found["duration"], found["emphasis"]) == ("one_time", "flexibility")
    assert found["in_house_capacity"] == "low"
    assert found["region"] == "Ban Suan district"


@pytest.mark.parametrize(("text", "language"), [(THAI, "th"), (ENGLISH, "en")])
def test_nothing_is_guessed(text, language):
    found = brief_from_text(text, language)
    for key in ("problem", "goal", "lead_agency", "region", "beneficiaries"):
        for word in found.get(key, "").split():
            assert word in text, key
    assert all(partner["name"] in text for partner in found["partners"])
    assert all(partner["can_offer"] == "" for partner in found["partners"])


@pytest.mark.parametrize(("text", "language"), [(THAI, "th"), (ENGLISH, "en")])
def test_the_fields_are_a_brief(text, language):
    assert parse_brief(brief_from_text(text, language)).lang == language


def test_what_a_text_does_not_say_is_left_to_the_official():
    assert set(brief_from_text("ช้างป่ากินพืชไร่", "th")) == {"problem", "lang"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "We have no budget, and the river floods.",
        "งบประมาณ, ยังไม่มี",
        "budget: , baht",
        "งบประมาณ " + "9" * 400 + " บาท",
        "ร่วมกับ",
        "ร่วมกับ , , และ .",
        "partners: ; ; and",
        "goal " * 9_000,
        "[1] {lead} \x00 \ud83d",
        "(" * 3_000,
    ],
    ids=lambda text: repr(text)[:30],
)
def test_a_strange_text_gives_fields_and_no_crash(text):
    found = brief_from_text(text, "en")
    assert found["lang"] == "en"
    assert all(partner["name"].strip() for partner in found.get("partners", []))


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("มูลนิธิเพื่อนช้าง", "civil"),
        ("อบต. บ้านโคก", "local"),
        ("บริษัท ทะเลใส จำกัด", "private"),
        ("Hill Farmers Group", "community"),
        ("Forest Department", "state"),
        ("Payap University", "academic"),
        ("ฟ้าใส", None),
    ],
)
def test_a_name_that_speaks_of_its_sector_is_placed(name, sector):
    assert sector_of(name) == sector
