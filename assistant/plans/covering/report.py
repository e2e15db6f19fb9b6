"""The report of a check as a paper: answered where, and what is still to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from assistant.errors import ExportError
from assistant.export.papers.paper import Paper
from assistant.plans.completeness import Covered
from assistant.plans.form import say
from assistant.schema import Language
from assistant.schema.papers import Cell, Column, Items, PaperBlock, Part, Row, Statement, Table
from assistant.text.calendar import written

_WIDTHS = {"level": 0.14, "point": 0.26, "answer": 0.6}
LEVELS = ("yes", "partly", "no", "aside")


def counted(found: Sequence[Covered]) -> dict[str, int]:
    """Return how many points there are of each level, in the order of the levels."""
    counts = Counter(one.level for one in found)
    return {level: counts[level] for level in LEVELS}  # type: ignore[index]


def to_dict(title: str, language: Language, found: Sequence[Covered]) -> dict[str, object]:
    """Return a check as plain data."""
    points = [
        {
            "id": one.element_id,
            "point": one.name,
            "group": one.group_name,
            "level": one.level,
            "where": one.shown,
            "question": one.question,
        }
        for one in found
    ]
    return {"title": title, "language": language, "counts": counted(found), "points": points}


def as_text(title: str, language: Language, found: Sequence[Covered]) -> str:
    """Return a check as Markdown, for a screen of letters."""
    from assistant.export.papers.markdown import text

    return text(of_check(title, language, found), pictures=False)


def of_check(title: str, language: Language, found: Sequence[Covered]) -> Paper:
    """Return a check as a paper without a cover page: the counts, then a table a group."""
    counts = counted(found)
    asked = len(found) - counts["aside"]
    head = say("check_counts", language, None, all=asked, **counts)
    return Paper(
        title=title,
        title_lines=(title,),
        subtitles=(say("check_title", language),),
        mark=written(datetime.now(UTC).date(), language),
        cover=(head, say("check_note", language)),
        language=language,
        parts=tuple(_parts(language, found)),
        citations=(),
        draw=_nothing,
        compact=True,
    )


def _nothing(*_: object) -> bytes:
    raise ExportError("a check has no pictures")


def _parts(language: Language, found: Sequence[Covered]) -> Iterator[Part]:
    """Yield the points in one table, and what is aside in one line."""
    asked = [one for one in found if one.level != "aside"]
    heads = tuple(
        Column(key, say(f"check_col_{key}", language), width) for key, width in _WIDTHS.items()
    )
    rows = (
        Row(one.element_id, tuple(Cell((), text) for text in _cells(language, one)))
        for one in asked
    )
    table = Table("check", say("check_caption", language), heads, tuple(rows))
    yield Part("points", say("check_points", language), (table,))
    names = Statement(" · ".join(one.name for one in found if one.level == "aside"), "brief")
    if names.text:
        block: PaperBlock = Items("aside", (names,), plain=True)
        yield Part("aside", say("check_aside", language), (block,))


def _cells(language: Language, one: Covered) -> tuple[str, str, str]:
    quoted = f"“{one.shown}”" if one.shown else ""
    asked = "" if one.level == "yes" else one.question or one.statement
    answer = " – ".join(filter(None, (quoted, asked)))
    point = f"{one.group_name}: {one.name}"
    return say(f"check_{one.level}", language), point, answer or say("none", language)
