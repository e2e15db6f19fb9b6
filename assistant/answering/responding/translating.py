"""The last answer in the other language: what the library says there, never a translation of ours.

Works, notes on them and handbooks often stand side by side in two languages.  What a line says is
looked for among the passages of the other one; a list is a list there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.objects import cut, objects_of
from assistant.answering.objects.statements import announced, readable
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, drafted, quotation
from assistant.answering.responding.units import Unit, units
from assistant.schema import DraftClaim, Language, Passage, Quote
from assistant.settings.writing import TRANSLATED
from assistant.text.language import unwrap
from assistant.text.patterns import is_item, without_item_mark


def translate(desk: Desk, wish: Wish) -> Response | None:
    """Return what the library says of the last answer's lines in the language that is wanted.

    None where it says nothing there: then the last question is asked again.
    """
    lines = list(drafted(desk.library, wish.last.cited if wish.last else ()))
    if not lines or wish.language not in desk.library.languages():
        return None
    claims: list[DraftClaim] = []
    marked = len(lines) > 1
    for passage, group in groupby(lines, key=_stands_in):
        mark = "- " if marked else ""
        claims += _counterpart(desk, passage, list(group), wish.language, mark)
    once = tuple(dict.fromkeys(claims))
    own = all(q.passage.language == wish.language for claim in lines for q in claim.quotes)
    return Response("answer", once) if once and not own else None


def _stands_in(claim: DraftClaim) -> Passage:
    """Return the passage of a claim: of a work and a note on it the one that is a list."""
    held = [quote.passage for quote in claim.quotes]
    return next((one for one in held if _is_list(one)), held[0])


def _is_list(passage: Passage) -> bool:
    return passage.kind == "list" and len(passage.parts) > 1


def _counterpart(
    desk: Desk, passage: Passage, lines: Sequence[DraftClaim], to: Language, mark: str
) -> Iterator[DraftClaim]:
    """Yield what says the lines of one passage in another language, if anything is near enough."""
    said = " ".join(without_item_mark(claim.text) for claim in lines)
    listed = _is_list(passage)
    passages = _near(desk, (unwrap(passage.text) if listed else said)[: TRANSLATED.read], to)
    count = len(passage.parts)
    twins = [p for p in passages if listed and _is_list(p) and len(p.parts) == count]
    if twins:
        yield from _listed(lines, passage, twins[0])
        return
    found = list(units(passages))
    for claim in lines if found else ():
        best = _nearest(desk, without_item_mark(claim.text), found)
        yield quotation(best.passage, best.span, mark)


def _listed(lines: Sequence[DraftClaim], passage: Passage, twin: Passage) -> Iterator[DraftClaim]:
    """Yield the lines of a list as the same list says them in another language."""
    whole = next(one for one in objects_of(twin) if one.kind == "list")
    own = next(one for one in objects_of(passage) if one.kind == "list")
    said = [readable(cut(passage, item)) for item in own.items]
    told = [without_item_mark(claim.text) for claim in lines if is_item(claim.text)]
    if len(told) > 1 and whole.lead:
        lead = announced(cut(whole.passage, whole.lead))
        yield DraftClaim(lead, (Quote(whole.passage, *whole.span),))
    for at, (item, text) in enumerate(zip(whole.items, said, strict=False), start=1):
        if any(one in text or text in one for one in told):
            yield quotation(whole.passage, item, f"{at}) ")


def _near(desk: Desk, text: str, to: Language) -> tuple[Passage, ...]:
    """Return the passages of a language whose windows are nearest to a text."""
    spoken: Language = "th" if to == "en" else "en"
    vector = desk.library.query_vector(text, spoken)
    windows = desk.library.vector_search(vector, to, TRANSLATED.windows)
    keys = dict.fromkeys(key for key, _, cosine in windows if cosine >= TRANSLATED.near)
    held = desk.library.passages_by_id(keys)
    return tuple(held[key] for key in keys if key in held and held[key].answers)


def _nearest(desk: Desk, text: str, found: Sequence[Unit]) -> Unit:
    """Return the unit that is nearest to a line."""
    texts = [cut(unit.passage, unit.span) for unit in found]
    vectors = np.asarray(desk.library.encoder.encode_queries([text, *texts]))
    return found[int(np.argmax(vectors[1:] @ vectors[0]))]
