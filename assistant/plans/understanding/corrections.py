"""What the official puts right of what was understood; a correction stands above what was read.

A correction is a fact's key and its text, written as the plan shows the fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.plans.brief.brief import Partner
from assistant.plans.understanding.amounts import amounts_in
from assistant.plans.understanding.dates import dates_in
from assistant.plans.understanding.measures import Measure
from assistant.plans.understanding.offers import Offer, offers_of
from assistant.plans.understanding.problems import ProblemType, problem_types
from assistant.plans.understanding.understood import Understood
from assistant.schema import Language
from assistant.text.language import detect

NONE = frozenset({"", "-", "–", "ไม่มี", "ไม่ใช่", "ไม่", "none", "no"})  # takes a fact away


def is_none(text: str) -> bool:
    """Tell whether a correction says that there is no such thing."""
    return " ".join(text.split()).casefold() in NONE


def goal_of(goal: str, corrections: Mapping[str, str]) -> str:
    """Return a goal with its deadline as corrected: the day that is typed stands behind it."""
    said = corrections.get("deadline")
    if said is None or not dates_in(said):
        return goal
    for named in reversed(dates_in(goal)):
        if not named.begins:
            return goal[: named.start] + said + goal[named.end :]
    by = {"th": "ภายใน", "en": "by"}[detect(goal)]
    return f"{goal} {by} {said}"


def corrected(u: Understood, corrections: Mapping[str, str]) -> Understood:
    """Return what was understood as corrected; a key that leads nowhere does nothing."""
    if not corrections:
        return u
    language = u.brief.lang
    changed = replace(
        u,
        measures=tuple(
            _measure(measure, corrections.get(f"measure{at}"))
            for at, measure in enumerate(u.measures)
        ),
        offers=tuple(_offers(u, corrections)),
        meeting=_text(u.meeting, corrections.get("meeting")),
        types=_types(u.types, corrections.get("type"), language),
    )
    said = corrections.get("sensitive")
    if said is None:
        return changed
    return replace(changed, sensitive=not is_none(said), sensitive_words=said, secret=False)


def _text(read: str, said: str | None) -> str:
    return read if said is None else "" if is_none(said) else said


def _measure(measure: Measure, said: str | None) -> Measure:
    """Read "from – to" or a target alone."""
    amounts = amounts_in(said or "")
    if not amounts:
        return measure
    was = amounts[0] if len(amounts) > 1 else None
    unit = amounts[-1].unit or (measure.target.unit if measure.target else "")
    target = replace(amounts[-1], unit=unit)
    return replace(measure, target=target, baseline=was, yearly=measure.yearly and was is not None)


def _offers(u: Understood, corrections: Mapping[str, str]) -> list[Offer]:
    found: list[Offer] = []
    for offer in u.offers:
        said, limit = (corrections.get(f"{key}{offer.at}") for key in ("offer", "limit"))
        if said is not None:
            if is_none(said):
                continue
            text = said.removeprefix(f"{offer.partner}:").strip()
            partner = Partner(name=offer.partner, sector=offer.sector, can_offer=text)
            made = offers_of(partner, u.brief.lang)
            offer = replace(made[0], at=offer.at) if made else offer
        if limit is not None:
            without = "" if is_none(limit) else limit.removeprefix(f"{offer.partner}:").strip()
            offer = replace(offer, limit=without)
        found.append(offer)
    return found


def _types(
    read: tuple[ProblemType, ...], said: str | None, language: Language
) -> tuple[ProblemType, ...]:
    """Return the types whose names are typed; names that no type has change nothing."""
    if said is None:
        return read
    if is_none(said):
        return ()
    typed = said.casefold()
    named = tuple(kind for kind in problem_types() if kind.name[language].casefold() in typed)
    return named or read
