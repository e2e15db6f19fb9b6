"""Lets a chat model propose activities and words for a plan; what does not hold is left out.

The plan by rules is the floor: a model that dies, runs on or gives no JSON costs nothing but time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from assistant.models import prompts, reply
from assistant.models.judge import OpenJudge
from assistant.plans.brief.brief import Brief, parse_brief
from assistant.plans.editing import redraft
from assistant.plans.form import say
from assistant.plans.planner import draft_plan
from assistant.plans.rewording import reworded
from assistant.plans.understanding.facts import understand
from assistant.schema import Citation
from assistant.schema.plans import Plan, Proposal

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

    from assistant.library.library import Library

log = logging.getLogger(__name__)

_MOST_SAID = 20  # proposals that are looked at
_LONGEST = 1_000  # characters of a value; what is longer is cut, and then fails the check
_QUOTED = 300  # characters of a quote that the model is shown
_VARIABLES = frozenset({"brief", "activities", "quotes", "start", "end"})


class ActivityFields(BaseModel):
    """An activity, as a model is asked for it."""

    activity: str | None = None
    lead: str | None = None
    partners: list[str] | None = None
    output: str | None = None
    start: str | None = None
    end: str | None = None
    reason: str | None = None
    quote: int | None = None


class ProposalFields(BaseModel):
    """What a model is asked for."""

    activities: list[ActivityFields] | None = None


def draft_with(
    library: Library,
    brief: Brief,
    chat: BaseChatModel | None,
    judge: OpenJudge | None = None,
    *,
    model: str | None = None,
) -> Plan:
    """Draft a plan by rules, then let a chat model propose activities and words for it.

    Args:
        library: Where the evidence is looked up.
        brief: As incomplete as it may be.
        chat: Any LangChain chat model; without one the plan by rules is returned.
        judge: Opens the judge that is at work; without it the one that is set is opened.
        model: An integration model that the official wishes, instead of the rules' choice.
    """
    plan = draft_plan(library, brief, model=model)
    return reworded(library, with_proposals(library, plan, chat), chat, judge)


def with_proposals(library: Library, plan: Plan, chat: BaseChatModel | None) -> Plan:
    """Return the plan drafted anew with those activities of a model that pass the check.

    Locked parts stay; the notes of the plan tell how many were left out and why.
    """
    if chat is None or "activities" not in [part.id for part in plan.parts]:
        return plan
    proposals = tuple(_read(_asked(plan, chat), plan))
    log.info("the model proposed %d activities", len(proposals))
    if not proposals:
        return replace(plan, notes=(say("model_silent", plan.language),))
    return redraft(library, plan, proposals=proposals)


def _asked(plan: Plan, chat: BaseChatModel) -> Mapping[str, Any]:
    """Return what a model says when it is shown the brief, the activities and the quotes."""
    table = plan.table("activities")
    made = (
        f"- {table.cell(row, 'activity')} ({table.cell(row, 'owner')}, {table.cell(row, 'period')})"
        for row in table.rows
    )
    brief = parse_brief(plan.brief, plan.language)
    u = understand(brief, (), date.fromisoformat(plan.made_on))
    values = {
        "brief": "\n".join(f"{key}: {value}" for key, value in plan.brief.items() if value),
        "activities": "\n".join(made),
        "quotes": "\n".join(f"[{c.number}] {c.quote[:_QUOTED]}" for c in plan.citations),
        "start": u.start.isoformat(),
        "end": u.end.isoformat(),
    }
    filled = prompts.load(f"propose_{plan.language}", _VARIABLES).fill(**values)
    return reply.hear_fields(chat, reply.Messages(*filled), ProposalFields)


def _read(said: Mapping[str, Any], plan: Plan) -> Iterator[Proposal]:
    """Yield the activities in a model's fields, whatever these hold; nothing is checked here."""
    listed = said.get("activities")
    quotes = {citation.number: citation for citation in plan.citations}
    for one in listed[:_MOST_SAID] if isinstance(listed, list) else ():
        if isinstance(one, Mapping):
            yield _proposal(one, quotes)


def _proposal(one: Mapping[str, Any], quotes: Mapping[int, Citation]) -> Proposal:
    partners = one.get("partners")
    number = one.get("quote")
    return Proposal(
        _text(one.get("activity")),
        _text(one.get("lead")),
        tuple(map(_text, partners)) if isinstance(partners, list) else (),
        _text(one.get("output")),
        _text(one.get("start")),
        _text(one.get("end")),
        _text(one.get("reason")),
        quotes.get(number) if isinstance(number, int) else None,
    )


def _text(value: object) -> str:
    return " ".join(str(value)[: _LONGEST + 1].split()) if isinstance(value, str) else ""
