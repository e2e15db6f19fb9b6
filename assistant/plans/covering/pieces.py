"""The pieces of a plan's text that state something, and the facts that each names.

A piece counts only by what it names of its own: who, when, how many, how much money.  What only
has the words of a subject, in whatever order, names none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.plans.understanding.actors import actors_in
from assistant.plans.understanding.amounts import CLASSIFIERS, amounts_in, frequency_in
from assistant.plans.understanding.dates import dates_in
from assistant.plans.understanding.denials import is_denied
from assistant.text.calendar import MONTHS
from assistant.text.language import arabic_digits, content_words, sentences, unwrap

Fact = Literal["actor", "actors", "time", "amount", "money", "own", "plain"]

_LONGEST = 340  # characters; a longer line is read sentence by sentence, some together
_HEADING = 70  # characters of a line that may head the lines below it
_MOST = 400  # pieces that are looked at
_LEAST_WORDS = 3  # content words of a piece that states anything
_SAME = 0.8  # share of a piece's words that an earlier one has, where it says nothing new
_SHARED = 2  # pieces in which a word of the text's own subject stands
_OWN_WORDS = 3  # words that are not those of planning, in a piece that speaks of its own matter
_COMMON = 0.34  # share of the words of planning in such a piece, at most

_MONTH = "|".join(re.escape(name) for names in MONTHS for name in names)
_TIMES = re.compile(
    r"(?:รายวัน|รายสัปดาห์|รายเดือน|รายไตรมาส|รายปี|ไตรมาส|สิ้นปี|ทุก(?:วัน|สัปดาห์|เดือน|ปี|ไตรมาส)|(?:วัน|สัปดาห์|เดือน|ปี)ละ|"
    r"ภายใน\s*\d+\s*(?:ชั่วโมง|วัน|สัปดาห์|เดือน|ปี)|ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*2[45]\d\d|ระยะเวลา\s*\d+)"
    rf"|{_MONTH}"
    r"|\b(?:daily|weekly|monthly|quarterly|yearly|annually|(?:every|each|(?:once|twice) a)\s"
    r"(?:\w+\s)?"
    r"(?:day|week|month|quarter|year|term|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|"
    r"within\s\w+\s(?:hours?|days?|weeks?|months?|years?)|(?:by|in|since|until)\s(?:19|20)\d\d)\b",
    re.I,
)
_MONEY = re.compile(r"\d[\d,.]*\s*(?:ล้าน|แสน|หมื่น|พัน|million|billion)?\s*(?:บาท|baht|THB|USD)", re.I)
_COUNTED = frozenset(CLASSIFIERS) - {"บาท", "ล้าน", "ร้อยละ"}
_PLAIN_UNIT = re.compile(r"[a-z][\w -]*[a-z]s|%|people|children", re.I)
_LACKING = re.compile(r"(?:ยังไม่|ไม่มี|ไม่ได้|ขาด(?:แคลน)?)(?!เกิน|น้อย)[^\s]*\s*$")
_BLANKS = re.compile(r"\.{4,}|…{2,}|_{3,}")
_LINE = re.compile(r"\n+")
_MARKUP = re.compile(r"^[\s#>*|•–-]+|[\s*|]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some sentences of a text, the heading that they stand under, and what they name.

    "own" tells that a piece speaks of what several of the text speak of, "plain" that most of its
    words are of its own matter, and not those of planning.
    """

    text: str
    heading: str
    facts: frozenset[Fact]

    @property
    def read(self) -> str:
        """The piece as the judge reads it: under its heading."""
        return f"{self.heading}: {self.text}" if self.heading else self.text


