"""What every part of a plan is written from, and the three ways to state something in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.sourcing import Sources
from assistant.plans.brief.brief import Brief
from assistant.plans.calendar import Timing
from assistant.plans.form import plan_form, say
from assistant.plans.roles import Roles
from assistant.plans.situation import Situation
from assistant.schema import Language
from assistant.schema.papers import (
    Cell,
    Column,
    Items,
    PaperBlock,
    Part,
    Prose,
    Row,
    Statement,
    Table,
)
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
    roles: Roles
    timing: Timing
    warnings: list[str] = field(default_factory=list)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the framework, else of the form, in the plan's language."""
        return say(key, self.language, self.framework.texts, **values)

    def has(self, fact: str) -> bool:
        """Tell whether a fact of the case holds; ``has_hub`` once the roles are assigned."""
        return bool(self.roles.hub) if fact == "has_hub" else self.situation[fact].value == "yes"

    def owner(self, key: str) -> str:
        """Name an owner: the lead, the hub, the board, the data group, an evaluator, everyone."""
        hub = self.roles.hub
        if key == "lead" or (key == "hub" and not hub):
            return self.roles.lead
        return self.say(f"owner_{hub if key == 'hub' else key}")

    def stated(self, place: str) -> tuple[Statement, ...]:
        """State what the literature says of each element of a place."""
        return tuple(self.literature(element.id) for element in self.framework.place(place))

    def practised(self, place: str) -> tuple[Statement, ...]:
        """State what the framework proposes to do about each element of a place."""
        found = (self.practice(element.id) for element in self.framework.place(place))
        return tuple(statement for some in found for statement in some)

    def treated(self, place: str) -> tuple[Statement, ...]:
        """State of each element of a place what the literature says, then what to do about it."""
        elements = self.framework.place(place)
        pairs = ((self.literature(e.id), *self.practice(e.id)) for e in elements)
        return tuple(statement for some in pairs for statement in some)

    def literature(self, element_id: str) -> Statement:
        """State what the literature says of an element, cited."""
        return self.sources.state(element_id)

    def propose(self, key: str, element: str = "", **values: object) -> Statement:
        """State a proposal of the planner in the words of the form."""
        return Statement(self.say(key, **values), "assumption", element=element)

    def from_brief(self, text: str) -> Statement:
        """State what the brief says, cut where it is very long."""
        return Statement(_ended(shortened(text), self.language), "brief")

    def practice(self, element_id: str) -> tuple[Statement, ...]:
        """State what the framework proposes to do about an element."""
        element, lead = self.framework.elements[element_id], self.roles.lead
        return tuple(
            Statement(text[self.language].format(lead=lead), "assumption", (), element_id)
            for text in element.practice
        )

    def extra(self, element: Element, key: str) -> Statement:
        """State one of the texts that only some elements have, as a proposal."""
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


def prose(block_id: str, statements: tuple[Statement, ...]) -> Prose | None:
    """Make a paragraph, or nothing where there is nothing to state."""
    return Prose(block_id, statements) if statements else None


def items(
    block_id: str, statements: tuple[Statement, ...], lead: str = "", *, numbered: bool = False
) -> Items | None:
    """Make a list, or nothing where there is nothing to state."""
    return Items(block_id, statements, lead, numbered) if statements else None


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
