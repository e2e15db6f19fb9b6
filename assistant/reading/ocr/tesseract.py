"""Where Tesseract is, with Thai and English; or what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final, NamedTuple

from assistant.reading.readers.content import UnreadableError

INSTALL: Final = (
    "install tesseract-ocr, tesseract-ocr-tha and tesseract-ocr-script-thai (Debian, Ubuntu: "
    "apt install …) and add it again"
)
# The first set that is there. "Thai", the model of the script, knows Latin letters as well, and
# where the two languages compete, a Thai word among digits may come out Latin ("um" for baht).
_SETS: Final = (("Thai",), ("script/Thai",), ("tha", "eng"))
_PATIENCE = 20  # seconds


class Tesseract(NamedTuple):
    """The program's path, and the languages as it is told them."""

    program: str
    languages: str


def find() -> Tesseract:
    """Return Tesseract; raises ``UnreadableError`` that says what to install."""
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableError(f"text recognition (OCR) is not installed: {INSTALL}", "needs_ocr")
    listed = subprocess.run(
        [program, "--list-langs"],
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
        env=environment(),
    )
    there = set(listed.stdout.split())
    for languages in _SETS:
        if there.issuperset(languages):
            return Tesseract(program, "+".join(languages))
    raise UnreadableError(
        f"text recognition (OCR) is installed without Thai: {INSTALL}", "needs_ocr"
    )


def environment() -> dict[str, str]:
    """What Tesseract needs to know of its surroundings."""
    kept = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT")
    return {name: os.environ[name] for name in kept if name in os.environ}
