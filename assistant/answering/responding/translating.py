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
from assistant.answering.objects.statements import announced
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, drafted, quotation
from assistant.answering.responding.units import Unit, units
from assistant.schema import DraftClaim, Language, Passage, Quote
from assistant.settings.writing import TRANSLATED
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
    for _, group in groupby(lines, key=lambda claim: claim.quotes[0].passage.id):
        claims += _counterpart(desk, list(group), wish.language, "- " if marked else "")
    once = tuple(dict.fromkeys(claims))
    own = all(q.passage.language == wish.language for claim in lines for q in claim.quotes)
    return Response("answer", once) if once and not own else None


def _counterpart(
    desk: Desk, lines: Sequence[DraftClaim], to: Language, mark: str
) -> Iterator[DraftClaim]:
    """Yield what says the lines of one passage in another language, if anything is near enough."""
    items = [claim for claim in lines if is_item(claim.text)]
    text = " ".join(without_item_mark(claim.text) for claim in lines)[: TRANSLATED.read]
    passages = _near(desk, text, to)
    listed = [p for p in passages if p.kind == "list" and len(p.parts) == len(items)]
    if len(items) > 1 and listed:
        whole = next(one for one in objects_of(listed[0]) if one.kind == "list")
        if whole.lead:
            said = announced(cut(whole.passage, whole.lead))
            yield DraftClaim(said, (Quote(whole.passage, *whole.span),))
        for at, part in enumerate(whole.items, start=1):
            yield quotation(whole.passage, part, f"{at}) ")
        return
    found = list(units(passages))
    for claim in lines if found else ():
        best = _nearest(desk, without_item_mark(claim.text), found)
        yield quotation(best.passage, best.span, mark)


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
