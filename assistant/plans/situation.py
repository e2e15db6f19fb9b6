"""The facts of a case that rules ask for: read from the brief's fields, or from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.frameworks.framework import Clue, Framework
from assistant.plans.brief.brief import Brief
from assistant.plans.understanding.denials import first_asserted
from assistant.schema.plans import Sector
from assistant.text.language import arabic_digits

FEW = 4  # partners that one office can look after by itself
MANY = 15
_GOVERNMENT: tuple[Sector, ...] = ("state", "local")
_MOSTLY = 0.6  # share of partners
_AROUND = 30  # characters of the brief shown around a clue
_CLAUSE = re.compile(r"[,;.!?] (?:and |but )?")
_COUNTED = re.compile(r"(\d{1,4}) ?(?:แห่ง|กลุ่ม|ราย|องค์กร|หมู่บ้าน|ชุมชน|ตำบล|groups|villages|offices)")
_LOCAL_NAMES = ("เทศบาล", "องค์การบริหารส่วน", "อบต", "อบจ", "municipality", "city of", "tambon")
_SERVED = ("ผู้รับบริการ", "ผู้ป่วย", "ผู้ปกครอง", "ผู้สูงอายุ", "ชาวบ้าน", "เกษตรกร", "ผู้พิการ", "คนพิการ",
           "ผู้รับประโยชน์", "ผู้บริโภค", "user", "patient", "parent", "farmer", "elder", "resident",
           "beneficiar")  # fmt: skip
_DATA = ("ข้อมูล", "ระบบ", "ทะเบียน", "แบบจำลอง", "ประเมินผล", "สำรวจ", "data", "system", "register",
         "survey", "evaluat", "model")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a fact and the words of the brief that it was read from, empty for a field."""

    value: str
    words: str = ""


Situation = Mapping[str, Finding]


def read_situation(brief: Brief, framework: Framework) -> dict[str, Finding]:
    """Return every fact that the framework's rules ask for; what is not said is "unknown"."""
    facts = {
        "capacity": Finding(brief.in_house_capacity or "unknown"),
        "duration": Finding(brief.duration or "unknown"),
        "emphasis": Finding(brief.emphasis or "unknown"),
        "size": Finding(_size(sum(_bodies(partner.name) for partner in brief.partners))),
        "mix": Finding(_mix(brief)),
        "lead": Finding("local" if _any_in(_LOCAL_NAMES, brief.lead_agency) else "other"),
    }
    facts |= {f"has_{key}": Finding("yes" if held else "no") for key, held in _around(brief)}
    for clue in framework.clues:
        facts[clue.fact] = _look(clue, brief)
    return facts


def _size(partners: int) -> str:
    if not partners:
        return "unknown"
    return "few" if partners <= FEW else "several" if partners <= MANY else "many"


def _bodies(name: str) -> int:
    """Return how many bodies a partner's name stands for ("อบต. 12 แห่ง"), at least one."""
    counted = _COUNTED.search(arabic_digits(name))
    return min(int(counted[1]), MANY + 1) if counted else 1


def _mix(brief: Brief) -> str:
    sectors = [partner.sector for partner in brief.partners if partner.sector]
    if not sectors:
        return "unknown"
    share = sum(sector in _GOVERNMENT for sector in sectors) / len(sectors)
    return "government" if share >= _MOSTLY else "mixed"


def _around(brief: Brief) -> Iterator[tuple[str, bool]]:
    """Yield who and what is already around the table."""
    sectors: set[Sector | None] = {partner.sector for partner in brief.partners}
    if brief.lead_agency:
        sectors.add("local" if _any_in(_LOCAL_NAMES, brief.lead_agency) else "state")
    for sector in ("state", "local", "private", "civil", "community", "academic"):
        yield sector, sector in sectors
    yield "outside", bool(sectors - {*_GOVERNMENT, None})
    yield "people_served", any(_any_in(_SERVED, partner.name) for partner in brief.partners)
    yield "data_keeper", any(_any_in(_DATA, partner.can_offer) for partner in brief.partners)


def _any_in(words: tuple[str, ...], text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)


def _look(clue: Clue, brief: Brief) -> Finding:
    """Return the first value of a clue whose words one of its fields asserts."""
    texts = tuple(_texts(clue.within, brief))
    for value, pattern in clue.patterns:
        for text in texts:
            if found := first_asserted(pattern, text):
                return Finding(value, _shown(text, found.start(), found.end()))
    return Finding("no" if texts else "unknown")


def _texts(fields: tuple[str, ...], brief: Brief) -> Iterator[str]:
    for field in fields:
        if field in ("partners", "contractors"):
            offers = ((p.sector, p.can_offer) for p in brief.partners if p.can_offer)
            outside = field == "contractors"
            yield from (text for sector, text in offers if not outside or sector not in _GOVERNMENT)
        elif text := getattr(brief, field):
            yield text


def _shown(text: str, start: int, end: int) -> str:
    """Return the words around a clue, cut where a clause ends, or at a blank where none is near."""
    left = text.rfind(" ", 0, max(start - _AROUND, 0)) + 1
    clauses = [found.end() for found in _CLAUSE.finditer(text, max(start - 3 * _AROUND, 0), start)]
    left = clauses[-1] if clauses else left if left >= 2 * _AROUND else 0
    while left and text[:left].split()[-1].isdigit():  # a number belongs to the words around it
        left = text.rfind(" ", 0, max(text.rfind(" ", 0, left - 1), 0)) + 1
    clause = _CLAUSE.search(text, end, end + 3 * _AROUND)
    right = clause.start() if clause else text.find(" ", min(end + _AROUND, len(text)))
    right = len(text) if right < 0 or right > end + 3 * _AROUND else right
    return text[left:right].strip()
