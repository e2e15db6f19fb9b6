"""A few sentences of free text → the fields of a brief, by rules; the official confirms them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from assistant.plans.brief.brief import MOST_BAHT
from assistant.schema import Language
from assistant.schema.plans import Sector
from assistant.text.language import arabic_digits, sentences
from assistant.text.numerals import SCALES

MOST_TEXT = 20_000  # characters that are read
_MOST_PARTNERS = 30
# What a name begins with or holds → its sector; the first row that fits decides.
_SECTORS: tuple[tuple[Sector, str], ...] = (
    ("local", r"เทศบาล|องค์การบริหารส่วน|อบต|อบจ|municipal|local government|tambon admin"),
    (
        "academic",
        r"มหาวิทยาลัย|วิทยาลัย|สถาบันวิจัย|คณะ|โรงเรียน|"
        r"universit|college|facult|school",
    ),
    (
        "private",
        r"บริษัท|ห้างหุ้นส่วน|หอการค้า|ธนาคาร|โรงแรม|ผู้ประกอบการ|"
        r"\bco\.|company|ltd|firm|hotel|business",
    ),
    (
        "civil",
        r"มูลนิธิ|สมาคม|องค์กรพัฒนาเอกชน|ประชาสังคม|foundation|"
        r"associat|\bngo\b|civil society",
    ),
    (
        "community",
        r"ชุมชน|กลุ่ม|ชมรม|อาสาสมัคร|อสม|วัด|หมู่บ้าน|สภาองค์กร|"
        r"communit|village|volunteer|temple|group|club",
    ),
    (
        "state",
        r"สำนักงาน|กรม|กระทรวง|โรงพยาบาล|ศูนย์|อำเภอ|จังหวัด|"
        r"ตำรวจ|office|department|ministry|hospital|district|"
        r"police|agency",
    ),
)
_STOP = (
    r"(?=\s*(?:[.;\n]|$|งบ|วงเงิน|เป้าหมาย|ระยะเวลา|โดยมี|เพื่อ|ซึ่ง|ต้องการ|มุ่ง|ภายใน|with a budget|"
    r"budget|the goal|to ))"
)
_LEAD = (
    r"(?:หน่วยงาน)?เจ้าภาพ(?:หลัก)?(?:คือ|ได้แก่|:)\s*"
    r"(?P<name>[^\s.;,]+"
    r"(?: (?!ร่วม|และ|กับ|มี|ทำ|งบ|วงเงิน|เป้าหมาย|ระยะ|โดย|เพื่อ|ภายใน|ต้อง|จะ)[^\s.;,]+)?)",
    r"(?P<name>[^\s,;]+?(?: (?:จังหวัด|อำเภอ|ตำบล|เขต)[^\s,;]+?)?)\s*เป็น(?:หน่วยงาน)?เจ้าภาพ",
    r"(?:led by|lead agency(?: is|:)?)\s+(?:the )?(?P<name>[A-Z][^.,;\n]+)",
    r"(?P<name>(?:The )?[A-Z][\w' ]+(?:Office|Department|Municipality|Agency|Ministry))"
    r"\s+(?:leads|will lead|is the lead)",
)
_PARTNERS = (
    rf"(?:ร่วมกับ|ภาคี(?:ได้แก่|คือ|มี|:)?|ทำงานกับ)\s*(?P<names>[^.;\n]+?){_STOP}",
    rf"(?:partners?(?: are| include|:)|together with|along with)\s+(?P<names>[^.;\n]+?){_STOP}",
)
_BETWEEN = re.compile(
    r"\s*(?:,|;|\s+และ\s*|\s+กับ\s*|\band\b)\s*"
    r"|\s+(?=(?:เทศบาล|มูลนิธิ|บริษัท|สมาคม|กลุ่ม|ชมรม|โรงพยาบาล|มหาวิทยาลัย|องค์การ|สำนักงาน|ชุมชน))"
)
_SUM = rf"(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>{'|'.join(SCALES)})?"
_BUDGETS = (
    rf"(?i)(?:งบ(?:ประมาณ)?|วงเงิน|budget)[^\d\n.]{{0,25}}{_SUM}",
    rf"(?i){_SUM}\s*(?:บาท|baht|THB)",
)
_REGION = (
    r"(?:ใน|พื้นที่)\s*(?P<name>(?:จังหวัด|อำเภอ|ตำบล|เขต|ลุ่มน้ำ|ภาค)[^\s,.;]+)",
    r"\bin (?P<name>[A-Z][\w' ]+? (?:province|district|region|city))",
)
_PEOPLE = (
    r"(?:กลุ่มเป้าหมาย|ผู้รับประโยชน์)(?:คือ|ได้แก่|:)?\s*(?P<name>[^.;\n]+)",
    r"(?:beneficiaries|people served|target group)(?: are|:)?\s+(?P<name>[^.;\n]+)",
)
_GOAL = re.compile(
    r"เป้าหมาย|ต้องการให้|เพื่อให้|มุ่งให้|ภายใน \d|\bgoal\b|\baim\b|in order to|so that", re.I
)
# What a Thai clause is about, told by how it begins; a clause that does not tell goes on.
_TOPICS = (
    ("goal", re.compile(r"^(?:เป้าหมาย|ต้องการ|เพื่อให้|มุ่ง|อยากให้)")),
    ("other", re.compile(r"^(?:ร่วมกับ|ภาคี|ทำงานกับ|งบ|วงเงิน|ระยะเวลา|เน้น|โดยมี)|เจ้าภาพ")),
    ("problem", re.compile(r"^(?:ปัญหา|เพราะ|เนื่องจาก|ปัจจุบัน|แต่)")),
)
_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "duration": (
        ("one_time", r"ครั้งเดียว|เฉพาะกิจ|one[- ]off|one[- ]time|single event|\bonce\b"),
        ("ongoing", r"ต่อเนื่อง|ระยะยาว|ถาวร|ทุกปี|ongoing|long[- ]term|permanent|every year"),
    ),
    "emphasis": (
        ("balanced", r"ทั้ง(?:ความ)?รับผิดชอบและ(?:ความ)?ยืดหยุ่น|both accountab\w+ and flexib"),
        ("accountability", r"เน้น(?:เรื่อง)?ความรับผิดชอบ|ตรวจสอบได้|accountab"),
        ("flexibility", r"เน้น(?:เรื่อง)?ความยืดหยุ่น|ยืดหยุ่น|flexib"),
    ),
    "in_house_capacity": (
        (
            "low",
            r"(?:กำลังคน|บุคลากร|เจ้าหน้าที่)[^.\n]{0,15}(?:น้อย|ไม่พอ|ขาด|จำกัด)|"
            r"few staff|no staff|low capacity|understaffed",
        ),
        (
            "high",
            r"(?:กำลังคน|บุคลากร|เจ้าหน้าที่)[^.\n]{0,15}(?:พร้อม|เพียงพอ|มาก|สูง)|"
            r"enough staff|high capacity|capable staff",
        ),
        ("medium", r"(?:กำลังคน|บุคลากร)[^.\n]{0,15}ปานกลาง|medium capacity"),
    ),
}
_BARRIERS = re.compile(
    r"ข้อมูล[^.\n]{0,40}(?:คนละ|ไม่ได้|อ่อนไหว|ยินยอม|แบ่งปัน)|data (?:cannot|are|is)|share data", re.I
)


def brief_from_text(text: str, language: Language) -> dict[str, Any]:
    """Return the fields of a brief that a text states; the rest is left for the official.

    Nothing is guessed: each value is a piece of the text, or a word of a closed list it contains.
    """
    plain = arabic_digits(text[:MOST_TEXT])
    said = [plain[a:b].strip() for a, b in sentences(plain)]
    goal, problem = _goal_and_problem(plain, said, language)
    fields: dict[str, Any] = {
        "problem": problem,
        "goal": goal,
        "lead_agency": _first(_LEAD, plain),
        "partners": list(_partners(plain)),
        "budget_baht": _budget(plain),
        "region": _first(_REGION, plain),
        "beneficiaries": _first(_PEOPLE, plain),
        "data_sharing_barriers": " ".join(line for line in said if _BARRIERS.search(line)),
        "lang": language,
    }
    for field, rows in _WORDS.items():
        fields[field] = next(
            (value for value, words in rows if re.search(words, plain, re.I)), None
        )
    return {key: value for key, value in fields.items() if value not in ("", None, [])}


def _goal_and_problem(text: str, said: list[str], language: Language) -> tuple[str, str]:
    """Part what is wanted from what is wrong: by sentences, or in Thai by the blanks of clauses."""
    if language == "en":
        goal = " ".join(line for line in said if _GOAL.search(line))
        problem = " ".join(line for line in said if not _GOAL.search(line))
        return goal, problem or text.strip()
    topic, found = "problem", {"problem": [""], "goal": [""], "other": [""]}
    for clause in text.split():
        topic = next((name for name, begun in _TOPICS if begun.search(clause)), topic)
        found[topic].append(clause)
    problem = " ".join(found["problem"]).strip()
    return " ".join(found["goal"]).strip(), problem or text.strip()


def sector_of(name: str) -> Sector | None:
    """Return the sector that a name speaks of, or None.

    >>> sector_of("มูลนิธิรักษ์น้ำ"), sector_of("เทศบาลตำบลทุ่งทอง")
    ('civil', 'local')
    """
    return next((sector for sector, words in _SECTORS if re.search(words, name, re.I)), None)


def _first(patterns: tuple[str, ...], text: str) -> str:
    for pattern in patterns:
        if found := re.search(pattern, text):
            return found["name"].strip()
    return ""


def _partners(text: str) -> Iterator[dict[str, Any]]:
    for pattern in _PARTNERS:
        if found := re.search(pattern, text, re.I):
            names = [name.strip() for name in _BETWEEN.split(found["names"]) if name.strip()]
            for name in names[:_MOST_PARTNERS]:
                yield {"name": name[:200], "sector": sector_of(name), "can_offer": ""}
            return


def _budget(text: str) -> int | None:
    """Return the amount in baht that stands first, after a word for a budget or before baht."""
    matches = [found for pattern in _BUDGETS if (found := re.search(pattern, text))]
    if not matches:
        return None
    first = min(matches, key=lambda found: found.start())
    scale = SCALES[first["scale"].lower()] if first["scale"] else 1
    baht = Decimal(first["n"].replace(",", "")) * scale
    return round(baht) if baht <= MOST_BAHT else None
