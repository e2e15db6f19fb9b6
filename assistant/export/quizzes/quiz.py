"""Quiz items → files for other programs: a row per format, and what all of them say of an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

from assistant.errors import ExportError
from assistant.export.papers import marking
from assistant.schema import Citation, Language
from assistant.schema.lessons import QuizItem


class Format(NamedTuple):
    """What another program reads: how it is called, and the end of its files' names.

    ``module`` is imported when needed: ``holds`` an item or not, ``write`` makes the bytes.
    """

    shown: str
    suffix: str
    module: str


FORMATS = {  # Moodle refuses a text file whose name ends in anything but .txt
    "gift": Format("GIFT", ".gift.txt", "assistant.export.quizzes.gift"),
    "moodle_xml": Format("Moodle XML", ".xml", "assistant.export.quizzes.moodle_xml"),
    "aiken": Format("Aiken", ".aiken.txt", "assistant.export.quizzes.aiken"),
    "h5p": Format("H5P", ".h5p", "assistant.export.quizzes.h5p"),
    "qti": Format("QTI 2.1", ".qti.zip", "assistant.export.quizzes.qti"),
    "scorm": Format("SCORM 1.2", ".scorm.zip", "assistant.export.quizzes.scorm"),
    "anki": Format("Anki", ".anki.txt", "assistant.export.quizzes.anki"),
    "google_forms": Format("Google Forms", ".forms.gs", "assistant.export.quizzes.google_forms"),
    "kahoot": Format("Kahoot", ".kahoot.xlsx", "assistant.export.quizzes.kahoot"),
    "quizizz": Format("Quizizz", ".quizizz.xlsx", "assistant.export.quizzes.quizizz"),
    "xlsx": Format("Excel", ".xlsx", "assistant.export.quizzes.xlsx"),  # after longer names
}
SUFFIXES = tuple(format.suffix for format in FORMATS.values())
_SOURCE: dict[Language, str] = {"th": "ที่มา", "en": "Source"}
_POINTS: dict[Language, str] = {"th": "ประเด็นที่ให้คะแนน", "en": "Marking points"}


@dataclass(frozen=True, slots=True)
class Quiz:
    """What a format writes; ``title`` is the lesson's, ``citations`` are by their numbers."""

    title: str
    items: tuple[QuizItem, ...]
    citations: Mapping[int, Citation]

    def feedback(self, item: QuizItem) -> str:
        """Return what a learner reads afterwards: the explanation, and where it is from."""
        return "\n".join(filter(None, (plain(item.explanation), self.sources(item))))

    def sources(self, item: QuizItem) -> str:
        """Return a line per citation: title, section, page and the words cited.

        Raises:
            ExportError: The item cites what is not among the citations.
        """
        return "\n".join(self._source(item, number) for number in item.citations)

    def _source(self, item: QuizItem, number: int) -> str:
        citation = self.citations.get(number)
        if citation is None:
            raise ExportError(f"item {item.id} cites [{number}], which is not among the citations")
        said = marking.reference(citation, item.language)
        return plain(f"{_SOURCE[item.language]}: {citation.title} — {said}")


def plain(text: str) -> str:
    r"""Return a text without control characters and without blanks around it.

    >>> plain(" =1+1\x07\r\n")
    '=1+1'
    """
    return marking.clean(text).strip()


def asked(item: QuizItem) -> str:
    """Return an item's question, its translation on the next line."""
    return "\n".join(filter(None, (plain(item.question), plain(item.translation))))


def extra_options(item: QuizItem) -> list[str]:
    """Return the right-hand sides of a matching item that belong to no left one."""
    used = {right for _left, right in item.pairs}
    return [option for option in item.options if option not in used]


def spellings(item: QuizItem) -> list[str]:
    """Return the short answers that Moodle takes as right; to it a bare * stands for any text."""
    return [text.replace("*", r"\*") for text in dict.fromkeys((*item.answer, *item.accepted))]


def marking_points(item: QuizItem) -> str:
    """Return what an open answer is marked by, one point a line."""
    points = (f"{at}. {plain(point)}" for at, point in enumerate(item.answer, start=1))
    return "\n".join((f"{_POINTS[item.language]}:", *points))


def format_of(file_name: str) -> str:
    """Return the format that a file's name asks for.

    >>> format_of("แบบทดสอบ.GIFT.txt"), format_of("quiz.xml")
    ('gift', 'moodle_xml')

    Raises:
        ExportError: Quizzes are not written under such a name.
    """
    for name, format in FORMATS.items():
        if file_name.lower().endswith(format.suffix):
            return name
    raise ExportError(f"quizzes are not written as {file_name}: use {', '.join(SUFFIXES)}")


def left_out(items: Iterable[QuizItem], format: str) -> tuple[QuizItem, ...]:
    """Return the items that a format cannot hold, which ``write_quiz`` leaves out.

    Raises:
        ExportError: Quizzes are not written in such a format.
    """
    module = _module(format)
    return tuple(item for item in items if not module.holds(item))


def write_quiz(
    items: Sequence[QuizItem], citations: Iterable[Citation], format: str, *, title: str
) -> bytes:
    """Return a quiz as the bytes of a file, without the items that the format cannot hold.

    Args:
        items: The items, in their order.
        citations: What the items cite by number.
        format: One of ``FORMATS``.
        title: The lesson's title; Moodle makes it the category of the questions.

    Raises:
        ExportError: Quizzes are not written in such a format, or a citation is missing.
    """
    module = _module(format)
    held = tuple(item for item in items if module.holds(item))
    written: bytes = module.write(
        Quiz(" ".join(plain(title).split()), held, {c.number: c for c in citations})
    )
    return written


def _module(format: str) -> Any:
    if format not in FORMATS:
        raise ExportError(f"quizzes are not written as {format}: use {', '.join(FORMATS)}")
    return import_module(FORMATS[format].module)
