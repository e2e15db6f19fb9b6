"""What a chat model proposed: its activities, their reasons, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.plans.drafting import Drafting, ranges
from assistant.schema.papers import Statement


def of_model(d: Drafting) -> Iterator[Statement]:
    """Yield which activities a model proposed, then its reasons that their quotes carry."""
    own = [at for at, a in enumerate(d.activities, 1) if a.proposal]
    if own:
        yield d.propose("model_acts", all=ranges(own))
    yield from filter(None, _reasons(d))


def left_out(d: Drafting) -> Iterator[str]:
    """Yield how many proposals, and how many reasons, were left out and why."""
    proposed = len(d.faults) + sum(a.proposal is not None for a in d.activities)
    if d.faults:
        counted = Counter(d.faults).most_common()
        why = " · ".join(f"{d.say(f'fault_{fault}')} ({n})" for fault, n in counted)
        yield d.say("model_left_out", k=len(d.faults), n=proposed, why=why)
    reasons = list(_reasons(d))
    if lost := reasons.count(None):
        yield d.say("model_reasons_out", k=lost, n=len(reasons))


def _reasons(d: Drafting) -> Iterator[Statement | None]:
    """Yield of each activity's reason what may stand, None where its quote does not carry it."""
    for at, activity in enumerate(d.activities, start=1):
        said = activity.proposal
        if said and said.reason:
            text = d.say("model_reason", at=at, reason=said.reason)
            held = d.sources.report(said.reason, text, said.quote) if said.quote else None
            yield held
