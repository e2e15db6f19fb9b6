"""Activities of a plan: goal and offers, what nobody offers, and the frame that every plan has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.plans.understanding.amounts import Frequency, frequency_in
from assistant.plans.understanding.goals import Measure
from assistant.plans.understanding.kinds import Phase
from assistant.plans.understanding.offers import Offer, same_work
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity, Basis
from assistant.plans.work.capacity import task_of
from assistant.plans.work.schedule import Span, phases, times
from assistant.schema import Language
from assistant.text.language import content_words

Say = Callable[..., str]
# "mends 6 piers", "trains the crews": an English offer that says what its partner does.
_DOES = re.compile(r"[a-z]+(?<!s)s\s+(?:\d|an?\b|the\b|one\b|two\b|three\b|four\b|five\b)", re.I)
MOST_USUAL = 2  # pieces of usual work that are proposed for each type of problem
_PAID = 0.5  # share of an item's words that stand in the activity that it pays
# What is paid, and not what for.
_PAYING = frozenset("ค่า ตอบแทน ค่าตอบแทน งบ เงิน ค่าใช้จ่าย pay cost fee allowance expens".split())
_LIKE = 0.5  # share of a usual work's words that activities already have, above which it is done


@dataclass(frozen=True, slots=True)
class Making:
    """What activities are made from; ``hub`` names the part that one party is to take, or none."""

    u: Understood
    lead: str
    hub_named: str
    hub: str
    spans: Mapping[Phase, Span]
    say: Say

    @property
    def language(self) -> Language:
        """The plan's language."""
        return self.u.brief.lang


def build(u: Understood, lead: str, hub_named: str, hub: str, say: Say) -> tuple[Activity, ...]:
    """Return the activities in the order of their start; each has one lead, each offer is used.

    ``hub`` names the part to be given to one party, empty where the lead integrates by itself, and
    ``hub_named`` the partner that could take it, empty where one must be found.
    """
    spans = phases(
        u.start, u.end, selects=bool(hub), parties=len(u.members) + 1, season=season_of(u)
    )
    m = Making(u, lead, hub_named, hub, spans, say)
    made = [*_first(m), *(_of_offer(m, at, offer) for at, offer in enumerate(u.offers))]
    made += _gaps(m)
    made += _items(m, made)
    made += _usual(m, made)
    made += _last(m)
    order = {"frame": 0, "offer": 1, "gap": 1, "item": 2, "usual": 3}
    return tuple(sorted(made, key=lambda a: (a.start, a.end, order[a.basis])))


def _activity(
    m: Making, key: str, phase: Phase, basis: Basis, text: str, output: str, **more: object
) -> Activity:
    start, end = m.spans[phase]
    held: dict[str, object] = {"lead": m.lead, "partners": (), "start": start, "end": end, **more}
    return Activity(key=key, text=text, output=output, phase=phase, basis=basis, **held)  # type: ignore[arg-type]


def _first(m: Making) -> Iterator[Activity]:
    say, u = m.say, m.u
    names = tuple(dict.fromkeys(partner.name for partner in u.members))
    aim = u.brief.title or u.brief.goal or u.brief.problem
    if m.hub:
        key = "act_select_named" if m.hub_named else "act_select"
        named = {"name": m.hub_named, "model": m.hub, "aim": aim}
        output = say("out_select")
        yield _activity(m, "select", "select", "frame", say(key, **named), output, weight=1)
    signers = len(names) + 1
    text = say("act_agree", n=signers, aim=aim)
    output = say("out_agree", n=signers)
    yield _activity(m, "agree", "agree", "frame", text, output, partners=names)
    if unknown := [measure for measure in u.measures if measure.baseline is None]:
        text = say("act_count", what=" · ".join(one.text for one in unknown))
        output = say("out_count", n=len(unknown))
        keepers = tuple(dict.fromkeys(o.partner for o in u.offers if o.kind.key == "data"))
        yield _activity(m, "count", "count", "frame", text, output, partners=keepers, weight=1)
    if u.sensitive:
        text = say("act_consent", who=u.brief.beneficiaries or aim, what=u.sensitive_words)
        yield _activity(m, "consent", "count", "frame", text, say("out_consent"))


def _of_offer(m: Making, at: int, offer: Offer) -> Activity:
    """Put an offer to work: its partner leads, its own words and numbers are kept."""
    phase = offer.kind.phase
    start, end = _span(m, offer)
    helps = tuple(
        o.partner for o in m.u.offers if o.partner != offer.partner and same_work(o, offer)
    )
    partners = (*dict.fromkeys(helps), *((m.lead,) if m.lead != offer.partner else ()))
    return _activity(
        m,
        f"offer{at}",
        phase,
        "offer",
        _act(m, offer),
        _output(m, offer, start, end),
        lead=offer.partner,
        partners=partners,
        start=start,
        end=end,
        weight=offer.kind.weight,
        offer=offer,
    )


def season_of(u: Understood) -> int | None:
    """Return the month in which the season of the first type of problem that has one begins."""
    return next((kind.season_month for kind in u.types if kind.season_month), None)


