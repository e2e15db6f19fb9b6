"""Pieces of a passage that may be quoted: what they say, and what only leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lessons.rules import is_whole, rule_of
from assistant.schema import Language, Passage, Span
from assistant.text.language import sentences

LONGEST = 400  # characters of a sentence that is quoted
_BEGINS_IN_LIST = re.compile(r"^[\d*•–-]")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")  # of Markdown
_TAG = re.compile(r"</?(?:i|b|u|em|strong|sub|sup)>")
_BLANKS = re.compile(r"\[(?:insert|xxx|name)", re.IGNORECASE)  # of a model text, to be filled in
_GAZETTE = re.compile(r"ราชกิจจานุเบกษา\s*เล่ม|ตอนที่\s*[\d๐-๙]+\s*ก\s*/?\s*หน้า")  # where a law stands
_CASE = re.compile(r"(?:และ|แต่)?(?:ถ้า|หาก|ใน?กรณี|เมื่อ)")
_FOLLOWS = re.compile(r"ให้|ต้อง|จะ|ย่อม|มีอำนาจ|มีหน้าที่|มีสิทธิ|ได้|ห้าม|ถือว่า|เป็น|พ้น|สิ้นสุด")
_LINKED = 0.4  # share of a text's letters from which on it is there for its links


def without_links(text: str) -> str:
    """Return Markdown with the words of its links alone, and without the tags of its letters.

    >>> without_links("See [the rules](https://a.example/r), the <i>de facto</i> ones.")
    'See the rules, the de facto ones.'
    """
    return _TAG.sub("", _LINK.sub(r"\1", text))


def leads_elsewhere(text: str) -> bool:
    """Tell whether a text names what else to read, or leaves blanks, rather than say something.

    >>> leads_elsewhere("Read [the guidance for managers](https://a.example/r).")
    True
    """
    linked = sum(len(found[1]) for found in _LINK.finditer(text))
    told = linked < _LINKED * len(without_links(text))
    return not told or bool(_BLANKS.search(text) or _GAZETTE.search(text))


def is_case(text: str, language: Language) -> bool:
    """Tell whether a text of a law is a case alone, whose order stands elsewhere.

    >>> is_case("ในกรณีที่มีผู้ยื่นคำขอตามมาตรา ๑๑", "th")
    True
    """
    return language == "th" and bool(_CASE.match(text)) and not _FOLLOWS.search(text)


def says_little(text: str, language: Language, *, whole: bool = False) -> int:
    """Return how little a sentence says: least a rule, most a question or what is in brackets.

    One that is known to be ``whole`` needs no full stop.
    """
    broken = not whole and (text[:1].islower() or _BEGINS_IN_LIST.match(text) or not is_whole(text))
    little = broken or text.rstrip().endswith(("?", ")", ":"))
    return 2 if little else int(rule_of(text, language) is None)


def provisions(passage: Passage) -> Iterator[Span]:
    """Yield pieces of a Thai paragraph that can stand alone: blanks part clauses there as well."""
    start = end = 0
    for at, stop in sentences(passage.text):
        if end > start and stop - start > LONGEST:
            yield start, end
            start = at
        end = stop
    if end > start:
        yield start, end
