"""The words in the pictures, in both languages."""

from __future__ import annotations

from assistant.schema import Language

WORDS: dict[str, dict[Language, str]] = {
    "state": {"th": "ภาครัฐ", "en": "State"},
    "local": {"th": "ท้องถิ่น", "en": "Local government"},
    "private": {"th": "เอกชน", "en": "Private"},
    "civil": {"th": "ประชาสังคม", "en": "Civil society"},
    "community": {"th": "ชุมชน", "en": "Community"},
    "academic": {"th": "วิชาการ", "en": "Academic"},
    "funding": {"th": "เงิน", "en": "funding"},
    "contract": {"th": "สัญญา/ข้อตกลง", "en": "contract"},
    "data": {"th": "ข้อมูล", "en": "data"},
    "referral": {"th": "ส่งต่อ/ประสานงาน", "en": "referral"},
    "lead": {"th": "หน่วยงานรัฐ", "en": "the state"},
    "hub": {"th": "ผู้รับจ้างหรือผู้ประสาน", "en": "contractor or coordinator"},
    "member": {"th": "หน่วยงานในเครือข่าย", "en": "agency in the network"},
    "model_1": {"th": "1 รัฐบูรณาการเอง", "en": "1 The state integrates itself"},
    "model_2": {"th": "2 ผู้รับจ้างเหมาหลัก", "en": "2 A prime contractor"},
    "model_3": {"th": "3 บุคคลที่สามเป็นผู้ประสาน", "en": "3 Third parties as coordinators"},
    "engagement": {"th": "หลักของการมีส่วนร่วม", "en": "Principled engagement"},
    "motivation": {"th": "แรงจูงใจที่ใช้ร่วมกัน", "en": "Shared motivation"},
    "capacity": {"th": "ความสามารถในการร่วมดำเนินการ", "en": "Capacity for joint action"},
    "step_1": {"th": "ยุทธศาสตร์", "en": "Strategy"},
    "step_2": {"th": "การออกแบบเครือข่าย", "en": "Network design"},
    "step_3": {"th": "การบูรณาการและเชื่อมโยง", "en": "Integration"},
    "group": {"th": "{sector} ({count} ราย)", "en": "{sector} ({count})"},
    "quarter": {"th": "ไตรมาส {quarter}", "en": "Q{quarter}"},
    "year": {"th": "ปีงบประมาณ {year}", "en": "FY{year}"},
}
BUDDHIST_ERA = 543  # years ahead of the common era


def say(key: str, language: Language, **values: object) -> str:
    """Return one of the words with its values put in."""
    return WORDS[key][language].format(**values)
