"""What the page writers write: a titled sequence of parts with its references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.export import pictures
from assistant.export.papers import marking
from assistant.export.pictures import Format
from assistant.frameworks.numbering import map_part
from assistant.schema import Citation, Language
from assistant.schema.papers import Cell, Part, Picture, Table
from assistant.schema.plans import Plan
from assistant.text import calendar

Draw = Callable[[Picture, Format], bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be set: cover, parts, references.

    ``mark`` stands at the head of every page.  ``cover`` are the paragraphs at the foot of the
    cover page.  ``draw`` draws the pictures that the parts name.  A ``compact`` paper has no cover
    page: its title stands above the first part.  A ``close`` one is set in smaller type, its
    lines nearer to each other.
    """

    title: str
    title_lines: tuple[str, ...]
    subtitles: tuple[str, ...]
    mark: str
    cover: tuple[str, ...]
    language: Language
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    draw: Draw
    compact: bool = False
    close: bool = False

    @property
    def body(self) -> tuple[Part, ...]:
        """The parts before the references."""
        return tuple(part for part in self.parts if not part.annex)

    @property
    def titled(self) -> tuple[tuple[Part, str], ...]:
        """The parts before the references, each under its title, numbered where it is not alone."""
        if len(self.body) == 1:
            return ((self.body[0], self.body[0].title),)
        return tuple((part, f"{at}. {part.title}") for at, part in enumerate(self.body, start=1))

    @property
    def annexes(self) -> tuple[Part, ...]:
        """The parts behind them."""
        return tuple(part for part in self.parts if part.annex)


def of_plan(plan: Plan, *, clean: bool = False) -> Paper:
    """Return a plan as a paper: a draft that marks what it rests on, or the copy to be signed.

    The ``clean`` copy has neither the marks of proposals nor what only helps whoever drafts:
    the annexes.  Citations stay.
    """
    lead = plan.brief.get("lead_agency")
    made = calendar.written(date.fromisoformat(plan.made_on), plan.language, "short")
    led = (marking.words("lead", plan.language, name=lead),) if lead else ()
    return Paper(
        title=plan.title,
        title_lines=_title_lines(plan),
        subtitles=(*led, made),
        mark="" if clean else marking.words("draft", plan.language),
        cover=() if clean else (marking.words("legend", plan.language),),
        language=plan.language,
        parts=tuple(unmarked(part) for part in plan.parts if not part.annex)
        if clean
        else plan.parts,
        citations=plan.citations,
        draw=lambda picture, form: pictures.draw(plan, picture.name, form),
        compact=True,
        close=True,
    )


def unmarked(part: Part) -> Part:
    """Return a part without the marks of proposals, in statements and in labels."""
    changed = map_part(part, lambda s: replace(s, source="brief") if not s.citations else s)
    blocks = (
        replace(
            block,
            rows=tuple(
                replace(row, cells=tuple(_unmarked(cell) for cell in row.cells))
                for row in block.rows
            ),
        )
        if isinstance(block, Table)
        else block
        for block in changed.blocks
    )
    return replace(changed, blocks=tuple(blocks))


def _unmarked(cell: Cell) -> Cell:
    return replace(cell, label=cell.label.removesuffix(marking.ASSUMED))


def _title_lines(plan: Plan) -> tuple[str, ...]:
    """Return a plan's title as lines: the lead agency's name, where it ends one, stands alone."""
    lead = str(plan.brief.get("lead_agency") or "")
    if not lead or not plan.title.endswith(lead) or plan.title == lead:
        return (plan.title,)
    return plan.title.removesuffix(lead).rstrip(), lead
