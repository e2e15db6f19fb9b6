"""Activities of offers: what is done with one, when, and what comes of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.plans.understanding.kinds import is_work
from assistant.plans.understanding.offers import Offer, same_work
from assistant.plans.work.activity import Activity
from assistant.plans.work.capacity import task_of
from assistant.plans.work.making import Making, activity
from assistant.plans.work.ordering import comes_first
from assistant.plans.work.schedule import Span, in_window, times

# "mends 6 piers", "trains the crews": an English offer that says what its partner does.
_DOES = re.compile(r"[a-z]+(?<!s)s\s+(?:\d|an?\b|the\b|one\b|two\b|three\b|four\b|five\b)", re.I)
_TIMES_OF_WORK = frozenset("day night hour visit round case".split())


def of_offer(m: Making, at: int, offer: Offer) -> Activity:
    """Put an offer to work: its partner leads, its own words and numbers are kept."""
    phase = offer.kind.phase
    start, end = _span(m, offer)
    helps = tuple(
        o.partner for o in m.u.offers if o.partner != offer.partner and same_work(o, offer)
    )
    partners = (*dict.fromkeys(helps), *((m.lead,) if m.lead != offer.partner else ()))
    return activity(
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
        costs=bool(offer.price),
        offer=offer,
    )


def _span(m: Making, offer: Offer) -> Span:
    """Return from when to when an offer is used: as long as its rate takes for what is wanted.

    What comes again and again without an end is done as long as the work lasts; what can be had
    later begins later.
    """
    start, end = m.spans[offer.kind.phase]
    last = m.spans["close"][0] - timedelta(days=1)
    length = end - start
    whole = m.spans["serve"]
    if offer.window and (inside := in_window(offer.window, *whole)):
        return inside
    if offer.on_call:
        return whole
    if comes_first(offer):
        return m.spans["prepare"]
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
    if offer.window and in_window(offer.window, *m.spans["serve"]) is None:
        return m.say("act_reserve", offer=offer.text)
    if is_work(offer.text, m.language) or (m.language == "en" and _DOES.match(offer.text)):
        return offer.text[0].upper() + offer.text[1:]
    return offer.kind.act[m.language].format(offer=offer.text)


def _output(m: Making, offer: Offer, start: date, end: date) -> str:
    """Return what shows that an offer was used: its amounts, its total over the time, a proof."""
    said = [amount.text for amount in offer.counted]
    if offer.frequency and offer.frequency.unit:
        task, unit = task_of(offer, m.u.measures), offer.frequency.unit
        total = times(offer.frequency, start, end)
        if task:
            total = min(total, task.reached((end - start).days + 1))
        others = [a.text for a in offer.counted if a.unit != unit]
        many = f"{unit}s" if total > 1 and unit in _TIMES_OF_WORK else unit
        said = [m.say("out_total", n=f"{total:,}", unit=many), *others]
    elif offer.frequency:
        total = times(offer.frequency, start, end)
        said = [m.say("out_rounds", n=total), *said]
    return " · ".join((*said, offer.kind.output[m.language]))
