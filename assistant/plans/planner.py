"""Brief in, plan out: the one place that joins understanding, deciding, planning and writing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from assistant.checking.cross_language import means_of
from assistant.errors import EmptyLibrary, PlanError
from assistant.frameworks.framework import Framework
from assistant.frameworks.shelf import load_framework
from assistant.frameworks.sourcing import Sources
from assistant.plans import gates
from assistant.plans.brief.brief import Brief
from assistant.plans.calendar import calendar_of
from assistant.plans.drafting import Drafting
from assistant.plans.engine import decide
from assistant.plans.form import say
from assistant.plans.numbering import numbered
from assistant.plans.open_questions import contradictions, overlong
from assistant.plans.parts import (
    closing,
    costing,
    doing,
    joining,
    opening,
    privacy,
    risking,
    watching,
    weighing,
)
from assistant.plans.parts.suggested import left_out
from assistant.plans.roles import Roles, assign, network_of
from assistant.plans.situation import read_situation
from assistant.plans.understanding.facts import understand
from assistant.plans.understanding.understood import Understood
from assistant.plans.work import building, checks, spending
from assistant.plans.work.activity import Activity
from assistant.plans.work.checks import Finding
from assistant.plans.work.proposed import Fault, sift
from assistant.plans.works import bearing
from assistant.schema.papers import Part
from assistant.schema.plans import Choice, Network, Plan, Proposal, Sector

if TYPE_CHECKING:
    from assistant.library.library import Library

# The order of the official Thai project plan; annexes after the signatures.
PARTS: dict[str, Callable[[Drafting], Part]] = {
    "summary": opening.summary,
    "rationale": opening.rationale,
    "objectives": opening.objectives,
    "targets": opening.targets,
    "people": opening.people,
    "members": joining.members,
    "integration_model": joining.integration_model,
    "agreement": joining.agreement,
    "activities": doing.activities,
    "roadmap": doing.roadmap,
    "budget": costing.budget,
    "indicators": watching.indicators,
    "follow_up": watching.follow_up,
    "risks": risking.risks,
    "data": privacy.data,
    "benefits": closing.benefits,
    "alignment": closing.alignment,
    "approval": closing.approval,
    "open_questions": closing.open_questions,
    "understood": closing.understood,
    "choices": weighing.choices,
    "network": weighing.network,
    "responsibilities": doing.responsibilities,
    "checklist": closing.checklist,
}
# Where the brief tells too little for a plan: one page of what to find out.
NOTE: dict[str, Callable[[Drafting], Part]] = {
    "told": closing.told,
    "find_out": closing.find_out,
    "first_step": closing.first_step,
}


def draft_plan(
    library: Library,
    brief: Brief,
    *,
    framework: Framework | None = None,
    model: str | None = None,
    today: date | None = None,
    proposals: Sequence[Proposal] = (),
) -> Plan:
    """Draft a plan from a brief by rules; of a language model's come only ``proposals``.

    A brief that tells too little gives one page: what is understood and what to find out first.

    Args:
        library: Where the evidence is looked up.
        brief: As incomplete as it may be.
        framework: The way to plan; by default the one that the brief names.
        model: An integration model that the official wishes, instead of the rules' choice.
        today: The day of the plan; by default today in UTC.
        proposals: Activities of a chat model; those that the brief does not carry are left out,
            and the plan's notes say why.

    Raises:
        EmptyLibrary: There is nothing that a plan could cite.
        PlanError: The framework has no such model.
    """
    if library.is_empty():
        raise EmptyLibrary(
            f"the library in {library.home} is empty, so a plan could cite nothing: fill it with "
            "`khrueakhai add --shipped` / คลังเอกสารยังว่าง โปรดเพิ่มเอกสารก่อนร่างแผน"
        )
    day = today or datetime.now(UTC).date()
    chosen = framework or load_framework(brief.framework)
    drafting = _drafting(library, brief, chosen, model, day, proposals)
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
    writers = NOTE if drafting.u.thin else PARTS
    parts = tuple(made for write in writers.values() if (made := write(drafting)).blocks)
    return Plan(
        id=_identity(brief),
        title=brief.title or say("title", brief.lang, lead=drafting.roles.lead),
        language=brief.lang,
        made_on=day.isoformat(),
        brief=brief.model_dump(mode="json"),
        integration=_cited(drafting.integration, drafting),
        agreement=_cited(drafting.agreement, drafting),
        network=_network(drafting),
        calendar=drafting.calendar,
        parts=parts,
        citations=(),
        framework=drafting.framework.key,
        warnings=drafting.warnings,
        proposals=tuple(a.proposal for a in drafting.activities if a.proposal),
        notes=tuple(left_out(drafting)),
    )


def _drafting(
    library: Library,
    brief: Brief,
    framework: Framework,
    model: str | None,
    day: date,
    proposals: Sequence[Proposal],
) -> Drafting:
    language = brief.lang
    situation = read_situation(brief, framework)
    lead_alone = assign(brief, "", framework, situation)
    u = understand(brief, lead_alone.members, day)
    wish = _wished(framework, model)
    decided = decide(framework, "integration", situation, language, wish)
    integration = gates.through(framework, decided, u, situation)
    roles = assign(brief, integration.chosen, framework, situation)

    said = partial(say, language=language, instead=framework.texts)
    activities, lines, faults = _work(u, roles, said, proposals)
    found = checks.findings(u, said, activities)
    sources = Sources(library, framework, language, means_of(library))
    return Drafting(
        brief=brief,
        u=u,
        language=language,
        framework=framework,
        situation=situation,
        sources=sources,
        works={} if u.thin else bearing(library, u, sources, hires=bool(roles.hub)),
        integration=integration,
        agreement=decide(framework, "agreement", situation, language),
        roles=roles,
        calendar=calendar_of(u.start, u.end),
        activities=activities,
        lines=lines,
        findings=found,
        faults=faults,
        warnings=_warnings(brief, found),
    )


def _warnings(brief: Brief, found: Sequence[Finding]) -> tuple[str, ...]:
    """Return what cannot be, and what in the brief does not fit together, each once."""
    stops = (finding.text for finding in found if finding.kind in ("impossible", "way"))
    told = (*stops, *contradictions(brief, brief.lang), *overlong(brief, brief.lang))
    return tuple(dict.fromkeys(told))


def _work(
    u: Understood, roles: Roles, said: Callable[..., str], proposals: Sequence[Proposal]
) -> tuple[tuple[Activity, ...], tuple[spending.Line, ...], tuple[Fault, ...]]:
    named = said(f"owner_{roles.hub}") if roles.hub else ""
    hub = roles.hubs[0].name if roles.hubs else ""
    made = building.build(u, roles.lead, hub, named, said)
    more, faults = sift(() if u.thin else proposals, u, roles.lead, made)
    return *spending.spend(u, building.in_order((*made, *more)), said("budget_rest")), faults


def _network(drafting: Drafting) -> Network:
    hub = drafting.roles.hub
    sector: Sector = "local" if drafting.situation["lead"].value == "local" else "state"
    to_be_chosen = drafting.say(f"hub_to_be_chosen_{hub}") if hub else ""
    return network_of(drafting.roles, sector, to_be_chosen)


def _cited(choice: Choice, drafting: Drafting) -> Choice:
    """Give every rule that fired the citations of its element, where the plan cites it anyway."""
    known = drafting.sources.known
    rules = tuple(replace(rule, citations=known(rule.element)) for rule in choice.rules)
    return replace(choice, rules=rules)


def _identity(brief: Brief) -> str:
    """Return an id that the same brief gives again."""
    text = json.dumps(brief.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
