"""The money of a plan by activity, and how each amount is reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.drafting import Drafting, columns, label, part, prose, ranges, table
from assistant.plans.money import baht
from assistant.plans.understanding.amounts import Amount, amounts_in
from assistant.plans.work.paying import serves_measure
from assistant.plans.work.spending import Line
from assistant.schema.papers import Part, Row
from assistant.text.shortening import shortened

_SHORT = 60  # characters of what an amount is for


def budget(d: Drafting) -> Part:
    """The money by activity; what the brief does not divide is left open, with who prices it."""
    total = d.brief.budget_baht
    if total:
        notes = [d.from_brief(d.say("budget_head", amount=baht(total)))]
    else:
        notes = [d.propose("budget_unknown" if total is None else "budget_zero")]
    if unpriced := [at for line in d.lines if line.baht is None for at in line.activities]:
        key = "budget_open" if d.brief.budget_items else "budget_split"
        notes.append(d.propose(key, all=ranges(sorted(unpriced)), day=d.signed))
    given = [(at, a) for at, a in enumerate(d.activities, 1) if a.offer and not a.baht]
    free = [at for at, a in given if not a.costs]
    if free:
        notes.append(d.propose("budget_free", all=ranges(free)))
    heads = columns(d, item=38, **{"for": 10}, amount=17, reckoned=35)
    return part(
        d,
        "budget",
        prose("budget", (*notes, *d.stated("budget"), *d.work("budget"))),
        table(d, "budget", "budget_caption", heads, _amounts(d)),
    )


def _amounts(d: Drafting) -> Iterator[Row]:
    none = d.say("none")
    for at, line in enumerate(d.lines):
        for_ = ", ".join(map(str, line.activities)) or none
        mark = "†" if line.source == "reckoned" else ""
        amount = d.say("to_price") if line.baht is None else f"{baht(line.baht)}{mark}"
        texts = (shortened(line.item, _SHORT), for_, amount, _reckoned(d, line))
        yield Row(f"line{at}", tuple(map(label, texts)))
    if d.brief.budget_baht is not None and d.lines:
        spent = sum(line.baht or 0 for line in d.lines)
        yield Row("sum", tuple(map(label, (d.say("budget_sum"), none, baht(spent), none))))


def _reckoned(d: Drafting, line: Line) -> str:
    """Return how an amount comes about, or who finds what it is by when."""
    if not line.activities:
        return d.say("divided_by", lead=d.short(d.roles.lead), day=d.signed)
    if line.source == "reckoned" and line.count:
        return d.say("price_times", n=line.count.text, each=f"{_each(line):,.0f}")
    pieces = _pieces(d, line)
    if line.baht is None:
        owner = d.short(d.activities[line.activities[0] - 1].lead)
        said = d.say("priced_by", lead=owner, day=d.signed)
        return f"{d.say('pieces_times', n=pieces.text)} · {said}" if pieces else said
    if pieces is None:
        return d.say("from_brief")
    return d.say("each", n=pieces.text, each=f"{line.baht / pieces.value:,.0f}")


def _each(line: Line) -> float:
    assert line.baht is not None
    assert line.count is not None
    return line.baht / line.count.value


def _pieces(d: Drafting, line: Line) -> Amount | None:
    """Return the pieces that a row pays: of what the activity gives, or of what the item is for."""
    activity = d.activities[line.activities[0] - 1]
    offer = activity.offer
    measure = serves_measure(line.item, d.u.measures) if line.source == "brief" else None
    pieces = [a for a in offer.counted if a.value > 1] if offer else []
    if offer and offer.frequency and offer.frequency.unit:
        pieces = list(amounts_in(activity.output))[:1]
    if measure and measure.target and measure.direction != "at_most" and not measure.rate:
        pieces = pieces or [measure.target]
    return pieces[0] if pieces and pieces[0].unit not in ("", "%") else None
