"""The agenda as one slide: a line for what belongs together, as short as it must be."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lessons.run_slides import MOST_WORDS
from assistant.lessons.writing import Draft
from assistant.schema.lessons import Slide
from assistant.text.language import words

_STEPS = 8  # lines of the agenda; of a longer one the activities go with their units
STEP_WORDS = 7  # words of a step on the agenda's slide


def agenda_slide(draft: Draft) -> Iterator[Slide]:
    """Yield the agenda once: what follows on the same unit is one line, as short as it must be."""
    steps: list[tuple[str, int]] = []
    rests = {draft.say("lead_in"), *(s.activity for s in draft.agenda if s.phase == "break")}
    many = len(draft.agenda) > _STEPS
    for step in draft.agenda:
        name = next((u.name for u in draft.units if step.activity.startswith(u.name)), "")
        name = name or (draft.say("lead_in") if step.phase == "lead_in" else step.activity)
        if many and step.phase == "teach" and name not in _names(draft):
            alone = not steps or steps[-1][0] in rests  # what follows a rest is no part of it
            name = draft.say("activities") if alone else steps[-1][0]
        if steps and steps[-1][0] == name:
            steps[-1] = steps[-1][0], steps[-1][1] + step.minutes
        else:
            steps.append((name, step.minutes))
    title = draft.say("slide_agenda")
    for most in range(STEP_WORDS, 0, -1):
        lines = [f"{minutes} · {short(name, most)}" for name, minutes in steps]
        if sum(len(words(text)) for text in (title, *lines)) <= MOST_WORDS:
            yield Slide(title, tuple(lines))
            return
    half = len(steps) // 2  # a day's
    for part in (steps[:half], steps[half:]):
        yield Slide(title, tuple(f"{minutes} · {short(name, 2)}" for name, minutes in part))


def _names(draft: Draft) -> frozenset[str]:
    return frozenset(unit.name for unit in draft.units)


def short(text: str, most: int = STEP_WORDS) -> str:
    """Cut a text after so many words where it is longer; the whole is in the papers."""
    found = words(text)
    if len(found) <= most:
        return text
    cut, seen = 0, 0
    for word in found[:most]:
        at = text.lower().find(word.lower(), cut)
        cut, seen = (at + len(word), seen + 1) if at >= 0 else (cut, seen)
    return text[:cut].rstrip() + "…" if cut else text[:60] + "…"
