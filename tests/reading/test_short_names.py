"""Short names that a document gives itself, told by form."""

import pytest

from assistant.reading.short_names import short_names
from assistant.schema import Block, ShortName


def found(text, role="body"):
    return short_names(text, [Block("paragraph", 0, len(text), role=role)])


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("ให้องค์การบริหารส่วนตำบล (อบต.) จัดทำแผน", "อบต.", "องค์การบริหารส่วนตำบล"),
        ("สำนักงานการตรวจเงินแผ่นดิน (สตง.) ตรวจสอบ", "สตง.", "สำนักงานการตรวจเงินแผ่นดิน"),
        (
            "และคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ (ป.ป.ช.) กำหนด",
            "ป.ป.ช.",
            "คณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
        ),
        (
            "ให้มีคณะกรรมการทรัพยากรน้ำแห่งชาติ เรียกโดยย่อว่า “กนช.” ประกอบด้วย",
            "กนช.",
            "คณะกรรมการทรัพยากรน้ำแห่งชาติ",
        ),
        (
            "ให้มีคณะกรรมการคณะหนึ่งเรียกว่า “คณะกรรมการนโยบายที่ดินชุมชน” เรียกโดยย่อว่า “คณะกรรมการนโยบาย”",
            "คณะกรรมการนโยบาย",
            "คณะกรรมการนโยบายที่ดินชุมชน",
        ),
        ("โครงการศูนย์บ่มเพาะนวัตกรรมชุมชน (ศบนช.)", "ศบนช.", "ศูนย์บ่มเพาะนวัตกรรมชุมชน"),
        ("อบต. (องค์การบริหารส่วนตำบล) ทำแผน", "อบต.", "องค์การบริหารส่วนตำบล"),
        ("in a public-private partnership (PPP) the state", "PPP", "public-private partnership"),
        ("agreed in service level agreements (SLAs).", "SLAs", "service level agreements"),
        (
            "Coastal Waste Alliance, hereinafter referred to as “CWA”",
            "CWA",
            "Coastal Waste Alliance",
        ),
        (
            "องค์กรพัฒนาเอกชน (Non-Governmental Organization: NGO)",
            "NGO",
            "Non-Governmental Organization",
        ),
        ("CWA (Coastal Waste Alliance) meets", "CWA", "Coastal Waste Alliance"),
    ],
)
def test_a_name_is_found_with_what_it_is_short_for(text, short, full):
    assert ShortName(short, full) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "ในปี พ.ศ. 2540 (ค.ศ. 1997) และเดือน (ม.ค.)",
        "ผู้รับบริการทุกคน (กขค.) มาเอง",
        "ตามมาตรา ๔ (๒) และ (ก.)",
        "It was built by the city (see Table 2).",
        "a river of the north (UK) is long",
        "ซึ่งต่อไปในสัญญานี้เรียกว่า “ผู้รับจ้าง”",
    ],
)
def test_other_brackets_name_nothing(text):
    assert found(text) == ()


def test_a_name_across_a_wrapped_line_is_whole():
    assert found("องค์การบริหาร\nส่วนตำบล (อบต.)")[0].full == "องค์การบริหารส่วนตำบล"


def test_references_and_running_lines_give_no_names():
    assert found("Coastal Waste Alliance (CWA)", role="bibliography") == ()


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "“คณะกรรมการ” หมายความว่า คณะกรรมการสวน\nสมุนไพร “สมาชิก” หมายความว่า ผู้ปลูก",
            "คณะกรรมการ",
            "คณะกรรมการสวนสมุนไพร",
        ),
        ("“Board” means the Coastal Waste Board.", "Board", "Coastal Waste Board"),
    ],
)
def test_what_a_document_defines_by_its_own_word_with_more_is_its_own_name(text, short, full):
    assert found(text) == (ShortName(short, full, own=True),)


def test_a_definition_in_other_words_names_nothing():
    assert found("“สวน” หมายความว่า ที่ดินที่ชุมชนใช้ร่วมกัน “Fee” means what members pay.") == ()
