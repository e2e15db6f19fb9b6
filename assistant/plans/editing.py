"""Changes to a plan: edit a statement, lock a part, write a part or the whole anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.checking.facts import missing_numbers
from assistant.checking.wording import support_of
from assistant.errors import PlanError
from assistant.models.judge import OpenJudge
from assistant.plans.brief.brief import Brief, parse_brief, texts_of
from assistant.plans.numbering import map_statements, numbered, without_empty
from assistant.plans.planner import draft_plan
from assistant.plans.staying import stays
from assistant.schema import SHOWN_AS_CHECKED
from assistant.schema.papers import Part, Statement
from assistant.schema.plans import Choice, Plan, Proposal
from assistant.text.quotations import bare

if TYPE_CHECKING:
    from assistant.library.library import Library

# What of a plan is shown again outside a part, and so goes where that part goes.
_BELONGS = {
    "roadmap": "calendar",
    "integration_model": "integration",
    "agreement": "agreement",
    "members": "network",
}


def edit_statement(
    library: Library,
    plan: Plan,
    part_id: str,
    index: int,
    text: str,
    judge: OpenJudge | None = None,
) -> Plan:
    """Return the plan with one statement of a part worded anew, or taken out by an empty text.

    Literature stays literature only while its quotes are seen to carry the new wording, and the
    brief's words only while the brief says so; anything else becomes the planner's assumption.
    ``judge`` opens the judge that is at work; without it the one that is set is opened.

    Raises:
        PlanError: The part has no such statement.
    """
    statements = [s for part, s in plan.statements() if part.id == part_id]
    if not 0 <= index < len(statements):
        raise PlanError(f"the part {part_id} has no statement {index}: open the plan again")
    words = " ".join(text.split())
    changed = replace(statements[index], text=words, edited=True)
    if bare(words) != bare(statements[index].text):
        changed = _judged(library, plan, changed, statements[index].text, judge)
    left = [index]  # how many statements of the part to pass before the one that changes

    def change(part: Part, statement: Statement) -> Statement:
        if part.id != part_id:
            return statement
        left[0] -= 1
        return changed if left[0] == -1 else statement

    return numbered(without_empty(map_statements(plan, change)), plan.citations)


def set_lock(plan: Plan, part_id: str, locked: bool) -> Plan:
    """Return the plan with a part locked against being written anew, or unlocked."""
    parts = tuple(replace(p, locked=locked) if p.id == part_id else p for p in plan.parts)
    return replace(plan, parts=parts)


def redraft_part(library: Library, plan: Plan, part_id: str) -> Plan:
    """Return the plan with one part as the rules would write it, edits of that part undone."""
    fresh = _drafted(library, plan, None, _wish(plan))
    return _merged(plan, fresh, {part_id})


def redraft(
    library: Library,
    plan: Plan,
    brief: Brief | None = None,
    model: str | None = None,
    proposals: Sequence[Proposal] | None = None,
) -> Plan:
    """Return the plan drafted anew, from another brief or for another model; locked parts stay.

    ``proposals`` of a chat model take the place of those that the plan has.
    """
    fresh = _drafted(library, plan, brief, model or _wish(plan), proposals)
    kept = {part.id for part in plan.parts if part.locked}
    return replace(_merged(fresh, plan, kept), id=plan.id)


def correct(library: Library, plan: Plan, fact: str, text: str) -> Plan:
    """Return the plan drafted anew with one understood fact put right; locked parts stay.

    ``fact`` is the key of a row of the part "understood"; "–" or "no" takes the fact away.

    Raises:
        PlanError: No such fact was understood.
    """
    if fact not in [row.key for row in plan.table("understood").rows]:
        raise PlanError(f"nothing was understood under {fact[:40]!r}: open the plan again")
    brief = parse_brief(plan.brief, plan.language)
    put_right = {**brief.corrections, fact: " ".join(text.split())}
    return redraft(library, plan, brief.model_copy(update={"corrections": put_right}))


def _drafted(
    library: Library,
    plan: Plan,
    brief: Brief | None,
    model: str | None,
    proposals: Sequence[Proposal] | None = None,
) -> Plan:
    said = brief or parse_brief(plan.brief, plan.language)
    held = plan.proposals if proposals is None else proposals
    day = date.fromisoformat(plan.made_on)
    return draft_plan(library, said, model=model, today=day, proposals=held)


def _wish(plan: Plan) -> str | None:
    """Return the model that stays: the one wished for, or the one of a locked part."""
    locked = any(part.id == "integration_model" and part.locked for part in plan.parts)
    kept = plan.integration.wished or locked
    return plan.integration.chosen if kept else None


def _merged(base: Plan, other: Plan, part_ids: set[str]) -> Plan:
    """Return the base with some parts of the other plan and what belongs to them.

    The citations are joined and numbered anew.
    """
    moved = _moved(other, len(base.citations))
    taken = {part.id: part for part in moved.parts if part.id in part_ids}
    fields = {_BELONGS[p]: getattr(moved, _BELONGS[p]) for p in part_ids if p in _BELONGS}
    parts = tuple(taken.get(part.id, part) for part in base.parts)
    return numbered(replace(base, parts=parts, **fields), [*base.citations, *moved.citations])


def _moved(plan: Plan, offset: int) -> Plan:
    """Return a plan with all numbers of its citations raised."""

    def raised(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number + offset for number in numbers)

    def choice(made: Choice) -> Choice:
        rules = (replace(rule, citations=raised(rule.citations)) for rule in made.rules)
        return replace(made, rules=tuple(rules))

    moved = map_statements(plan, lambda _, s: replace(s, citations=raised(s.citations)))
    return replace(
        moved,
        citations=tuple(replace(c, number=c.number + offset) for c in plan.citations),
        integration=choice(plan.integration),
        agreement=choice(plan.agreement),
    )


def _judged(
    library: Library, plan: Plan, statement: Statement, before: str, judge: OpenJudge | None
) -> Statement:
    """Return an edited statement under the source that it still has.

    The judge alone overlooks a word turned into its opposite; the words are compared first.
    """
    if not statement.text or statement.source == "assumption":
        return replace(statement, citations=())
    if statement.source == "brief":
        said = texts_of(plan.brief)
        kept = stays(before, statement.text, said) and not missing_numbers(
            statement.text, " ".join((before, *said))
        )
        return statement if kept else replace(statement, source="assumption")
    quoted = [c for c in plan.citations if c.number in statement.citations]
    if stays(before, statement.text, [c.quote for c in quoted]) and (
        support_of(library, statement.text, quoted, judge) in SHOWN_AS_CHECKED
    ):
        return statement
    return replace(statement, source="assumption", citations=())
