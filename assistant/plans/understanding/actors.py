"""The offices, firms and groups that a text names: told by what their names begin with."""

from __future__ import annotations

import re

from assistant.plans.understanding.denials import asserted

_NAME = 10  # characters behind what begins a name, by which it is told from another

_ACTORS = re.compile(
    r"(?:โรงพยาบาล|รพ\.(?:สต\.)?|เทศบาล|อบต\.?|อบจ\.?|องค์การบริหาร|สำนักงาน|กรม|กระทรวง|ศูนย์|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|"
    r"สถานี|สถาบัน|ที่ว่าการ|อำเภอ|ตำรวจ|(?<!ชี้)วัด(?!ผล|จาก|ด้วย|ได้|ว่า)|มัสยิด|ชมรม|สมาคม|มูลนิธิ|สหกรณ์|กลุ่ม|บริษัท|ธนาคาร|อสม\.?|กองทุน|สภา|"
    r"นายอำเภอ|ผู้ว่าราชการ|นายก|กำนัน|ผู้ใหญ่บ้าน|สาธารณสุข|แขวงทางหลวง|หอการค้า|ร้าน|ห้องปฏิบัติการ|ศาล)"
    r"|\b(?:(?:the\s)?[A-Z][\w'’&-]*\s(?:of\s(?:the\s)?)?){0,4}(?:Office|Hospital|Department|Ministry|Council|Club|Schools?|"
    r"College|University|Agency|Board|Company|Co\.|Ltd|Association|Foundation|Cooperative|Temple|Police|"
    r"Bank|Cent(?:re|er)|Committee|Governor|Mayor|Bureau|Institute|Union|Authority|Municipality|Farm|"
    r"Group|Service|Laboratory|Clinic|Fund|Force|Network|Market|Court)\b"
)


def actors_in(text: str) -> frozenset[str]:
    """Return the different names of actors; what several of their words begin is one name."""
    names, end = set(), -1
    for match in asserted(_ACTORS, text):
        if match.start() != end:
            names.add(text[match.start() : match.end() + _NAME])
        end = match.end()
    return frozenset(names)
