"""What a question asks: its language, its kind, its content words, names, and what must be found.

Tables of patterns, Thai and English side by side; no model is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.errors import QuestionError
from assistant.retrieval.phrasing import (
    ASKED,
    ASKING,
    COUNT,
    DENIED,
    KINDS,
    NAME,
    NOT_NAMES,
    PAUSE,
    REFERENCE,
    WANTED,
    Kind,
    Wanted,
)
from assistant.schema import Language
from assistant.settings import DEFAULT, Settings
from assistant.settings.finding import ASKING as SIZES
from assistant.text.language import arabic_digits, content_words, detect_question, nfc
from assistant.text.numerals import numbers
from assistant.text.spelling import corrected

# Marks apart: "น้ำ" has two letters, "ก้" one.
_LETTER = re.compile(r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e45A-Za-z0-9๐-๙]")
_TABLES = ("ตารางที่", "ตาราง", "table")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``asked`` is the text without what it says it does not mean; ``focus`` is the asking part of a
    question that tells a long story first.
    ``terms`` are its content words in the tokeniser's form; ``names`` its Latin names as written;
    ``counts`` the numbers of things it says there are; ``reference`` a table or figure it names.
    """

    text: str
    asked: str
    focus: str
    language: Language
    spoken: Language
    kind: Kind
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    wanted: frozenset[Wanted] = frozenset()
    reference: tuple[Literal["table", "figure"], int] | None = None


def understand(
    text: str, language: Literal["auto", "th", "en"] = "auto", settings: Settings = DEFAULT
) -> Question:
    """Return what a question asks.

    Args:
        text: The question as typed.
        language: The language to answer in; "auto" takes the question's own.
        settings: Tells how long a question may be.

    Raises:
        QuestionError: If there is no letter in it, or more than a question's worth.
    """
    typed = " ".join(nfc(text).split())
    clean = corrected(DENIED.sub("", typed) or typed)
    if not _LETTER.search(clean) or len(_LETTER.findall(clean)) < 2:
        raise QuestionError(
            f"คำถามสั้นเกินไปหรือไม่มีตัวอักษร ({clean[:20]!r}): โปรดพิมพ์คำถามเป็นข้อความ"
            " / The question has no words: type it as text."
        )
    if len(clean) > settings.question_limit:
        raise QuestionError(
            f"คำถามยาว {len(clean):,} ตัวอักษร เกิน {settings.question_limit:,}: โปรดย่อคำถาม"
            " หรือเพิ่มข้อความนั้นเป็นเอกสาร / The question is too long: shorten it,"
            " or add the text as a document."
        )
    spoken = detect_question(clean)
    return Question(
        text=typed,
        asked=clean,
        focus=_focus(clean),
        language=spoken if language == "auto" else language,
        spoken=spoken,
        kind=_kind(clean),
        terms=tuple(dict.fromkeys(w for w in content_words(clean) if w not in ASKING)),
        names=_names(clean, spoken),
        counts=_counts(clean),
        wanted=frozenset(w for w, pattern in WANTED if pattern.search(clean)),
        reference=_reference(clean),
    )


def _focus(text: str) -> str:
    """Return the last part of a long question from where the asking starts."""
    if len(text) <= SIZES.story:
        return text
    pieces = PAUSE.split(text)
    asked = ""
    while pieces and (len(asked) < SIZES.focus or not ASKED.search(asked)):
        asked = f"{pieces.pop()} {asked}".strip()
    return asked


def _kind(text: str) -> Kind:
    return next((kind for kind, pattern in KINDS if pattern.search(text)), "fact")


def _names(text: str, spoken: Language) -> tuple[str, ...]:
    """Return Latin names; the capital of an English question's first word says nothing."""
    found = [m for m in NAME.finditer(text) if m.start() > 0 or spoken == "th"]
    kept = (m[0].removesuffix("'s").removesuffix("’s") for m in found)
    return tuple(dict.fromkeys(name for name in kept if name.lower() not in NOT_NAMES))


def _counts(text: str) -> tuple[int, ...]:
    found = []
    for match in COUNT.finditer(REFERENCE.sub(" ", arabic_digits(text))):
        readings = [r for n in numbers(match["n"] or match["e"]) for r in n.readings]
        found += [
            int(r) for r in readings if r.isdigit() and 2 <= int(r) <= SIZES.most_counted
        ]
    return tuple(found)


def _reference(text: str) -> tuple[Literal["table", "figure"], int] | None:
    match = REFERENCE.search(text)
    if match is None:
        return None
    return "table" if match["kind"].lower() in _TABLES else "figure", int(
        arabic_digits(match["number"])
    )
