"""What a question asks: its language, its kind, its content words, names, and what must be found.

Tables of patterns, Thai and English side by side; no model is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.errors import QuestionError
from assistant.language import arabic_digits, content_words, detect_question, nfc
from assistant.numerals import numbers
from assistant.spelling import corrected
from assistant.schema import Language
from assistant.settings import DEFAULT, Settings

Kind = Literal["list", "definition", "who", "when", "amount", "compare", "why", "how", "fact"]
Wanted = Literal["percentage", "money", "person", "year_be", "year_ce"]

# The first row that matches decides; order goes from the most to the least telling.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("compare", re.compile(r"เปรียบเทียบ|ต่างจาก|ต่างกัน|แตกต่าง|เทียบกับ|\b(?:compare|differ|versus)", re.I)),
    ("amount", re.compile(r"กี่(?:บาท|เปอร์เซ็นต์|เขต|แห่ง|หน่วยงาน|เดือน|วัน|ครั้ง)|ร้อยละ|"
                          r"เท่าไ[หร]|\bhow (?:much|many)\b|percent|\bwhat (?:amount|fee|sum)", re.I)),
    ("list", re.compile(
        r"อะไรบ้าง|ใครบ้าง|ไหนบ้าง|ใดบ้าง|อย่างไรบ้าง|ไล่ให้|ไล่มา|แจกแจง|ได้แก่|ให้ครบ|ทั้งหมดกี่|"
        r"(?:มี|แบ่ง)[^?]{0,30}กี่|กี่(?:ประการ|ข้อ|แนว|ขั้น|รูปแบบ|อย่าง|ด้าน|ประเด็น|ทิศทาง|ประเภท|คน|ชิ้น|สาเหตุ|ปัจจัย|วิธี)|"
        r"\b(?:list|enumerate)\b|\bwhat are the\b|\bhow many (?:kinds|types|ways|steps|stages|models|forms|directions|causes|definitions)|\bwhich (?:\w+ )?(?:kinds|types|forms|steps|stages|components)|"
        r"\b(?:what|which|into|list the|are the|name the|of the) (?:\w+ )?(?:two|three|four|five|six|seven|eight|[2-9])\b", re.I)),
    ("definition", re.compile(
        r"คือ(?:อะไร|ใคร)?\s*[?？]?$|หมายถึง|หมายความว่า|ความหมาย|นิยาม|ย่อมาจาก|แปลว่า|คืออะไร|"
        r"\bwhat (?:is|are) (?:meant|a|an|the)?|\bdefin|\bmean(?:s|ing)?\b|stands? for", re.I)),
    ("who", re.compile(r"ใคร|ชื่อ(?:อะไร|ว่าอะไร|-)|ผู้ใด|นักวิชาการคนใด|\bwho(?:m|se)?\b|\bwhich (?:author|official|scholar|president|person)", re.I)),
    ("when", re.compile(r"เมื่อไ[หร]|ปีใด|ปีไหน|ปีอะไร|ช่วงใด|ช่วงไหน|ทศวรรษ|พ\.ศ\.|ค\.ศ\.|\bwhen\b|\b(?:what|which) (?:year|decade|date|period)", re.I)),
    ("why", re.compile(r"ทำไม|เพราะ(?:อะไร|เหตุ)|เหตุใด|เหตุผล|สาเหตุ|\bwhy\b|\breason", re.I)),
    ("how", re.compile(r"อย่างไร|ยังไง|ยังงัย|วิธี|\bhow\b", re.I)),
)  # fmt: skip
_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    ("percentage", re.compile(r"ร้อยละ(?:เท่าไ|กี่)|กี่เปอร์เซ็นต์|กี่ %|(?:what|by what|which) percent|how many percent", re.I)),
    ("money", re.compile(r"กี่(?:ล้าน|แสน|หมื่น|พัน)?(?:บาท|ดอลลาร์|ปอนด์|เหรียญ|ยูโร)|(?:งบ|เงิน|มูลค่า|ราคา|ค่า)\S{0,24}เท่าไ[หร]|how much (?:money|budget|did|does|do|was|is)|what (?:budget|sum|amount)|what (?:is|was|were) the (?:\w+ ){0,3}(?:budget|cost|price|salary)", re.I)),
    ("person", re.compile(r"ชื่อ\s*-?\s*(?:และ)?\s*(?:นาม)?สกุล|ชื่อจริง|(?:นาย|ผู้|ท่าน|ประธาน)\S{0,60}ชื่อ(?:อะไร|ว่า)|(?:full )?name of the (?:\w+ )?(?:governor|mayor|officer|official|chief|minister|president|director)|what (?:is|was) (?:his|her) name", re.I)),
    ("year_be", re.compile(r"พ\.ศ\.|พุทธศักราช|\bB\.?E\.?\b|Buddhist", re.I)),
    ("year_ce", re.compile(r"ค\.ศ\.|คริสต์ศักราช|Common Era|\bC\.?E\.?\b|\bA\.?D\.?\b", re.I)),
)  # fmt: skip
# Words that steer a question and that no answer needs to repeat, in the tokeniser's form.
_ASKING = frozenset(
    """ช่วย กรุณา ขอ ทราบ อยาก รู้ รู้เรื่อง อยากรู้ ครับ ค่ะ คะ จ๊ะ หน่อย บทความ ผู้เขียน อย่างไร อะไร บ้าง
    ยังไง ยังงัย เท่าไร เท่าไหร่ เมื่อไร เมื่อไหร่ ทำไม เหตุใด เพราะเหตุใด เพราะอะไร กี่ ใคร ไหน ใด ได้แก่
    คือ หมายถึง หมายความว่า หรือไม่ หรือเปล่า บอก ไล่ ครบ เค้า เขา ผม ฉัน ดิฉัน อะ เนี่ย มั้ย เหรอ นะ สรุป
    พูดถึง กล่าว กล่าวถึง เรื่อง ตอนนี้ ข้อ อย่าง ประการ ชื่อ แปล ย่อมาจาก ย่อ มาจาก คำ
    articl author accord pleas tell say explain describ list name give mani much text document
    doe did one mention call mean stand refer accord""".split()
)
_REFERENCE = re.compile(
    r"(?P<kind>ตารางที่|ตาราง|ภาพที่|แผนภาพที่|รูปที่|table|figure|fig\.)\s*(?P<number>[0-9๐-๙]+)", re.I
)
_TABLE = re.compile(r"ตาราง|table", re.I)
_NAME = re.compile(
    r"\b[A-Z][A-Za-z'’.-]*[A-Za-z](?:\s+(?:of\s+)?[A-Z][A-Za-z'’.-]*[A-Za-z])*|\b[A-Z]-?\d+\b"
)
# What a question says it does not mean: "(not the four of …)".
_DENIED = re.compile(r"\s*\((?:ไม่ใช่|ไม่รวม|ยกเว้น|not |except|excluding)[^)]*\)", re.I)
_STORY = 160  # characters; a longer question brings its own background
_FOCUS = 60  # characters that the asking part has at least
_PAUSE = re.compile(r"(?<=[.?!;])\s+|(?<=[ก-๙])\s+(?=[ก-๙“])")
_ASKED = re.compile(
    r"อะไร|อย่างไร|ยังไง|ใคร|ไหน|ใด|กี่|ทำไม|เท่าไ|เมื่อไ|หรือไม่|\b(?:what|which|who|how|why|when|where)\b",
    re.I,
)
_NOT_NAMES = frozenset(
    "how what which who why when where table figure fig the in thai english vol no abstract buddhist-era buddhist common era common\u0020era mueang".split()
)
_QUOTED = re.compile(r"[“\"'‘]([^”\"'’]{2,80})[”\"'’]")
_COUNT = re.compile(
    r"(?P<n>[0-9๐-๙]{1,2}|[ก-๙]{2,4}?)\s*(?:ประการ|ข้อ|แนว|ขั้นตอน|ขั้น|รูปแบบ|อย่าง|ด้าน|ประเด็น|ทิศทาง|ประเภท|เรื่อง|องค์ประกอบ|สาเหตุ|หัวข้อ|แบบ)"
    r"|\b(?P<e>two|three|four|five|six|seven|eight|nine|ten|[2-9])\s+(?:\w+\s+){0,3}?\w+s\b",
    re.I,
)
_LETTER = re.compile(r"[\u0e01-\u0e2eA-Za-z0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``asked`` is the text without what it says it does not mean; ``focus`` the asking part of a question that tells a long story first.
    ``terms`` are its content words in the tokeniser's form; ``names`` its Latin names as written;
    ``counts`` the numbers of things it says there are; ``reference`` a table or figure it names.
    """

    text: str
    asked: str
    focus: str
    language: Language
    spoken: Language
    kind: Kind
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    wanted: frozenset[Wanted] = frozenset()
    reference: tuple[Literal["table", "figure"], int] | None = None


