"""A lesson's papers: handout, trainer's guide, quiz and key, as page writers write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from assistant.errors import ExportError
from assistant.export.papers.marking import made_on
from assistant.export.papers.paper import Paper
from assistant.export.pictures.diagrams import draw_diagram
from assistant.frameworks.numbering import map_part
from assistant.lessons.class_papers import attendance, certificate
from assistant.lessons.form import say
from assistant.lessons.quiz.paper import key, sheet
from assistant.schema import Language
from assistant.schema.lessons import Lesson
from assistant.schema.papers import Diagram, Part, Picture, Statement, Subheading, statements_of

PaperName = Literal[
    "handout",
    "guide",
    "cards",
    "quiz_sheet",
    "quiz_key",
    "retest_sheet",
    "retest_key",
    "attendance",
    "certificate",
]

_PARTS: dict[PaperName, Callable[[Lesson, Language], tuple[Part, ...]]] = {
    "handout": lambda lesson, _: lesson.handout,
    "guide": lambda lesson, _: lesson.guide,
    "cards": lambda lesson, _: tuple(_apart(p) for p in lesson.guide if p.id == "cards"),
    "quiz_sheet": lambda lesson, spoken: (sheet(lesson.quiz, spoken),),
    "quiz_key": lambda lesson, spoken: (key(lesson.quiz, spoken),),
    "retest_sheet": lambda lesson, spoken: (sheet(lesson.retest, spoken),),
    "retest_key": lambda lesson, spoken: (key(lesson.retest, spoken),),
    "attendance": lambda lesson, spoken: (attendance(lesson, spoken),),
    "certificate": lambda lesson, spoken: (certificate(lesson, spoken),),
}


def is_empty(lesson: Lesson, name: PaperName) -> bool:
    """Tell whether a lesson has nothing to print under a name: no quiz, no role cards."""
    spoken: Language = "en" if lesson.language == "en" else "th"
    return not any(part.blocks for part in _PARTS[name](lesson, spoken))


def paper_of(lesson: Lesson, name: PaperName) -> Paper:
    """Return one of a lesson's papers, with those of its references that it cites."""
    spoken: Language = "en" if lesson.language == "en" else "th"
    parts = tuple(map_part(part, _unmarked) for part in _PARTS[name](lesson, spoken))
    cited = {number for part in parts for number in _numbers(part)}
    request, own = lesson.request, name == "certificate"
    facts = say("facts_line", spoken, minutes=lesson.minutes, group=request["group_size"])
    audience = (
        (say("audience_line", spoken, audience=request["audience"]),)
        if request.get("audience")
        else ()
    )
    return Paper(
        title=f"{say(name, spoken)} – {lesson.title}",
        title_lines=(lesson.title, say(name, spoken)),
        subtitles=() if own else (facts, *audience, made_on(lesson.made_on, spoken)),
        mark="",
        cover=_cover(name, spoken),
        language=spoken,
        parts=parts,
        citations=tuple(c for c in lesson.citations if c.number in cited),
        draw=lambda picture, form: draw_diagram(diagram_of(picture), spoken, form),
        compact=name not in ("handout", "guide", "cards"),
    )


def _cover(name: PaperName, language: Language) -> tuple[str, ...]:
    """Return the line under a paper's head: where to write a name, or what marks mean."""
    if name in ("attendance", "certificate"):
        return ()
    return (say("name_line" if name.endswith("_sheet") else "legend", language),)


def diagram_of(picture: Picture) -> Diagram:
    """Return what a lesson's picture draws; a lesson has no pictures but diagrams."""
    if picture.diagram is None:
        raise ExportError(
            f"the picture {picture.name!r} of this lesson was made by an earlier version: "
            "build the lesson again"
        )
    return picture.diagram


def _apart(part: Part) -> Part:
    """Return the role cards with a page for each, to be handed out."""
    first, *others = part.blocks
    blocks = (replace(b, new_page=True) if isinstance(b, Subheading) else b for b in others)
    return replace(part, blocks=(first, *blocks))


def _unmarked(statement: Statement) -> Statement:
    """Take the mark of a proposal off: in a lesson, what cites nothing is plainly teaching."""
    own = statement.source == "assumption"
    return replace(statement, source="brief") if own else statement


def _numbers(part: Part) -> Iterator[int]:
    for block in part.blocks:
        for statement in statements_of(block):
            yield from statement.citations