def pieces_of(text: str, common: frozenset[str]) -> tuple[Piece, ...]:
    """Return the pieces of a text that state something; one that stands again counts once.

    ``common`` are the words of the subject of planning itself: they do not make a text's own
    subject, which is what several of its pieces speak of.
    """
    found = dict.fromkeys(_cut(text))
    some = [(heading, said) for heading, said in found if _states(said)][:_MOST]
    named = [_own_words(f"{heading} {said}", common) for heading, said in some]
    subject = _subject(named)
    return tuple(
        Piece(said, heading, _facts(said) | _matter(said, words, subject))
        for (heading, said), words in zip(some, named, strict=True)
    )


def distinct(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without those whose words and facts an earlier one has nearly all.

    A plan says the same work again in its time table, its matrix and its budget.
    """
    kept: list[tuple[frozenset[str], Piece]] = []
    for piece in pieces:
        words = frozenset(content_words(piece.text))
        enough = _SAME * len(words)
        if not any(
            len(words & said) >= enough and piece.facts <= earlier.facts for said, earlier in kept
        ):
            kept.append((words, piece))
    return tuple(piece for _, piece in kept)


def _matter(said: str, words: frozenset[str], subject: frozenset[str]) -> frozenset[Fact]:
    """Tell whether a piece speaks of the text's own subject, and of a matter of its own."""
    all_words = {word for word in content_words(said) if not word[0].isdigit()}
    of_planning = len(all_words - words) / max(1, len(all_words))
    is_plain = len(words) >= _OWN_WORDS and of_planning <= _COMMON
    told: dict[Fact, bool] = {"own": bool(words & subject), "plain": is_plain}
    return frozenset(kind for kind, is_told in told.items() if is_told)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Yield the lines under their headings; a long line in pieces."""
    heading = ""
    for line in _LINE.split(text):
        said = _MARKUP.sub("", _BLANKS.sub(" ", unwrap(line))).replace(" | ", " · ").strip()
        if not said or (_BLANKS.search(line) and not _facts(said)):
            continue  # a form that nobody has filled in
        if len(said) <= _HEADING and not _facts(said) and not said.endswith("."):
            heading = said
        yield from ((heading if heading != said else "", part) for part in _parts(said))


def _parts(line: str) -> Iterator[str]:
    """Yield a line, or where it is long, its sentences, as many together as are read at once."""
    held = ""
    for start, end in sentences(line) if len(line) > _LONGEST else [(0, len(line))]:
        said = line[start:end].strip()
        if held and len(held) + len(said) >= _LONGEST:
            yield held
            held = ""
        held = f"{held} {said}".strip()
    if held:
        yield held


def _states(said: str) -> bool:
    return len(set(content_words(said))) >= _LEAST_WORDS


def _facts(said: str) -> frozenset[Fact]:
    """Return the kinds of facts that a piece asserts; what is denied names nothing."""
    plain = arabic_digits(said)
    actors = actors_in(plain)
    money = any(_is_told(plain, m.start()) for m in _MONEY.finditer(plain))
    counted = any(_is_counted(a.unit) and _is_told(plain, a.start) for a in amounts_in(plain))
    timed = bool(dates_in(plain)) or frequency_in(plain) is not None or bool(_TIMES.search(plain))
    told: dict[Fact, bool] = {
        "actor": bool(actors),
        "actors": len(actors) > 1,
        "time": timed,
        "amount": counted,
        "money": money,
    }
    return frozenset(kind for kind, is_told in told.items() if is_told)


def _is_told(text: str, start: int) -> bool:
    """Tell whether a number is asserted: not denied, and not said to be lacking right before it."""
    return not is_denied(text, start) and not _LACKING.search(text[:start])


def _is_counted(unit: str) -> bool:
    return unit in _COUNTED or (unit.isascii() and bool(_PLAIN_UNIT.fullmatch(unit)))


@lru_cache(maxsize=4096)
def _own_words(text: str, common: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in content_words(text) if not word[0].isdigit()) - common


def _subject(words: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the words that stand in several pieces: what the text is about."""
    counts = Counter(word for named in words for word in named)
    return frozenset(word for word, count in counts.items() if count >= _SHARED)
