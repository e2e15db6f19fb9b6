"""How far a measure should be at half the time, and from which figure somebody acts."""

from __future__ import annotations

from assistant.plans.drafting import Drafting
from assistant.plans.understanding.measures import Measure


def half_way(d: Drafting, measure: Measure) -> str:
    """Return what a measure should be at half the time, empty where that cannot be reckoned.

    A limit that adds up is half used at most; a change is half done; a count is half reached; a
    share without a baseline is above it.  What comes in one season has no half.
    """
    target, was = measure.target, measure.baseline
    if target is None or measure.rate or (d.u.seasonal and measure.direction == "at_most"):
        return ""
    if measure.share and was is None:
        return d.say("half_share") if measure.direction != "at_most" else measure.wanted
    if was is not None and not measure.yearly and was.unit == target.unit:
        middle = (was.value + target.value) / 2
        key = "half_falls" if target.value < was.value else "half_rises"
        return d.say(key, n=_figure(middle, target.unit))
    return d.say("half_falls" if measure.direction == "at_most" else "half_rises", n=share(measure))


def share(measure: Measure) -> str:
    """Return half of a target, as a figure at which somebody acts; of none at all the first."""
    assert measure.target is not None
    if not measure.target.value:
        return _figure(1, measure.target.unit)
    half = measure.target.value / 2
    return _figure(half, measure.target.unit) if half >= 1 else measure.target.text


def _figure(number: float, unit: str) -> str:
    return f"{number:,.0f} {unit}".strip()
