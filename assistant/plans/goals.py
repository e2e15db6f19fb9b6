"""The measurable clauses of a goal, cut where they can be cut without losing sense."""

from __future__ import annotations

import re

from assistant.text.numerals import numbers

_JOINTS = re.compile(
    r"\s+(?=และ(?:มี|ให้|ลด|เพิ่ม|ทุก)\S)|(?:,|;)\s+and\s+(?=close|deliver|reach|have|reduce)|;\s+"
)
_LEADING = re.compile(r"^(?:และ|and)\s*")
MOST = 4


def measures(goal: str) -> tuple[str, ...]:
    """Return the clauses of a goal as indicators; a goal that cannot be cut is one measure.

    >>> measures("ลดเวลารอลงร้อยละ 20 และมีศูนย์เดียว")
    ('ลดเวลารอลงร้อยละ 20', 'มีศูนย์เดียว')
    """
    if not goal:
        return ()
    clauses = [_LEADING.sub("", clause).strip(" ,;") for clause in _JOINTS.split(goal)]
    kept = [clause for clause in clauses if clause]
    if len(kept) > MOST or not any(any(numbers(clause)) for clause in kept):
        return (goal,)
    return tuple(kept)
