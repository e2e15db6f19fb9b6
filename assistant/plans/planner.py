"""Brief in, plan out: the one place that joins reading, deciding, sourcing and writing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.checking.cross_language import means_of
from assistant.errors import EmptyLibrary, PlanError
from assistant.frameworks.framework import Framework
from assistant.frameworks.shelf import load_framework
from assistant.frameworks.sourcing import Sources
from assistant.plans.brief.brief import Brief
from assistant.plans.calendar import plan_timing
from assistant.plans.drafting import Drafting
from assistant.plans.engine import decide
from assistant.plans.form import say
from assistant.plans.numbering import numbered
from assistant.plans.open_questions import contradictions, overlong
from assistant.plans.parts import closing, designing, doing, integrating, opening, working
from assistant.plans.roles import assign, network_of
from assistant.plans.situation import read_situation
from assistant.schema.papers import Part
from assistant.schema.plans import Choice, Network, Plan, Sector

if TYPE_CHECKING:
    from assistant.library.library import Library

# The order of the official Thai project plan.
PARTS: dict[str, Callable[[Drafting], Part]] = {
    "rationale": opening.rationale,
    "goal": opening.goal,
    "readiness": opening.readiness,
    "design": designing.design,
    "members": designing.members,
    "integration_model": integrating.integration_model,
    "working_rules": working.working_rules,
    "agreement": integrating.agreement,
    "budget": doing.budget,
    "roadmap": doing.roadmap,
    "indicators": doing.indicators,
    "benefits": closing.benefits,
    "risks": closing.risks,
    "lessons": closing.lessons,
    "assumptions": closing.assumptions,
    "open_questions": closing.open_questions,
    "approval": closing.approval,
}


def draft_plan(
    library: Library,
    brief: Brief,
    *,
    framework: Framework | None = None,
    model: str | None = None,
    today: date | None = None,
) -> Plan:
    """Draft a plan from a brief; nothing in it comes from a language model.

    Args:
        library: Where the evidence is looked up.
        brief: As incomplete as it may be.
        framework: The way to plan; by default the one that the brief names.
        model: An integration model that the official wishes, instead of the rules' choice.
        today: The day of the plan; by default today in UTC.

    Raises:
        EmptyLibrary: There is nothing that a plan could cite.
    """
    if library.is_empty():
        raise EmptyLibrary(
            f"the library in {library.home} is empty, so a plan could cite nothing: fill it with "
            "`khrueakhai add --shipped` / คลังเอกสารยังว่าง โปรดเพิ่มเอกสารก่อนร่างแผน"
        )
    day = today or datetime.now(UTC).date()
    chosen = framework or load_framework(brief.framework)
    drafting = _drafting(library, brief, chosen, model, day)
    return numbered(_written(drafting, day), drafting.sources.citations)


def _wished(framework: Framework, model: str | None) -> str | None:
    """Return the wish where the framework has such an option; raises PlanError."""
    question = framework.decision("integration")
    options = question.options if question else {}
    if model is not None and model not in options:
        raise PlanError(
            f"{model[:40]!r} is no option of {framework.key}: take one of {', '.join(options)}"
        )
    return model


def _written(drafting: Drafting, day: date) -> Plan:
    brief = drafting.brief
    parts = tuple(made for write in PARTS.values() if (made := write(drafting)).blocks)
    return Plan(
        id=_identity(brief),
        title=brief.title or say("title", brief.lang, lead=drafting.roles.lead),
        language=brief.lang,
        made_on=day.isoformat(),
        brief=brief.model_dump(mode="json"),
        integration=_cited(drafting.integration, drafting),
        agreement=_cited(drafting.agreement, drafting),
        network=_network(drafting),
        calendar=drafting.timing.calendar,
        parts=parts,
        citations=(),
        framework=drafting.framework.key,
        warnings=tuple(drafting.warnings),
    )


def _drafting(
    library: Library, brief: Brief, framework: Framework, model: str | None, day: date
) -> Drafting:
    language = brief.lang
    situation = read_situation(brief, framework)
    integration = decide(framework, "integration", situation, language, _wished(framework, model))
    return Drafting(
        brief=brief,
        language=language,
        framework=framework,
        situation=situation,
        sources=Sources(library, framework, language, means_of(library)),
        integration=integration,
        agreement=decide(framework, "agreement", situation, language),
        gaps=decide(framework, "gaps", situation, language),
        cases=decide(framework, "cases", situation, language),
        roles=assign(brief, integration.chosen, framework, language),
        timing=plan_timing(brief, day, language),
        warnings=[*contradictions(brief, language), *overlong(brief, language)],
    )


def _network(drafting: Drafting) -> Network:
    hub = drafting.roles.hub
    sector: Sector = "local" if drafting.situation["lead"].value == "local" else "state"
    to_be_chosen = drafting.say(f"hub_to_be_chosen_{hub}") if hub else ""
    return network_of(drafting.roles, sector, to_be_chosen)


def _cited(choice: Choice, drafting: Drafting) -> Choice:
    """Give every rule that fired the citations of the element that it rests on."""
    rules = tuple(
        replace(rule, citations=drafting.literature(rule.element).citations)
        for rule in choice.rules
    )
    return replace(choice, rules=rules)


def _identity(brief: Brief) -> str:
    """Return an id that the same brief gives again."""
    text = json.dumps(brief.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
