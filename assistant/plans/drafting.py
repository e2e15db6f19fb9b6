"""What every part of a plan is written from, and the three ways to state something in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.sourcing import Sources
from assistant.plans.brief.brief import Brief
from assistant.plans.calendar import Timing
from assistant.plans.form import plan_form, say
from assistant.plans.roles import Cast
from assistant.plans.situation import Situation
from assistant.schema import Language
from assistant.schema.papers import Cell, Column, PaperBlock, Part, Row, Statement, Table
from assistant.schema.plans import Choice
from assistant.text.shortening import shortened


@dataclass(frozen=True, slots=True)
class Drafting:
    """The brief as read, the choices made, and the evidence at hand."""

    brief: Brief
    language: Language
    framework: Framework
    situation: Situation
    sources: Sources
    integration: Choice
    agreement: Choice
    gaps: Choice
    cases: Choice
    cast: Cast
    timing: Timing
    warnings: list[str] = field(default_factory=list)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the form in the plan's language."""
        return say(key, self.language, **values)

    def lit(self, element_id: str) -> Statement:
        """State what the literature says of an element, cited."""
        return self.sources.state(element_id)

    def own(self, key: str, element: str = "", **values: object) -> Statement:
        """State a proposal of the planner in the words of the form."""
        return Statement(self.say(key, **values), "assumption", element=element)

    def told(self, text: str) -> Statement:
        """State what the brief says, cut where it is very long."""
        return Statement(_ended(shortened(text), self.language), "brief")

    def practice(self, element_id: str) -> tuple[Statement, ...]:
        """State what the framework proposes to do about an element."""
        element = self.framework.elements[element_id]
        return tuple(
            Statement(said[self.language].format(lead=self.cast.lead), "assumption", (), element_id)
            for said in element.practice
        )

    def extra(self, element: Element, key: str) -> Statement:
        """State one of the texts that only this group of elements has, as a proposal."""
        text = (element.extras or {})[key][self.language]
        return Statement(text, "assumption", element=element.id)

    def name(self, element_id: str) -> str:
        """Name an element."""
        return self.framework.elements[element_id].name[self.language]

    def option(self, question_id: str, option: str) -> str:
        """Name an option of a question: by its label, or by the element that describes it."""
        question = self.framework.questions[question_id]
        said = question.labels.get(option)
        return said[self.language] if said else self.name(question.options[option])


def _ended(text: str, language: Language) -> str:
    """Begin and end an English sentence as one; Thai has neither capitals nor full stops."""
    if language == "th" or not text:
        return text
    begun = text[0].upper() + text[1:]
    return begun if begun[-1] in ".!?…”" else f"{begun}."


def part(drafting: Drafting, part_id: str, *blocks: PaperBlock | None) -> Part:
    """Make a part under its title of the form; blocks that are nothing are left out."""
    title = plan_form()["parts"][part_id][drafting.language]
    return Part(part_id, title, tuple(block for block in blocks if block is not None))


def cell(*statements: Statement) -> Cell:
    """Make a cell of statements."""
    return Cell(statements)


def label(text: str) -> Cell:
    """Make a cell that asserts nothing."""
    return Cell((), text)


def columns(drafting: Drafting, **widths: float) -> tuple[Column, ...]:
    """Make columns under the form's headings; the names are keys, the values shares of width."""
    total = sum(widths.values())
    return tuple(
        Column(key, drafting.say(f"col_{key}"), width / total) for key, width in widths.items()
    )


def table(
    drafting: Drafting, table_id: str, caption: str, heads: tuple[Column, ...], rows: Iterable[Row]
) -> Table | None:
    """Make a captioned table, or nothing where there are no rows."""
    kept = tuple(rows)
    return Table(table_id, drafting.say(caption), heads, kept) if kept else None
