"""The slides: few words each, what to say in the notes, every claim there cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.checking.facts import coverage
from assistant.lessons.agenda_slide import STEP_WORDS, agenda_slide, short
from assistant.lessons.focus import by_importance
from assistant.lessons.framing import closing_slides, opening_slide
from assistant.lessons.handout import case_points
from assistant.lessons.material import Point, TaughtSet, TaughtUnit
from assistant.lessons.quoted_slides import heading_of, is_quoted, one_of_each, quoted, sections
from assistant.lessons.run_slides import MOST_WORDS, activity_slides, grouped, shown_items, tried
from assistant.lessons.talks import talk_of, told_parts
from assistant.lessons.writing import Draft, seen
from assistant.schema.lessons import Slide
from assistant.schema.papers import Statement
from assistant.text.language import words

_MESSAGES = 3  # main points of a unit that have a slide each
_MESSAGE_WORDS = 34  # of a point's statement and name that are a slide
_DEEP = 4  # units of a lesson that dwells on each member of its lists
_KEY_POINTS = 4  # that the last slide names
_LIST_WORDS = 12  # of what introduces a document's list, as the title of its slides
_SAID = 0.6  # share of a text's words that a title has which says the same


def slides(draft: Draft, title: str) -> tuple[Slide, ...]:
    """Return the slides of a lesson in the order of its agenda."""
    made: list[Slide] = [_title(draft, title)]
    made += _lines(draft.say("objectives"), [aim.text for aim in draft.objectives])
    made += agenda_slide(draft)
    made += opening_slide(draft)
    for unit in draft.units:
        made += _unit(draft, unit)
        made += _cases(draft, unit)
        made += activity_slides(draft, unit.id)
    made += tried(draft)
    made += activity_slides(draft)
    made += closing_slides(draft)
    made += _summary(draft)
    made += shown_items(draft)
    return tuple(made)


def _title(draft: Draft, title: str) -> Slide:
    request = draft.request
    facts = draft.say("facts_line", minutes=request.minutes, group=request.group_size)
    audience = (draft.say("audience_line", audience=request.audience),) if request.audience else ()
    return Slide(title, (facts, *audience), picture="cover")


def _unit(draft: Draft, unit: TaughtUnit) -> Iterator[Slide]:
    """Yield a unit's slides: its main points as messages, each set of one kind, and a question."""
    sets = [point_set for point_set in draft.sets_of(unit) if len(point_set.members) > 1]
    grouped = {member.id for point_set in sets for member in point_set.members}
    listing = {point_set.listed.id for point_set in sets if point_set.listed}
    cases = {point.id for point in case_points(draft)}
    plain = [p for p in unit.points if p.id not in grouped | listing and p.id not in cases]
    yield from sections(draft, unit)
    if own := [point for point in plain if is_quoted(point)]:
        spoken = told_parts(draft, unit)  # what the guide tells, but for the items of lists
        yield from quoted(draft, unit, [point for point in spoken if point in own] or own)
        plain = [point for point in plain if not is_quoted(point)]
    main = by_importance(draft.material, replace(unit, points=tuple(plain)), _MESSAGES)
    told = [point for point in main if _is_message(point)]
    yield from (_message(point, unit.name) for point in told)
    if rest := [point for point in plain if point not in told]:
        yield next(_points(unit.name, rest))  # one slide: the handout has them all
    for point_set in sets:
        if not {member.id for member in point_set.members} <= cases:
            yield from _point_set(point_set)
            if len(draft.units) <= _DEEP and not is_quoted(point_set.members[0]):
                yield from _members(draft, point_set)
    yield from _discussed(draft, unit)


def _discussed(draft: Draft, unit: TaughtUnit) -> Iterator[Slide]:
    """Yield what a unit is discussed with, where its talk leaves the minutes."""
    talk = talk_of(draft, unit)
    if talk.left:
        steps = enumerate(talk.discussed, start=1)
        lines = tuple(draft.say(f"slide_discuss_{at}", minutes=length) for at, length in steps)
        notes = f"{draft.say('slide_discuss')}: {unit.name}"
        yield Slide(unit.discussion[0], lines, notes=notes)


def _members(draft: Draft, point_set: TaughtSet) -> Iterator[Slide]:
    """Yield a slide for each member of a set and a case to name one by, which no item asks for.

    A lesson on a list or two has the time to dwell on each of its members.
    """
    for one in point_set.members:
        if _is_message(one):
            yield _member(draft, one, point_set)
    asked = {fact for one in (*draft.quiz, *draft.retest) for fact in one.facts}
    title = draft.say("situation_shows", name=point_set.name)
    for told in draft.material.situations:
        spare = told.point_set == point_set.id and f"use:{told.point.id}" not in asked
        if spare and len(words(title)) + len(words(told.text)) <= MOST_WORDS:
            shows = draft.say("shows_it", name=told.point.name, shows=told.shows)
            notes, citations = _notes([told.point])
            yield Slide(title, (told.text,), "", f"{shows}\n{notes}", citations)
            break


