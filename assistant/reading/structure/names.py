"""Names that documents give their parts by convention, in both languages; one table.

From the templates of Thai journals (TCI) and of the Office of the Prime Minister's regulation on
correspondence, and the usual order of papers in English (IMRaD).
"""

from __future__ import annotations

import re
from typing import Final

from assistant.schema import Role

_LABEL = re.compile(
    r"^(?:(?:บทที่|chapter|ภาคผนวก|appendix)?\s*[0-9๐-๙ivx]{1,4}[.)]?|[ก-ฮ][.)])\s+", re.I
)
_CONTENTS: Final = re.compile(
    r"สารบัญ(?:ตาราง|ภาพ|รูป|แผนภูมิ)?|(?:table of )?contents|list of (?:tables|figures)", re.I
)
_REFERENCES: Final = re.compile(
    r"(?:รายการ)?(?:เอกสาร)?อ้างอิง|บรรณานุกรม|เอกสารและสิ่งอ้างอิง|references?(?: list)?|bibliography"
    r"|works cited|reference list",
    re.I,
)
_CONVENTIONAL: Final = re.compile(
    r"บทคัดย่อ|abstract|บทนำ|introduction|ความเป็นมา(?:และความสำคัญ.{0,20})?|วัตถุประสงค์(?:ของการวิจัย)?"
    r"|วิธี(?:การ)?(?:ดำเนินการ)?(?:ศึกษา|วิจัย)|ระเบียบวิธีวิจัย|method(?:s|ology)?|materials and methods"
    r"|ผล(?:การ)?(?:ศึกษา|วิจัย)|results?(?: and discussion)?|(?:การ)?อภิปรายผล.{0,20}|discussion"
    r"|(?:บท)?สรุป(?:และ.{0,30})?|conclusions?.{0,20}|ข้อเสนอแนะ|recommendations?|กิตติกรรมประกาศ"
    r"|acknowledge?ments?|ทบทวนวรรณกรรม|(?:การทบทวน)?วรรณกรรมที่เกี่ยวข้อง|literature review",
    re.I,
)


def _plain(name: str) -> str:
    return _LABEL.sub("", name.strip()).strip(" .:*#")


def role_of(name: str) -> Role:
    """Return what stands below a heading of this name: contents, a bibliography, or text."""
    plain = _plain(name[:80])
    if _CONTENTS.fullmatch(plain):
        return "contents"
    if _REFERENCES.fullmatch(plain):
        return "bibliography"
    return "body"


def is_back_matter(name: str) -> bool:
    """Whether what stands below a heading only names other texts or parts."""
    return role_of(name) != "body"


def is_conventional(name: str) -> bool:
    """Whether a heading names a part that papers of the kind have on their first level."""
    plain = _plain(name[:80])
    return bool(_CONVENTIONAL.fullmatch(plain)) or is_back_matter(name)
