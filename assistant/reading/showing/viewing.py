"""A page of a held document as a picture, with the words on it and the text that they became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import compress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, Literal, NamedTuple

from assistant.errors import ReadingError
from assistant.reading.ocr import tesseract
from assistant.reading.office import as_pdf
from assistant.reading.printed_numbers import NUMBERS, numbers_of
from assistant.reading.ranges import in_ranges
from assistant.reading.readers.content import UnreadableError
from assistant.reading.sandbox import Limits, answer_apart
from assistant.reading.showing.aligning import aligned, covered
from assistant.reading.showing.pages import PageShown, ShownWord
from assistant.reading.sources import file_source
from assistant.schema import Document, Page, Span

Kind = Literal["pdf", "picture", "office"]
NoPicture = Literal["no_file", "changed", "plain", "failed"]  # why there is none

KINDS: Final[Mapping[str, Kind]] = {
    ".pdf": "pdf",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "picture"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp"), "office"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), "office"),
}
_LIMITS = Limits(wall_seconds=180)  # a full page of a scan takes 3 s of a free processor
_DOUBTED = 60  # percent of trust in a piece; clean print has 85 to 95
_SEARCHED = 400_000  # characters of a text without pages that are looked through for a page's words
_EXTRACTORS = ("poppler", "pypdf", "codes")


class Original(NamedTuple):
    """The file that a document came from, as it was; ``key`` is the document's id."""

    path: Path
    kind: Kind
    key: str


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
    parts = _parts(document, original, numbers[sheet])
    words = _shown(said["words"], document.text, parts)
    pieces = _shown(said["pieces"], document.text, parts)
    doubted = [piece[5] < _DOUBTED for piece in said["pieces"]]
    if original.kind == "office":
        whole = covered([word.span for word in words])
        parts = [_whole_lines(document.text, whole)] if whole else []
    return PageShown(
        sheet=sheet,
        sheets=len(numbers),
        number=numbers[sheet],
        width=float(said["width"]),
        height=float(said["height"]),
        picture=str(said["picture"]),
        words=words,
        doubtful=tuple(compress(pieces, doubted)),
        spans=tuple(parts),
        recognised=recognised,
    )


def _shown(
    said: Sequence[Sequence[Any]], text: str, parts: Sequence[Span]
) -> tuple[ShownWord, ...]:
    """Words as a page's reader tells them, each with what it became."""
    spans = aligned([str(word[0]) for word in said], text, parts)
    return tuple(
        ShownWord(str(word[0]), (word[1], word[2], word[3], word[4]), span)
        for word, span in zip(said, spans, strict=True)
    )


def _whole_lines(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end


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
        with _file(original.path) as file:
            yield file
        return
    with TemporaryFile() as file:
        file.write(_printed(original))
        file.flush()
        yield file


def _file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb", buffering=0)
    except OSError as error:
        raise UnreadableError(f"it cannot be opened ({error.strerror}): add it again") from error


@lru_cache(maxsize=4)
def _printed(original: Original) -> bytes:
    with _file(original.path) as file:
        return as_pdf(original.path.suffix.lower(), file)
