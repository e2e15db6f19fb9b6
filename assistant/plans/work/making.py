"""What activities are made from, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.plans.understanding.kinds import Phase
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity, Basis
from assistant.plans.work.schedule import Span
from assistant.schema import Language

Say = Callable[..., str]


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


def activity(
    m: Making, key: str, phase: Phase, basis: Basis, text: str, output: str, **more: object
) -> Activity:
    """Make an activity of the lead agency's in the time of a phase; ``more`` is what differs."""
    start, end = m.spans[phase]
    held: dict[str, object] = {"lead": m.lead, "partners": (), "start": start, "end": end, **more}
    return Activity(key=key, text=text, output=output, phase=phase, basis=basis, **held)  # type: ignore[arg-type]
