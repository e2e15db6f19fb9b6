"""A law summed up by its own structure: why it was made, and what its chapters are on.

The longest sections of a law are its details.  What it is for stands in the note under it, and what
it orders in the headings of its chapters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.objects.statements import is_formula
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.outlining import Outline, headed, outlines
from assistant.answering.responding.response import quotation
from assistant.answering.responding.scope import Place
from assistant.schema import DraftClaim, Passage
from assistant.settings.writing import SUMMARY
from assistant.text.definitions import definitions

# What begins the reason for which a law was made, in the note under it.
_REASON = re.compile(
    r"เหตุผลในการประกาศใช้(?:พระราช\S{0,20}?|กฎหมาย)?\s*(?:ฉบับ)?นี้\s*คือ\s*"
    r"|\bThe reasons? for (?:this|the) Act (?:is|are)\s+"
)
NOTE = re.compile(r"\s*(?:หมายเหตุ|เหตุผลในการประกาศใช้)")  # under a law, of all of it
_PASSING = re.compile(r"บทเฉพาะกาล|\btransitional provisions?\b", re.IGNORECASE)
_MADE = re.compile(r"\s*จึงจำเป็นต้องตรา|\s*จึงต้องตรา")
# What stands behind a law that was amended: its amendments, each with a reason of its own.
_AMENDED = re.compile(r"^\s*พระราช[^\n]{0,120}\(ฉบับที่", re.MULTILINE)


def rules(passage: Passage) -> bool:
    """Whether a passage of a law rules something that stays.

    By what it was enacted, what its words mean and what held until it was in force do not.
    """
    passing = any(_PASSING.search(heading) for heading in passage.section)
    return not (passing or is_formula(passage, law=True) or definitions(passage.text))


def summed_up(desk: Desk, passages: Sequence[Passage], lines: int | None) -> list[DraftClaim]:
    """Return the reason for a law and its chapters; only the reason where those do not fit.

    Args:
        desk: The library.
        passages: Those of one law.
        lines: How many lines are wanted, None where that is not said.
    """
    [key] = {passage.document_id for passage in passages}
    reason = _reason(passages)
    trails = desk.library.trails([key])
    divided = (one for one in outlines(key, trails) if _divides(one, trails))
    chapters = next((headed(desk.library, one) for one in divided), [])
    room = (lines or SUMMARY.chapters) - bool(reason)
    return [*([reason] if reason else ()), *(chapters if len(chapters) <= room else ())]


def _divides(outline: Outline, trails: Sequence[Place]) -> bool:
    """Whether headings have others under them: chapters, and no single sections."""
    under = {
        trail[: len(outline.headings[0])]
        for trail in trails
        if len(trail) > len(outline.headings[0])
    }
    return len(under.intersection(outline.headings)) > 1


def _reason(passages: Sequence[Passage]) -> DraftClaim | None:
    """Return why a law was made, as far as it can be shown; None where only amendments say why."""
    for passage in passages:
        begins = _REASON.search(passage.text)
        before = passage.text[: begins.start() if begins else None]
        if any(map(_AMENDED.search, (before, *passage.section[-1:]))):
            return None
        if begins:
            start, end = begins.end(), len(passage.text)
            if ends := _MADE.search(passage.text, start):
                end = ends.start()
            if end - start > SUMMARY.reason:
                blank = max(passage.text.rfind(c, start, start + SUMMARY.reason) for c in " \n")
                end = blank if blank > start else end
            return quotation(passage, (passage.start + start, passage.start + end), "- ")
    return None
