"""What a sentence that speaks to a language model is made of, each with its points."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# Without any of these words a text has no cue.
FIRST_LOOK = re.compile(
    r"instruct|prompt|ignore|disregard|forget|overrid|bypass|\bA\.?I\b|assistant|language model"
    r"|\bLLM|chat ?bot|GPT|repl(?:y|ies)\b|respond|\banswers?\b|users?\s+ask|system\s*:|<\|"
    r"|\[/?INST|<<|</?(?:system|think|passage)|คำสั่ง|พรอม|เพิกเฉย|อย่าสนใจ|ไม่ต้องสนใจ|เอไอ|ปัญญาประดิษฐ์|โมเดล"
    r"|แบบจำลองภาษา|บอ[ตท]|คำแนะนำ|กฎเดิม|ระบบ\s*:"
    r"|the\s+user\b|unrestricted|restrictions|from\s+now\s+on|this\s+(?:document|text|page|file|report)"
    r"|ผู้ใช้|ไม่มีข้อจำกัด|จากนี้ไป|ตอนนี้คุณ|(?:เอกสาร|ข้อความ|บทความ)นี้"
    r"|ตอบ\s?(?:กลับ)?\s?(?:เพียง|แค่|เฉพาะ|ด้วย)?(?:คำ|ข้อความ)?ว่า",
    re.IGNORECASE,
)

# Where an English order may begin: a sentence, a clause, a courtesy, "you must". A verb behind a
# subject, an auxiliary or the opening of a quotation within a sentence reports.
_ORDER = (
    r"(?:^[\s\"“'‘(\[*>#-]*|[.!?:;|—–]\s+|,\s+(?:and\s+|then\s+|you\s+(?:must|should|will)\s+)?"
    r"|\b(?:please|now|instead|and|then|just|simply|always|you\s+(?:must|should|are\s+to|will"
    r"|need\s+to|have\s+to))\s+)"
)
_BEFORE = r"(?:previous|prior|above|earlier|preceding|foregoing|former|original|initial|system)"
_TOLD = r"(?:instructions?|prompts?|directions?|directives?|rules|guidelines|guardrails|commands?)"
_MACHINE = (
    r"(?:(?:A\.?I\.?|artificial intelligence)(?:\s+(?:assistants?|models?|agents?|systems?|tools?"
    r"|chat ?bots?|language models?))?|(?:large\s+)?language\s+models?|LLMs?|chat ?bots?"
    r"|(?:chat)?GPT(?:-\w+)?|(?:virtual|helpful|digital)\s+assistants?)"
)
# What follows the machine when it is meant itself, and not its maker, seller or user.
_ITSELF = (
    r"(?=\s*(?:[,.:;!?)\]—–-]|$)|\s+(?:reading|processing|summari|analy|answering|that|which|who"
    r"|and|or|with|without|named|called|you|must|should|please|will|whose|in)\b)"
)
_START = r"(?:^[\W_]*|[.!?|]\s+)"
_SAY = (
    r"(?:reply|respond|answer|say|output|print|write|return|repeat|state|tell\s+(?:the\s+)?users?)"
)
_DICTATED = (
    r"(?:\s+(?:only|exactly|just|solely))?(?:\s*[:\"“]|\s+(?:with|that|nothing\s+but"
    r"|the\s+(?:word|words|phrase|sentence|text|following))\b|\s+[\"“'])"
)

# The same in Thai, where an order begins a sentence or follows a word of ordering.
_TH_ORDER = r"(?:^[\s\"“'(*>#|-]*|[\s:|](?:แล้ว|และ)?\s*|จง|ให้|โปรด|กรุณา|ต้อง|ขอให้|คุณต้อง)"
_TH_MACHINE = (
    r"(?:A\.?I\.?|เอไอ|ปัญญาประดิษฐ์|โมเดลภาษา|โมเดล|แบบจำลองภาษา|แชต?ท?บอ[ตท]|บอ[ตท]"
    r"|ผู้ช่วย\s?(?:A\.?I\.?|เอไอ|เสมือน|อัจฉริยะ|ตอบคำถาม))"
)
_TH_TOLD = r"(?:คำสั่ง|คำแนะนำ|คำชี้แจง|ข้อกำหนด|กฎ|กติกา|พรอม(?:ต์|ท์|พ์ท?)|prompts?|ข้อความ|เนื้อหา)"
_TH_BEFORE = r"(?:ก่อนหน้า|ข้างต้น|ด้านบน|ที่ผ่านมา|ที่(?:คุณ)?ได้รับ|เดิม|ของ(?:ระบบ|ผู้พัฒนา)|ระบบ)"
_TH_START = r"^[\W_]*"
_TH_SAY = r"(?:ตอบกลับ|ตอบคำถาม|ตอบ|พิมพ์|แสดงผล|แสดง|บอกผู้ใช้|บอก|เขียน|สรุป|ระบุ)"


class Cue(NamedTuple):
    """One thing that such a sentence is made of; ``points`` of the two that are enough."""

    pattern: re.Pattern[str]
    points: int


def _cue(pattern: str, points: int) -> Cue:
    return Cue(re.compile(pattern, re.IGNORECASE), points)


CUES: Final = (
    # what was said before is to be set aside
    _cue(
        rf"{_ORDER}(?:ignore|disregard|forget|override|bypass|discard|(?:do\s+not|don['’]t|never"
        rf"|stop)\s+(?:follow|obey)(?:ing)?)\s+(?:\w+\s+){{0,3}}?(?:{_BEFORE}\s+(?:\w+\s+){{0,2}}?"
        rf"{_TOLD}|(?:your\s+(?:\w+\s+)?|system\s+)(?:{_TOLD}|training|programming)"
        rf"|(?:the\s+)?users?['’]?s?\s+(?:questions?|requests?|query)"
        rf"|(?:{_TOLD}|everything|anything|all)\s+(?:\w+\s+){{0,3}}?(?:above|before|earlier|you\s+(?:were|have)))",
        2,
    ),
    _cue(
        rf"{_TH_ORDER}(?:เพิกเฉย(?:ต่อ|กับ)?|ไม่ต้องสนใจ|อย่าสนใจ|ไม่สนใจ|เลิกสนใจ|มองข้าม|ลืม|ละเว้น|ละทิ้ง|ข้าม|ไม่ต้องทำตาม|หยุดทำตาม|อย่าทำตาม)\s?"
        rf"{_TH_TOLD}[^.!?]{{0,20}}?{_TH_BEFORE}",
        2,
    ),
    _cue(
        rf"{_TH_ORDER}(?:ไม่ต้อง|อย่า|ห้าม|เลิก|หยุด)(?:ปฏิบัติตาม|เชื่อ)\s?{_TH_TOLD}"
        rf"[^.!?]{{0,20}}?{_TH_BEFORE}",
        1,
    ),
    _cue(
        r"\bfollow\s+(?:these|this|the\s+following|my|only)\s+(?:\w+\s+)?instructions?\b"
        r"|^[\W_]*(?:new|updated|real|actual)\s+instructions?\s*:"
        r"|(?:ทำตาม|ปฏิบัติตาม)คำสั่ง(?:ต่อไปนี้|ใหม่|ด้านล่าง)[^.!?]{0,10}แทน",
        1,
    ),
    _cue(
        r"\bin\s+(?:every|all|each)\s+(?:of\s+)?(?:your\s+)?(?:answers?|responses?|repl(?:y|ies))\b",
        1,
    ),
    # the reader is a machine
    _cue(
        rf"\b(?:you\s+are|you['’]re|act\s+as|pretend\s+(?:to\s+be|you\s+are)|behave\s+as)\s+"
        rf"(?:now\s+)?(?:an?\s+|the\s+|my\s+)?(?:\w+\s+){{0,2}}?{_MACHINE}{_ITSELF}",
        2,
    ),
    _cue(
        rf"{_START}(?:(?:important\s+|special\s+)?(?:notes?|message|instructions?)\s+(?:to|for)"
        rf"|attention|dear|hello|hey)\s+(?:all\s+|any\s+|the\s+|every\s+)?{_MACHINE}{_ITSELF}"
        rf"|{_START}(?:to|for)\s+(?:all\s+|any\s+|the\s+|every\s+)?{_MACHINE}\s*"
        rf"(?:[,:]|(?:that\s+is\s+|which\s+is\s+)?(?:reading|processing|summari|analy|answering))"
        rf"|{_START}(?:as\s+an?\s+)?{_MACHINE}\s*[,:]\s*(?:you\s+(?:must|should|will))"
        rf"|{_START}{_MACHINE}\s+(?:instructions?|directives?|notes?|prompt)\s*:",
        2,
    ),
    _cue(
        rf"{_START}(?:{_MACHINE}|AI)(?:\s+\w+s)?\s*[,:]\s*(?:please|you|give|rate|praise|recommend|accept"
        rf"|ignore|do\s+not|never|always|{_SAY[3:-1]})\b|{_START}assistant\s*,\s*(?:you|please)\b"
        rf"|{_TH_START}{_TH_MACHINE}\s?(?:โปรด|จง|กรุณา|ขอให้)",
        2,
    ),
    _cue(
        r"\byou\s+are\s+(?:now|from\s+now\s+on)\b|\bfrom\s+now\s+on,?\s+you\b|\bdo\s+anything\s+now\b"
        r"|(?:ตอนนี้|จากนี้ไป|นับจากนี้|ต่อไปนี้)\s?คุณ\s?(?:คือ|เป็น|ต้อง)",
        1,
    ),
    _cue(
        r"\bunrestricted\b|\b(?:without|no|free\s+of)\s+(?:any\s+)?(?:restrictions|limits|limitations|filters)\b"
        r"|ไม่มีข้อจำกัด|(?:ทำตาม|ฟัง)(?:แต่|เฉพาะ)?(?:คำสั่งของ)?ฉัน(?:เท่านั้น)?",
        1,
    ),
    _cue(
        rf"(?:^[\W_]*|[.!?]\s+){_MACHINE}{_ITSELF}[^.!?]{{0,60}}?\b(?:must|should|shall)\s+{_SAY}",
        1,
    ),
    _cue(
        rf"คุณ\s?(?:คือ|เป็น)\s?(?:ผู้ช่วย\s?)?{_TH_MACHINE}|(?:สวมบทบาท|แสร้ง|ทำตัว)"
        rf"\s?(?:ว่า)?(?:เป็น)\s?{_TH_MACHINE}",
        2,
    ),
    _cue(
        rf"(?:^[\W_]*)(?:ถึง|เรียน|สำหรับ|โปรดทราบ|หมายเหตุถึง|คำสั่งถึง)\s?{_TH_MACHINE}"
        rf"|{_TH_MACHINE}\s?(?:ที่|ซึ่ง|ผู้)\s?(?:กำลัง)?อ่าน",
        2,
    ),
    _cue(rf"{_TH_MACHINE}[^.!?]{{0,30}}?(?:ต้อง|จง|ควร)\s?{_TH_SAY}", 1),
    # a reply is dictated
    _cue(rf"{_ORDER}{_SAY}{_DICTATED}", 1),
    _cue(
        rf"(?:(?:จง|ให้|โปรด|กรุณา|ต้อง|ขอให้)\s?{_TH_SAY}|(?:^|\s)(?:แล้ว)?\s?(?:ตอบ|พิมพ์))\s?(?:กลับ|ผู้ใช้|ไป)?\s?(?:เพียง|แค่|เฉพาะ|ด้วย)?\s?"
        r"(?:คำ|ข้อความ|ประโยค)?ว่า",
        1,
    ),
    _cue(
        r"^[\W_]*(?:จง|ให้|ต้อง|โปรด|กรุณา)\s?ตอบ(?:กลับ)?\s?(?:เพียง|แค่|เฉพาะ|ด้วย)?\s?(?:คำ|ข้อความ)?ว่า",
        1,
    ),
    # to every question, or whenever somebody asks it
    _cue(
        rf"\balways\s+{_SAY}{_DICTATED}|\b(?:every|any|all)\s+(?:user\s+)?questions?\b[^.!?]{{0,40}}\bwith\b"
        r"|\b(?:whatever|no\s+matter\s+what|regardless\s+of\s+what)\b[^.!?]{0,30}\bask"
        r"|\b(?:if|when|whenever)\s+(?:the\s+|a\s+|any\s+)?users?\s+asks?\b",
        1,
    ),
    _cue(
        r"ไม่ว่า(?:จะ|ผู้ใช้|ใคร)?\s?(?:จะ)?(?:ถูก)?ถาม|ทุกคำถาม|(?:ถ้า|หาก|เมื่อ|ทุกครั้งที่)\s?(?:มี)?"
        r"(?:ผู้ใช้|ใคร|คน|ผู้)?\s?(?:ถูก)?ถาม|ตอบ[^.!?]{0,80}(?:เท่านั้น|เสมอ|ทุกครั้ง)",
        1,
    ),
    _cue(
        rf"{_ORDER}(?:when|while|if\s+you\s+are)?\s*(?:summari[sz]ing|translating|reading|processing|answering"
        rf"\s+(?:about|from))\s+(?:this|the)\s+(?:document|text|page|file|report|paper)\b"
        rf"|(?:เมื่อ|ถ้า|หาก|เวลา)\s?(?:คุณ)?\s?(?:สรุป|แปล|ตอบจาก|ประมวลผล)\s?(?:เอกสาร|ข้อความ|บทความ|รายงาน)นี้",
        1,
    ),
    # the user is to be kept out of it
    _cue(
        rf"{_ORDER}(?:do\s+not|don['’]t|never)\s+(?:tell|inform|answer|alert|mention\s+(?:this|it)\s+to)"
        rf"\s+the\s+user\b|\b(?:and\s+nothing\s+else|(?:perform|do)\s+(?:any\s+)?other\s+tasks?)\b"
        rf"|(?:อย่า|ห้าม|ไม่ต้อง)(?:บอก|แจ้ง|ตอบ)\s?(?:คำถาม(?:ของ)?)?\s?ผู้ใช้|(?:ต่อไปนี้|นี้)แทน\s*$",
        1,
    ),
    # a prompt is to be shown
    _cue(
        rf"{_ORDER}(?:reveal|disclose|print|show|repeat|output|display|leak|expose|translate|list|send)\s+(?:me\s+|us\s+)?"
        rf"(?:\w+\s+){{0,2}}?(?:system\s+(?:prompt|message|instructions?)|your\s+(?:\w+\s+)?"
        rf"(?:prompt|instructions?)|your\s+(?:system|hidden|secret|initial)\s+rules"
        rf"|hidden\s+(?:prompt|instructions?))",
        2,
    ),
    _cue(
        rf"{_TH_ORDER}\s?(?:เปิดเผย|แสดง|พิมพ์|บอก)\s?(?:{_TH_TOLD})\s?(?:{_TH_BEFORE}|ลับ|ที่ซ่อน)"
        r"|(?:เปิดเผย|แสดง|พิมพ์|บอก)\s?(?:system\s+prompt|พรอม(?:ต์|ท์))",
        2,
    ),
    # marks of a chat's roles
    _cue(
        r"<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|<(?:system|assistant|think)>"
        r"|</(?:system|assistant|user|think|passage|context|prompt|instructions?)\b[^>]{0,10}>",
        2,
    ),
    _cue(
        r"(?:^[\W_]*|[.!?\s]\s*)(?:system|assistant|developer)(?:\s+(?:prompt|message|note|override))?"
        r"\s*:\s*(?:you\b|override|new\s+(?:task|instructions?)|ignore|from\s+now)|^[\W_]*system\s+override\b"
        r"|(?:^[\W_]*|\s)(?:ระบบ|คำสั่งระบบ|ผู้ช่วย)\s*:\s*(?:คุณ|จง|ห้าม|ต้อง(?:ตอบ|เปิดเผย|แสดง|ทำตาม))",
        2,
    ),
)
