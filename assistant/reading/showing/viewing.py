"""A page of a held document as a picture, with the words on it and the text that they became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, Literal, NamedTuple
from unicodedata import category, normalize

from assistant.errors import ReadingError
from assistant.reading.ocr import tesseract
from assistant.reading.office import as_pdf
from assistant.reading.printed_numbers import NUMBERS, numbers_of
from assistant.reading.ranges import in_ranges
from assistant.reading.readers.content import UnreadableError
from assistant.reading.sandbox import Limits, answer_apart
from assistant.reading.showing.aligning import aligned, covered
from assistant.reading.sources import file_source
from assistant.schema import Box, Document, Page, Span

Kind = Literal["pdf", "picture", "office"]
NoPicture = Literal["no_file", "changed", "plain", "failed"]  # why there is none

KINDS: Final[Mapping[str, Kind]] = {
    ".pdf": "pdf",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "picture"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp"), "office"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), "office"),
}
_LIMITS = Limits(wall_seconds=180)  # a full page of a scan takes 3 s of a free processor
_DOUBTED = 60  # percent of trust in the weakest piece of a word; clean print has 85 to 95
_SEARCHED = 400_000  # characters of a text without pages that are looked through for a page's words
_EXTRACTORS = ("poppler", "pypdf", "codes")


class Original(NamedTuple):
    """The file that a document came from, as it was; ``key`` is the document's id."""

    path: Path
    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word of a page: as it is read there, where, and which part of the text it became."""

    text: str
    box: Box
    span: Span | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page: its sheet from 0 of so many, its printed number, its size in points, its picture.

    ``picture`` is a JPEG in base 64; ``spans`` are the parts of the document's text on the page.
    """

    sheet: int
    sheets: int
    number: int | None
    width: float
    height: float
    picture: str
    words: tuple[ShownWord, ...]
    spans: tuple[Span, ...]
    recognised: bool

    def boxes(self, span: Span) -> Iterator[Box]:
        """Yield where a part of the text stands on the page; of a word's box, its share."""
        for word in self.words:
            start, end = word.span or (0, 0)
            if start < span[1] and span[0] < end:
                left, top, right, bottom = word.box
                first, last = (max(start, span[0]) - start), (min(end, span[1]) - start)
                width = (right - left) / (end - start)
                yield left + first * width, top, left + last * width, bottom

    def repaired(self, text: str) -> list[ShownWord]:
        """Return the words that stand in the document's text in other letters than on the page."""
        return [word for word in self.words if word.span and _differs(word, text)]


def _differs(word: ShownWord, text: str) -> bool:
    start, end = word.span or (0, 0)
    return _plain_letters(word.text) != _plain_letters(text[start:end])


def _plain_letters(text: str) -> str:
    """What of a text is no blank and no punctuation, in one form."""
    return "".join(c for c in normalize("NFC", text) if category(c)[0] in "LMN")


def original_of(document: Document) -> Original | NoPicture:
    """Return the file of a document where it is still as it was and can be shown."""
    if document.path is None:
        return "no_file"
    path = Path(document.path)
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        return "plain"
    if not path.is_file():
        return "no_file"
    try:
        same = file_source(path).document_id == document.id
    except ReadingError:
        return "no_file"
    return Original(path, kind, document.id) if same else "changed"


def sheet_of(document: Document, original: Original, span: Span) -> int:
    """Return the sheet, from 0, on which a part of the text begins; 0 where nobody knows."""
    numbers = _numbers(document, original)
    page = next((p for p in document.pages if p.start <= span[0] < p.end), None)
    told = NUMBERS in document.metadata
    if page and original.kind != "office" and page.number in numbers and (told or page.number):
        return numbers.index(page.number)
    if original.kind == "picture":
        return 0
    passage = document.text[span[0] : span[1]][:2_000]
    return max(0, int(_answer(original, "find_page", passage)))


def page_shown(document: Document, original: Original, sheet: int) -> PageShown:
    """Return one sheet, from 0; raises ``UnreadableError``."""
    numbers = _numbers(document, original)
    recognised = _is_recognised(document, original, sheet)
    said = _answer(original, *_reader(document, original, sheet, recognised))
    words = [(str(word[0]), word[1:5], float(word[5])) for word in said["words"]]
    parts = _parts(document, original, numbers[sheet])
    spans = aligned([text for text, *_ in words], document.text, parts)
    if original.kind == "office":
        whole = covered(spans)
        parts = [whole] if whole else []
    return PageShown(
        sheet=sheet,
        sheets=len(numbers),
        number=numbers[sheet],
        width=float(said["width"]),
        height=float(said["height"]),
        picture=str(said["picture"]),
        words=tuple(
            ShownWord(text, (box[0], box[1], box[2], box[3]), span, sure < _DOUBTED)
            for (text, box, sure), span in zip(words, spans, strict=True)
        ),
        spans=tuple(parts),
        recognised=recognised,
    )


def forget() -> None:
    """Let go of all pictures and texts of pages that are kept to be shown again soon."""
    _asked.cache_clear()
    _printed.cache_clear()


def _numbers(document: Document, original: Original) -> list[int | None]:
    count = int(_answer(original, "page_count", _form(original)))
    said = "" if original.kind == "office" else document.metadata.get(NUMBERS, "")
    return numbers_of(said, count)


def _is_recognised(document: Document, original: Original, sheet: int) -> bool:
    read = in_ranges(document.metadata.get("recognised_pages", ""))
    return original.kind == "picture" or (original.kind == "pdf" and sheet + 1 in read)


def _reader(
    document: Document, original: Original, sheet: int, recognised: bool
) -> tuple[str, ...]:
    """The reader of a page's words, and what it is told: the one that has read them at first."""
    if recognised:
        program = tesseract.find()
        where = (_form(original), str(sheet))
        return ("recognised_page", *where, program.program, program.languages)
    by = "pdfium"
    if original.kind == "pdf":
        for name in _EXTRACTORS:
            if sheet + 1 in in_ranges(document.metadata.get(f"pages_by_{name}", "")):
                by = name
    return ("text_page", str(sheet), by)


def _parts(document: Document, original: Original, number: int | None) -> list[Span]:
    """The parts of the text that may stand on a page; all of it where pages are not told apart."""
    if original.kind == "office" or not document.pages:
        return [(0, min(len(document.text), _SEARCHED))]
    return _joined([page for page in document.pages if page.number == number])


def _joined(pages: Sequence[Page]) -> list[Span]:
    return sorted((page.start, page.end) for page in pages)


def _form(original: Original) -> str:
    return "picture" if original.kind == "picture" else "pdf"


def _answer(original: Original, reader: str, *options: str) -> Any:
    return _asked(original, reader, options)


@lru_cache(maxsize=24)
def _asked(original: Original, reader: str, options: tuple[str, ...]) -> Any:
    with _opened(original) as file:
        return answer_apart(reader, file, *options, limits=_LIMITS)


@contextmanager
def _opened(original: Original) -> Iterator[IO[bytes]]:
    if original.kind != "office":
        with _plain(original.path) as file:
            yield file
        return
    with TemporaryFile() as file:
        file.write(_printed(original))
        file.flush()
        yield file


def _plain(path: Path) -> IO[bytes]:
    try:
        return path.open("rb", buffering=0)
    except OSError as error:
        raise UnreadableError(f"it cannot be opened ({error.strerror}): add it again") from error


@lru_cache(maxsize=4)
def _printed(original: Original) -> bytes:
    with _plain(original.path) as file:
        return as_pdf(original.path.suffix.lower(), file)
