"""The trainer's guide: agenda, what to prepare, notes by topic, activities, key, coverage."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from assistant.lessons.activities import activities, assessment, cards
from assistant.lessons.alignment import alignment
from assistant.lessons.focus import by_importance
from assistant.lessons.form import lesson_form
from assistant.lessons.framing import frame
from assistant.lessons.handout import objectives
from assistant.lessons.material import Point, TaughtUnit
from assistant.lessons.quiz.paper import key as quiz_key
from assistant.lessons.quiz.timing import minutes_of
from assistant.lessons.quoted_slides import heading_of, is_law, one_of_each
from assistant.lessons.talks import talk_of, told_parts
from assistant.lessons.writing import Draft, advice, advised, part, row, seen, stated, table
from assistant.schema.lessons import SectionUse
from assistant.schema.papers import Items, PaperBlock, Part, Prose, Subheading

_GROUP = 7  # learners at a table, at most
_HOME, _ALL = 3, 8  # points of a unit to bring home; of so few all are


def guide(draft: Draft) -> tuple[Part, ...]:
    """Return the parts of the trainer's guide; parts that would be empty are left out."""
    parts = (
        part(draft, "understood", advised("understood", draft.understood)),
        objectives(draft),
        alignment(draft),
        _overview(draft),
        frame(draft),
        _prepare(draft),
        _teaching(draft),
        activities(draft),
        cards(draft),
        assessment(draft),
        quiz_key(draft.quiz, draft.language),
        _coverage(draft),
    )
    return tuple(one for one in parts if one.blocks)


def _overview(draft: Draft) -> Part:
    rows = (
        row(
            str(at),
            str(step.minutes),
            draft.say(step.phase),
            advice(step.activity),
            step.method,
            step.material,
        )
        for at, step in enumerate(draft.agenda)
    )
    widths = {"minutes": 8.0, "phase": 12.0, "activity": 40.0, "method": 20.0, "material": 20.0}
    caption = draft.say("agenda_caption", minutes=sum(step.minutes for step in draft.agenda))
    return part(draft, "overview", table(draft, "agenda", caption, widths, rows))


def _prepare(draft: Draft) -> Part:
    group = draft.request.group_size
    values = {
        "group": group,
        "groups": ceil(group / _GROUP),
        "count": len(draft.quiz),
    }
    told = [said[draft.language] for said in lesson_form()["prepare"]]
    texts = [said.format(**values) for said in told if draft.quiz or "{count}" not in said]
    texts += _cards_needed(draft, values["groups"])
    if draft.retest and draft.request.language != "both":  # which has none
        counts = {"count": len(draft.retest), "minutes": minutes_of(draft.retest)}
        texts.append(lesson_form()["prepare_retest"][draft.language].format(**counts))
    return part(draft, "prepare", advised("prepare", texts))


def _cards_needed(draft: Draft, groups: int) -> list[str]:
    """Tell how many sets of role cards to print, and what learners do for whom there is no card."""
    form, spoken = lesson_form(), draft.language
    told = []
    for key, _ in draft.activities:
        entry = form["activities"][key]
        if cards := len(entry.get("cards", ())):
            values = {"name": entry["name"][spoken], "groups": groups, "cards": cards}
            told.append(form["prepare_cards"][spoken].format(**values))
            if cards * groups < draft.request.group_size:
                told.append(form["prepare_observers"][spoken].format(**values))
    return told


def _teaching(draft: Draft) -> Part:
    blocks: list[PaperBlock] = []
    for unit in draft.units:
        blocks.append(Subheading(unit.name))
        blocks.append(Prose(f"talk_{unit.id}", (advice(_plan(draft, unit)),)))
        blocks += _home(draft, unit)
        if named := _only_named(draft, unit):
            blocks.append(advised(f"named_{unit.id}", named, draft.say("named_only")))
        signs = [f"{p.name}: {sign}" for p in unit.points if (sign := seen(draft, p))]
        if signs:
            blocks.append(advised(f"seen_{unit.id}", signs, draft.say("seen_lead")))
        if unit.discussion:
            blocks.append(advised(f"ask_{unit.id}", unit.discussion, draft.say("ask_this")))
    return part(draft, "teaching", *blocks)


def _plan(draft: Draft, unit: TaughtUnit) -> str:
    """Tell how the minutes of a unit are spent."""
    talk = talk_of(draft, unit)
    key = "talk_plan" if talk.left else "talk_only"
    return draft.say(key, talk=talk.minutes, each=talk.each, left=talk.left)


def _home(draft: Draft, unit: TaughtUnit) -> Iterator[Items]:
    """Yield what a trainer has to say of a unit; of a document, part by part, what it says there.

    What the slide shows comes first, then what explains it.
    """
    lead = draft.say("say_this")
    if told := told_parts(draft, unit):
        for at, first in enumerate(told):
            part_name = heading_of(draft, first)
            rest = [p for p in unit.points if p != first and heading_of(draft, p) == part_name]
            shown = [first, *rest][:_HOME]
            if is_law(draft, first):  # an article is told as it stands
                shown = [point for point in unit.points if point in shown]
            said = tuple(stated(point) for point in shown)
            yield Items(f"home_{unit.id}_{at}", said, _led(draft, first, part_name) or lead)
        return
    few = len(unit.points) <= _ALL
    points = unit.points if few else by_importance(draft.material, unit, _HOME)
    yield Items(f"home_{unit.id}", tuple(stated(point) for point in points), lead)


def _led(draft: Draft, first: Point, part_name: str) -> str:
    """Name a part; where an item of a list comes first, with what introduces the list."""
    listed = (s.listed for s in draft.material.sets.values() if first in s.members)
    name = next((one.name for one in listed if one), "")
    return f"{part_name}: {name}" if name and name != part_name else part_name


def _only_named(draft: Draft, unit: TaughtUnit) -> list[str]:
    """Return the parts of a document that there is no time to explain."""
    told = told_parts(draft, unit)
    left = [point for point in one_of_each(draft, unit) if told and point not in told]
    return [heading_of(draft, point) for point in left]


def _coverage(draft: Draft) -> Part:
    widths = {"section": 75.0, "used": 25.0}
    used = [use for use in draft.coverage if use.citations]
    rows = [row(str(at), _place(use), str(use.citations)) for at, use in enumerate(used)]
    if left := len(draft.coverage) - len(used):
        rows.append(row("left", draft.say("not_used_more", count=left), draft.say("not_used")))
    caption = draft.say("coverage_caption")
    return part(draft, "coverage", table(draft, "coverage", caption, widths, rows))


def _place(use: SectionUse) -> str:
    """Name a section with its document, once where it is named after it."""
    told = use.section.startswith(use.document)
    return use.section if told else f"{use.document} › {use.section}".rstrip(" ›")
