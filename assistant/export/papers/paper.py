"""What the page writers write: a titled sequence of parts with its references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.export import pictures
from assistant.export.papers import marking
from assistant.export.pictures import Format
from assistant.schema import Citation, Language
from assistant.schema.papers import Part, Picture
from assistant.schema.plans import Plan

Draw = Callable[[Picture, Format], bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be set: cover, parts, references.

    ``mark`` stands at the head of every page.  ``cover`` are the paragraphs at the foot of the
    cover page.  ``draw`` draws the pictures that the parts name.  A ``compact`` paper has no cover
    page: its title stands above the first part.
    """

    title: str
    title_lines: tuple[str, ...]
    subtitles: tuple[str, ...]
    mark: str
    cover: tuple[str, ...]
    language: Language
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    draw: Draw
    compact: bool = False


def of_plan(plan: Plan) -> Paper:
    """Return a plan as a paper: a draft to be signed, which says what it rests on."""
    lead = plan.brief.get("lead_agency")
    led = (marking.words("lead", plan.language, name=lead),) if lead else ()
    return Paper(
        title=plan.title,
        title_lines=_title_lines(plan),
        subtitles=(*led, marking.made_on(plan.made_on, plan.language)),
        mark=marking.words("draft", plan.language),
        cover=(marking.counts(plan), marking.words("legend", plan.language)),
        language=plan.language,
        parts=plan.parts,
        citations=plan.citations,
        draw=lambda picture, form: pictures.draw(plan, picture.name, form),
    )


def _title_lines(plan: Plan) -> tuple[str, ...]:
    """Return a plan's title as lines: the lead agency's name, where it ends one, stands alone."""
    lead = str(plan.brief.get("lead_agency") or "")
    if not lead or not plan.title.endswith(lead) or plan.title == lead:
        return (plan.title,)
    return plan.title.removesuffix(lead).rstrip(), lead
