"""How the parts of a plan read on the screen: statements with their marks, tables, as Markdown."""

from __future__ import annotations

from assistant.export.papers import marking
from assistant.schema import Language
from assistant.schema.papers import (
    Items,
    PaperBlock,
    Prose,
    Signatures,
    Statement,
    Subheading,
    Table,
)
from assistant.ui.shared.safe import JOINER, safe_line
from assistant.ui.shared.texts import text


def citation_key(part: int | str, number: int) -> str:
    """Return the key of a citation's expander, which the numbers in a part point at."""
    return f"cite-plan-{part}-{number}"


def statement_markdown(
    statement: Statement,
    part: int | str,
    language: Language,
    *,
    column_is_marked: bool = False,
) -> str:
    """Return a statement with its mark: linked numbers, a dagger, or nothing."""
    shown = safe_line(statement.text)
    if statement.source == "literature":
        shown += "".join(
            f" [:primary-badge[{number}]](#{citation_key(part, number)})"
            for number in statement.citations
        )
    elif mark := marking.mark(statement, column_is_marked=column_is_marked):
        shown += f" {mark}"
    if statement.edited:
        shown += f" :small[:gray[({text('edited_mark', language)})]]"
    return shown


def block_markdown(block: PaperBlock, part: int | str, language: Language) -> str:
    """Return a block of words; a picture and a table are none and give an empty text.

    ``language`` is the visitor's; the words of a plan stay in the plan's own.
    """
    if isinstance(block, Prose):
        return " ".join(statement_markdown(s, part, language) for s in block.statements)
    if isinstance(block, Items):
        return _items(block, part, language)
    if isinstance(block, Subheading):
        return f"**{safe_line(block.text)}**"
    if isinstance(block, Signatures):
        return _signatures(block)
    return ""


def _items(block: Items, part: int | str, language: Language) -> str:
    lines = [
        f"{f'{at}.' if block.numbered else '-'} {statement_markdown(s, part, language)}"
        for at, s in enumerate(block.statements, start=1)
    ]
    lead = f"{safe_line(block.lead)}\n\n" if block.lead else ""
    return lead + "\n".join(lines)


def table_rows(table: Table, part: int | str, language: Language) -> list[dict[str, str]]:
    """Return the rows of a table as cells of Markdown under its heads, no two of them alike."""
    marked = marking.marked_columns(table)
    heads: list[str] = []
    for at, column in enumerate(table.columns):
        head = safe_line(column.heading) + (f" {marking.ASSUMED}" if at in marked else "")
        while head in heads:
            head += JOINER
        heads.append(head)
    return [
        {
            head: safe_line(cell.label)
            or " ".join(
                statement_markdown(s, part, language, column_is_marked=at in marked)
                for s in cell.statements
            )
            for at, (head, cell) in enumerate(zip(heads, row.cells, strict=True))
        }
        for row in table.rows
    ]


def _signatures(block: Signatures) -> str:
    places = (
        (f"{safe_line(role)} {safe_line(marking.SIGN_HERE)}", safe_line(name), safe_line(post))
        for role, name, post in block.places
    )
    return "\n\n".join("  \n".join(lines) for lines in places)
