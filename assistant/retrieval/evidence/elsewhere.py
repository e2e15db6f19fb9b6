"""Does the part of a library that alone is asked hold the answer, or do other documents?

In a single document something always comes nearest, and signs that were learned in whole libraries
take it for an answer more often.  What the others hold tells: where a passage of theirs answers far
better than the best one inside, the part is beside the point, and the reader is told where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.library.part import LibraryPart
from assistant.retrieval.evidence import Evidence, judge
from assistant.retrieval.judged import answering, in_judged_order
from assistant.retrieval.questions import Question
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import nearest
from assistant.schema import LANGUAGES, Hit
from assistant.settings import DEFAULT
from assistant.settings.finding import JUDGED, OUTSIDE
from assistant.text.language import unwrap


def beside_the_rest(part: LibraryPart, question: Question, evidence: Evidence) -> Evidence:
    """Return the evidence of a part, not enough where other documents answer far better.

    Passages in two languages are not compared, for their scores are of two scales; where the part
    has no answer at all it may be elsewhere in any language.
    """
    if question.parts or question.of_today:
        return evidence
    if evidence.enough and _best(question, evidence.hits) >= OUTSIDE.answers:
        return evidence
    languages = (evidence.hits[0].passage.language,) if evidence.enough else LANGUAGES
    asked = understood(part.whole, question.text, question.language)
    asked = replace(asked, kind=question.kind)
    found = in_judged_order(asked, nearest(part.whole, asked, DEFAULT.hits, languages))
    outside = tuple(hit for hit in found if not part.has(hit.document_id))
    if not outside or outside[0] is not found[0]:
        return evidence
    better = _worth(asked, found) - _worth(question, evidence.hits) if evidence.enough else None
    if better is not None and better < OUTSIDE.better:
        return evidence
    if not judge(part.whole, asked, found).enough:
        return evidence
    return replace(evidence, enough=False, why="elsewhere", elsewhere=outside[: OUTSIDE.named])


def _worth(question: Question, hits: Sequence[Hit]) -> float:
    """Return the score of the first hit, with what the judge makes of it; hits of any search.

    A judged score is a margin behind the passage that the judge likes best of its own list.
    """
    return hits[0].score + JUDGED.weight * _best(question, hits)


def _best(question: Question, hits: Sequence[Hit]) -> float:
    """Return how far the passage that the judge likes best answers, a logit."""
    read = [hit.judged for hit in hits if hit.judged is not None]
    first = hits[0].passage
    return max(read) if read else answering(question, [(first, unwrap(first.text))])[0]
