"""Is there enough evidence?  Decided before any generator is called.

Four things are asked of the best passages: are the names of the question anywhere in the library;
is there the kind of thing that is wanted (an amount, a percentage, a person); do the passages hold
the question's content words; and do the two searches find them near enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.reading.splitters import item_heads
from assistant.retrieval import references as parts
from assistant.retrieval import term_coverage as matching
from assistant.retrieval.phrasing import Wanted
from assistant.retrieval.questions import Question
from assistant.schema import LANGUAGES, Hit, Passage
from assistant.settings.finding import EVIDENCE
from assistant.text.language import arabic_digits, unwrap
from assistant.text.numerals import numbers
from assistant.text.patterns import any_of
from assistant.text.translation import other_spellings

if TYPE_CHECKING:
    from assistant.library.library import Library


_WANTED: dict[Wanted, re.Pattern[str]] = {
    "percentage": any_of(r"\d\s*%", r"ร้อยละ\s*\d", r"\d\s*เปอร์เซ็นต์", r"\d\s*per ?cent"),
    "money": any_of(
        r"\d[\d,.]*\s*(?:ล้าน|แสน|พัน)?\s*(?:บาท|ดอลลาร์|ปอนด์|baht|dollar|pound)",
        r"[฿$£€]\s*\d",
    ),
    "year": any_of(r"(?<!\d)(?:1[6-9]|2[0-6])\d\d(?!\d)"),
    "person": re.compile(
        r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+"
        r"|(?:นาย(?!ก|อำเภอ|จ้าง|ทะเบียน)|นาง(?!าน)|ดร\.)\s*[ก-ฮ]\S+\s+[ก-ฮ]"
    ),
}
_UNIT = re.compile(r"\(([^()]{1,20})\)\s*$")  # "Budget (baht)"
_YEARS = range(1800, 2700)  # a number in this range dates something, it does not count


@dataclass(frozen=True, slots=True)
class Evidence:
    """The hits an answer may rest on, and whether they are enough; ``why`` names what decided."""

    hits: tuple[Hit, ...]
    enough: bool
    why: str
    coverage: float = 0.0


def judge(library: Library, question: Question, hits: Sequence[Hit]) -> Evidence:
    """Return whether the hits can answer the question."""
    found = tuple(hit for hit in hits if hit.passage.answers)
    if not found:
        return Evidence(found, False, "nothing found")
    if told := _by_name(library, question, found):
        return told
    if missing := _missing_name(library, question):
        return Evidence(found, False, f"not in the library: {missing}")
    looked_at = found[: EVIDENCE.looked_at]
    if wanting := _wanting(question, looked_at):
        return Evidence(found, False, f"no {wanting} in the passages")
    if event := _missing_event(library, question, looked_at[0]):
        return Evidence(found, False, f"not in the library: {event}")
    coverage = _coverage(library, question, looked_at)
    nearness = max(hit.vector for hit in looked_at)
    same = any(hit.passage.language == question.spoken for hit in looked_at)
    floor, sure = EVIDENCE.same_scale if same else EVIDENCE.cross_scale
    if coverage is None:
        return Evidence(found, nearness >= EVIDENCE.unjudged, "no word to look up")
    needed = max(EVIDENCE.least, EVIDENCE.needed * (sure - nearness) / (sure - floor))
    if question.presumes:
        needed = max(needed, EVIDENCE.presupposed)
    return Evidence(found, coverage >= needed, f"coverage {coverage:.2f} of {needed:.2f}", coverage)


def _by_name(library: Library, question: Question, found: tuple[Hit, ...]) -> Evidence | None:
    """Return what decides where a question names a part of a document: it is there or not."""
    if part := parts.missing(library, question):
        return Evidence(found, False, f"not in the library: {part}")
    if parts.names(question, found[0].passage):
        return Evidence(found, True, "asked for by name")
    return None


def _missing_name(library: Library, question: Question) -> str | None:
    """Return a name of the question's asking part that no document has in any spelling."""
    focus = question.focus.lower()
    for name in question.names:
        if name.spellings[0] in focus and not any(_held(library, w) for w in name.words):
            return name.spellings[0]
    return None


def _held(library: Library, spelling: Sequence[str]) -> bool:
    """Whether the words of a name stand somewhere in the library, each in some spelling."""
    return bool(spelling) and any(
        all(matching.known(library, word, language) for word in spelling)
        for language in library.languages()
    )


def _missing_event(library: Library, question: Question, best: Hit) -> str | None:
    """Return the event that a question takes for granted, if no document knows such a thing.

    It stands last ("why did X close"); only a language that has the word can judge.
    """
    if not question.sought or not question.presumes:
        return None
    event = question.sought[-1]
    judged = question.forms[best.passage.language][event]
    return event if judged and not matching.heard(library, event) else None


def _wanting(question: Question, hits: Sequence[Hit]) -> str | None:
    """Return the kind of thing that is asked for and not there, where its names are spoken of."""
    about = [text for hit in hits if _speaks_of(question, text := _text(hit))]
    text = arabic_digits(" ".join(about))
    for wanted in sorted(question.wanted & _WANTED.keys()):
        if not any(_is_found(wanted, match[0]) for match in _WANTED[wanted].finditer(text)):
            return wanted
    counts = question.counted is not None and hits[0].passage.kind != "list"
    if counts and not _counts(text, question.counted):
        return "number"
    return None


def _is_found(wanted: Wanted, found: str) -> bool:
    """Whether what looks like the wanted thing is one: a term or a place is no person."""
    return wanted != "person" or not other_spellings(found)


def _counts(text: str, classifier: str | None) -> bool:
    if classifier:
        return bool(
            re.search(rf"(?:\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก)[\d,.]*\s*{re.escape(classifier)}", text)
        )
    values = (float(r) for n in numbers(text) if not n.ordinal for r in n.readings)
    return any(value not in _YEARS for value in values)


def _speaks_of(question: Question, text: str) -> bool:
    """Whether a text mentions a name of the question, if it has any."""
    lower = text.lower()
    return not question.names or any(name.stands_in(lower) for name in question.names)


def _with_units(row: Passage) -> Iterator[str]:
    """Yield the cells of a row with the unit that stands in their column's name: "421 คน"."""
    names = row.context.rpartition(" · ")[2].split("|")
    for (start, end), name in zip(row.parts, names, strict=False):
        if unit := _UNIT.search(name):
            yield f"{row.text[start - row.start : end - row.start]} {unit[1]}"


def _text(hit: Hit) -> str:
    """Return what a hit says and where; of a list that spans whole sections only the headings."""
    passage = hit.passage
    items = sum(b - a for a, b in passage.parts)
    spanning = passage.kind == "list" and items < EVIDENCE.items * len(passage.text)
    own = " ".join(item_heads(passage)) if spanning else passage.text
    if passage.kind == "row":
        own = f"{own} {' '.join(_with_units(passage))}"
    return unwrap(" ".join((*passage.section, passage.context, own)))


def _coverage(library: Library, question: Question, hits: Sequence[Hit]) -> float | None:
    """Return the weighty share of the question's words that the passages hold, 0 to 1.

    Each language of the passages judges the words that it has a form for; the better one counts.
    None where no language can judge enough words.
    """
    unknown = question.presumes  # then an unknown word is a missing event
    shares = [
        matching.share(library, question, " ".join(texts), language, unknown_counts=unknown)
        for language in LANGUAGES
        if (texts := [_text(h) for h in hits if h.passage.language == language])
    ]
    return max((share for share in shares if share is not None), default=None)
