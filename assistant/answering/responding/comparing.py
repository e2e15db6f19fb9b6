"""Comparisons: each side asked for by itself; one that no document speaks of is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.choosing import SIDE
from assistant.answering.objects.clauses import shortened
from assistant.answering.responding.changing import item as of_item
from assistant.answering.responding.desk import Desk, Found, within
from assistant.answering.responding.response import Response, lead, said_in, say
from assistant.answering.responding.scope import label_named
from assistant.answering.responding.side_by_side import contrasted, of_one_list
from assistant.answering.responding.summarising import summarise
from assistant.schema import DraftClaim, Language, Passage, Suggestion
from assistant.settings.objects import COMPARISON
from assistant.settings.writing import SUMMARY
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of, is_item

# One thing compared with itself: before and after.
_TIMES = any_of(
    r"ก่อน.*หลัง|แต่ก่อน|เปลี่ยนไป|สมัย",
    r"\bbefore\b.*\b(?:after|now)\b|\bthen and now\b|\bchanged?\b|\bearlier\b.*\blater\b",
)
_AND = r"\s*(?:&|,|\band\b|และ|กับ)\s*"


def compare(desk: Desk, wish: Wish) -> Response | None:
    """Return both sides of a comparison, or None where there are no two of them."""
    if len(wish.items) > 1:
        items = (
            of_item(desk, replace(wish, items=(one,), subjects=(name,)))
            for one, name in zip(wish.items, wish.subjects, strict=True)
        )
        claims = tuple(claim for told in items if told for claim in told.claims)
        return Response("compare", claims, suggestions=(Suggestion("plan", wish.text),))
    names = wish.subjects[: COMPARISON.sides]
    if len(names) == 1 and Worded.of(wish.text).has(_TIMES):  # its whole story
        return summarise(desk, replace(wish, lines=wish.lines or SUMMARY.lines))
    inside = any(_inside(a, b) for a, b in permutations(names, 2))
    if len(names) < 2 or inside or max(map(len, names)) > COMPARISON.name:
        return None
    asked = [say("ask_side", wish.language, subject=name) for name in names]
    found = [desk.look(text, wish.language, "define") for text in asked]
    if _are_one(names, found):
        return None
    told = [_whole(desk, wish, *side) for side in zip(names, found, strict=True)]
    apart = all(_told(one, told[:at]) for at, one in enumerate(told))
    if not apart and (listed := of_one_list(desk, wish, names)):
        told = [Found((hit,), (claim,)) for claim, hit in listed]
    if (sides := _of_sides(desk, wish, names, told)) is None:
        return None
    return replace(sides, claims=_first(contrasted(desk, wish, names), sides.claims))


def _first(both: Sequence[DraftClaim], claims: Sequence[DraftClaim]) -> tuple[DraftClaim, ...]:
    """Put what holds the sides against each other before what is said of each."""
    said = {claim.text for claim in both}
    return (*both, *(claim for claim in claims if claim.text not in said))


def _whole(desk: Desk, wish: Wish, name: str, found: Found) -> Found:
    """Return what was found of a side; of one that several sections tell of, a line of each."""
    if not any(label_named(hit.passage.section, name) for hit in found.hits):
        return found
    told = summarise(desk, replace(wish, subjects=(name,), text=name, lines=COMPARISON.sections))
    lines = (replace(one, text=one.text.removeprefix("- ")) for one in told.claims) if told else ()
    return replace(found, claims=tuple(lines)) if told else found


def weigh(desk: Desk, wish: Wish) -> Response | None:
    """Return what speaks for a thing and what against it."""
    if not wish.subjects:
        return None
    subject = " ".join(wish.subjects)
    sides = ("for", "against")
    names = [say(side, wish.language) for side in sides]
    asked = [say(f"ask_{side}", wish.language, subject=subject) for side in sides]
    found = [_about(subject, _listed_or_told(desk, text, wish.language)) for text in asked]
    return _of_sides(desk, wish, names, found)


def _listed_or_told(desk: Desk, text: str, language: Language) -> Found:
    """Return the list that answers, whole, or else the sentences that do."""
    found = desk.look(text, language, "list")
    listed = any(is_item(claim.text) for claim in found.said)
    return found if listed else desk.look(text, language, SIDE)


def _about(subject: str, found: Found) -> Found:
    """Return what was found without claims that stand where nothing speaks of a subject.

    What is good or bad in general is near to every question for good and bad.
    """
    asked = set(content_words(subject))
    titles = {hit.document_id: hit.title for hit in found.hits}

    def speaks(passage: Passage) -> bool:
        there = f"{titles.get(passage.document_id, '')} {said_in(passage)}"
        return not asked.isdisjoint(content_words(there))

    kept = tuple(c for c in found.said if any(speaks(quote.passage) for quote in c.quotes))
    if any(is_item(claim.text) for claim in kept):  # a list stays whole
        return replace(found, claims=found.said)
    return replace(found, claims=kept)


def _inside(one: str, other: str) -> bool:
    words = set(content_words(one))
    return bool(words) and words <= set(content_words(other))


def _of_sides(
    desk: Desk, wish: Wish, names: Sequence[str], found: Sequence[Found]
) -> Response | None:
    """Return what was found for each side, or None where it is not about the whole question."""
    told = [_told(one, found[:at]) for at, one in enumerate(found)]
    one_sided = not all(told) and not desk.look(wish.text, wish.language).said
    if not any(told) or one_sided:  # one side alone must be what the whole question is about
        return None
    claims: list[DraftClaim] = []
    for at, lines in enumerate(told):
        if lines:
            own = {claim.text for claim in found[at].said}
            with_it = (  # what tells of several sides at once stands under the names of all
                name
                for name, other, left in zip(names, found, told, strict=True)
                if not left and own.intersection(claim.text for claim in other.said)
            )
            named = " · ".join((names[at], *with_it))
            claims += [lead("side", wish.language, name=named), *lines]
    missing = [name for name, one in zip(names, found, strict=True) if not one.said]
    text = "\n".join(say("no_side", wish.language, name=name) for name in missing)
    hits = tuple(hit for one in found for hit in one.hits)
    offer = (Suggestion("plan", wish.text),)
    return Response("compare", tuple(claims), text=text, hits=hits, suggestions=offer)


def _are_one(names: Sequence[str], found: Sequence[Found]) -> bool:
    """Whether what is found names the sides as one thing: "Hart & Moore", the authors of a work."""
    joined = (
        rf"{re.escape(a.split()[-1])}{_AND}{re.escape(b.split()[0])}" for a, b in pairwise(names)
    )
    together = re.compile("|".join(f"(?:{pattern})" for pattern in joined), re.IGNORECASE)
    first = (one.said[0].quotes[0].passage.text for one in found if one.said)
    return any(together.search(text) for text in first)


def _told(found: Found, before: Sequence[Found]) -> list[DraftClaim]:
    """Return the lines of a side, without what an earlier side says."""
    said = {claim.text for other in before for claim in other.said}
    own = [claim for claim in found.said if claim.text not in said]
    if sum(len(claim.text) for claim in own) > COMPARISON.room:  # whole, but of short items
        own = [replace(one, text=shortened(one.text, _room(one.text))) for one in own]
    listed = sum(is_item(claim.text) for claim in own) > 1
    short = within(own, COMPARISON.room, COMPARISON.lines) if own else []
    lines = own[: COMPARISON.lines] if listed else short
    return [one if is_item(one.text) else replace(one, text=f"- {one.text}") for one in lines]


def _room(text: str) -> int:
    return COMPARISON.item if is_item(text) else COMPARISON.room
