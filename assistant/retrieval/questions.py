"""What a question asks: its language, its kind, its content words, names, and what must be found.

Tables of patterns, Thai and English side by side; no model is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from assistant.errors import QuestionError
from assistant.retrieval import phrasing
from assistant.retrieval.asking_part import asking_part
from assistant.retrieval.names import Name, names_of
from assistant.retrieval.own_names import OwnName
from assistant.retrieval.phrasing import Kind, Wanted
from assistant.retrieval.terms import Forms, Run, forms_of
from assistant.schema import Language
from assistant.settings import DEFAULT, Settings
from assistant.text.asked_in import detect_question
from assistant.text.dictionary import asking_parts
from assistant.text.everyday import everyday
from assistant.text.language import arabic_digits, content_words, nfc, words
from assistant.text.numerals import numbers
from assistant.text.patterns import Worded
from assistant.text.references import references, without_references
from assistant.text.spelling import corrected
from assistant.text.translation import Vocabulary, shipped

# Marks apart: "น้ำ" has two letters, "ก้" one.
_LETTER = re.compile(r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e45A-Za-z0-9๐-๙]")
_DIGITS = re.compile(r"\d{2,}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood: what is known of it is worked out once, here.

    ``asked`` is the text without what it says it does not mean; ``focus`` is the asking part of a
    question that tells a long story first; ``meant`` is that with its short forms written out.

    ``terms`` are its content words in the tokeniser's form, and ``forms`` what stands for each in
    either language; ``words`` are all its words, ``said`` those and the ones of the forms.
    ``sought`` are the terms of the asking part, in order, repeats kept; ``pairs`` its words that
    follow each other, one of them a term; ``digits`` its numbers as written.

    ``counts`` are the numbers of things it says there are, ``counted`` the classifier of a number
    that it asks for ("" for one without); ``parts`` are the parts of documents that it names.
    ``written`` are what the library writes for its everyday words (``rewording``).
    ``near`` are the documents, by id, that the conversation is about; ``told`` are the spans of
    passages, by id, that the answer before has shown; ``within`` are the documents that it is
    asked of, by id, where that is not all of them.
    ``called`` are the names it has in full that a document has words of its own for.
    ``presumes`` tells that it takes an event for granted, ``where`` that it asks for a place,
    ``of_each`` that it asks of every one of several, ``of_today`` for what is so at present.
    """

    text: str
    asked: str
    focus: str
    meant: str
    language: Language
    spoken: Language
    kind: Kind
    terms: tuple[str, ...]
    sought: tuple[str, ...] = ()
    forms: Forms = field(default_factory=dict, hash=False)
    words: frozenset[str] = frozenset()
    said: Mapping[Language, frozenset[str]] = field(default_factory=dict, hash=False)
    pairs: frozenset[tuple[str, str]] = frozenset()
    digits: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()
    counts: tuple[int, ...] = ()
    counted: str | None = None
    wanted: frozenset[Wanted] = frozenset()
    parts: tuple[str, ...] = ()
    presumes: bool = False
    where: bool = False
    of_each: bool = False
    of_today: bool = False
    vocabulary: Vocabulary = field(default_factory=shipped, hash=False, repr=False)
    written: Mapping[Run, tuple[Run, ...]] = field(default_factory=dict, hash=False)
    near: frozenset[str] = frozenset()
    told: frozenset[tuple[str, int, int]] = frozenset()
    within: frozenset[str] = frozenset()
    called: tuple[OwnName, ...] = ()

    def of_things(self) -> Question:
        """Return the question without its numbers: what it asks about, not how many."""
        return replace(self, sought=tuple(t for t in self.sought if not any(numbers(t))))


