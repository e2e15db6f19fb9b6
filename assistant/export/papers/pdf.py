"""Paper → PDF: its texts as data beside a page form, set by Typst with the Thai font."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.export.papers import marking
from assistant.export.papers.paper import Paper
from assistant.schema.papers import (
    Cell,
    Items,
    PaperBlock,
    Part,
    Picture,
    Prose,
    Signatures,
    Statement,
    Subheading,
    Table,
)

FONTS = Path(__file__).resolve().parents[1] / "fonts"
_FORM = Path(__file__).with_name("paper.typ")
_SHORT_ROW = 400  # characters of a row that is kept on one page
_SHORT_TABLE = 700  # characters of a table that is kept on one page


def write(paper: Paper, *, thai_digits: bool = False) -> bytes:
    """Return a paper as a PDF file: cover, parts, references; the font is embedded."""
    import typst

    with TemporaryDirectory() as folder:
        root = Path(folder)
        setting = _Setting(paper, root, thai_digits=thai_digits)
        (root / "paper.json").write_text(json.dumps(setting.data(), ensure_ascii=False), "utf-8")
        form = root / _FORM.name
        form.write_bytes(_FORM.read_bytes())
        made = typst.compile(form, root=root, font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(made, bytes)  # several only where pages become pictures
    return made


class _Setting:
    """Turns a paper into the plain data that the page form reads."""

    def __init__(self, paper: Paper, root: Path, *, thai_digits: bool) -> None:
        self._paper = paper
        self._root = root
        self._thai_digits = thai_digits
        self._tables = 0
        self._figures = 0

    def data(self) -> dict[str, Any]:
        """Return everything that the page form shows."""
        paper = self._paper
        return {
            "thai_digits": self._thai_digits,
            "language": paper.language,
            "title": marking.clean(paper.title),
            "mark": self._text(paper.mark),
            "title_lines": [self._text(line) for line in map(marking.plain, paper.title_lines)],
            "subtitles": [self._text(line) for line in map(marking.plain, paper.subtitles)],
            "compact": paper.compact,
            "cover": [self._text(text) for text in paper.cover],
            "close": paper.close,
            "runs": self._runs(paper.titled),
            "annexes": self._runs((part, part.title) for part in paper.annexes),
            "references_title": self._word("references"),
            "references": list(self._references()),
        }

    def _runs(self, titled: Iterable[tuple[Part, str]]) -> list[dict[str, Any]]:
        """Return parts with their titles, those on pages turned the same way together."""
        return [
            {
                "wide": wide,
                "parts": [
                    {
                        "title": self._text(title),
                        "blocks": [self._block(block) for block in marking.printed(part)],
                    }
                    for part, title in some
                ],
            }
            for wide, some in groupby(titled, key=lambda pair: pair[0].wide)
        ]

    def _text(self, text: str) -> str:
        kept = marking.clean(text)
        return marking.thai_digits(kept) if self._thai_digits else kept

    def _word(self, key: str, **values: object) -> str:
        return self._text(marking.words(key, self._paper.language, **values))

    def _block(self, block: PaperBlock) -> dict[str, Any]:
        if isinstance(block, Subheading):
            text = self._text(block.text)
            return {"kind": "subheading", "text": text, "new_page": block.new_page}
        if isinstance(block, Prose):
            return {"kind": "prose", "statements": self._said(block.statements)}
        if isinstance(block, Items):
            return {
                "kind": "items",
                "lead": self._text(block.lead),
                "numbered": block.numbered,
                "plain": block.plain,
                "statements": self._said(block.statements),
            }
        if isinstance(block, Table):
            return self._table(block)
        return self._picture(block) if isinstance(block, Picture) else self._signatures(block)

    def _said(
        self, statements: tuple[Statement, ...], *, column_is_marked: bool = False
    ) -> list[dict[str, Any]]:
        return [
            {
                "text": self._text(marking.plain(statement.text)),
                "mark": self._text(marking.mark(statement, column_is_marked=column_is_marked)),
                "cited": bool(statement.citations),
            }
            for statement in statements
        ]

    def _table(self, table: Table) -> dict[str, Any]:
        self._tables += 1
        marked = marking.marked_columns(table)
        lengths = [sum(len(cell.text) for cell in row.cells) for row in table.rows]
        return {
            "kind": "table",
            "caption": self._word("table", number=self._tables, caption=table.caption),
            "short": sum(lengths) <= _SHORT_TABLE,
            "widths": [column.width for column in table.columns],
            "heads": [
                self._text(column.heading + (marking.ASSUMED if at in marked else ""))
                for at, column in enumerate(table.columns)
            ],
            "rows": [
                {
                    "whole": length <= _SHORT_ROW,
                    "cells": [self._cell(c, at in marked) for at, c in enumerate(row.cells)],
                }
                for row, length in zip(table.rows, lengths, strict=True)
            ],
        }

    def _cell(self, cell: Cell, column_is_marked: bool) -> str | list[dict[str, Any]]:
        if cell.label:
            return self._text(marking.plain(cell.label))
        return self._said(cell.statements, column_is_marked=column_is_marked)

    def _picture(self, picture: Picture) -> dict[str, Any]:
        self._figures += 1
        file = f"{picture.name}.svg"
        (self._root / file).write_bytes(self._paper.draw(picture, "svg"))
        caption = self._word("figure", number=self._figures, caption=picture.caption)
        return {"kind": "picture", "file": file, "caption": caption}

    def _signatures(self, block: Signatures) -> dict[str, Any]:
        places = [
            [self._word("sign", line=marking.SIGN_HERE), name, office, role]
            for role, name, office in block.places
        ]
        return {"kind": "signatures", "places": places}

    def _references(self) -> list[dict[str, Any]]:
        return [
            {
                "title": self._text(title),
                "items": [
                    {
                        "mark": self._text(f"[{citation.number}]"),
                        "text": self._text(marking.reference(citation, self._paper.language)),
                    }
                    for citation in citations
                ],
            }
            for title, citations in marking.by_document(self._paper.citations)
        ]
