"""The money of a plan by activity, and how each amount is reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.plans.drafting import Drafting, columns, label, part, prose, ranges, table
from assistant.plans.money import baht
from assistant.plans.understanding.amounts import amounts_in
from assistant.plans.work.paying import serves_measure
from assistant.plans.work.spending import Line
from assistant.schema.papers import Part, Row
from assistant.text.shortening import shortened

_SHORT = 60  # characters of what an amount is for


def budget(d: Drafting) -> Part:
    """The money by activity; what the brief does not divide is a working split, said so."""
    total = d.brief.budget_baht
    if total:
        notes = [d.from_brief(d.say("budget_head", amount=baht(total)))]
    else:
        notes = [d.propose("budget_unknown" if total is None else "budget_zero")]
    if total and not d.brief.budget_items:
        notes.append(d.propose("budget_split"))
    given = [(at, a) for at, a in enumerate(d.activities, 1) if a.offer and not a.baht]
    free = [at for at, a in given if a.offer and not a.offer.price]
    if free:
        notes.append(d.propose("budget_free", all=ranges(free)))
    heads = columns(d, item=42, **{"for": 12}, amount=18, reckoned=28)
    return part(
        d,
        "budget",
        prose("budget", (*notes, *d.stated("budget"), *d.work("budget"))),
        table(d, "budget", "budget_caption", heads, _amounts(d)),
    )


def _amounts(d: Drafting) -> Iterator[Row]:
    total = d.brief.budget_baht
    for at, line in enumerate(d.lines):
        for_ = ", ".join(map(str, line.activities)) or d.say("none")
        mark = "†" if line.source == "proposal" and line.activities else ""
        amount = label(f"{baht(line.baht)}{mark}")
        cells = (
            label(shortened(line.item, _SHORT)),
            label(for_),
            amount,
            label(_reckoned(d, line)),
        )
        yield Row(f"line{at}", cells)
    if total is not None and d.lines:
        spent = sum(line.baht for line in d.lines)
        none = label(d.say("none"))
        yield Row("sum", (label(d.say("budget_sum")), none, label(baht(spent)), none))


def _reckoned(d: Drafting, line: Line) -> str:
    """Return the price of one piece: of what the activity gives, or of what the item is for."""
    if not line.activities:
        return d.say("none")
    offer = d.activities[line.activities[0] - 1].offer
    measure = serves_measure(line.item, d.u.measures) if line.source == "brief" else None
    pieces = [a for a in offer.counted if a.value > 1] if offer else []
    if offer and offer.frequency and offer.frequency.unit:
        pieces = list(amounts_in(d.activities[line.activities[0] - 1].output))[:1]
    if measure and measure.target and measure.direction != "at_most" and not measure.rate:
        pieces = pieces or [measure.target]
    if not pieces or pieces[0].unit in ("", "%"):
        return d.say("from_brief" if line.source == "brief" else "none")
    each = f"{line.baht / pieces[0].value:,.0f}"
    return d.say("each", n=pieces[0].text, each=each)
