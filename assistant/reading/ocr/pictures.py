"""A page as a grey picture of about 300 dots an inch, from a picture file or a page of a PDF."""

from __future__ import annotations

import warnings
from io import BytesIO

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the wheel carries no types
from PIL import Image, ImageOps

from assistant.reading.readers.content import UnreadableError

Grey = npt.NDArray[np.uint8]  # by row and column, 0 black to 255 white

DOTS_PER_INCH = 300  # a tone mark is then about nine dots high; lines are scaled afterwards
_MAX_PIXELS = 120_000_000  # A3 at 600 dots an inch is 70 million
_MAX_KEPT = 40_000_000  # A2 at 300 dots an inch
_PAGE_INCHES = 11.7  # the long side of A4, which a picture of a page most likely is
_PAGE_SHAPE = (1.2, 1.55)  # long side to short side of A4, Letter and Legal
_STATED = range(90, 1201)  # dots an inch that a scanner means; less is what programs put there
_SCREEN = (96,)
_ELSE = 200  # dots an inch of a screenshot, by the size of its letters
_MAX_FACTOR = 4.0  # enlarging more adds nothing but time
_OPENED = ("JPEG", "PNG", "TIFF")


def page_count(data: bytes, kind: str) -> int:
    """The number of pages of a PDF or of a picture file."""
    if kind == "pdf":
        return len(_pdf(data))
    with _picture(data) as picture:
        return int(getattr(picture, "n_frames", 1))


def page(data: bytes, kind: str, index: int) -> Grey:
    """One page, from 0, as a grey picture; raises ``UnreadableError``."""
    return _rendered(data, index) if kind == "pdf" else _enlarged(data, index)


def _pdf(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError("its PDF structure is broken: download or export it again") from error


def _rendered(data: bytes, index: int) -> Grey:
    try:
        sheet = _pdf(data)[index]
        width, height = sheet.get_size()
        scale = DOTS_PER_INCH / 72
        scale *= min(1.0, (_MAX_KEPT / max(width * height * scale * scale, 1.0)) ** 0.5)
        drawn = sheet.render(scale=scale, grayscale=True)
        return np.array(drawn.to_pil().convert("L"))
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"its page {index + 1} is broken: export it again") from error


def _picture(data: bytes) -> Image.Image:
    warnings.simplefilter("ignore")  # of damaged tags; what cannot be decoded raises
    Image.MAX_IMAGE_PIXELS = None  # ours is looked at before anything is decoded
    try:
        return Image.open(BytesIO(data), formats=_OPENED)
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableError("its picture is broken: save or scan it again") from error


def _enlarged(data: bytes, index: int) -> Grey:
    with _picture(data) as picture:
        try:
            picture.seek(index)
            width, height = picture.size
            if width * height > _MAX_PIXELS:
                raise UnreadableError(
                    f"its picture has more than {_MAX_PIXELS // 1_000_000} million dots: "
                    "scan it at 300 dots an inch"
                )
            factor = _factor(picture)
            turned = ImageOps.exif_transpose(picture) or picture
            grey = _on_white(turned)
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise UnreadableError("its picture is broken or cut off: save it again") from error
    if factor != 1.0:
        size = (round(grey.width * factor), round(grey.height * factor))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    return np.array(grey)


def _on_white(picture: Image.Image) -> Image.Image:
    """A grey copy; what is transparent is white."""
    if "A" not in picture.mode and "transparency" not in picture.info:
        return picture.convert("L")
    full = picture.convert("RGBA")
    white = Image.new("RGBA", full.size, "white")
    return Image.alpha_composite(white, full).convert("L")


def _factor(picture: Image.Image) -> float:
    """How much a picture must grow to have about 300 dots an inch."""
    width, height = picture.size
    long, short = max(width, height), max(1, min(width, height))
    stated = picture.info.get("dpi", (0, 0))[0]
    if _PAGE_SHAPE[0] <= long / short <= _PAGE_SHAPE[1]:
        dots = long / _PAGE_INCHES
    elif round(stated) in _STATED and round(stated) not in _SCREEN:
        dots = float(stated)
    else:
        dots = float(_ELSE)
    room = (_MAX_KEPT / (width * height)) ** 0.5
    return float(max(0.1, min(DOTS_PER_INCH / dots, _MAX_FACTOR, room)))