def understand(
    text: str,
    language: Literal["auto", "th", "en"] = "auto",
    settings: Settings = DEFAULT,
    vocabulary: Vocabulary | None = None,
) -> Question:
    """Return what a question asks.

    Args:
        text: The question as typed.
        language: The language to answer in; "auto" takes the question's own.
        settings: Tells how long a question may be.
        vocabulary: What stands for its words; by default what ships, without a library's own.

    Raises:
        QuestionError: If there is no letter in it, or more than a question's worth.
    """
    typed = " ".join(nfc(text).split())
    clean = corrected(_plainly(phrasing.DENIED.sub("", typed) or typed))
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
    wished = spoken if language == "auto" else language
    return _understood(typed, clean, spoken, wished, vocabulary or shipped())


def _understood(
    typed: str, clean: str, spoken: Language, language: Language, held: Vocabulary
) -> Question:
    focus = asking_part(clean)
    worded = Worded.of(focus)
    terms = tuple(dict.fromkeys(w for w in content_words(focus) if not _steers(w)))
    said = tuple(words(focus))
    forms, spoken_words = forms_of(terms, said, held), frozenset(said)
    return Question(
        text=typed,
        asked=focus,
        focus=focus,
        meant=held.spelt_out(focus, spoken),
        language=language,
        spoken=spoken,
        kind=_kind(worded),
        terms=terms,
        sought=tuple(word for word in content_words(focus) if word in terms),
        forms=forms,
        words=spoken_words,
        said={language: spoken_words | _in(forms[language]) for language in forms},
        pairs=frozenset(pair for pair in pairwise(words(focus)) if set(pair) & set(terms)),
        digits=frozenset(_DIGITS.findall(arabic_digits(focus))),
        names=names_of(_latin_names(clean, spoken), focus, held),
        counts=_counts(focus),
        counted=_counted(worded),
        wanted=frozenset(w for w, pattern in phrasing.WANTED if worded.has(pattern)),
        parts=references(clean),
        presumes=worded.has(phrasing.PRESUMES),
        where=worded.has(phrasing.WHERE),
        of_each=worded.has(phrasing.EACH),
        of_today=worded.has(phrasing.TODAY),
        vocabulary=held,
    )


def _in(forms: Mapping[str, Sequence[Run]]) -> frozenset[str]:
    """Return the words that the forms of terms are made of."""
    return frozenset(word for runs in forms.values() for run in runs for word in run)


def _steers(word: str) -> bool:
    """Whether a word only asks: no answer needs to repeat it."""
    return word in phrasing.ASKING or asking_parts(word) is not None


def _plainly(text: str) -> str:
    """Return a question for what somebody means by a word as one for the word."""
    term = phrasing.MEANT_BY.search(text)
    return f"What is {(term['term'] or term['quoted']).strip()}?" if term else text


def _kind(worded: Worded) -> Kind:
    return next((kind for kind, pattern in phrasing.KINDS if worded.has(pattern)), "fact")


def _latin_names(text: str, spoken: Language) -> Iterable[str]:
    """Return Latin names; the capital of an English question's first word says nothing.

    A word that papers write otherwise ("American") names nothing that they must have.
    """
    found = [m for m in phrasing.NAME.finditer(text) if m.start() > 0 or spoken == "th"]
    kept = (m[0].removesuffix("'s").removesuffix("’s") for m in found)
    names = [name for name in kept if name.lower() not in phrasing.NOT_NAMES]
    return [name for name in names if not everyday().written(tuple(words(name)))]


def _counts(text: str) -> tuple[int, ...]:
    found = []
    for match in phrasing.COUNT.finditer(without_references(arabic_digits(text))):
        readings = [r for n in numbers(match["n"] or match["t"] or match["e"]) for r in n.readings]
        found += [int(r) for r in readings if r.isdigit() and int(r) >= 2]
    return tuple(found)


def _counted(worded: Worded) -> str | None:
    """Return the classifier of the number that is asked for, or None where none is."""
    asked = worded.find(phrasing.COUNTED)
    if asked is None:
        return None
    classifier = phrasing.CLASSIFIER.match(worded.text, asked.end()) if asked[1] else None
    return classifier[0] if classifier else ""
