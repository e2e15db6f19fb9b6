"""How questions are phrased, Thai and English side by side: tables of patterns, nothing else.

They are found with ``Worded``: as words of the question, never inside one.
"""

from __future__ import annotations

import re
from typing import Literal

from assistant.text.patterns import any_of

Kind = Literal["list", "definition", "who", "when", "amount", "compare", "why", "how", "fact"]
Wanted = Literal["percentage", "money", "person", "year", "year_be", "year_ce"]


_THINGS = "ประการ|ข้อ|แนว|ขั้น|รูปแบบ|อย่าง|ด้าน|ประเด็น|ทิศทาง|ประเภท|คน|ชิ้น|สาเหตุ|ปัจจัย|วิธี"
_NUMBERS = "two|three|four|five|six|seven|eight|[2-9]"
_THAI_NUMBERS = "[2-9๒-๙]|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ"
_SORTS = "kinds|types|forms|ways|steps|stages|models|directions|components|causes|definitions"


def _era(letter: str) -> str:
    """Return a pattern for B.E. or C.E.: with its points, or beside a number or the word year."""
    bare = rf"\b{letter}E\b"
    return rf"\b{letter}\.\s?E\b|(?<=\d ){bare}|(?<=year ){bare}|{bare}(?= (?:year|\d))"


_WHICH = "(ใด|ไหน|อะไร)"
_DOES = r"(?:do|does|did|is|are|was|were|will|has|have|had|can|should)\b"
_HOW_MUCH = "เท่า(?:ไร|ไหร่?|ใด)"

# The first row that matches decides; the order goes from the most to the least telling.
KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "compare",
        any_of(
            "(?:การ)?เปรียบเทียบ|(?:ความ|ข้อ)?แตกต่าง(?:กัน)?|(?:ความ)?ต่าง(?:จาก|กัน|กับ)|เทียบ(?:กับ|กัน)",
            r"\b(?:compare|differ|versus)",
        ),
    ),
    (
        "amount",
        any_of(
            "(กี่)(?:บาท|เปอร์เซ็นต์|เขต|แห่ง|หน่วยงาน|เดือน|วัน|ครั้ง)",
            f"ร้อยละ|{_HOW_MUCH}|percent",
            rf"\bhow (?:much|many)\b(?! (?:{_SORTS}))",
            r"\bwhat (?:amount|fee|sum)",
        ),
    ),
    (
        "list",
        any_of(
            "(?:อะไร|ใคร|ไหน|ใด|อย่างไร|ยังไง)บ้าง|(?:อะไร|ใคร|ที่ไหน|แบบไหน)(?!ได้)[^?]{1,24}บ้าง|ไล่(?:ให้|มา)|แจกแจง|ได้แก่|ให้ครบ|ทั้งหมด(กี่)",
            rf"(มี|แบ่ง)[^?]{{0,30}}(กี่)|(กี่)(?:{_THINGS})",
            f"ทั้ง({_THAI_NUMBERS})|ไล่(?={_THINGS}|ขั้นตอน|ชื่อ|รายชื่อ)",
            rf"\ball (?:of )?(?:the )?(?:{_NUMBERS}|nine|ten)\b|\bname (?:all|the|every|each)\b",
            r"\b(?:list|enumerate)\b|\bwhat are the\b",
            rf"\bhow many (?:{_SORTS})|\bwhich (?:\w+ )?(?:{_SORTS})",
            rf"\b(?:what|which|into|list the|are the|name the|of the) (?:\w+ )?(?:{_NUMBERS})\b",
        ),
    ),
    (
        "definition",
        any_of(
            r"คือ(?:อะไร|ใคร)?\s*[?？]?$|คืออะไร",
            "หมายถึง|หมายความ(?:ว่า|ถึง)|(?:ให้|มี)?ความหมาย|(?:ให้)?(?:คำ)?นิยาม|ย่อมาจาก|แปลว่า",
            r"\bwhat (?:is|are)\b|\bdefin|\bmean(?:s|ing)?\b|stands? for",
        ),
    ),
    (
        "who",
        any_of(
            "ใคร|ชื่อ(?:อะไร|ว่าอะไร|-)|(?:ผู้|คน|ท่าน)(?:ใด|ไหน)",
            r"\bwho(?:m|se)?\b|\bwhich (?:author|official|scholar|president|person)",
        ),
    ),
    (
        "when",
        any_of(
            rf"เมื่อ(?:ไร|ไหร่?|ใด)|(?:ปี|ช่วง){_WHICH}|ทศวรรษ|พ\.ศ\.|ค\.ศ\.",
            rf"(?:^|[,.;?] )when\b|\bwhen {_DOES}|\b(?:what|which) (?:year|decade|date|period)",
        ),
    ),
    (
        "why",
        any_of("ทำไม|เพราะ(?:อะไร|เหตุ)|(?:ด้วย)?เหตุ(?:ใด|ไร|อะไร)|เหตุผล|สาเหตุ", r"\bwhy\b|\breason"),
    ),
    ("how", any_of("อย่างไร|ยังไง|ยังงัย|วิธี(?:การ)?", r"\bhow\b")),
)

