"""Answers about the library itself, from its record: which documents, on what, by whom."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.dialogue.acts import recogniser
from assistant.answering.dialogue.asking import questions
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.dialogue.utterances import parts
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.outlining import listed
from assistant.answering.responding.response import Response, quotation, say
from assistant.answering.responding.works import asks_of_a_work, names_a_thing, of_works
from assistant.schema import DocumentSummary, Hit, Language, Suggestion
from assistant.settings.writing import ABOUT_LIBRARY
from assistant.text.language import content_words


def about_library(desk: Desk, wish: Wish) -> Response | None:
    """Return what the library holds, or which documents speak of a subject, or that none does."""
    if asks_of_a_work(wish):
        told = of_works(desk, wish)
        return _with_the_rest(desk, wish, told) if told else None
    if not wish.subjects:
        return _listed(desk.library.documents(), wish.language)
    if parts_of_one := listed(desk, wish):
        return parts_of_one  # "how many chapters has the waste act"
    subject = " ".join(wish.subjects)
    hits = desk.search(subject, wish.language)
    asked = set(content_words(subject))
    found = [hit for hit in hits if asked <= set(content_words(_place(hit)))]
    if not found and len(wish.subjects) > 1:
        return None  # more is asked than whether there is anything on it
    if not found and not desk.look(subject, wish.language).said:
        text = say("nothing_on", wish.language, subject=subject)
        return Response("library", text=text, hits=hits)
    found = found or list(hits[:1])
    return _on(subject, found, wish.language)


def _with_the_rest(desk: Desk, wish: Wish, told: Response) -> Response:
    """Return what is told of a work with the answers to what else is asked in the same breath."""
    halves = questions(recogniser(), wish.text)
    rest = filter(_is_more, halves) if len(halves) > 1 else ()
    found = [desk.look(one, wish.language) for one in rest]
    claims = tuple(claim for here in found for claim in here.claims)
    hits = tuple(hit for here in found for hit in here.hits)
    return replace(told, claims=(*told.claims, *claims), hits=(*told.hits, *hits))


def _is_more(half: str) -> bool:
    """Whether a part of a question asks about a thing of its own, and not of the work again."""
    found = recogniser().recognise(half)
    return found.act != "library" and names_a_thing(parts(found.utterance))


def _listed(documents: tuple[DocumentSummary, ...], language: Language) -> Response:
    """Return the titles of the library, those in the reader's language first."""
    ordered = sorted(documents, key=lambda d: d.language != language)
    shown = ordered[: ABOUT_LIBRARY.titles]
    counts = {one: sum(d.language == one for d in documents) for one in ("th", "en")}
    lines = [say("holds", language, count=len(documents), **counts)]
    lines += [f"- {one.title}" for one in shown]
    if len(ordered) > len(shown):
        lines.append(say("and_more", language, count=len(ordered) - len(shown)))
    offers = tuple(Suggestion("document", d.title, d.document_id) for d in shown)
    return Response("library", text="\n".join(lines), suggestions=offers)


def _on(subject: str, hits: list[Hit], language: Language) -> Response:
    """Return the documents that speak of a subject, and where the first of them does."""
    titles = dict.fromkeys((hit.document_id, hit.title) for hit in hits)
    named = list(titles)[: ABOUT_LIBRARY.documents]
    text = say("speaks_of", language, subject=subject, titles="; ".join(t for _, t in named))
    best = hits[0]
    offers = tuple(Suggestion("document", title, key) for key, title in named)
    window = best.window if best.window[1] else (best.passage.start, best.passage.end)
    claim = quotation(best.passage, window)
    return Response("library", (claim,), text=text, hits=tuple(hits), suggestions=offers)


def _place(hit: Hit) -> str:
    return " ".join((hit.title, *hit.passage.section, hit.passage.context, hit.passage.text))
