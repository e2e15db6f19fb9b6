"""Which pages came out damaged: more signs that no spelling allows than a slip of the writer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.schema import Page
from assistant.text.thai_letters import CONSONANT, FOLLOWING, LEADING, MARK, THAI

_THAI_SIGN = re.compile(f"[{THAI}]")
# Marks on nothing, and leading vowels before nothing: what mending has left.
_MISPLACED = re.compile(
    f"(?<![{CONSONANT}{MARK}{FOLLOWING}])[{MARK}{FOLLOWING}]|[{LEADING}](?![{CONSONANT}])"
)
_SHARE = 0.02  # of a page's Thai signs; clean law has none in a million
_LEAST = 60  # Thai signs of a page that is judged
_NAMED = 12  # pages that are named


def damaged_pages(text: str, pages: Sequence[Page]) -> tuple[str, ...]:
    """Return a warning that names the pages whose letters are damaged, or nothing."""
    signs: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for page in pages:
        signs[page.number] += len(_THAI_SIGN.findall(text, page.start, page.end))
        wrong[page.number] += len(_MISPLACED.findall(text, page.start, page.end))
    found = [
        number
        for number, count in signs.items()
        if count >= _LEAST and wrong[number] > _SHARE * count
    ]
    if not found:
        return ()
    named = ", ".join(map(str, sorted(found)[:_NAMED])) + (" …" if len(found) > _NAMED else "")
    return (f"the letters of page(s) {named} came out damaged: compare answers with the page",)