_MONEY = "บาท|ดอลลาร์|ปอนด์|เหรียญ|ยูโร"
_OFFICES = "governor|mayor|officer|official|chief|minister|president|director"
_THAI_OFFICES = "นายก|ผู้ว่าราชการ|นายอำเภอ|รัฐมนตรี|ประธานาธิบดี|ผู้อำนวยการ"
WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "percentage",
        any_of(f"ร้อยละ({_HOW_MUCH}|กี่)|(กี่)(?:เปอร์เซ็นต์| %)", "(?:what|which|how many) percent"),
    ),
    (
        "money",
        any_of(
            rf"(กี่)(?:ล้าน|แสน|หมื่น|พัน)?(?:{_MONEY})",
            rf"(?:งบ|เงิน|มูลค่า|ราคา|ค่า)\S{{0,60}}({_HOW_MUCH})",
            "how much (?:money|budget|did|does|do|was|is)|what (?:budget|sum|amount)",
            r"what (?:is|was|were) the (?:\w+ ){0,3}(?:budget|cost|price|salary)",
        ),
    ),
    (
        "person",
        any_of(
            r"ชื่อ\s*-?\s*(?:และ)?\s*(?:นาม)?สกุล|ชื่อจริง",
            r"(?:นาย|ผู้|ท่าน|ประธาน)\S{0,60}ชื่อ(?:ว่า)?(อะไร)",
            rf"(ใคร)(?:คือ|เป็น)(?:{_THAI_OFFICES})|(?:{_THAI_OFFICES})\S{{0,30}}(?:คือ|เป็น|ชื่อ)(ใคร)",
            rf"(?:full )?name of the (?:\w+ )?(?:{_OFFICES})|what (?:is|was) (?:his|her) name",
            rf"who (?:is|was) the (?:\w+ )?(?:{_OFFICES})\b",
        ),
    ),
    (
        "year",
        any_of(
            rf"ปี(?:\s*[พค]\.ศ\.\s*)?{_WHICH}|[พค]\.ศ\.\s*(?:{_WHICH}|{_HOW_MUCH})",
            r"\b(?:what|which) year\b|\bwhen (?:did|was|were)\b",
        ),
    ),
    ("year_be", any_of(r"พ\.ศ\.|พุทธศักราช", rf"(?-i:{_era('B')})|Buddhist")),
    ("year_ce", any_of(r"ค\.ศ\.|คริสต์ศักราช", rf"(?-i:{_era('C')})|Common Era|\bA\.\s?D\b")),
)

# A question that takes for granted that something happened ("why did …").
PRESUMES = any_of(
    "ทำไม|(?:เพราะ|ด้วย)?เหตุ(?:ใด|ไร|อะไร)|(?:เพราะ|ด้วย)สาเหตุ(?:ใด|อะไร)",
    r"\bwhy (?:did|was|were|has)\b|\bwhen did\b",
)
# What is so today no document knows: who holds an office now, what something costs at present.
TODAY = any_of(
    rf"(?:{_THAI_OFFICES}|อธิบดี|ปลัด|เลขาธิการ|ประธาน|หัวหน้า)\S{{0,30}}?(?:คน|ท่าน)(?:ปัจจุบัน|ล่าสุด|ใหม่)"
    r"|(?:ตอนนี้|ขณะนี้|วันนี้|ปัจจุบันนี้).{0,12}(?:ใครเป็น|ใครคือ|ราคา|เท่าไร|เท่าไหร่)|(?:ใครเป็น|ราคา).{0,30}(?:ตอนนี้|ขณะนี้|วันนี้)",
    rf"\b(?:current|present|incumbent) (?:\w+ )?(?:{_OFFICES}|head|secretary|chair)"
    rf"|\bwho is (?:now|currently)\b|\bwho is the .{{0,40}}\b(?:now|today|at the moment)\b",
)
# One that asks of every one of several: a table is meant whole.
EACH = any_of(
    r"แต่ละ(?:คน|ท่าน|ราย|แห่ง|ฝ่าย|แบบ|ประเภท|ตัว|ข้อ)?|ทุก(?:คน|ท่าน|แห่ง|ฝ่าย|แบบ|ประเภท)",
    r"\beach\b|\bevery\b|\ball the\b",
)
# One that asks for a number of things, and what may stand behind the Thai question word.
CLASSIFIER = re.compile("คน|บาท|แห่ง|เขต|เดือน|วัน|ครั้ง|ราย|ครัวเรือน|ล้าน[^ ]*|เปอร์เซ็นต์")
COUNTED = any_of(f"(กี่)(?={CLASSIFIER.pattern})", r"\bhow many\b")
WHERE = any_of(
    rf"ที่(?:ใด|ไหน)|ตรงไหน|(?:จังหวัด|ประเทศ|เมือง){_WHICH}",
    r"\bwhere\b|\bwhich (?:province|city|country|county|district)",
)

