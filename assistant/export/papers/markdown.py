"""Paper → Markdown; every text of it is data and is escaped."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from assistant.export.papers import marking
from assistant.export.papers.paper import Paper
from assistant.schema import Language
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
from assistant.text.language import unwrap

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~!&])")
_READ_BY_MARKDOWN = re.compile(r"\d+\. |!\[.*")
_LIST_LIKE = re.compile(r"^(\s*\d*)((?<=\d)[.)]|(?<!\d)[-+])(?=\s)")  # the sign, not the digit


def write(paper: Paper, *, thai_digits: bool = False) -> bytes:
    """Return a paper as UTF-8 Markdown, its pictures inside it."""
    return text(paper, thai_digits=thai_digits).encode("utf-8")


def text(paper: Paper, *, thai_digits: bool = False, pictures: bool = True) -> str:
    """Return a paper as Markdown; without pictures only their captions stand in it."""
    lines = "\n".join(_lines(paper, pictures)).strip().split("\n")
    written = (_in_thai_digits(line) for line in lines) if thai_digits else lines
    return "\n".join(written) + "\n"


def _in_thai_digits(line: str) -> str:
    """Turn the digits of a line, but not those that Markdown itself reads: list numbers, images."""
    kept = _READ_BY_MARKDOWN.match(line)
    at = kept.end() if kept else 0
    return line[:at] + marking.thai_digits(line[at:])


def _lines(paper: Paper, pictures: bool) -> Iterator[str]:
    yield f"# {_plain(paper.title)}\n"
    yield " · ".join(
        [*([f"**{_plain(paper.mark)}**"] if paper.mark else []), *map(_plain, paper.subtitles)]
    )
    yield ""
    for said in paper.cover:
        yield f"{_plain(said)}\n"
    for part, title in paper.titled:
        yield from _part(part, _plain(title), paper, pictures)
    yield from _references(paper)
    for part in paper.annexes:
        yield from _part(part, _plain(part.title), paper, pictures)


def _part(part: Part, title: str, paper: Paper, pictures: bool) -> Iterator[str]:
    yield f"## {title}\n"
    for block in part.blocks:
        yield from _block(block, paper, pictures)


def _references(paper: Paper) -> Iterator[str]:
    if not paper.citations:
        return
    yield f"## {marking.words('references', paper.language)}\n"
    for citation in paper.citations:
        where = _plain(f"{citation.title} › {marking.place(citation, paper.language)}".rstrip(" ›"))
        yield f"[{citation.number}] {where}: “{_plain(unwrap(citation.quote))}”\n"


def _block(block: PaperBlock, paper: Paper, pictures: bool) -> Iterator[str]:
    if isinstance(block, Subheading):
        yield f"### {_plain(block.text)}\n"
    elif isinstance(block, Prose):
        yield " ".join(_said(s) for s in block.statements) + "\n"
    elif isinstance(block, Items):
        yield from _items(block)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Picture) and not pictures:
        yield f"*{_plain(block.caption)}*\n"
    elif isinstance(block, Picture):
        image = b64encode(paper.draw(block, "png")).decode("ascii")
        yield f"![{_plain(block.caption)}](data:image/png;base64,{image})\n"
    elif isinstance(block, Signatures):
        yield from _signatures(block, paper.language)


def _items(items: Items) -> Iterator[str]:
    if items.lead:
        yield f"{_plain(items.lead)}\n"
    for at, statement in enumerate(items.statements, start=1):
        yield f"{f'{at}.' if items.numbered else '-'} {_said(statement)}"
    yield ""


def _table(table: Table) -> Iterator[str]:
    marked = marking.marked_columns(table)
    heads = [
        _plain(column.heading) + (marking.ASSUMED if at in marked else "")
        for at, column in enumerate(table.columns)
    ]
    yield f"**{_plain(table.caption)}**\n"
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in table.rows:
        cells = (_cell(cell, column_is_marked=at in marked) for at, cell in enumerate(row.cells))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _cell(cell: Cell, *, column_is_marked: bool) -> str:
    if cell.label:
        return _plain(cell.label)
    return " ".join(_said(s, column_is_marked=column_is_marked) for s in cell.statements)


def _signatures(block: Signatures, language: Language) -> Iterator[str]:
    for role, name, office in block.places:
        sign = marking.words("sign", language, line=marking.SIGN_HERE)
        yield "  \n".join(map(_plain, (sign, name, office, role))) + "\n"


def _said(statement: Statement, *, column_is_marked: bool = False) -> str:
    mark = marking.mark(statement, column_is_marked=column_is_marked)
    return f"{_plain(statement.text)} {mark}".rstrip() if mark else _plain(statement.text)


def _plain(text: str) -> str:
    r"""Return a text that Markdown shows as it is, on one line.

    >>> _plain("![x](http://y) | 5")
    '\\!\\[x\\](http://y) \\| 5'
    >>> _plain("1) a"), _plain("- a"), _plain("2. a")
    ('1\\) a', '\\- a', '2\\. a')
    """
    one_line = " ".join(marking.clean(text).split())
    return _LIST_LIKE.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line))
