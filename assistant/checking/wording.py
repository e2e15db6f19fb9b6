"""What a change of wording may not change: what the quotes carry, the numbers and the names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.checking import facts
from assistant.checking.citations import support
from assistant.checking.cross_language import means_of
from assistant.models.judge import OpenJudge
from assistant.models.judge.choosing import chosen_judge
from assistant.schema import Citation, DraftClaim, Quote, Support
from assistant.settings.checking import CHECKING

if TYPE_CHECKING:
    from assistant.library.library import Library


def support_of(
    library: Library, text: str, citations: Sequence[Citation], judge: OpenJudge | None = None
) -> Support:
    """Return how well a text rests on the quotes that it cites.

    ``judge`` opens the judge that is at work; without it the one that is set is opened.
    """
    held = library.passages_by_id(c.passage_id for c in citations)
    if any(c.passage_id not in held for c in citations):
        return "unsupported"  # the document has been removed: nothing can carry the new wording
    draft = DraftClaim(text, tuple(Quote(held[c.passage_id], c.start, c.end) for c in citations))
    documents = library.look_up(passage.document_id for passage in held.values())
    return support(draft, documents, means_of(library, judge or chosen_judge()))


def says_the_same(text: str, before: str, names: Sequence[str] = ()) -> bool:
    """Tell whether a text has the numbers, names and denials of another, and most of its words.

    ``names`` are those of the case, which no list of names knows.
    """
    both = ((text, before), (before, text))
    return (
        not any(facts.missing(one, other) for one, other in both)
        and not any(facts.contradicts(one, other) for one, other in both)
        and all(text.count(name) == before.count(name) for name in names)
        and all(facts.coverage(one, other) >= CHECKING.same for one, other in both)
    )
