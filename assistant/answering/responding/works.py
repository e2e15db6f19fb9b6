"""What the record tells of a work: who wrote it, when, and where it came out.

A work is meant where its title, or what it is called in short, has most of what is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.objects import cut
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, quotation, say
from assistant.schema import (
    Bibliography,
    DocumentSummary,
    DraftClaim,
    Hit,
    Language,
    Suggestion,
)
from assistant.settings.writing import ABOUT_LIBRARY
from assistant.text.calendar import BUDDHIST_ERA
from assistant.text.language import content_words, unwrap
from assistant.text.patterns import Worded, any_of

# What of a record is asked for, and the fields that tell it.
_ASKED = (
    (
        ("authors", "publisher"),
        any_of(
            "ใคร|(?:ผู้|คน)(?:เขียน|แต่ง|จัดทำ|เรียบเรียง)|หน่วยงาน(?:ใด|ไหน)",
            r"\bwho\b|\bauthors?\b|\bby whom\b|\bwritten by\b",
        ),
    ),
    (
        ("year",),
        any_of(
            "ปี(?:ใด|ไหน|อะไร)|พ\\.ศ\\.(?:ใด|ไหน|อะไร)|เมื่อ(?:ไร|ไหร่|ใด)",
            r"\bwhen\b|\b(?:what|which) year\b|\byear\b|\bhow old\b",
        ),
    ),
    (
        ("journal", "publisher"),
        any_of("วารสาร|สำนักพิมพ์|ตีพิมพ์|เผยแพร่", r"\bjournal\b|\bpublish\w*|\bcome out\b"),
    ),
    (("volume", "issue", "pages"), any_of("เล่มที่|ฉบับที่|กี่หน้า", r"\bvolume\b|\bissue\b|\bpages\b")),
)
_PLAIN = ("volume", "issue", "pages", "publisher")
# What a document is and what is asked of it: no part of what it is called.
_KINDS = any_of(
    "บทความ|คู่มือ|รายงาน|กฎหมาย|เอกสาร|หนังสือ|งานวิจัย|เรื่อง|ว่าด้วย|เล่ม|ฉบับ|นี้|วารสาร|สำนักพิมพ์",
    r"\b(?:articles?|handbook|guide|report|document|paper|book|text|called|titled|this|on|about"
    r"|journal|issue|vol(?:ume)?|publisher|author|year)\b",
)
_THIS = any_of("นี้|ดังกล่าว", r"\b(?:this|it|that)\b")  # a work that is not named


def asks_of_a_work(wish: Wish) -> bool:
    """Tell whether it is asked who wrote something, when, or where it came out."""
    meant = wish.subjects or Worded.of(wish.text).has(_THIS)
    return bool(meant and _wanted(wish))


def names_a_thing(subjects: Sequence[str]) -> bool:
    """Tell whether subjects name anything but a kind of document or a field of its record."""
    return bool(content_words(_KINDS.sub(" ", " ".join(subjects))))


def of_works(desk: Desk, wish: Wish) -> Response | None:
    """Return what the record tells of the works that are asked about, None where it is not asked.

    A work whose record does not have what is asked for is named, and that is said, unless a
    document tells it.
    """
    wanted = _wanted(wish)
    documents = desk.library.documents()
    heads = desk.library.headings(one.document_id for one in documents)
    works = [one for one in documents if not heads[one.document_id].reports]
    named = names_a_thing(wish.subjects)
    subject = _KINDS.sub(" ", " ".join(wish.subjects)) if named else wish.text
    bearing = Bearing(desk.library, desk.understood(subject, wish.language))
    found = _by_title(bearing, works) if named else ()
    if not found and len(works) == 1 and (not named or Worded.of(wish.text).has(_THIS)):
        found = tuple(works)  # "this" is the only one that there is
    if not found or (any(_lacking(one, wanted) for one in found) and _is_told(desk, wish)):
        return None
    lines = [_told(one, wanted, wish.language) for one in found]
    offers = tuple(Suggestion("document", one.title, one.document_id) for one in found)
    hits = desk.search(wish.text, wish.language)
    claims = tuple(islice(_printed(hits, found), 1))
    return Response("library", claims, "\n".join(lines), hits, offers)


def _printed(hits: Iterable[Hit], works: Iterable[DocumentSummary]) -> Iterator[DraftClaim]:
    """Yield the places where a document itself prints what the record of a work tells."""
    records = [one.bibliography for one in works]
    told = [v for work in records for v in (work.journal, work.publisher, *work.authors) if v]
    for hit in hits:
        window = hit.window if hit.window[1] else (hit.passage.start, hit.passage.end)
        if any(value in unwrap(cut(hit.passage, window)) for value in told):
            yield quotation(hit.passage, window)


def _wanted(wish: Wish) -> list[Sequence[str]]:
    """Return, for each thing of a record that is asked for, the fields that tell it."""
    return [fields for fields, pattern in _ASKED if Worded.of(wish.text).has(pattern)]


def _is_told(desk: Desk, wish: Wish) -> bool:
    """Whether a document tells what a record does not: a person, a year."""
    bearing = Bearing(desk.library, desk.understood(wish.text, wish.language))
    told = (bearing.kinds_in(claim.text) for claim in desk.look(wish.text, wish.language).said)
    return bool(bearing.kinds) and any(bearing.kinds <= kinds for kinds in told)


def _lacking(one: DocumentSummary, wanted: Iterable[Sequence[str]]) -> list[str]:
    """Return the first of the fields that would tell, for each thing asked that none does."""
    work = one.bibliography
    return [fields[0] for fields in wanted if not any(getattr(work, field) for field in fields)]


def _by_title(bearing: Bearing, works: Sequence[DocumentSummary]) -> tuple[DocumentSummary, ...]:
    """Return the works whose titles have most of a subject, none where they are many.

    Of titles with as much of it those in the question's language are meant.
    """
    shares = [(_share(bearing, one), one.language == bearing.question.spoken) for one in works]
    most = max(shares, default=(0.0, False))
    best = tuple(one for one, share in zip(works, shares, strict=True) if share == most)
    return best if most[0] >= ABOUT_LIBRARY.titled and len(best) <= ABOUT_LIBRARY.works else ()


def _share(bearing: Bearing, one: DocumentSummary) -> float:
    title = f"{one.title} {one.bibliography.short_title}"
    return bearing.share(bearing.words_in(title, one.language), one.language)


def _told(one: DocumentSummary, wanted: Iterable[Sequence[str]], language: Language) -> str:
    """Return one line: the title, what is known of the work, and what its record does not tell."""
    work = _record(one.bibliography, language)
    known = [say(f"its_{key}", language, value=value) for key, value in work.items() if value]
    missing = [say(f"no_{key}", language) for key in _lacking(one, wanted)]
    return say("work", language, title=one.title, told="; ".join((*known, *missing)))


def _record(work: Bibliography, language: Language) -> dict[str, str]:
    """Return the fields of a record as they are told, in order, "" for what it does not have."""
    year = work.year and (work.year + BUDDHIST_ERA if language == "th" else work.year)
    plain = {"authors": ", ".join(work.authors), "year": str(year or ""), "journal": work.journal}
    return plain | {name: str(getattr(work, name)) for name in _PLAIN}
