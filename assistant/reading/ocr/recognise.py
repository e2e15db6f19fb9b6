"""One page of a scan into text: the work of one child process.

Tesseract gets single lines of one height, which is what it reads best: on ten pages of five Thai
documents at 200 dots an inch, with blur, noise and tilt, 27 % of the characters were wrong in whole
pages (two of them have columns), 5 % in blocks, 0.9 % in lines.
"""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from assistant.reading.ocr import layout, lines, pictures, straighten
from assistant.reading.readers.content import UnreadableError, clean
from assistant.schema import Box

_BODY = 20  # dots: the height of a line's consonants at which fewest letters are wrong
_FONT = 2.2  # font sizes to the height of a consonant, in Thai fonts
_ALIKE = (0.8, 1.25)  # heights of lines, to the page's usual one, that noise may make
_DOUBTED = 25  # percent; a line of less is a stain or a picture
_POINTS = 72 / pictures.DOTS_PER_INCH


class _Line(NamedTuple):
    """A line to be recognised: how much its picture is scaled, and its places on the page."""

    picture: pictures.Grey
    factor: float
    top: int
    left: int
    base: int
    body: int


class _Piece(NamedTuple):
    """What Tesseract takes for a word; of Thai it is often a letter."""

    text: str
    box: Box
    confidence: float


class _Found(NamedTuple):
    """What was recognised in one picture: words with boxes in its dots, and percent of trust."""

    words: tuple[tuple[str, Box], ...]
    pieces: tuple[_Piece, ...]
    confidence: float


def page_count(data: bytes, kind: str) -> int:
    """The number of pages of a scan; ``kind`` is "pdf" or "picture"."""
    return pictures.page_count(data, kind)


def read_scanned_page(
    data: bytes, kind: str, page: str, program: str, languages: str
) -> dict[str, Any]:
    """The words of one page, from 0, with ``confidence`` in percent; lengths are in points.

    A word is its text, its box (left, top, right, bottom), the line it stands on, and its size.
    """
    found = read_prepared(prepared(data, kind, int(page)), program, languages)
    del found["pieces"]
    return found


def prepared(data: bytes, kind: str, page: int) -> pictures.Grey:
    """The picture of a page, from 0, as it is recognised: clean and level."""
    return straighten.straightened(straighten.cleaned(pictures.page(data, kind, page)))


def read_prepared(grey: pictures.Grey, program: str, languages: str) -> dict[str, Any]:
    """The words of a page's picture, as above.

    ``pieces`` are what they were put together from: text, box and percent of trust.
    """
    found = _lines(grey)
    read = _recognised([line.picture for line in found], program, languages)
    usual = float(np.median([line.body for line in found])) if found else 0.0
    trusted = [pair for pair in zip(found, read, strict=True) if pair[1].confidence >= _DOUBTED]
    words = [word for line, result in trusted for word in _placed(line, result, usual)]
    letters = [sum(len(text) for text, _ in result.words) for result in read]
    weighed = sum(r.confidence * n for r, n in zip(read, letters, strict=True))
    height, width = grey.shape
    return {
        "width": width * _POINTS,
        "height": height * _POINTS,
        "words": words,
        "pieces": [
            [piece.text, *_box(line, piece.box), piece.confidence]
            for line, result in trusted
            for piece in result.pieces
        ],
        "confidence": round(weighed / max(1, sum(letters))),
    }


def _placed(line: _Line, found: _Found, usual: float) -> Iterator[list[Any]]:
    """The words of a line at their places on the page."""
    ratio = line.body / usual
    size = usual * _FONT * _POINTS * (1.0 if _ALIKE[0] <= ratio <= _ALIKE[1] else ratio)
    for text, box in found.words:
        yield [text, *_box(line, box), line.base * _POINTS, float(round(size))]


def _box(line: _Line, box: Box) -> list[float]:
    """A box of a line's picture at its place on the page, in points."""
    across = [(line.left + at / line.factor) * _POINTS for at in (box[0], box[2])]
    down = [(line.top + at / line.factor) * _POINTS for at in (box[1], box[3])]
    return [across[0], down[0], across[1], down[1]]


def _lines(grey: pictures.Grey) -> list[_Line]:
    """The lines of a page, scaled to one height."""
    found: list[_Line] = []
    dots = pictures.DOTS_PER_INCH
    for box in layout.blocks(straighten.ink(grey), dots):
        part = grey[box.top : box.bottom, box.left : box.right]
        block = lines.lines(part, straighten.ink(part), dots)
        factor = _BODY / float(np.median([line.body for line in block])) if block else 1.0
        for line in block:
            places = (box.top + line.top, box.left + line.left)
            base = box.top + line.body_top + line.body
            scaled = _scaled(line.picture, factor)
            found.append(_Line(scaled, factor, *places, base, line.body))
    return found


def _scaled(picture: pictures.Grey, factor: float) -> pictures.Grey:
    height, width = (max(1, round(side * factor)) for side in picture.shape)
    return np.array(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC))


def _recognised(of: Sequence[pictures.Grey], program: str, languages: str) -> list[_Found]:
    """What Tesseract reads in each picture, in one run."""
    if not of:
        return []
    with TemporaryDirectory() as folder:
        names = [f"{folder}/{at:04}.png" for at in range(len(of))]
        for name, picture in zip(names, of, strict=True):
            Image.fromarray(picture).save(name, dpi=(pictures.DOTS_PER_INCH,) * 2)
        listed, out = Path(folder, "lines"), Path(folder, "out")
        listed.write_text("\n".join(names), encoding="utf-8")
        command = [program, str(listed), str(out), "-l", languages, "--psm", "7"]
        # Otherwise it puts a blank between Thai words.
        command += ["-c", "preserve_interword_spaces=1", "txt", "tsv"]
        ended = subprocess.run(
            command,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # pages run side by side already
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if ended.returncode:
            raise UnreadableError(
                "text recognition (tesseract) stopped at one of its pages: try again, or run it "
                "through another text recognition program and add the result",
                "needs_ocr",
            )
        texts = Path(f"{out}.txt").read_text(encoding="utf-8").split("\f")
        rows = Path(f"{out}.tsv").read_text(encoding="utf-8").splitlines()
    pieces = _pieces(rows, len(of))
    return [
        _Found(_words(text, some), tuple(some), _mean([p.confidence for p in some]))
        for text, some in zip(texts, pieces, strict=False)
    ]


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0


def _pieces(rows: Sequence[str], count: int) -> list[list[_Piece]]:
    """The pieces of each picture."""
    found: list[list[_Piece]] = [[] for _ in range(count)]
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        if float(row["conf"]) >= 0:
            left, top, width, height = (float(row[k]) for k in ("left", "top", "width", "height"))
            box = (left, top, left + width, top + height)
            piece = _Piece("".join(row["text"].split()), box, float(row["conf"]))
            found[int(row["page_num"]) - 1].append(piece)
    return found


def _words(text: str, pieces: Sequence[_Piece]) -> tuple[tuple[str, Box], ...]:
    """The words that blanks part in a text, each with the frame of its pieces."""
    boxes = [piece.box for piece in pieces for _ in piece.text]
    words = clean(text).split()
    if not boxes or sum(map(len, words)) != len(boxes):  # the text knows better what stands there
        frame = _frame(boxes)
        return ((" ".join(words), frame),) if words and frame else ()
    found, at = [], 0
    for word in words:
        frame = _frame(boxes[at : at + len(word)])
        at += len(word)
        if frame:
            found.append((word, frame))
    return tuple(found)


def _frame(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
