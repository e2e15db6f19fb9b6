"""Texts as documents, for the tests of structure and splitting; each file is parsed once."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from assistant.reading import formats
from assistant.reading.documents import build
from assistant.reading.readers.markdown import markdown_lines, plain_lines
from assistant.reading.splitters import split
from assistant.schema import Block, BlockKind, Document, Passage, RawDocument


@lru_cache(maxsize=64)
def document(text: str, markup: str = "plain") -> Document:
    lines = markdown_lines(text) if markup == "markdown" else plain_lines(text)
    return build(RawDocument("made-up.txt", lines))


@lru_cache(maxsize=64)
def split_document(text: str, markup: str = "plain") -> tuple[Passage, ...]:
    return split(document(text, markup))


def paged(*pages: str) -> Document:
    lines = (
        replace(line, page=number)
        for number, page in enumerate(pages, start=1)
        for line in plain_lines(page)
    )
    return build(RawDocument("made-up.pdf", tuple(lines)))


@lru_cache(maxsize=64)
def read(path: Path) -> Document:
    return build(formats.read(path))


@lru_cache(maxsize=64)
def passages(path: Path) -> tuple[Passage, ...]:
    return split(read(path))


def blocks(document: Document, kind: BlockKind) -> list[Block]:
    return [block for block in document.blocks if block.kind == kind]


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in blocks(document, kind)]


def parts(document: Document, block: Block) -> list[str]:
    return [document.text[start:end] for start, end in block.parts]
