"""Reads a brief: its facts, each with the words of the brief that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from assistant.plans.brief.brief import Brief, Partner
from assistant.plans.calendar import months_of
from assistant.plans.understanding.corrections import corrected, goal_of
from assistant.plans.understanding.dates import dates_in
from assistant.plans.understanding.denials import first_asserted
from assistant.plans.understanding.goals import counts_of, measures_of
from assistant.plans.understanding.offers import offers_of
from assistant.plans.understanding.problems import ProblemType, types_of
from assistant.plans.understanding.understood import Understood
from assistant.schema import Language
from assistant.text.calendar import written
from assistant.text.shortening import shortened

_MEETING = re.compile(
    r"[^,;.]*?(?:ประชุม|ประธาน|\bmeets?\b|\bmeeting|\breviews?\b|\bchairs?\b|"
    r"\b(?:committee|board|(?:steering|working) group)\b)[^,;.]*",
    re.I,
)
_GOES_ON = re.compile(r"(?:ทุก|^\d+)$")  # a piece of a Thai note that the next one belongs to
# Names that stay with who keeps them: others are given totals.
_WITHHELD = re.compile(
    r"(?:ส่ง|ให้|เปิดเผย)[^\s]{0,12}ชื่อ[^\s]{0,20}ไม่ได้|ไม่(?:ส่ง|ให้|เปิดเผย)(?:ราย)?ชื่อ|ยอดรวมเท่านั้น"
    r"|cannot (?:give|share|send) (?:the )?names|no names|totals only",
    re.I,
)
_CONSENT = re.compile(r"ยินยอม|consent", re.I)
_SENSITIVE_END = re.compile(r"อ่อนไหว(?:มาก)?")
_MOST_WORDS = 80  # characters of the words that tell which data are sensitive
_NO_DATA = re.compile(r"ไม่มีข้อมูลส่วนบุคคล|ไม่เกี่ยวกับข้อมูลส่วนบุคคล|no personal data|not personal", re.I)
_SECRET = re.compile(r"ความลับ|คู่แข่ง|การแข่งขัน|secret|confidential|competitor|competition", re.I)
_SENSITIVE = re.compile(
    r"ข้อมูลส่วนบุคคล|ข้อมูล(?:ที่)?อ่อนไหว|ข้อมูล(?:ของ)?ผู้ป่วย|ข้อมูลสุขภาพ|ประวัติการรักษา|ประวัติผู้ป่วย|รหัสผู้ป่วย|ยินยอม|รายคน|"
    r"ข้อมูล(?:ของ)?เด็ก|ศาสนา|ใบหน้า|ลายนิ้วมือ|PDPA|"
    r"personal data|sensitive (?:data|information|records?)|health (?:data|records?)|"
    r"medical records?|"
    r"names? (?:of )?(?:the )?(?:injured|victims?|drowned|pupils|residents)|"
    r"patient|consent|privacy|biometric|religio|names of (?:children|minors|victims)",
    re.I,
)
_OPENING = re.compile(
    r"(?:เปิด(?:ตัว|ใช้|งาน|บริการ|ให้บริการ)?|เริ่มให้บริการ|\bopens?|\blaunch(?:es)?)\s*(?:วันที่|เดือน|in|on)?\s*$",
    re.I,
)
_ROUND = 12  # months of a first round where the brief names neither an end nor a length


def understand(brief: Brief, members: tuple[Partner, ...], today: date) -> Understood:
    """Read the facts of a brief, as corrected; nothing is guessed that its words do not carry."""
    brief = brief.model_copy(update={"goal": goal_of(brief.goal, brief.corrections)})
    deadline, words = _deadline(brief)
    start, start_assumed = _start(brief, today)
    end, end_assumed = _end(brief, start, deadline)
    types = types_of((brief.title, brief.problem, brief.goal, brief.beneficiaries), brief.lang)
    sensitive, sensitive_words = _sensitive(brief, types)
    said = " · ".join((brief.data_sharing_barriers, *(p.can_offer for p in members)))
    treats = any(kind.sensitive for kind in types)
    offers = (offer for p in members for offer in offers_of(p, brief.lang))
    read = Understood(
        brief=brief,
        members=members,
        measures=measures_of(brief.goal, brief.problem) if brief.goal else (),
        counted=counts_of(brief.problem),
        offers=tuple(replace(offer, at=at) for at, offer in enumerate(offers)),
        types=types,
        start=start,
        end=end,
        deadline=deadline,
        deadline_words=words,
        assumed=(*start_assumed, *end_assumed),
        meeting=_meeting(brief),
        sensitive=sensitive,
        sensitive_words=sensitive_words,
        secret=bool(_SECRET.search(brief.data_sharing_barriers)) and not sensitive,
        opens=_opens(brief, start, end),
        begun=start < today and not start_assumed,
        withheld=bool(_WITHHELD.search(said)) and not treats and not _CONSENT.search(said),
    )
    return corrected(read, brief.corrections)


def _deadline(brief: Brief) -> tuple[date | None, str]:
    """Return the last day that the goal sets, with the words that set it."""
    named = [one for one in dates_in(brief.goal) if not one.begins]
    if not named:
        return None, ""
    last = max(named, key=lambda one: one.day)
    return last.day, brief.goal[last.start : last.end]


def _start(brief: Brief, today: date) -> tuple[date, tuple[str, ...]]:
    if brief.start:
        return brief.start, ()
    named = next((one.day for one in dates_in(brief.duration_note) if one.begins), None)
    if named:
        return named, ()
    month = today.month // 3 * 3 + 1  # the next quarter begins in October, January, April, July
    return (date(today.year + 1, 1, 1) if month > 12 else date(today.year, month, 1)), ("start",)


def _end(brief: Brief, start: date, deadline: date | None) -> tuple[date, tuple[str, ...]]:
    if deadline and deadline >= start:
        return deadline, ()
    if deadline:
        later = deadline
        while (later - start).days < 90:
            later = _same_day(later, later.year + 1)
        return later, ()
    months = months_of(brief)
    named = [one.day for one in dates_in(brief.duration_note) if one.day > start]
    if not months and named:
        return max(named), ()
    length = months or _ROUND
    year, month = divmod(start.month - 1 + length, 12)
    after = date(start.year + year, month + 1, min(start.day, 28))
    return after - timedelta(days=1), () if months else ("end",)


def _opens(brief: Brief, start: date, end: date) -> date | None:
    """Return the first day of what the brief says opens in its midst."""
    for text in (brief.duration_note, brief.goal):
        for named in dates_in(text):
            day = named.day.replace(day=1) if named.month_only else named.day
            if _OPENING.search(text[: named.start]) and start < day < end:
                return day
    return None


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _meeting(brief: Brief) -> str:
    """Return what the brief says of how often and under whom the partners meet."""
    note = brief.duration_note
    if brief.lang == "en":
        return ", ".join(dict.fromkeys(m[0].strip() for m in _MEETING.finditer(note)))
    pieces = note.split()  # in Thai a blank parts clauses
    spoken = [at for at, piece in enumerate(pieces) if _MEETING.search(piece)]
    if not spoken:
        return ""
    last = spoken[-1]
    while last + 1 < len(pieces) and _GOES_ON.search(pieces[last]):
        last += 1
    return " ".join(pieces[spoken[0] : last + 1])


def _sensitive(brief: Brief, types: tuple[ProblemType, ...]) -> tuple[bool, str]:
    """Tell whether persons' data are needed: the brief's own word, else what is usual there."""
    for text in (brief.data_sharing_barriers, brief.goal, brief.problem):
        if found := first_asserted(_SENSITIVE, text):
            return True, _clause_around(text, found.start(), found.end(), brief.lang)
        if _NO_DATA.search(text):
            return False, text
    usual = next((kind for kind in types if kind.sensitive), None)
    return (True, usual.name[brief.lang]) if usual else (False, "")


def _clause_around(text: str, start: int, end: int, language: Language) -> str:
    """Return the words of a brief that tell which data are sensitive: the clause around some."""
    if language == "en":
        begun = max(text.rfind(mark, 0, start) for mark in ".;") + 1
        ends = [at for mark in ".;" if (at := text.find(mark, end)) >= 0]
        return shortened(text[begun : min(ends, default=len(text))].strip(), _MOST_WORDS)
    begun = text.rfind(" ", 0, start) + 1
    told = _SENSITIVE_END.search(text, start)
    stop = told.end() if told else text.find(" ", end)
    return shortened(text[begun : stop if stop >= 0 else len(text)].strip(), _MOST_WORDS)


def said_of(u: Understood) -> Iterator[tuple[str, str, str]]:
    """Yield each fact as (its key, value, words of the brief), for confirmation or correction.

    A value is empty where the brief tells nothing of it, and yet it may be put right.
    """
    for at, measure in enumerate(u.measures):
        was = f"{measure.baseline.text} – " if measure.baseline else ""
        yield f"measure{at}", f"{was}{measure.wanted or measure.text}", measure.text
    deadline = written(u.deadline, u.brief.lang) if u.deadline else ""
    yield "deadline", deadline, u.deadline_words
    for offer in u.offers:
        yield f"offer{offer.at}", f"{offer.partner}: {offer.text}", offer.text
        if offer.limit:
            yield f"limit{offer.at}", f"{offer.partner}: {offer.limit}", offer.limit
    yield "meeting", u.meeting, u.meeting
    yield "sensitive", u.sensitive_words if u.sensitive else "", u.sensitive_words
    yield "type", " · ".join(kind.name[u.brief.lang] for kind in u.types), ""