def _member(draft: Draft, point: Point, point_set: TaughtSet) -> Slide:
    """Return a slide on a member: what is said of it, and by what it is seen in a case.

    Where nothing says so its few words, or its name; nothing that the title has said already.
    """
    said = point.statement.text
    sign = seen(draft, point)
    lines = (
        draft.say("seen_by", shows=sign) if sign else "",
        "" if coverage(point.gist, said) > _SAID else point.gist,
        "" if point.name in said else point.name,
        point_set.name,
    )
    fits = (line for line in lines if line and len(words(said)) + len(words(line)) <= MOST_WORDS)
    notes, citations = _notes([point])
    return Slide(said, (next(fits, point.name),), "", notes, citations)


def _is_message(point: Point) -> bool:
    return len(words(point.statement.text)) + len(words(point.name)) <= _MESSAGE_WORDS


def _message(point: Point, place: str) -> Slide:
    """Return a slide whose title is what the literature says of a point; ``place`` is its unit."""
    notes, citations = _notes([point])
    line = place if point.name in point.statement.text else point.name
    return Slide(point.statement.text, (line,), "", notes, citations)


def _point_set(point_set: TaughtSet) -> Iterator[Slide]:
    """Yield a set's slides under the statement that lists it, where that is short."""
    listed = point_set.listed
    told = listed is not None and _is_message(listed)
    title = listed.statement.text if told and listed else ""
    title = short(listed.name, _LIST_WORDS) if listed and is_quoted(listed) else title
    title, quotes = title or _headed(point_set.name), bool(listed and is_quoted(listed))
    if diagram := point_set.diagram():
        yield Slide(title, (), "", *_notes(point_set.members), diagram)
    else:
        yield from _described(
            title if _room(title, point_set) or quotes else _headed(point_set.name), point_set
        )


def _room(title: str, point_set: TaughtSet) -> bool:
    """Tell whether the names of a set's members fit under a title."""
    said = (title, *(member.name for member in point_set.members))
    return sum(len(words(text)) for text in said) <= MOST_WORDS


def _described(title: str, point_set: TaughtSet) -> Iterator[Slide]:
    """Yield a set's slides: each member with its few words, where these fit on a slide."""
    lines = [f"{member.name}: {member.gist}" for member in point_set.members]
    fits = sum(len(words(text)) for text in (title, *lines)) <= MOST_WORDS
    if fits and all(member.gist for member in point_set.members):
        yield Slide(title, tuple(lines), "", *_notes(point_set.members))
    else:
        yield from _points(title, point_set.members, numbered=point_set.ordered)


def _points(title: str, points: Sequence[Point], *, numbered: bool = False) -> Iterator[Slide]:
    """Yield slides that name points; what the literature says of them is in the notes."""
    for group in grouped(title, [point.name for point in points]):
        chosen = [points[at] for at in group]
        names = [
            f"{at + 1}. {point.name}" if numbered else point.name
            for at, point in zip(group, chosen, strict=True)
        ]
        notes, citations = _notes(chosen)
        yield Slide(title, tuple(names), "", notes, citations)


def _cases(draft: Draft, unit: TaughtUnit) -> Iterator[Slide]:
    for point in [one for one in case_points(draft) if one in unit.points]:
        if _is_message(point):
            yield _message(point, draft.say("cases"))
        else:
            notes, citations = _notes([point])
            line = point.gist or short(point.statement.text, 2 * STEP_WORDS)
            yield Slide(_headed(line), (point.name,), "", notes, citations)


def _summary(draft: Draft) -> Iterator[Slide]:
    most = max(1, _KEY_POINTS // len(draft.units))
    firsts = [
        point
        for unit in draft.units
        for point in one_of_each(draft, unit)
        or _one_list(draft, unit, most)
        or by_importance(draft.material, unit, most)
    ]
    names = [_gist(draft, point) for point in firsts]
    for group in grouped(draft.say("slide_summary"), names):
        notes, citations = _notes([firsts[at] for at in group])
        lines = tuple(names[at] for at in group)
        yield Slide(draft.say("slide_summary"), lines, "", notes, citations)


def _one_list(draft: Draft, unit: TaughtUnit, most: int) -> tuple[Point, ...]:
    """Return the members of the list that is all that a unit teaches: half of it sums up nothing.

    Nothing where there is room for one point alone, or the list is long.
    """
    ids = {point.id for point in unit.points}
    for one in draft.sets_of(unit):
        all_of_it = {member.id for member in one.members} | (
            {one.listed.id} if one.listed else set()
        )
        if most > 1 and ids <= all_of_it and len(one.members) <= 2 * most:
            return one.members
    return ()


def _gist(draft: Draft, point: Point) -> str:
    """Return what the last slide calls a point: a document's sentence goes by its part."""
    part = heading_of(draft, point) if is_quoted(point) else ""
    return part or short(_headed(point.name), 2 * STEP_WORDS)


def _lines(title: str, texts: Sequence[str]) -> Iterator[Slide]:
    for group in grouped(title, texts):
        yield Slide(title, tuple(texts[at] for at in group))


def _notes(points: Sequence[Point]) -> tuple[str, tuple[int, ...]]:
    """Return what the trainer says of points, with the numbers of the citations, and these."""
    lines = [f"{point.name}: {_cited(point.statement)}" for point in points]
    numbers = dict.fromkeys(n for point in points for n in point.statement.citations)
    return "\n".join(lines), tuple(numbers)


def _cited(statement: Statement) -> str:
    return f"{statement.text} " + "".join(f"[{number}]" for number in statement.citations)


def _headed(name: str) -> str:
    """Begin a heading with a capital, in languages that have them."""
    return name[:1].upper() + name[1:]
