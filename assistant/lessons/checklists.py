"""Lists of an English document that tell what to do: items without a full stop that are whole.

A checklist's items ("Run tests with real users") are sentences, though nothing ends them.  That
their first word is a verb the document itself tells: it has it after "must", "to" or "you" more
often than after "the" or "of".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.lessons.rules import is_whole
from assistant.schema import Passage

_ACTS = re.compile(
    r"\b(?:must|should|shall|can|could|may|will|would|we|you|they|who|not|to|please)\s+(?=([a-z]+)\b)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:the|an?|this|that|these|those|each|every|any|some|all|no|of|in|for|on|with|by"
    r"|its|their|your|our|his|her)\s+([a-z]+)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[A-Z][a-z]+\b")
_KNOWN = 0.3  # share of a list's items whose first word is known as a verb
_LEAST = 2  # such items


def instructing(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the ids of the lists, of a document's passages, whose items tell what to do.

    >>> instructing(())
    frozenset()
    """
    held = [passage for passage in passages if passage.language == "en"]
    acts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for passage in held:
        acts.update(map(str.lower, _ACTS.findall(passage.text)))
        names.update(map(str.lower, _NAMES.findall(passage.text)))
    verbs = {word for word, count in acts.items() if count > names[word]}
    return frozenset(p.id for p in held if p.kind == "list" and _instructs(_items(p), verbs))


def _items(passage: Passage) -> list[str]:
    """Return the items of a list that nothing ends, without their marks."""
    texts = [passage.text[a - passage.start : b - passage.start].strip() for a, b in passage.parts]
    return [text for text in texts if not is_whole(text)]


def _instructs(items: list[str], verbs: set[str]) -> bool:
    """Tell whether all items begin as sentences do, and enough of them with a verb."""
    first = [found[0].lower() for item in items if (found := _FIRST.match(item))]
    known = sum(word in verbs for word in first)
    return len(first) == len(items) and known >= max(_LEAST, _KNOWN * len(items))