def understand(
    text: str, language: Literal["auto", "th", "en"] = "auto", settings: Settings = DEFAULT
) -> Question:
    """Return what a question asks.

    Args:
        text: The question as typed.
        language: The language to answer in; "auto" takes the question's own.

    Raises:
        QuestionError: If there is no letter in it, or more than a question's worth.
    """
    typed = " ".join(nfc(text).split())
    clean = corrected(_DENIED.sub("", typed) or typed)
    if not _LETTER.search(clean) or len(_LETTER.findall(clean)) < 2:
        raise QuestionError(
            f"คำถามสั้นเกินไปหรือไม่มีตัวอักษร ({clean[:20]!r}): โปรดพิมพ์คำถามเป็นข้อความ"
            " / The question has no words: type it as text."
        )
    if len(clean) > settings.question_limit:
        raise QuestionError(
            f"คำถามยาว {len(clean):,} ตัวอักษร เกิน {settings.question_limit:,}: โปรดย่อคำถาม"
            " หรือเพิ่มข้อความนั้นเป็นเอกสาร / The question is too long: shorten it,"
            " or add the text as a document."
        )
    spoken = detect_question(clean)
    return Question(
        text=typed,
        asked=clean,
        focus=_focus(clean),
        language=spoken if language == "auto" else language,
        spoken=spoken,
        kind=_kind(clean),
        terms=tuple(dict.fromkeys(w for w in content_words(clean) if w not in _ASKING)),
        names=_names(clean, spoken),
        quoted=tuple(_QUOTED.findall(clean)),
        counts=_counts(clean),
        wanted=frozenset(w for w, pattern in _WANTED if pattern.search(clean)),
        reference=_reference(clean),
    )


