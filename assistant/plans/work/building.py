"""Activities of a plan: goal and offers, what nobody offers, and the frame that every plan has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from assistant.plans.understanding.amounts import Frequency, frequency_in
from assistant.plans.understanding.signs import sign_in
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.capacity import uncovered
from assistant.plans.work.making import Making, Say, activity
from assistant.plans.work.offering import of_offer
from assistant.plans.work.ordering import designs_first
from assistant.plans.work.paying import kind_of_item, pays, serves_measure
from assistant.plans.work.schedule import phases, times
from assistant.text.language import content_words
from assistant.text.shortening import shortened

# How an item of the budget is come by, by the kind of what it pays.
_ITEM_ACTS = {"things": "buy", "place": "buy", "works": "hire", "people": "pay", "money": "pay"}
_AIM = 70  # characters of the aim in the name of an activity
MOST_USUAL = 2  # pieces of usual work that are proposed for each type of problem
_LIKE = 0.5  # share of a usual work's words that activities already have, above which it is done


def build(u: Understood, lead: str, hub_named: str, hub: str, say: Say) -> tuple[Activity, ...]:
    """Return the activities in the order of their start; each has one lead, each offer is used.

    ``hub`` names the part to be given to one party, empty where the lead integrates by itself, and
    ``hub_named`` the partner that could take it, empty where one must be found.
    """
    spans = phases(
        u.start,
        u.end,
        selects=bool(hub),
        parties=len(u.members) + 1,
        season=season_of(u),
        opens=u.opens,
    )
    m = Making(u, lead, hub_named, hub, spans, say)
    offered = [of_offer(m, at, offer) for at, offer in enumerate(u.offers)]
    last = spans["close"][0] - timedelta(days=1)
    made = [*_first(m), *designs_first(offered, last)]
    made += _gaps(m)
    made += _items(m, made)
    made += _usual(m, made)
    made += _last(m)
    return in_order(made)


def in_order(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return activities in the order of their start; of one day, what all plans have first."""
    order = {"frame": 0, "offer": 1, "gap": 1, "item": 2, "usual": 3, "model": 4}
    return tuple(sorted(activities, key=lambda a: (a.start, a.end, order[a.basis])))


def _first(m: Making) -> Iterator[Activity]:
    say, u = m.say, m.u
    names = tuple(dict.fromkeys(partner.name for partner in u.members))
    aim = _aim(u)
    if m.hub:
        key = "act_select_named" if m.hub_named else "act_select"
        named = {"name": m.hub_named, "model": m.hub, "aim": aim}
        output = say("out_select")
        yield activity(m, "select", "select", "frame", say(key, **named), output)
    signers = len(names) + 1
    text = say("act_agree", n=signers, aim=aim)
    output = say("out_agree", n=signers)
    yield activity(m, "agree", "agree", "frame", text, output, partners=names)
    unlike = sign_in("unlike", u.brief.data_sharing_barriers) is not None
    unknown = [m for m in u.measures if m.baseline is None and not m.from_nothing and m.target]
    if unknown or unlike:
        what = " · ".join(one.text for one in unknown or u.measures)
        keepers = tuple(dict.fromkeys(o.partner for o in u.offers if o.kind.key == "data"))
        output = say("out_count", n=len(unknown)) if unknown else say("out_count_way")
        text = say("act_count_alike" if unlike else "act_count", what=what)
        yield activity(m, "count", "count", "frame", text, output, partners=keepers)
    if u.consents:
        who = shortened(u.brief.beneficiaries or aim, _AIM)
        text = say("act_consent", who=who, what=u.sensitive_words)
        yield activity(m, "consent", "count", "frame", text, say("out_consent"))
    if m.hub:
        model = m.hub_named or say("a_hub", model=m.hub)
        text = say("act_coordinate", n=len(names), model=model)
        output = say("out_coordinate", n=reviews(u, *m.spans["watch"]))
        partners = (m.hub_named,) if m.hub_named else ()
        yield activity(m, "hub", "watch", "frame", text, output, partners=partners, costs=True)


def _aim(u: Understood) -> str:
    """Return what a plan is about in a few words: its title, else its first measure."""
    first = u.measures[0].text if u.measures else u.brief.goal or u.brief.problem
    return u.brief.title or shortened(first, _AIM)


def season_of(u: Understood) -> int | None:
    """Return the month in which the season of the first type of problem that has one begins."""
    return next((kind.season_month for kind in u.types if kind.season_month), None)


def _gaps(m: Making) -> Iterator[Activity]:
    """Yield a search for whoever does a part of the goal that no offer speaks of."""
    for at, measure in enumerate(uncovered(m.u)):
        text = m.say("act_gap", what=measure.text)
        output = m.say("out_gap")
        yield activity(m, f"gap{at}", "count", "gap", text, output, costs=True)


def _items(m: Making, made: list[Activity]) -> Iterator[Activity]:
    """Yield the purchase of each item of the budget that is no activity's own, before its use."""
    for at, item in enumerate(m.u.brief.budget_items):
        if not any(pays(item.item, one) for one in made):
            how = _ITEM_ACTS.get(kind_of_item(item.item).key, "hire")
            text, output = m.say(f"act_item_{how}", item=item.item), m.say("out_item")
            if serves := serves_measure(item.item, m.u.measures):
                output = m.say("out_item_for", what=shortened(serves.text, _AIM))
            yield activity(m, f"item{at}", "buy", "item", text, output, costs=True)


def _usual(m: Making, made: list[Activity]) -> Iterator[Activity]:
    """Yield usual work of such problems that no activity does yet."""
    said = {word for one in made for word in content_words(one.text)}
    for kind in m.u.types:
        for at, act in enumerate(kind.acts[:MOST_USUAL]):
            words = set(content_words(act["act"][m.language]))
            if words and len(words & said) / len(words) < _LIKE:
                text, output = act["act"][m.language], act["output"][m.language]
                key = f"{kind.key}{at}"
                phase = act.get("phase", "prepare")
                costs = bool(act.get("costs"))
                yield activity(m, key, phase, "usual", text, output, costs=costs)  # type: ignore[arg-type]


def _last(m: Making) -> Iterator[Activity]:
    say, u = m.say, m.u
    meeting = u.meeting or say("meeting_proposed")
    begun, end = m.spans["watch"]
    names = tuple(dict.fromkeys(partner.name for partner in u.members))
    text, output = say("act_review", how=meeting), say("out_review", n=reviews(u, begun, end))
    yield activity(m, "review", "watch", "frame", text, output, partners=names)
    wanted = " · ".join(one.wanted or one.text for one in u.measures) or u.brief.goal
    key = "act_close_once" if u.brief.duration == "one_time" else "act_close"
    judges = tuple(dict.fromkeys(o.partner for o in u.offers if o.kind.key == "evaluation"))
    text = say(key, what=wanted)
    yield activity(m, "close", "close", "frame", text, say("out_close"), partners=judges)


def reviews(u: Understood, start: date, end: date) -> int:
    """Return how many reviews the time gives: the brief's own frequency, else one a month."""
    said = frequency_in(u.meeting) or Frequency(1, "", "month")
    return times(said, start, end)
