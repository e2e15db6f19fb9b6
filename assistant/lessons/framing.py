"""How a lesson is opened, closed and tested: what the trainer does minute by minute."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lessons.activities import steps_of
from assistant.lessons.agenda import opening
from assistant.lessons.form import lesson_form
from assistant.lessons.run_slides import grouped
from assistant.lessons.writing import Draft, advised, part
from assistant.schema.lessons import Slide, Step
from assistant.schema.papers import Part

_LONG = 8  # minutes from which on opening and closing have all their steps
_NAMES = {"opening": "lead_in", "closing": "wrap_up", "quiz": "quiz_sheet"}


def frame(draft: Draft) -> Part:
    """Return how the lesson is opened, closed and tested, and what to cut if time runs short."""
    blocks = [
        advised(
            f"frame_{key}",
            _told(draft, key),
            draft.say("frame_step", name=draft.say(_NAMES[key]), minutes=step.minutes),
            numbered=True,
        )
        for key, step in _steps(draft).items()
    ]
    late = lesson_form()["frame"]["late"][draft.language]
    return part(draft, "frame", *blocks, advised("frame_late", (late,), draft.say("frame_late")))


def opening_slide(draft: Draft) -> Iterator[Slide]:
    """Yield the question that the lesson begins with."""
    asked = opening(draft.request, draft.units, draft.language)
    notes = "\n".join(_told(draft, "opening"))
    yield Slide(asked, (draft.say("slide_opening"),), notes=notes)


def closing_slides(draft: Draft) -> Iterator[Slide]:
    """Yield what learners do at the end, before they see the points summed up."""
    told, title = _told(draft, "closing"), draft.say("slide_closing")
    for group in grouped(title, told):
        yield Slide(title, tuple(told[at] for at in group))


def _steps(draft: Draft) -> dict[str, Step]:
    """Return the steps of the agenda that frame the others."""
    ends = [step for step in draft.agenda if step.phase == "wrap_up"]
    found = {"opening": draft.agenda[0], "closing": ends[0]}
    return {**found, "quiz": ends[1]} if len(ends) > 1 else found


def _told(draft: Draft, key: str) -> list[str]:
    """Return what is done in a step, each thing with its minutes."""
    minutes = _steps(draft)[key].minutes
    things = lesson_form()["frame"][key]["long" if minutes >= _LONG else "short"]
    lengths = steps_of({"steps": things}, minutes)
    return [
        draft.say("step_line", minutes=length, text=thing[draft.language])
        for length, thing in zip(lengths, things, strict=True)
    ]
