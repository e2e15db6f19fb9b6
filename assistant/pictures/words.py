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
    "group": {"th": "{sector} ({count} ราย)", "en": "{sector} ({count})"},
    "quarter": {"th": "ไตรมาส {quarter}", "en": "Q{quarter}"},
    "year": {"th": "ปีงบประมาณ {year}", "en": "FY{year}"},
}
BUDDHIST_ERA = 543  # years ahead of the common era


def say(key: str, language: Language, **values: object) -> str:
    """Return one of the words with its values put in."""
    return WORDS[key][language].format(**values)
