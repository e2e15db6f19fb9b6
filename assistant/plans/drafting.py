"""What every part of a plan is written from, and the ways to state something in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.frameworks.framework import Framework
from assistant.frameworks.sourcing import Sources
from assistant.plans.brief.brief import Brief
from assistant.plans.form import plan_form, say
from assistant.plans.roles import Roles
from assistant.plans.situation import Situation
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.checks import Finding
from assistant.plans.work.proposed import Fault
from assistant.plans.work.spending import Line
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
from assistant.schema.plans import Calendar, Choice
from assistant.text.calendar import written
from assistant.text.shortening import shortened


@dataclass(frozen=True, slots=True)
class Drafting:
    """The brief as understood, the choices made, the activities, and the evidence at hand.

    All tables are read from ``activities``; ``lines`` are the rows of the budget; ``works`` are
    what other works of the library say of the matter of a part; ``faults`` tell why proposals of a
    chat model were left out.
    """

    brief: Brief
    u: Understood
    language: Language
    framework: Framework
    situation: Situation
    sources: Sources
    integration: Choice
    agreement: Choice
    roles: Roles
    calendar: Calendar
    activities: tuple[Activity, ...]
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()
    works: Mapping[str, Statement] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Return a text of the framework, else of the form, in the plan's language."""
        return say(key, self.language, self.framework.texts, **values)

    def day(self, day: date) -> str:
        """Write a day as a table has it."""
        return written(day, self.language, "short")

    @property
    def signed(self) -> str:
        """The day by which the agreement is signed."""
        return self.day(next(a.end for a in self.activities if a.phase == "agree"))

    def period(self, activity: Activity) -> str:
        """Write from when to when an activity runs."""
        return f"{self.day(activity.start)} – {self.day(activity.end)}"

    def short(self, name: str) -> str:
        """Return what a table calls a party: the lead, named in full above it, by its role."""
        return self.say("short_lead") if name == self.roles.lead else name

    def number(self, key: str) -> int:
        """Return the number of an activity, from 1, 0 where there is none."""
        keys = [activity.key for activity in self.activities]
        return keys.index(key) + 1 if key in keys else 0

    def literature(self, element_id: str) -> Statement:
        """State what the literature says of an element, cited."""
        return self.sources.state(element_id)

    def stated(self, place: str, most: int = 1) -> tuple[Statement, ...]:
        """State what the literature says of the first elements of a place, where it is found."""
        some = (self.literature(element.id) for element in self.framework.place(place)[:most])
        return tuple(statement for statement in some if statement.citations)

    def work(self, part_id: str) -> tuple[Statement, ...]:
        """Return what another work of the library says of the matter of a part, if any does."""
        found = self.works.get(part_id)
        return (found,) if found else ()

    def propose(self, key: str, element: str = "", **values: object) -> Statement:
        """State a proposal of the planner in the words of the form."""
        return Statement(self._said(key, values), "assumption", element=element)

    def counted(self, key: str, **values: object) -> Statement:
        """State what follows from the brief by counting alone."""
        return Statement(self._said(key, values), "brief")

    def _said(self, key: str, values: Mapping[str, object]) -> str:
        text = self.say(key, **values)
        return begun(text) if self.language == "en" else text

    def from_brief(self, text: str) -> Statement:
        """State what the brief says, cut where it is very long."""
        return Statement(_ended(shortened(text), self.language), "brief")

    def option(self, question_id: str, option: str) -> str:
        """Name an option of a question: by its label, or by the element that describes it."""
        question = self.framework.questions[question_id]
        said = question.labels.get(option)
        if said:
            return said[self.language]
        return self.framework.elements[question.options[option]].name[self.language]


def _ended(text: str, language: Language) -> str:
    """Begin and end an English sentence as one; Thai has neither capitals nor full stops."""
    if language == "th" or not text:
        return text
    begun = text[0].upper() + text[1:]
    return begun if begun[-1] in ".!?…”" else f"{begun}."


def begun(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def part(
    drafting: Drafting,
    part_id: str,
    *blocks: PaperBlock | None,
    wide: bool = False,
    annex: bool = False,
) -> Part:
    """Make a part under its title of the form; blocks that are nothing are left out."""
    title = plan_form()["parts"][part_id][drafting.language]
    kept = tuple(block for block in blocks if block is not None)
    return Part(part_id, title, kept, wide=wide, annex=annex)


def prose(block_id: str, statements: Iterable[Statement]) -> Prose | None:
    """Make a paragraph, or nothing where there is nothing to state."""
    kept = tuple(statements)
    return Prose(block_id, kept) if kept else None


def items(
    block_id: str, statements: Iterable[Statement], lead: str = "", *, numbered: bool = False
) -> Items | None:
    """Make a list, or nothing where there is nothing to state."""
    kept = tuple(statements)
    return Items(block_id, kept, lead, numbered) if kept else None


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


def ranges(numbers: Sequence[int]) -> str:
    """Write numbers that follow each other as ranges.

    >>> ranges([1, 2, 3, 5, 7, 8])
    '1–3, 5, 7–8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in runs)
