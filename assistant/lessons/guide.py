"""The trainer's guide: agenda, what to prepare, notes by topic, activities, key, coverage."""

from __future__ import annotations

from assistant.lessons.activities import activities, assessment, cards
from assistant.lessons.alignment import alignment
from assistant.lessons.focus import by_importance
from assistant.lessons.form import lesson_form
from assistant.lessons.handout import objectives
from assistant.lessons.material import Point, TaughtUnit
from assistant.lessons.quiz.paper import key as quiz_key
from assistant.lessons.quoted_slides import dwelt_on, heading_of, one_of_each
from assistant.lessons.writing import Draft, advice, advised, part, row, seen, stated, table
from assistant.schema.lessons import SectionUse
from assistant.schema.papers import Items, PaperBlock, Part, Subheading

_GROUP = 6  # learners at a table
_HOME, _ALL = 3, 8  # points of a unit to bring home; of so few all are


def guide(draft: Draft) -> tuple[Part, ...]:
    """Return the parts of the trainer's guide; parts that would be empty are left out."""
    parts = (
        part(draft, "understood", advised("understood", draft.understood)),
        objectives(draft),
        alignment(draft),
        _overview(draft),
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
        "groups": max(1, round(group / _GROUP)),
        "count": len(draft.quiz),
    }
    texts = [said[draft.language].format(**values) for said in lesson_form()["prepare"]]
    texts += _cards_needed(draft, values["groups"])
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
        home = tuple(stated(point) for point in _home(draft, unit))
        blocks.append(Subheading(unit.name))
        blocks.append(Items(f"home_{unit.id}", home, draft.say("say_this")))
        if named := _only_named(draft, unit):
            blocks.append(advised(f"named_{unit.id}", named, draft.say("named_only")))
        signs = [f"{p.name}: {sign}" for p in unit.points if (sign := seen(draft, p))]
        if signs:
            blocks.append(advised(f"seen_{unit.id}", signs, draft.say("seen_lead")))
        if unit.discussion:
            blocks.append(advised(f"ask_{unit.id}", unit.discussion, draft.say("ask_this")))
    return part(draft, "teaching", *blocks)


def _home(draft: Draft, unit: TaughtUnit) -> tuple[Point, ...]:
    """Return what a trainer has to say of a unit: of a document a sentence of each part in time."""
    if len(unit.points) <= _ALL:
        return unit.points
    parts = one_of_each(draft, unit)
    if len(parts) > _HOME:
        return dwelt_on(draft, unit, parts)
    return by_importance(draft.material, unit, _HOME)


def _only_named(draft: Draft, unit: TaughtUnit) -> list[str]:
    """Return the parts of a document that there is no time to explain."""
    if len(unit.points) <= _ALL or len(parts := one_of_each(draft, unit)) <= _HOME:
        return []
    told = dwelt_on(draft, unit, parts)
    return [heading_of(draft, point) for point in parts if point not in told]


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
