"""What a trainer prints for a class: the sheet that learners sign, and the certificate."""

from __future__ import annotations

from assistant.lessons.form import say
from assistant.schema import Language
from assistant.schema.lessons import Lesson
from assistant.schema.papers import (
    Cell,
    Column,
    Items,
    Part,
    Prose,
    Row,
    Signatures,
    Statement,
    Table,
)

_SPARE = 3  # rows more than learners are expected
_MOST = 200  # rows
_SHOWN = 6  # objectives on a certificate
_LONGEST = 480  # characters of these together: it is one page


def attendance(lesson: Lesson, language: Language) -> Part:
    """Return the sheet to sign: a row for each learner, and some to spare."""
    heads = tuple(
        Column(key, say(f"col_{key}", language), width)
        for key, width in (
            ("number", 0.08),
            ("person", 0.34),
            ("office", 0.26),
            ("sign_in", 0.16),
            ("sign_out", 0.16),
        )
    )
    count = min(int(lesson.request["group_size"]) + _SPARE, _MOST)
    empty = (Cell(), Cell(), Cell(), Cell())
    rows = tuple(Row(str(at), (Cell((), str(at)), *empty)) for at in range(1, count + 1))
    facts = say("attendance_line", language)
    return Part(
        "attendance",
        say("attendance", language),
        (
            Prose("attendance_facts", (Statement(facts, "brief"),)),
            Table("attendance", say("attendance", language), heads, rows),
        ),
    )


def certificate(lesson: Lesson, language: Language) -> Part:
    """Return a certificate to fill in: for whom, on what, how long, what was learnt, who signs."""
    lines = ("certificate_says", "certificate_name", "certificate_done")
    told = {"title": lesson.title, "time": _time(lesson.minutes, language)}
    said = tuple(Statement(say(key, language, **told), "brief") for key in lines)
    texts = [one.text for one in lesson.objectives]
    fits = [text for at, text in enumerate(texts) if len("".join(texts[: at + 1])) <= _LONGEST]
    aims = tuple(Statement(text, "brief") for text in fits[:_SHOWN])
    place = tuple(say(key, language) for key in ("sign_role", "sign_name", "sign_office"))
    return Part(
        "certificate",
        say("certificate", language),
        (
            *(Prose(f"certificate_{at}", (one,)) for at, one in enumerate(said)),
            Items("certificate_aims", aims, lead=say("objectives_lead", language)),
            Signatures(((place[0], place[1], place[2]),)),
        ),
    )


def _time(minutes: int, language: Language) -> str:
    """Return minutes as hours and minutes in words.

    >>> _time(200, "th")
    '3 ชั่วโมง 20 นาที'
    """
    told = {"certificate_hours": minutes // 60, "certificate_minutes": minutes % 60}
    return " ".join(say(key, language, count=count) for key, count in told.items() if count)
