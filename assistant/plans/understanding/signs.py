"""What words of a brief are a sign of: data, matched as whole words by the tokeniser."""

from __future__ import annotations

import re
from functools import cache

from assistant.plans.understanding.denials import whole
from assistant.schema import LANGUAGES
from assistant.settings import corpus_folder
from assistant.text.language import detect
from assistant.text.wording import read_yaml

_STOPS = ".;"


def sign_in(sign: str, text: str) -> re.Match[str] | None:
    """Return the first whole words of a text that are a sign, denied or not.

    >>> bool(sign_in("means", "ไม่มีงบก่อสร้าง")), bool(sign_in("timed", "yesterdays"))
    (True, False)
    """
    return next(whole(_pattern(sign), text), None)


def clause_with(sign: str, text: str) -> str:
    """Return the clause of a text that has a sign, empty where none has.

    >>> clause_with("unlike", "ส่งชื่อไม่ได้ สองแห่งนับไม่ตรงกัน")
    'สองแห่งนับไม่ตรงกัน'
    """
    found = sign_in(sign, text)
    if found is None:
        return ""
    marks = f"{_STOPS} " if detect(text) == "th" else _STOPS  # a Thai clause begins at a blank
    begun = max(text.rfind(mark, 0, found.start()) for mark in marks) + 1
    ends = (at for mark in _STOPS if (at := text.find(mark, found.end())) >= 0)
    return text[begun : min(ends, default=len(text))].strip()


@cache
def _pattern(sign: str) -> re.Pattern[str]:
    held = read_yaml(corpus_folder() / "plan_signs.yaml")[sign]
    words = (word for language in LANGUAGES for word in held[language])
    return re.compile("|".join(words), re.I)
