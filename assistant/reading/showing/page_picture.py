"""One page as a picture, and its words with their boxes: the work of one child process.

The words are read as when the document came in: from the text layer by the extractor that was
chosen for the page, or by text recognition, and then the picture is the one that was recognised.
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the wheel carries no types
from PIL import Image

from assistant.reading.ocr import recognise
from assistant.reading.readers.content import UnreadableError
from assistant.reading.readers.pdf_pages import EXTRACTORS
from assistant.reading.readers.pdf_sheets import PageReader
from assistant.reading.showing.aligning import shared

_WIDTH = 1_200  # dots of a picture's short side: letters of 8 points can be read
_QUALITY = 85


def show_text_page(data: bytes, page: str, extractor: str) -> dict[str, Any]:
    """A page of a PDF, from 0, with the words of its text layer; lengths are in points."""
    try:
        document = pdfium.PdfDocument(data)
        index = int(page)
        sheet = PageReader(document).sheet(index, None)
        words = EXTRACTORS[extractor](data, index, sheet)
        drawn = document[index]
        if (drawn.get_width() > drawn.get_height()) != (sheet.width > sheet.height):
            drawn.set_rotation(0)  # the text is not turned with its page
        scale = _WIDTH / max(1.0, min(sheet.width, sheet.height))
        picture = drawn.render(scale=min(scale, 4.0)).to_pil().convert("RGB")
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"its page {int(page) + 1} is broken: export it again") from error
    boxes = [[word.text, word.left, word.top, word.right, word.bottom] for word in words]
    size = {"width": sheet.width, "height": sheet.height}
    return {**size, "words": boxes, "pieces": [], **_jpeg(picture)}


def show_recognised_page(
    data: bytes, kind: str, page: str, program: str, languages: str
) -> dict[str, Any]:
    """A page of a scan, from 0, with its words and the pieces that they were recognised in.

    A piece has the percent of trust in it behind its box.
    """
    grey = recognise.prepared(data, kind, int(page))
    found = recognise.read_prepared(grey, program, languages)
    words = [word[:5] for word in found["words"]]
    picture = Image.fromarray(grey)
    picture.thumbnail((2 * _WIDTH, 2 * _WIDTH))
    kept = {key: found[key] for key in ("width", "height", "pieces")}
    return {**kept, "words": words, **_jpeg(picture)}


def find_page(data: bytes, passage: str) -> int:
    """The page of a PDF, from 0, that shares most with a passage; -1 where none shares a third."""
    try:
        document = pdfium.PdfDocument(data)
        texts = (document[at].get_textpage().get_text_bounded() for at in range(len(document)))
        shares = [shared(passage, text) for text in texts]
    except pdfium.PdfiumError as error:
        raise UnreadableError("its PDF structure is broken: download or export it again") from error
    best = max(range(len(shares)), key=shares.__getitem__, default=-1)
    return best if best >= 0 and shares[best] > 1 / 3 else -1


def _jpeg(picture: Image.Image) -> dict[str, str]:
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY)
    return {"picture": b64encode(kept.getvalue()).decode()}