# Words that steer a question and that no answer needs to repeat, in the tokeniser's form.
ASKING = frozenset(
    """ช่วย กรุณา ขอ ทราบ อยาก รู้ รู้เรื่อง อยากรู้ ครับ ค่ะ คะ จ๊ะ หน่อย บทความ ผู้เขียน อย่างไร อะไร บ้าง
    ยังไง ยังงัย เท่าไร เท่าไหร่ เมื่อไร เมื่อไหร่ ทำไม เหตุใด เพราะเหตุใด เพราะอะไร กี่ ใคร ไหน ใด ได้แก่
    คือ หมายถึง หมายความว่า หรือไม่ หรือเปล่า บอก ไล่ ครบ เค้า เขา ผม ฉัน ดิฉัน อะ เนี่ย ไหม มั้ย มั่ง เหรอ นะ สรุป
    พูดถึง กล่าว กล่าวถึง เรื่อง ตอนนี้ ข้อ อย่าง ประการ ชื่อ แปล ย่อมาจาก ย่อ มาจาก คำ
    articl author accord pleas tell say explain describ list name give mani much text document
    doe did one mention call mean stand refer""".split()
)

NAME = re.compile(
    r"\b[A-Z][A-Za-z'’.-]*[A-Za-z](?:\s+(?:of\s+)?[A-Z][A-Za-z'’.-]*[A-Za-z])*|\b[A-Z]-?\d+\b"
)
NOT_NAMES = frozenset(
    """how what which who why when where table figure fig the in thai english vol no abstract
    buddhist-era buddhist common era b.e c.e a.d be ce
    explain describe list define compare""".split()
) | {"common era"}
COUNT = re.compile(
    rf"(?P<n>[0-9๐-๙]{{1,2}}|[ก-๙]{{2,4}}?)\s*(?:{_THINGS}|ขั้นตอน|เรื่อง|องค์ประกอบ|หัวข้อ|แบบ)"
    rf"|ทั้ง\s*(?P<t>{_THAI_NUMBERS})"
    rf"|\b(?P<e>{_NUMBERS}|nine|ten)\s+(?:\w+\s+){{0,3}}?\w+s\b",
    re.IGNORECASE,
)
# "What does the charter mean by a seat": the seat is asked for, and the charter is where it stands.
MEANT_BY = re.compile(
    r"\bmean(?:s|t)? by (?P<term>[^?]{2,80})"
    r"|\bwhat (?:does|do|did)\b[^\"“?]*[\"“](?P<quoted>[^\"”?]{2,60})[\"”][^?]*\bmean",
    re.IGNORECASE,
)
# The same thing in another tongue or short, behind what it is called: "(kamnan)".
GLOSS = re.compile(r"(?<=\w)\s*\(([^()]{2,60})\)")
# What a question says it does not mean: "(not the four of …)".
DENIED = re.compile(r"\s*\((?:ไม่ใช่|ไม่รวม|ยกเว้น|not |except|excluding)[^)]*\)", re.IGNORECASE)
PAUSE = re.compile(r"(?<=[.?!;])\s+|(?<=[ก-๙])\s+(?=[ก-๙“])")
ASKED = any_of(
    f"อะไร|อย่างไร|ยังไง|ใคร|ไหน|ใด|กี่|ทำไม|{_HOW_MUCH}|เมื่อ(?:ไร|ไหร่?)|หรือไม่",
    r"\b(?:what|which|who|how|why|when|where)\b",
)
