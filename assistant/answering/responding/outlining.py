"""Lists that only headings hold: the plays of a playbook, the chapters of a law.

Whoever numbers headings lists something, and no sentence need say it again.  Such a list is meant
where a question asks for what the headings count ("plays", "หมวด") and names nothing else but the
work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.halves import by_halves
from assistant.answering.responding.response import Response, lead, say
from assistant.answering.responding.scope import Place
from assistant.library.library import Library
from assistant.library.record_values import Heading
from assistant.retrieval.questions import Question
from assistant.schema import DraftClaim, Passage, Quote
from assistant.settings.objects import OUTLINE
from assistant.text.language import content_words, sentences
from assistant.text.references import references

# What a numbered heading counts, and its number: "Play 3: …", "หมวด ๒ …".
_NUMBERED = re.compile(r"(?P<kind>[^\s\d๐-๙]{1,20})\s?(?P<n>[0-9๐-๙]{1,3})(?![0-9๐-๙.]*[0-9๐-๙%])")
_BETWEEN = 200  # characters of a document in which a heading stands before its first passage


@dataclass(frozen=True, slots=True)
class Outline:
    """Numbered headings beside each other, in order, and the words that name what they list."""

    document_id: str
    headings: tuple[Place, ...]
    named: frozenset[str]
    counted: str  # what they count, as it is printed: "Play"


def of_parts(desk: Desk, wish: Wish) -> Response | None:
    """Return the list that headings are, where one is asked for; else as any question is told."""
    return listed(desk, wish) or by_halves(desk, wish)


def listed(desk: Desk, wish: Wish) -> Response | None:
    """Return the list that headings are, None where a wish is not for one."""
    asked = desk.understood(wish.text, wish.language)
    one = asked.parts or asked.digits  # "what is play 7"
    counts = not (one or wish.last) and any(_counts(desk.library, term) for term in asked.terms)
    outline = _meant(desk, wish, asked) if counts else None
    return _told(desk, wish, outline) if outline else None


def _counts(library: Library, term: str) -> bool:
    """Whether documents count parts by a word: "play" by Play 1, "หมวด" by หมวด ๑."""
    return any(
        library.has_parts(part.partition(" ")[0]) for part in references(f"{term.title()} 1")
    )


def _meant(desk: Desk, wish: Wish, asked: Question) -> Outline | None:
    """Return the outline that a question names, of the work that it names or is nearest to.

    Of a wish for a list its subjects name the work; of another question all that it says.
    """
    library = desk.library
    named = set(content_words(" ".join(wish.subjects))) if wish.act == "list" else set(asked.terms)
    terms = [term for term in asked.terms if term in named]
    hits = desk.search(asked.text, asked.language, OUTLINE.hits)
    titles = library.titles(frozenset(content_words(asked.asked)))
    keys = dict.fromkeys((*(hit.document_id for hit in hits), *titles))
    heads = library.headings(keys)
    found: list[tuple[int, Outline]] = []
    for key in keys:
        title = frozenset(_named(heads[key])) if key in heads else frozenset()
        for outline in outlines(key, library.trails([key])):
            left = [t for t in terms if not _is_said(asked, t, outline.named)]
            is_asked = any(_is_said(asked, t, outline.named) for t in asked.terms)
            if is_asked and all(_is_said(asked, t, title) for t in left):
                found.append((len(left), outline))
    return max(found, key=lambda one: one[0])[1] if found else None


def _named(head: Heading) -> list[str]:
    """Return the words by which a work is named: those of its title, and that a law is one."""
    law = ("กฎหมาย", "law", "act") if head.bibliography.kind == "law" else ()
    return [*content_words(head.title), *law]


def _is_said(asked: Question, term: str, words: frozenset[str]) -> bool:
    """Whether some words have a term of the question, or what stands for it."""
    forms = (run for held in asked.forms.values() for run in held.get(term, ()))
    return term in words or any(words.issuperset(run) for run in forms)


def outlines(key: str, trails: Sequence[Place]) -> Iterator[Outline]:
    """Yield the runs of numbered headings of a document that are long enough to be a list."""
    beside: dict[tuple[Place, str], dict[Place, None]] = defaultdict(dict)
    for trail in trails:
        for depth in range(1, len(trail) + 1):
            if numbered := _NUMBERED.match(trail[depth - 1]):
                beside[trail[: depth - 1], numbered["kind"]][trail[:depth]] = None
    for (_, kind), places in beside.items():
        named = frozenset(content_words(kind))
        if len(places) >= OUTLINE.least and named:
            yield Outline(key, tuple(places), named, kind)


def _told(desk: Desk, wish: Wish, outline: Outline) -> Response | None:
    items = headed(desk.library, outline)
    if len(items) < OUTLINE.least:
        return None
    shown = items[: OUTLINE.most]
    key = "parts" if len(shown) == len(items) else "first_parts"
    thing = outline.counted if outline.counted > "ก" else say("thing", wish.language)
    named = lead(key, wish.language, count=len(shown), thing=thing)
    return Response("answer", (named, *shown))


def headed(library: Library, outline: Outline) -> list[DraftClaim]:
    """Return the headings of an outline as items, each quoted with what begins under it."""
    text = library.document(outline.document_id).text
    first: dict[Place, Passage] = {}
    for passage in library.passages_of([outline.document_id]):
        for place in outline.headings:
            if passage.section[: len(place)] == place:
                first.setdefault(place, passage)
    items = (_item(text, place[-1], first[place]) for place in outline.headings if place in first)
    return [item for item in items if item]


def _item(text: str, heading: str, passage: Passage) -> DraftClaim | None:
    """Return a heading as an item, quoted with the first sentence under it."""
    start = max(0, passage.start - _BETWEEN - len(heading))
    words = r"\s+".join(map(re.escape, heading.split()))  # it may stand on two lines
    found = list(re.finditer(words, text[start : passage.start]))
    if not found:
        return None
    _, end = next(iter(sentences(passage.text)), (0, len(passage.text)))
    return DraftClaim(
        f"- {heading}", (Quote(passage, start + found[-1].start(), passage.start + end),)
    )
