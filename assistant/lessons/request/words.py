"""Words around a request for a lesson: its fields' names, what closed lists accept, faults."""

from __future__ import annotations

from assistant.frameworks.fields import spellings
from assistant.schema import Language

LEAST_MINUTES, MOST_MINUTES = 15, 480

FIELDS: dict[str, dict[Language, str]] = {
    "topic": {"th": "หัวข้อ", "en": "topic"},
    "title": {"th": "ชื่อบทเรียน", "en": "title"},
    "sections": {"th": "หัวข้อในเอกสาร", "en": "sections"},
    "documents": {"th": "เอกสาร", "en": "documents"},
    "audience": {"th": "กลุ่มผู้เรียน", "en": "audience"},
    "level": {"th": "ระดับ", "en": "level"},
    "minutes": {"th": "เวลา (นาที)", "en": "minutes"},
    "language": {"th": "ภาษา", "en": "language"},
    "group_size": {"th": "จำนวนผู้เรียน", "en": "group size"},
    "quiz_items": {"th": "จำนวนข้อสอบ", "en": "quiz items"},
    "emphasis": {"th": "จุดเน้น", "en": "emphasis"},
    "framework": {"th": "หลักสูตรตามกรอบ", "en": "framework"},
}
# Other names under which a request may give a field.
ALIASES = {
    "duration_minutes": "minutes",
    "duration": "minutes",
    "time": "minutes",
    "lang": "language",
    "participants": "group_size",
    "group": "group_size",
    "quiz": "quiz_items",
    "items": "quiz_items",
    "focus": "emphasis",
    "learners": "audience",
}
LENIENT = {
    "level": spellings(
        {
            "basic": "basic beginner introductory เบื้องต้น พื้นฐาน ต้น เริ่มต้น",
            "intermediate": "intermediate middle กลาง ปานกลาง",
            "advanced": "advanced expert senior สูง ขั้นสูง ผู้บริหาร",
        }
    ),
    "language": spellings(
        {
            "th": "th thai ไทย ภาษาไทย",
            "en": "en english อังกฤษ ภาษาอังกฤษ",
            "both": "both bilingual th+en th/en สองภาษา ไทย-อังกฤษ ทั้งสองภาษา ทั้งสอง",
        }
    ),
    "emphasis": spellings(
        {
            "concepts": "concepts concept theory แนวคิด ทฤษฎี",
            "cases": "cases case case_study case_studies กรณีศึกษา กรณี กรณีตัวอย่าง",
            "practice": "practice practical workshop skills ปฏิบัติ ฝึกปฏิบัติ เชิงปฏิบัติการ",
        }
    ),
}
MESSAGES: dict[str, dict[Language, str]] = {
    "not_a_request": {
        "th": "คำขอบทเรียนต้องเป็นรายการของช่องกับค่า เช่น {{minutes: 60}}",
        "en": "a lesson request is a mapping of fields to values, such as {{minutes: 60}}",
    },
    "no_field": {
        "th": "คำขอไม่มีช่องที่รู้จักเลย ช่องที่ใช้ได้คือ {fields}",
        "en": "the request has no field that is known; these are: {fields}",
    },
    "minutes_few": {
        "th": "เวลา {minutes} นาทีสั้นเกินไปสำหรับบทเรียน โปรดให้อย่างน้อย {least} นาที",
        "en": "{minutes} minutes are too short for a lesson: give at least {least}",
    },
    "minutes_many": {
        "th": "เวลา {minutes} นาทีเกินหนึ่งวัน โปรดแบ่งเป็นหลายบทเรียน บทละไม่เกิน {most} นาที",
        "en": "{minutes} minutes are more than a day: ask for several lessons of at most {most}",
    },
    "field": {
        "th": "ช่อง “{field}” ใช้ไม่ได้: {why}",
        "en": "the field “{field}” cannot be used: {why}",
    },
    "literal_error": {"th": "ใช้ได้เฉพาะ {expected}", "en": "it takes {expected} only"},
    "number": {"th": "ต้องเป็นจำนวนเต็ม", "en": "it must be a whole number"},
    "greater_than_equal": {"th": "ต้องไม่น้อยกว่า {ge}", "en": "it must be at least {ge}"},
    "less_than_equal": {"th": "ต้องไม่เกิน {le}", "en": "it must be at most {le}"},
    "unreadable": {"th": "รูปแบบไม่ถูกต้อง", "en": "it has the wrong form"},
}
