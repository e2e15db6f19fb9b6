"""Which points of a topic weigh something: reasons, conditions, limits, rather than what it is.

The judge reads each point beside two questions, one of each kind; what answers the first better
than the others do is for learners who weigh, the rest for those who get to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from assistant.lessons.material import Point
from assistant.models.judge import open_judge
from assistant.schema import Language

_WHY: Mapping[Language, str] = {
    "th": "เพราะเหตุใด มีเงื่อนไข ข้อยกเว้น หรือข้อจำกัดอะไร",
    "en": "Why, and under which conditions, exceptions or limits?",
}
_WHAT: Mapping[Language, str] = {
    "th": "คืออะไร มีอะไรบ้าง เรียกว่าอะไร",
    "en": "What is it, and what is it called?",
}


def weighed(points: Iterable[Point], language: Language) -> frozenset[str]:
    """Return the ids of that half of some points that answers a why rather than a what."""
    held = tuple(points)
    texts = [point.statement.text for point in held]
    scores = _readers().map(lambda text: _more_why(text, language), texts)
    ranked = sorted(zip(scores, (point.id for point in held), strict=True), reverse=True)
    return frozenset(key for _, key in ranked[: len(ranked) // 2])


def _more_why(text: str, language: Language) -> float:
    judge = open_judge()
    why, what = (judge.answers(asked[language], [text])[0] for asked in (_WHY, _WHAT))
    return why - what


@cache
def _readers() -> ThreadPoolExecutor:
    """Two threads: the judge keeps one core busy each."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="weighing")