def _span(m: Making, offer: Offer) -> Span:
    """Return from when to when an offer is used: as long as its rate takes for what is wanted.

    What comes again and again without an end is done as long as the work lasts; what can be had
    later begins later.
    """
    start, end = m.spans[offer.kind.phase]
    last = m.spans["close"][0] - timedelta(days=1)
    length = end - start
    if offer.since and start < offer.since <= m.spans["whole"][1]:
        start = offer.since
    task = task_of(offer, m.u.measures)
    if task:
        done = start + timedelta(days=task.days - 1)
        return start, max(start, min(done, last if last >= start else m.spans["whole"][1]))
    if offer.frequency:
        return start, m.spans["serve"][1]
    return start, max(end, min(m.spans["whole"][1], start + length))


def _act(m: Making, offer: Offer) -> str:
    """Say what is done with an offer: its own words where they begin with what its partner does."""
    if m.language == "en" and _DOES.match(offer.text):
        return offer.text[0].upper() + offer.text[1:]
    return offer.kind.act[m.language].format(offer=offer.text)


def _output(m: Making, offer: Offer, start: date, end: date) -> str:
    """Return what shows that an offer was used: its amounts, its total over the time, a proof."""
    said = [amount.text for amount in offer.amounts if amount.unit]
    if offer.frequency and offer.frequency.unit:
        task, unit = task_of(offer, m.u.measures), offer.frequency.unit
        total = times(offer.frequency, start, end)
        if task:
            total = min(total, task.reached((end - start).days + 1))
        others = [a.text for a in offer.amounts if a.unit not in ("", unit)]
        said = [m.say("out_total", n=f"{total:,}", unit=unit), *others]
    elif offer.frequency:
        total = times(offer.frequency, start, end)
        said = [m.say("out_rounds", n=total), *said]
    return " · ".join(said) or offer.kind.output[m.language]


def _gaps(m: Making) -> Iterator[Activity]:
    """Yield a search for whoever does a part of the goal that no offer speaks of."""
    for at, measure in enumerate(uncovered(m.u)):
        text = m.say("act_gap", what=measure.text)
        output = m.say("out_gap")
        yield _activity(m, f"gap{at}", "count", "gap", text, output)


def _items(m: Making, made: list[Activity]) -> Iterator[Activity]:
    """Yield the purchase of each item of the budget that is no activity's own."""
    for at, item in enumerate(m.u.brief.budget_items):
        if not any(pays(item.item, activity) for activity in made):
            text, output = m.say("act_item", item=item.item), m.say("out_item")
            yield _activity(m, f"item{at}", "serve", "item", text, output, weight=1)


def pays(item: str, activity: Activity) -> float:
    """Return how far an item of the budget pays an activity, 0 where it does not.

    Most of its words must stand there; work that was offered comes first.
    """
    words = {word for word in content_words(item) if word not in _PAYING}
    if not words:  # a name of one letter or of stop words alone
        return float(f"“{item}”" in activity.text)
    share = len(words & set(content_words(activity.text))) / len(words)
    offered = activity.basis in ("offer", "item")
    return share + offered if share >= _PAID and (offered or share == 1) else 0.0


def uncovered(u: Understood) -> tuple[Measure, ...]:
    """Return the measures with an amount of which no offer has a word."""
    offered = {w for offer in u.offers for w in content_words(offer.text) if not w.isdigit()}
    asked = (m for m in u.measures if m.target and m.direction != "at_most")
    return tuple(m for m in asked if not offered & set(content_words(m.text)))


def _usual(m: Making, made: list[Activity]) -> Iterator[Activity]:
    """Yield usual work of such problems that no activity does yet."""
    said = {word for activity in made for word in content_words(activity.text)}
    for kind in m.u.types:
        for at, act in enumerate(kind.acts[:MOST_USUAL]):
            words = set(content_words(act["act"][m.language]))
            if words and len(words & said) / len(words) < _LIKE:
                text, output = act["act"][m.language], act["output"][m.language]
                key = f"{kind.key}{at}"
                yield _activity(m, key, "prepare", "usual", text, output, weight=1)


def _last(m: Making) -> Iterator[Activity]:
    say, u = m.say, m.u
    meeting = u.meeting or say("meeting_proposed")
    names = tuple(dict.fromkeys(partner.name for partner in u.members))
    text, output = say("act_review", how=meeting), say("out_review", n=reviews(u))
    yield _activity(m, "review", "serve", "frame", text, output, partners=names, weight=1)
    wanted = " · ".join(one.wanted or one.text for one in u.measures) or u.brief.goal
    key = "act_close_once" if u.brief.duration == "one_time" else "act_close"
    judges = tuple(dict.fromkeys(o.partner for o in u.offers if o.kind.key == "evaluation"))
    text = say(key, what=wanted)
    yield _activity(m, "close", "close", "frame", text, say("out_close"), partners=judges, weight=1)


def reviews(u: Understood) -> int:
    """Return how many reviews the time gives: the brief's own frequency, else one a month."""
    said = frequency_in(u.meeting) or Frequency(1, "", "month")
    return times(said, u.start, u.end)
