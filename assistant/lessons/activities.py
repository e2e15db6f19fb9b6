"""Activities as they are run: steps with minutes, case, cards, debrief with answers, rubrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.lessons.focus import by_importance
from assistant.lessons.form import lesson_form
from assistant.lessons.material import Point
from assistant.lessons.writing import Draft, advice, advised, part, row, stated, table
from assistant.schema.papers import PaperBlock, Part, Prose, Subheading, Table

_ANSWERS = 2  # cited points of a model answer
_RUBRIC = {"criterion": 22.0, "good": 28.0, "fair": 26.0, "poor": 24.0}


def activities(draft: Draft) -> Part:
    """Return how each activity is run, with its debrief."""
    blocks: list[PaperBlock | None] = []
    for key, minutes in draft.activities:
        blocks += _activity(draft, key, minutes)
    return part(draft, "activities", *blocks)


def steps_of(entry: Mapping[str, Any], minutes: int) -> tuple[int, ...]:
    """Return the minutes of an activity's steps; together they are those of the activity.

    >>> steps_of({"steps": [{"part": 0.25}, {"part": 0.3}, {"part": 0.45}]}, 10)
    (2, 4, 4)
    """
    ends, passed = [], 0.0
    for step in entry["steps"]:
        passed += step["part"]
        ends.append(round(minutes * passed))
    ends[-1] = minutes
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def steps_said(draft: Draft, entry: Mapping[str, Any], minutes: int) -> list[str]:
    """Return an activity's steps as they are told to learners, each with its minutes."""
    return [
        draft.say("step_line", minutes=length, text=_filled(draft, step[draft.language]))
        for length, step in zip(steps_of(entry, minutes), entry["steps"], strict=True)
    ]


def cards(draft: Draft) -> Part:
    """Return the role cards, each under a heading of its own with the case that is played."""
    spoken = draft.language
    blocks: list[PaperBlock | None] = []
    for key, _ in draft.activities:
        entry = lesson_form()["activities"][key]
        for at, card in enumerate(entry.get("cards", ())):
            lines = [
                draft.say(f"card_{field}", text=card[field][spoken])
                for field in ("want", "fear", "trade")
            ]
            case = draft.say("case_line", text=_filled(draft, entry["case"][spoken]))
            blocks += [Subheading(card["who"][spoken]), advised(f"card_{key}_{at}", lines, case)]
    return part(draft, "cards", *blocks)


def assessment(draft: Draft) -> Part:
    """Return the rubric of each activity."""
    return part(draft, "assessment", *(_rubric(draft, key) for key, _ in draft.activities))


def _activity(draft: Draft, key: str, minutes: int) -> Iterator[PaperBlock | None]:
    entry, spoken = lesson_form()["activities"][key], draft.language
    name = entry["name"][spoken]
    told = (
        entry["purpose"][spoken],
        draft.say("materials_line", text=_filled(draft, entry["materials"][spoken])),
        draft.say("case_line", text=_filled(draft, entry["case"][spoken])),
        draft.say("online_line", text=entry["online"][spoken]),
    )
    steps = steps_said(draft, entry, minutes)
    yield Subheading(f"{name} ({draft.say('slide_notes_time', minutes=minutes)})")
    yield from (Prose(f"told_{key}_{at}", (advice(text),)) for at, text in enumerate(told))
    yield advised(f"steps_{key}", steps, numbered=True)
    yield _debrief(draft, key, entry["debrief"])


def _filled(draft: Draft, text: str) -> str:
    return text.format(brief=draft.brief_title)


def _debrief(draft: Draft, key: str, asked: Sequence[Mapping[str, Any]]) -> Table | None:
    """Return the questions with what the source says towards their answers.

    Where a question is on an invented case, its answer in that case comes first.
    """
    points = _points(draft, key)
    rows = []
    for at, question in enumerate(asked):
        told = question.get("answer", {}).get(draft.language, "")
        led = told if told.endswith(":") else f"{told} {draft.say('debrief_leads')}"
        own = [advice(led)] if told else []
        answers = (*own, *(stated(p) for p in _turn(points, at)))
        rows.append(row(str(at), advice(question[draft.language]), answers))
    caption = draft.say("debrief_caption", name=_name(draft, key))
    return table(draft, f"debrief_{key}", caption, {"question": 40.0, "model": 60.0}, rows)


def _points(draft: Draft, key: str) -> list[Point]:
    """Return the points that an activity works with: those of its unit, or the main ones of all."""
    about = [unit for unit in draft.units if unit.id == draft.after.get(key)]
    most = _ANSWERS * (2 if about else 1)
    return [p for unit in about or draft.units for p in by_importance(draft.material, unit, most)]


def _turn(points: Sequence[Point], at: int) -> Sequence[Point]:
    """Return the points for a question, each question having others as long as they last."""
    start = at * _ANSWERS % max(len(points), 1)
    return points[start : start + _ANSWERS] or points[:_ANSWERS]


def _rubric(draft: Draft, key: str) -> Table | None:
    entry = lesson_form()["activities"][key]
    rows = (
        row(str(at), *(advice(text) for text in line[draft.language]))
        for at, line in enumerate(entry["rubric"])
    )
    caption = draft.say("rubric_caption", name=_name(draft, key))
    return table(draft, f"rubric_{key}", caption, _RUBRIC, rows)


def _name(draft: Draft, key: str) -> str:
    return str(lesson_form()["activities"][key]["name"][draft.language])
