"""Which of a model's activities may stand: each number, name, day and offer is the brief's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.checking import facts
from assistant.plans.brief.brief import texts_of
from assistant.plans.money import baht
from assistant.plans.understanding.actors import actors_in
from assistant.plans.understanding.dates import dates_in
from assistant.plans.understanding.denials import denials
from assistant.plans.understanding.offers import Offer
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.paying import spoken
from assistant.plans.work.schedule import in_window
from assistant.schema import LANGUAGES
from assistant.schema.plans import Proposal
from assistant.text.calendar import MONTHS, written
from assistant.text.language import content_words, detect
from assistant.text.quotations import bare

Fault = Literal["form", "party", "number", "name", "date", "offer", "against", "same", "many"]
MOST = 6  # proposals of one model that are taken
_LONGEST = 200  # characters of an activity or output
_MARKUP = re.compile(r"[\[\]<>{}|`\n\x00-\x1f]")
_SAME = 0.7  # share of the words of an activity that there is already
_OWN = 0.7  # share of the words of a partner's work that the brief has
_SHARED = 2  # words that a partner's work shares with what it offers, fewer where it says fewer
_MONTHS = tuple((names[0].title(), *names[1:]) for names in MONTHS)


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal beside what it is held against."""

    said: Proposal
    u: Understood
    lead: str
    made: Sequence[Activity]

    @property
    def words(self) -> str:
        """What the proposal says, apart from parties and days."""
        return f"{self.said.text} {self.said.output}".strip()

    @property
    def told(self) -> str:
        """All that the brief says, its money and the plan's own days as they are written."""
        u = self.u
        days = [written(day, lang) for day in (u.start, u.end) for lang in LANGUAGES]
        money = [baht(u.brief.budget_baht)] if u.brief.budget_baht else []
        return "\n".join((*texts_of(u.brief.model_dump(mode="json")), *days, *money))

    def party(self, name: str) -> str:
        """Return a party under the name that the brief gives it, or nothing."""
        known = (self.lead, *(one.name for one in self.u.members))
        return next((one for one in known if name and bare(one) == bare(name)), "")

    @property
    def doing(self) -> frozenset[str]:
        """The partners that are said to do or give something: the one who leads, those named."""
        named = (m.name for m in self.u.members if bare(m.name) in bare(self.words))
        return frozenset((self.party(self.said.lead), *named)) - {self.lead, ""}

    @property
    def involved(self) -> frozenset[str]:
        """All partners that take part."""
        beside = frozenset(self.party(name) for name in self.said.partners)
        return self.doing | (beside - {self.lead, ""})


def sift(
    proposals: Sequence[Proposal], u: Understood, lead: str, made: Sequence[Activity]
) -> tuple[tuple[Activity, ...], tuple[Fault, ...]]:
    """Return the activities that may stand, and why each of the others may not."""
    kept: list[Activity] = []
    faults: list[Fault] = []
    for at, said in enumerate(proposals):
        case = Case(said, u, lead, (*made, *kept))
        fault = "many" if len(kept) >= MOST else fault_of(case)
        if fault:
            faults.append(fault)
        else:
            kept.append(_activity(case, at))
    return tuple(kept), tuple(faults)


def fault_of(case: Case) -> Fault | None:
    """Return the first thing that a proposal may not say, if there is one."""
    return next((fault for fault, found in _FAULTS.items() if found(case)), None)


def _activity(case: Case, at: int) -> Activity:
    said, lead = case.said, case.party(case.said.lead)
    partners = dict.fromkeys(case.party(name) for name in said.partners)
    beside = (*partners, *((case.lead,) if lead != case.lead else ()))
    return Activity(
        f"model{at}",
        said.text,
        lead,
        tuple(name for name in dict.fromkeys(beside) if name != lead),
        said.output,
        "prepare",
        "model",
        *_days(case),
        costs=lead == case.lead,
        proposal=said,
    )


def _days(case: Case) -> tuple[date, date]:
    return date.fromisoformat(case.said.start), date.fromisoformat(case.said.end)


def _misshapen(case: Case) -> bool:
    said = case.said
    texts = (said.text, said.output)
    return (
        not content_words(said.text)
        or any(len(text) > _LONGEST or _MARKUP.search(text) for text in texts)
        or detect(case.words) != case.u.brief.lang
    )


def _unknown_party(case: Case) -> bool:
    return not all(case.party(name) for name in (case.said.lead, *case.said.partners))


def _invents_number(case: Case) -> bool:
    return bool(facts.missing_numbers(case.words, case.told))


def _invents_name(case: Case) -> bool:
    told, plain = case.told, bare(case.told)
    found = (name.split()[0] for name in actors_in(case.words))
    unknown = (name for name in found if bare(name) not in plain)
    return bool(facts.missing(case.words, told)) or any(
        facts.coverage(name, told) < 1 for name in unknown
    )


def _invents_day(case: Case) -> bool:
    """Tell whether days lie outside the plan or its partners' time, or the words name others."""
    try:
        start, end = _days(case)
    except ValueError:
        return True
    u, told = case.u, case.told
    first = next((a.end for a in case.made if a.phase == "agree"), u.start)
    bound = first if case.party(case.said.lead) != case.lead else u.start
    known = {named.day for named in dates_in(told)}
    named = {one.day for one in dates_in(case.words)}
    months = [row for row in _MONTHS if any(name in case.words for name in row)]
    return (
        not (bound <= start <= end <= u.end)
        or not named <= known
        or any(not any(name in told for name in row) for row in months)
    )


def _not_offered(case: Case) -> bool:
    """Tell whether a partner would do what it does not offer, cannot do then, or excepts."""
    offers = [offer for offer in case.u.offers if offer.partner in case.involved]
    if any(_excepts(offer, case.words) for offer in offers):
        return True
    offered = {offer.partner for offer in offers if _gives(offer, case)}
    invents = bool(case.doing) and facts.coverage(case.words, case.told) < _OWN
    return invents or not case.doing <= offered


def _excepts(offer: Offer, words: str) -> bool:
    return bool(spoken(words) & (spoken(offer.limit) - spoken(offer.text)))


def _gives(offer: Offer, case: Case) -> bool:
    """Tell whether an offer is what a proposal uses, and can be had then."""
    start, end = _days(case)
    own = spoken(offer.text)
    there = offer.since is None or offer.since <= start
    inside = offer.window is None or in_window(offer.window, start, end) == (start, end)
    return there and inside and len(spoken(case.words) & own) >= min(_SHARED, len(own)) > 0


def _goes_against(case: Case) -> bool:
    """Tell whether it says what the goal, a barrier or an offer's limit rules out."""
    u = case.u
    aims = (m.text for m in u.measures)
    limits = (offer.limit for offer in u.offers)
    ruled = (*aims, *limits, *u.brief.data_sharing_barriers.split(";"))
    return any(facts.contradicts(case.words, one) for one in ruled if denials(one))


def _stands_already(case: Case) -> bool:
    words = spoken(case.said.text)
    return any(len(words & spoken(one.text)) >= _SAME * len(words) for one in case.made)


# In the order in which they are told; a later one may count on those before it.
_FAULTS: Mapping[Fault, Callable[[Case], bool]] = {
    "form": _misshapen,
    "party": _unknown_party,
    "number": _invents_number,
    "name": _invents_name,
    "date": _invents_day,
    "offer": _not_offered,
    "against": _goes_against,
    "same": _stands_already,
}
