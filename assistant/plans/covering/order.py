"""Whether the words of a text stand in the order of sentences, or were thrown together.

Words alone tell what a text is about, in whatever order; so does a small judge.  Two things do not
survive disorder: a number stands before what it counts, and "the" before a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.plans.understanding.amounts import CLASSIFIERS
from assistant.text.calendar import MONTHS
from assistant.text.language import arabic_digits, detect

_LEAST = 6  # numbers or articles from which their places tell something
_NEXT = 8  # characters behind a number by which it is told from the same number elsewhere
_THAI = (
    0.55  # share of Thai numbers that nothing countable follows: to .4 in prose, .64 to .81 in none
)
_ENGLISH = (
    0.12  # share of articles before no noun: .00 to .03 in prose, .2 and more thrown together
)
_ENUMERATOR = re.compile(r"(?m)^\W*\d+(?:\.\d+)*[.)]?\s")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d,.]*(?<![.,])[ \t]*(?=[\u0e01-\u0e4e])")
_ORDINAL = re.compile(
    r"(?:มาตรา|วรรค|ข้อ|หมวด|ที่|ตอน|หน้า|เล่ม|ระยะ|เวลา|พ\.ศ\.|ปี|ร้อยละ|จาก|ระดับ|กิจกรรม|ตาราง|ยุค|บท)\s*$|[/–-]$"
)
_YEAR_OR_SHARE = re.compile(r"(?:2[45]\d\d|(?:19|20)\d\d)\b|\d+\.\d")
_AFTER = """ล้าน แสน หมื่น พัน บาท ร้อยละ พ.ศ. เหลือ เป็น ถึง และ ต่อ หรือ จาก ม.ค. ก.พ. มี.ค. เม.ย. พ.ค.
    มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. ฝ่าย ด้าน ขั้น ข้อ ภาคี หน่วย โครงการ กิจกรรม รูปแบบ แผน
    ฉบับ""".split()
_COUNTED = re.compile(
    "|".join(map(re.escape, (*_AFTER, *(name for names in MONTHS for name in names), *CLASSIFIERS)))
)
_ARTICLE = re.compile(r"\b(?:the|an?)\s+(?P<next>[\w'’-]+|[.,;:)])|\b(?:the|an?)(?=[.,;:)])", re.I)
_NO_NOUN = frozenset(
    """the a an of in to for from and or but is are was were be been it its by on at with within as
    that which who they he she we you this these if than then can cannot will may must
    not""".split()
)


def is_out_of_order(text: str) -> bool:
    """Tell whether the words of a text are in no order; a short text is taken for a good one.

    >>> is_out_of_order("the of the and. Boats the with a to the fund a in the, an mends")
    True
    """
    plain = _ENUMERATOR.sub("", arabic_digits(text))
    if detect(text) == "th":
        counts = {plain[m.start() : m.end() + _NEXT]: m.end() for m in _counting(plain)}
        lost = sum(not _COUNTED.match(plain, end) for end in counts.values())
        return len(counts) >= _LEAST and lost / len(counts) > _THAI
    after = [(m["next"] or ".").lower() for m in _ARTICLE.finditer(plain)]
    lost = sum(word in _NO_NOUN or not word[0].isalnum() for word in after)
    return len(after) >= _LEAST and lost / len(after) > _ENGLISH


def _counting(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a Thai text that should count something: no years, shares, ordinals."""
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if not _ORDINAL.search(before) and not _YEAR_OR_SHARE.match(match[0]):
            yield match
