"""Who wrote a work, from the block of lines before its text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.reading.structure.names import is_conventional
from assistant.text.dictionary import thai_words

_IS_THAI = re.compile("[ก-๎]")
_LETTER = re.compile("[A-Za-zก-๎]")
_MOST = 12  # authors; a longer list is one of members
_SAID = re.compile(
    r"^\W*(?:ผู้(?:แต่ง|เขียน|จัดทำ|วิจัย|แปล|เรียบเรียง)|คณะผู้(?:จัดทำ|วิจัย)|โดย"
    r"|authors?|written by|by|prepared by)(?:\s*:\s*|\s+)(?P<names>\S.{2,120})$",
    re.I,
)
_TITLE = (
    r"(?:(?:ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|ศ\.|รศ\.|ผศ\.|ดร\.|อาจารย์|นาย|นางสาว|น\.ส\.|นาง"
    r"|Prof\.|Assoc\.|Asst\.|Dr\.|Mr\.|Mrs\.|Ms\.)\s*)"
)
# The mark of a note touches the name; a number apart from it is a page's or a street's.
_MARKS = re.compile(r"(?<=\S)[\d*†‡§¹²³⁴⁵,]+$|^[\d*†‡§¹²³⁴⁵]+(?=[^\s\d.])")
_MAIL = re.compile(r"[,\s(|]*(?:E-?mail:?\s*)?[\w.+-]+@[\w.-]+\w.*$", re.I)
_TITLED = re.compile(rf"^{_TITLE}+(?P<name>[ก-๎]{{2,20}}(?:\s+[ก-๎]{{2,25}}){{1,2}}|[A-Z].+)$")
_LATIN = re.compile(r"^[A-Z][A-Za-z'’.-]*(?:\s+(?:[A-Z][A-Za-z'’.-]*|de|van|von|der|al|bin)){1,3}$")
_THAI = re.compile(r"^[ก-๎]{2,16}\s+[ก-๎]{2,22}$")
_BREAK = re.compile(r"\s*(?:,(?!\s*(?:Jr|Ph))|;|/|\band\b|&|\sและ\s|\sและ(?=[ก-๎]))\s*")
# What only bodies are called: they are where authors work.
_BODY = re.compile(
    r"^(?:คณะ|มหาวิทยาลัย|วิทยาลัย|สถาบัน|ภาควิชา|สาขา|หลักสูตร|โรงเรียน|โรงพยาบาล|สำนัก|กระทรวง|กรม|กอง|ศูนย์"
    r"|บริษัท|องค์การ|เทศบาล|จังหวัด|อำเภอ|ตำบล|นักศึกษา)"
    r"|\b(?:University|Institute|College|School|Faculty|Department|Ministry|Office|Agency|Centre"
    r"|Center|Council|Street|Road)\b"
)
# What begins the text itself: a line behind it names no author.
_BEGINS = re.compile(
    r"^\W*(?:บทคัดย่อ|คำสำคัญ|บทนำ|สารบัญ|abstract|keywords?|introduction|contents)(?![a-z])", re.I
)


def authors_in(lines: Sequence[str], title: str) -> tuple[str, ...]:
    """Return the authors that the lines before a text name: said to be so, or set as names are.

    Lines one after the other that are only names count where one of the names has a title, the
    mark of a note or an address.
    """
    head = list(_before_the_text(lines))
    for line in head:
        said = _SAID.match(line)
        names = [_bare(part) for part in _BREAK.split(said["names"])] if said else []
        if names and all(_is_name(name) for name in names):
            return tuple(names[:_MOST])
    lines_of = (_names(line) if line not in title else [] for line in head)
    blocks = [[one for line in block for one in line] for _, block in groupby(lines_of, key=bool)]
    marked = (block for block in blocks if any(sure for _, sure in block))
    found = dict.fromkeys(name for block in marked for name, _ in block)
    return _of_one_script(tuple(found), title)[:_MOST]


def _of_one_script(names: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Return the names in the title's script, where the authors are named in two."""
    thai = bool(_IS_THAI.search(title))
    own = tuple(name for name in names if bool(_IS_THAI.search(name)) == thai)
    return own or names


def _before_the_text(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _BEGINS.match(line):
            return
        yield line


def _names(line: str) -> list[tuple[str, bool]]:
    """Return the names that a line consists of, each with whether something marks it as one."""
    parts = [part for part in _BREAK.split(_MAIL.sub("", line)) if part.strip()]
    mailed = bool(_MAIL.search(line))
    found = [
        (_bare(part), mailed or bool(_MARKS.search(part) or _TITLED.match(part))) for part in parts
    ]
    found = [(name, sure) for name, sure in found if _LETTER.search(name)]
    return found if all(_is_name(name) for name, _ in found) else []


def _bare(part: str) -> str:
    plain = _MARKS.sub("", _MAIL.sub("", part).strip()).strip()
    titled = _TITLED.match(plain)
    return titled["name"] if titled else plain


def _is_name(text: str) -> bool:
    """Whether a text has the form of a person's name; Thai first names are seldom plain words."""
    if is_conventional(text) or _BODY.search(text):
        return False
    if _LATIN.match(text):
        return True
    return bool(_THAI.match(text)) and len(thai_words(text.split()[-1])) > 1