def _focus(text: str) -> str:
    """Return the last part of a long question from where the asking starts."""
    if len(text) <= _STORY:
        return text
    pieces = _PAUSE.split(text)
    asked = ""
    while pieces and (len(asked) < _FOCUS or not _ASKED.search(asked)):
        asked = f"{pieces.pop()} {asked}".strip()
    return asked


def _kind(text: str) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "fact")


def _names(text: str, spoken: Language) -> tuple[str, ...]:
    """Return Latin names; an English question's first word is capital by rule, so it is left out."""
    found = [m for m in _NAME.finditer(text) if m.start() > 0 or spoken == "th"]
    kept = (m[0].removesuffix("'s").removesuffix("’s") for m in found)
    return tuple(dict.fromkeys(name for name in kept if name.lower() not in _NOT_NAMES))


def _counts(text: str) -> tuple[int, ...]:
    found = []
    for match in _COUNT.finditer(_REFERENCE.sub(" ", arabic_digits(text))):
        readings = [r for n in numbers(match["n"] or match["e"]) for r in n.readings]
        found += [int(r) for r in readings if r.isdigit() and 2 <= int(r) <= 20]
    return tuple(found)


def _reference(text: str) -> tuple[Literal["table", "figure"], int] | None:
    match = _REFERENCE.search(text)
    if match is None:
        return None
    return "table" if _TABLE.match(match["kind"]) else "figure", int(arabic_digits(match["number"]))
