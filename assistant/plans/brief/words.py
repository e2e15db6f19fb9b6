"""Words around a brief: its fields' names, what closed lists accept, and what may be wrong."""

from __future__ import annotations

from assistant.frameworks.fields import spellings
from assistant.schema import Language

FIELDS: dict[str, dict[Language, str]] = {
    "title": {"th": "ชื่อแผน", "en": "title"},
    "problem": {"th": "ปัญหา", "en": "problem"},
    "goal": {"th": "เป้าหมาย", "en": "goal"},
    "lead_agency": {"th": "หน่วยงานเจ้าภาพ", "en": "lead agency"},
    "partners": {"th": "ภาคี", "en": "partners"},
    "name": {"th": "ชื่อ", "en": "name"},
    "sector": {"th": "ภาคส่วน", "en": "sector"},
    "can_offer": {"th": "สิ่งที่ให้ได้", "en": "what it can offer"},
    "duration": {"th": "ระยะของผลที่ต้องการ", "en": "duration"},
    "duration_note": {"th": "คำอธิบายระยะเวลา", "en": "note on duration"},
    "budget_baht": {"th": "งบประมาณ (บาท)", "en": "budget (baht)"},
    "budget_items": {"th": "รายการงบประมาณ", "en": "budget items"},
    "item": {"th": "รายการ", "en": "item"},
    "baht": {"th": "จำนวนเงิน (บาท)", "en": "amount (baht)"},
    "emphasis": {"th": "จุดเน้น", "en": "emphasis"},
    "in_house_capacity": {"th": "กำลังคนของเจ้าภาพ", "en": "in-house capacity"},
    "data_sharing_barriers": {"th": "อุปสรรคในการแบ่งปันข้อมูล", "en": "barriers to data sharing"},
    "beneficiaries": {"th": "ผู้รับประโยชน์", "en": "beneficiaries"},
    "region": {"th": "พื้นที่", "en": "region"},
    "start": {"th": "วันเริ่ม", "en": "start"},
    "framework": {"th": "กรอบการวางแผน", "en": "framework"},
    "corrections": {"th": "สิ่งที่แก้จากความเข้าใจ", "en": "corrections"},
}
SECTORS: dict[str, dict[Language, str]] = {
    "state": {"th": "ภาครัฐ", "en": "state"},
    "local": {"th": "ท้องถิ่น", "en": "local government"},
    "private": {"th": "ภาคเอกชน", "en": "private"},
    "civil": {"th": "ประชาสังคม", "en": "civil society"},
    "community": {"th": "ชุมชน", "en": "community"},
    "academic": {"th": "วิชาการ", "en": "academic"},
}
LENIENT: dict[str, dict[str, str | None]] = {
    "sector": spellings(
        {
            "state": "state state_enterprise government central public รัฐ ภาครัฐ ราชการ "
            "หน่วยงานรัฐ รัฐวิสาหกิจ",
            "local": "local local_government ท้องถิ่น อปท. อปท องค์กรปกครองส่วนท้องถิ่น เทศบาล",
            "private": "private business company เอกชน ภาคเอกชน ธุรกิจ บริษัท",
            "civil": "civil civil_society ngo nonprofit non-profit ประชาสังคม ภาคประชาสังคม มูลนิธิ "
            "สมาคม องค์กรไม่แสวงหากำไร foundation",
            "community": "community ชุมชน องค์กรชุมชน ภาคประชาชน ประชาชน อาสาสมัคร",
            "academic": "academic university วิชาการ สถาบันการศึกษา มหาวิทยาลัย research education",
        }
    ),
    "duration": spellings(
        {
            "one_time": "one_time one-time onetime one-off once ครั้งเดียว ครั้งเดียวจบ ชั่วคราว",
            "ongoing": "ongoing continuous long-term long_term ต่อเนื่อง ระยะยาว ถาวร permanent",
        }
    ),
    "emphasis": spellings(
        {
            "accountability": "accountability accountable ความรับผิดชอบ รับผิดชอบ",
            "flexibility": "flexibility flexible ความยืดหยุ่น ยืดหยุ่น",
            "balanced": "balanced balance both mixed สมดุล ทั้งสอง ทั้งสองอย่าง เท่ากัน",
        }
    ),
    "capacity": spellings(
        {
            "low": "low weak น้อย ต่ำ ไม่พอ",
            "medium": "medium moderate average ปานกลาง พอใช้",
            "high": "high strong สูง มาก พร้อม",
        }
    ),
}
MESSAGES: dict[str, dict[Language, str]] = {
    "not_a_brief": {
        "th": "ข้อมูลนี้ไม่ใช่ข้อมูลโครงการ: ต้องเป็นชุดของช่องข้อมูล เช่น problem, goal, partners",
        "en": "this is not a brief: it must be a set of fields such as problem, goal, partners",
    },
    "unused": {
        "th": "แผนไม่ได้ใช้ช่องเหล่านี้ โปรดตรวจชื่อช่อง: {fields}",
        "en": "these fields are not used by a plan, check their names: {fields}",
    },
    "no_field": {
        "th": "ไม่พบช่องข้อมูลที่รู้จัก: ใช้ชื่อช่องต่อไปนี้ {fields}",
        "en": "no known field was found: use {fields}",
    },
    "nothing_said": {
        "th": "ข้อมูลโครงการว่างเปล่า: โปรดกรอกปัญหา เป้าหมาย เจ้าภาพ หรือภาคีอย่างน้อยหนึ่งช่อง",
        "en": "the brief says nothing: fill in the problem, the goal, the lead agency or a partner",
    },
    "unreadable": {
        "th": "ช่อง “{field}” อ่านไม่ได้: โปรดแก้ค่าในช่องนี้",
        "en": "the field “{field}” cannot be read: please correct it",
    },
    "greater_than_equal": {
        "th": "ช่อง “{field}” ติดลบ: จำนวนเงินต้องเป็นศูนย์หรือมากกว่า",
        "en": "the field “{field}” is negative: an amount must be zero or more",
    },
    "less_than_equal": {
        "th": "ช่อง “{field}” มากเกินจริง: โปรดตรวจจำนวนเงิน",
        "en": "the field “{field}” is impossibly large: please check the amount",
    },
    "literal_error": {
        "th": "ช่อง “{field}” มีค่าที่ไม่รู้จัก: ใช้ค่าใดค่าหนึ่งของ {allowed} หรือเว้นว่าง",
        "en": "the field “{field}” has an unknown value: use one of {allowed} or leave it empty",
    },
    "missing": {
        "th": "ขาดช่อง “{field}”: โปรดกรอก",
        "en": "the field “{field}” is missing: please fill it in",
    },
    "string_too_short": {
        "th": "ช่อง “{field}” ว่าง: โปรดกรอก",
        "en": "the field “{field}” is empty: please fill it in",
    },
    "string_too_long": {
        "th": "ช่อง “{field}” ยาวเกิน {limit} ตัวอักษร: โปรดย่อ",
        "en": "the field “{field}” is longer than {limit} characters: please shorten it",
    },
    "too_long": {
        "th": "ช่อง “{field}” มีมากเกิน {limit} รายการ: โปรดรวมเป็นกลุ่ม",
        "en": "the field “{field}” has more than {limit} entries: please group them",
    },
}
for _kind in ("int_parsing", "float_parsing", "int_type", "float_type", "finite_number"):
    MESSAGES[_kind] = {
        "th": "ช่อง “{field}” ต้องเป็นตัวเลข เช่น 1200000 หรือเว้นว่าง",
        "en": "the field “{field}” must be a number such as 1200000, or empty",
    }


def field_name(path: tuple[str | int, ...], language: Language) -> str:
    """Name a field for a reader, entries counted from 1.

    >>> field_name(("partners", 0, "name"), "en")
    'partners 1 › name'
    """
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f" {step + 1}"
        elif step in FIELDS:
            name += f"{' › ' if name else ''}{FIELDS[step][language]}"
    return name
