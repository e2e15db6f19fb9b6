"""PDF files whose pages look right and read wrong: their fonts say other letters than they draw."""

import io
import random
import re
from collections.abc import Callable

import fixtures
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject

TEXT = (
    "โครงการครัวกลางเพื่อโรงเรียนขนาดเล็กที่ตั้งอยู่",
    "ในพื้นที่เดียวกัน ต้องร่วมมือกับภาคเอกชน",
    "และติดตามผลอย่างต่อเนื่อง งบประมาณ 41,482 บาท",
    "คณะกรรมการประชุมกันทุกเดือนเพื่อดูว่าอาหาร",
    "ถึงเด็กทุกคนหรือไม่ และรายงานต่อตำบล",
)
_CODE = re.compile(r"<((?:[0-9A-Fa-f]{4})+)>")
_LETTERS = [*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E4D)]


def western(code: int) -> int:
    """What a Thai letter of an old font reads as: the Western one of the same code."""
    return code - 0x0D60 if 0x0E01 <= code <= 0x0E5B else code


def shuffled(code: int) -> int:
    """Another Thai letter."""
    others = _LETTERS.copy()
    random.Random(3).shuffle(others)
    return dict(zip(_LETTERS, others, strict=True)).get(code, code)


def without_mark(code: int) -> int:
    """A blank for a mark."""
    is_mark = code == 0x0E31 or 0x0E34 <= code <= 0x0E3A or 0x0E47 <= code <= 0x0E4E
    return 0x20 if is_mark else code


def damaged(change: Callable[[int], int], pages: int = 1, repeat: int = 3) -> bytes:
    """A PDF of some pages of ``TEXT`` that reads as changed, letter by letter."""
    clean = fixtures.thai_pdf([TEXT * repeat] * pages)
    writer = PdfWriter(clone_from=io.BytesIO(clean))
    for number, item in enumerate(writer._objects, start=1):
        if hasattr(item, "get_data") and b"begincmap" in item.get_data():
            said = _CODE.sub(lambda match: _changed(match, change), item.get_data().decode())
            stream = DecodedStreamObject()
            stream.set_data(said.encode())
            writer._objects[number - 1] = stream
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _changed(match: re.Match[str], change: Callable[[int], int]) -> str:
    codes = (match[1][at : at + 4] for at in range(0, len(match[1]), 4))
    return "<" + "".join(f"{change(int(code, 16)):04X}" for code in codes) + ">"
