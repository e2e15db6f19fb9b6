"""Texts as documents, for the tests of structure and splitting; each file is parsed once."""

from functools import lru_cache
from pathlib import Path

from assistant.reading import formats as loaders
from assistant.reading.documents import build
from assistant.reading.splitters import split
from assistant.schema import Block, BlockKind, Document, Markup, Passage, RawDocument, RawPage


@lru_cache(maxsize=64)
def document(text: str, markup: Markup = "plain") -> Document:
    return build(RawDocument("made-up.txt", (RawPage(text),), markup))


@lru_cache(maxsize=64)
def split_document(text: str, markup: Markup = "plain") -> tuple[Passage, ...]:
    return split(document(text, markup))


def paged(*pages: str) -> Document:
    return build(RawDocument("made-up.pdf", tuple(map(RawPage, pages, range(1, len(pages) + 1)))))


@lru_cache(maxsize=64)
def read(path: Path) -> Document:
    return build(loaders.read(path))


@lru_cache(maxsize=64)
def passages(path: Path) -> tuple[Passage, ...]:
    return split(read(path))


def blocks(document: Document, kind: BlockKind) -> list[Block]:
    return [block for block in document.blocks if block.kind == kind]


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in blocks(document, kind)]


def parts(document: Document, block: Block) -> list[str]:
    return [document.text[start:end] for start, end in block.parts]
