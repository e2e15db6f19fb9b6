"""The learners' handout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from assistant.lessons.form import lesson_form
from assistant.lessons.material import Point, TaughtSet, TaughtUnit
from assistant.lessons.quoted_slides import heading_of, is_quoted
from assistant.lessons.writing import Draft, advice, advised, part, row, seen, stated, table
from assistant.schema.papers import Items, PaperBlock, Part, Picture, Prose, Subheading, Table
from assistant.text.language import detect

_NAMED = 3  # members that a set must have to be shown as a table
_ROOM = "\n" * 4  # to write in
_ASKED = 2  # questions put to each case
_MOST_NAMED = 20  # sections that are left to be read
_STEP = " › "  # between the headings of a section


def handout(draft: Draft) -> tuple[Part, ...]:
    """Return the parts of the handout; parts that would be empty are left out."""
    parts = (
        objectives(draft),
        _content(draft),
        _cases(draft),
        _signs(draft),
        _worksheets(draft),
        _glossary(draft),
        _reading(draft),
    )
    return tuple(one for one in parts if one.blocks)


def objectives(draft: Draft) -> Part:
    """What learners can do afterwards."""
    texts = [objective.text for objective in draft.objectives]
    lead = draft.say("objectives_lead")
    return part(draft, "objectives", advised("objectives", texts, lead, numbered=True))


def case_points(draft: Draft) -> tuple[Point, ...]:
    """Return the points of the units that teach cases, each named case once."""
    units = [unit for unit in draft.units if "cases" in unit.emphasis]
    return tuple(p for unit in units for p in unit.points if p.id.startswith("case."))


def _content(draft: Draft) -> Part:
    """Return what the literature says, unit by unit: sentences, and tables of what is one kind."""
    blocks: list[PaperBlock] = []
    for unit in draft.units:
        blocks += _unit(draft, unit)
    return part(draft, "content", *blocks)


def _unit(draft: Draft, unit: TaughtUnit) -> Iterator[PaperBlock]:
    sets = [point_set for point_set in draft.sets_of(unit) if len(point_set.members) >= _NAMED]
    tabled = {member.id for point_set in sets for member in point_set.members}
    cases = {point.id for point in case_points(draft)}
    plain = [p for p in unit.points if p.id not in tabled and p.id not in cases]
    yield Subheading(unit.name)
    for at, (name, points) in enumerate(_by_heading(draft, plain)):
        told = tuple(stated(point) for point in points)
        yield Items(f"content_{unit.id}" + (f"_{at}" if at else ""), told, name)
    for point_set in sets:
        if not {member.id for member in point_set.members} <= cases:
            yield _set_table(draft, point_set)
            if diagram := point_set.diagram():
                yield Picture(point_set.id, point_set.name, diagram)


def _by_heading(draft: Draft, points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """Part a document's sentences by the headings that they stand under, where there are several.

    What is said in the curriculum's own words stays one list without a name.
    """
    if not points or not all(is_quoted(point) for point in points):
        return [("", [*points])] if points else []
    parts = [(name, [*each]) for name, each in groupby(points, lambda p: heading_of(draft, p))]
    return parts if len(parts) > 1 else [("", [*points])]


def _set_table(draft: Draft, point_set: TaughtSet) -> Table:
    rows = (row(member.id, member.name, stated(member)) for member in point_set.members)
    made = table(draft, f"set_{point_set.id}", point_set.name, {"name": 30, "says": 70}, rows)
    assert made is not None  # a set has members
    return made


def _signs(draft: Draft) -> Part:
    """Return by what the members of each list are told, which learners need to judge a case."""
    blocks: list[PaperBlock | None] = []
    for point_set in [one for unit in draft.units for one in draft.sets_of(unit)]:
        signs = {member: sign for member in point_set.members if (sign := seen(draft, member))}
        rows = (row(member.id, member.name, advice(sign)) for member, sign in signs.items())
        widths = {"name": 35.0, "seen": 65.0}
        blocks.append(table(draft, f"signs_{point_set.id}", point_set.name, widths, rows))
    return part(draft, "signs", *blocks)


def _cases(draft: Draft) -> Part:
    """Return each case with what happened and what to ask about it."""
    asked = [q for unit in draft.units if "cases" in unit.emphasis for q in unit.discussion]
    rows = (
        row(
            point.id,
            point.name,
            stated(point),
            tuple(advice(q) for q in _turn(asked, at)),
        )
        for at, point in enumerate(case_points(draft))
    )
    widths = {"case": 22.0, "happened": 46.0, "discuss": 32.0}
    return part(draft, "cases", table(draft, "cases", draft.say("case_caption"), widths, rows))


def _turn(questions: list[str], at: int) -> list[str]:
    """Return the questions for a case, each case beginning with another one."""
    if len(questions) <= _ASKED:
        return questions
    return [questions[(at + step) % len(questions)] for step in range(_ASKED)]


def _worksheets(draft: Draft) -> Part:
    blocks: list[PaperBlock | None] = []
    for key, _ in draft.activities:
        entry = lesson_form()["activities"][key]
        lines = [said[draft.language] for said in entry["worksheet"]]
        rows = (row(str(at), advice(line), _ROOM) for at, line in enumerate(lines))
        widths = {"task": 38.0, "write": 62.0}
        blocks += [
            Subheading(entry["name"][draft.language]),
            Prose(f"purpose_{key}", (advice(entry["purpose"][draft.language]),)),
            Prose(f"case_{key}", (advice(_case(draft, entry)),)),
            table(draft, f"sheet_{key}", entry["name"][draft.language], widths, rows),
        ]
    return part(draft, "worksheets", *blocks)


def _case(draft: Draft, entry: Mapping[str, Any]) -> str:
    """Return the case that learners work on; what is invented says so itself."""
    return draft.say(
        "case_line", text=entry["case"][draft.language].format(brief=draft.brief_title)
    )


def _glossary(draft: Draft) -> Part:
    widths = {"term_th": 50.0, "term_en": 50.0}
    rows = (row(th, th, en) for th, en in draft.glossary)
    caption = draft.say("glossary_caption")
    return part(draft, "glossary", table(draft, "glossary", caption, widths, rows))


def _reading(draft: Draft) -> Part:
    """Return what of the source the lesson leaves to the reader, in the lesson's language."""
    left = [use for use in draft.coverage if not use.citations and use.section]
    own = [use for use in left if detect(use.document) == draft.language]
    unused = [use.section.removeprefix(f"{use.document}{_STEP}") for use in own or left]
    if not unused:
        return part(draft, "reading", Prose("reading", (advice(draft.say("reading_all")),)))
    unused = [name for name in unused if not any(name.startswith(f"{up}{_STEP}") for up in unused)]
    if len(unused) > _MOST_NAMED:  # of a long document the chapters
        unused = list(dict.fromkeys(name.partition(_STEP)[0] for name in unused))
    return part(draft, "reading", advised("reading", unused, draft.say("reading_lead")))
