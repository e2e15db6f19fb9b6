"""What a goal measures and a problem counts: the values that ``goals`` reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.plans.understanding.amounts import Amount

Direction = Literal["at_most", "at_least", "reach"]
# Units of what happens, against those of places and sizes, which no project changes.
_EVENTS = re.compile(
    r"ครั้ง|ราย|ศพ|เที่ยว|คดี|เรื่อง|วัน|ชั่วโมง|นาที|จุด|ตัน|"
    r"cases?|days?|hours?|deaths?|accidents?|incidents?|visits?|trips?|complaints?|.*(?:cases|visits|days|deaths|injuries|fires|trips|tonnes|tons)"
)
# Units of sizes and times, which no project changes, and of places, which few do.
_LASTING = re.compile(r"กม|กิโลเมตร|เมตร|ไร่|ปี|%|km|kilomet\w+|hectares?|rai")
_PLACES = re.compile(
    r"ตำบล|หมู่บ้าน|ชุมชน|อำเภอ|จังหวัด|.*(?:villages|communities|districts|subdistricts|provinces)"
)
_FEW = 10  # places below which their number only says where
# Work whose count begins with the project itself.
_OWN_WORK = re.compile(
    r"^(?:ให้)?(?:ขุด|ซ่อม|สร้าง|ติดตั้ง|อบรม|ปลูก|แจก|ตรวจ|แก้|จัด|เปิด|ทำ|ปรับปรุง|วาง|ตาม|ฝึก|สำรวจ|รื้อ|ฉีด)"
    r"|^(?:mend|repair|build|train|plant|bale|clos|instal|fit|inspect|test|teach|mak|produc|pav|clear|dig|vaccinat|survey|open|hold|run|find)",
    re.I,
)
# What may not happen, or must be kept, while the goal is reached.
_CONDITION = re.compile(r"^(?:โดย(?:ไม่|ต้อง)|ห้าม|without\b|no one\b|nobody\b)", re.I)
_WORDS = {  # by whether a measure is written in Thai
    "at_most": {True: "ไม่เกิน {}", False: "at most {}"},
    "at_least": {True: "ไม่น้อยกว่า {}", False: "at least {}"},
    "reach": {True: "{}", False: "{}"},
}
ABOVE = re.compile(r"(?:above|over|more than|เกิน|กว่า)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the goal.

    ``text`` is its clause without the deadline, ``target`` the amount as written (empty where none
    is), ``baseline`` the amount of the same thing in the problem or empty, ``yearly`` whether that
    is a count of one year, ``rate`` whether the target is a frequency, ``of_all`` whether the
    problem counts as many: all of them are to be reached.
    """

    text: str
    target: Amount | None
    baseline: Amount | None
    direction: Direction
    yearly: bool = False
    rate: bool = False
    of_all: bool = False

    @property
    def wanted(self) -> str:
        """The target as written, with what it may not pass."""
        thai = any("\u0e00" <= char <= "\u0e7f" for char in self.text)
        said = _WORDS[self.direction][thai].format(self.target.text) if self.target else ""
        return said.replace(" ร้อยละ", "ร้อยละ")

    @property
    def share(self) -> bool:
        """Whether the target is a part of a hundred."""
        return self.target is not None and self.target.unit == "%"

    @property
    def condition(self) -> bool:
        """Whether it tells what may not happen, and counts nothing."""
        return self.target is None and bool(_CONDITION.search(self.text))

    @property
    def from_nothing(self) -> bool:
        """Whether the count begins with the project: a number of pieces of its own work."""
        counted = self.direction != "at_most" and not self.share and self.baseline is None
        kept_up = self.rate and self.target is None
        whole = self.target is not None and not self.rate
        own = self.of_all or bool(_OWN_WORK.search(self.text))
        return counted and (whole or kept_up) and own


@dataclass(frozen=True, slots=True)
class Counted:
    """A count that the problem tells: its clause and its amounts."""

    clause: str
    amounts: tuple[Amount, ...]

    @property
    def events(self) -> tuple[Amount, ...]:
        """The amounts that count what happens."""
        return tuple(a for a in self.amounts if _EVENTS.fullmatch(a.unit.lower()))

    @property
    def things(self) -> tuple[Amount, ...]:
        """The amounts that count no places."""
        return tuple(a for a in self.changing if not _PLACES.fullmatch(a.unit.lower()))

    @property
    def changing(self) -> tuple[Amount, ...]:
        """The amounts that work may change: no sizes, parts of a hundred, ages, or few places."""
        free = (a for a in self.amounts if not ABOVE.search(self.clause[: a.start]))
        kept = (a for a in free if not _LASTING.fullmatch(a.unit.lower()))
        return tuple(a for a in kept if a.value >= _FEW or not _PLACES.fullmatch(a.unit.lower()))


def noun(unit: str) -> str:
    """Return the last word of a unit, without the s of a plural."""
    words = unit.lower().split()
    return words[-1].removesuffix("s") if words else ""
