"""What a summary is of: whole documents, the sections that a subject names, what speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import said_in
from assistant.answering.responding.units import units
from assistant.library.library import Library
from assistant.retrieval.named_work import CALLED
from assistant.retrieval.questions import Question
from assistant.schema import Hit, Language, Passage
from assistant.settings.writing import SUMMARY
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of
from assistant.text.references import references

Place = tuple[str, ...]
# A kind of document before what it is on.
_WORK = any_of(
    "(?:บทความ|คู่มือ|รายงาน|กฎหมาย|พระราชบัญญัติ|เอกสาร|หนังสือ|ระเบียบ|งานวิจัย|มาตรฐาน)(?:นี้)?"
    r"\s*(?:เรื่อง|ว่าด้วย|เกี่ยวกับ|ที่ว่าด้วย)",
    r"\b(?:article|handbook|guide|report|act|law|paper|playbook|manual|standard)s?"
    r" (?:on|about|called|titled)\b",
)


def scope(desk: Desk, wish: Wish) -> tuple[tuple[Hit, ...], tuple[Passage, ...]]:
    """Return what is to be summed up: whole documents, a section, or what speaks of the subject."""
    library = desk.library
    if wish.items:
        named = [key for line in wish.items for key, _, _ in line.quotes]
        return (), tuple(library.passages_by_id(named).values())
    if not wish.subjects:
        return (), library.passages_of(_documents(desk, wish))
    subject = " ".join(wish.subjects)
    if titled := _titled(library, wish.text, subject):
        asked_parts = references(wish.text)  # "chapter 2 of the waste act" is not all of it
        inside_it = [library.passages_named(part, titled, SUMMARY.part) for part in asked_parts]
        if any(inside_it) or not asked_parts:
            return (), tuple(chain.from_iterable(inside_it)) or library.passages_of(titled)
    found = desk.look(subject, wish.language)
    hits = tuple(hit for hit in found.hits if hit.passage.answers)
    subject = _as_written(desk.understood(subject, wish.language), subject)
    asked = set(content_words(subject))
    sections = _parts_named(library, subject, _section(subject, wish.text, hits))
    if section := sections | _of_one_label(library, subject, sections):
        keys = {key for key, _ in section}
        inside = library.passages_of(hit.document_id for hit in hits if hit.document_id in keys)
        within_section = tuple(p for p in inside if _under(p, section))
        held = {p.id for p in within_section}
        more = (h.passage for h in hits if asked <= set(content_words(said_in(h.passage))))
        few = len(list(units(within_section))) < (wish.lines or SUMMARY.section)
        return hits, (*within_section, *(p for p in more if few and p.id not in held))
    if not found.said:
        return hits, ()
    about = [h.passage for h in hits if asked & set(content_words(said_in(h.passage)))]
    return hits, tuple(about[: SUMMARY.topic])


def _as_written(question: Question, subject: str) -> str:
    """Return a subject in the words that the library writes for it."""
    said = dict.fromkeys(content_words(subject))
    written = {word: " ".join(question.written.get((word,), ((word,),))[0]) for word in said}
    return " ".join(written.values()) if question.written else subject


def _documents(desk: Desk, wish: Wish) -> tuple[str, ...]:
    """Return the documents in focus: those pointed at or just spoken of, else all."""
    library = desk.library
    if desk.within:
        return tuple(d.document_id for d in library.documents() if d.document_id in desk.within)
    if wish.last:
        keys = [key for line in wish.last.cited for key, _, _ in line.quotes]
        found = library.passages_by_id(keys).values()
        return tuple(dict.fromkeys(passage.document_id for passage in found))
    return tuple(document.document_id for document in library.documents())


def _titled(library: Library, typed: str, subject: str) -> tuple[str, ...]:
    """Return the work whose title has a subject, with the notes on it, where one is asked for.

    "The handbook on waste" is a work, and "waste" is not; "the waste act" is a law.
    """
    worded = Worded.of(typed)
    of_law = not worded.has(_WORK) and worded.has(CALLED["law"])
    asked = set(content_words((CALLED["law"] if of_law else _WORK).sub(" ", subject)))
    if not asked or not (of_law or worded.has(_WORK)):
        return ()
    heads = library.headings(one.document_id for one in library.documents())
    works = {
        key: one.title
        for key, one in heads.items()
        if not one.reports and (not of_law or one.bibliography.kind == "law")  # a note is no work
    }
    found = {key: title for key, title in works.items() if asked <= set(content_words(title))}
    if len(set(found.values())) > 1:  # "the article on waste" is none of the news on waste
        kinds = {kind for kind, pattern in CALLED.items() if worded.has(pattern)}
        found = {key: t for key, t in found.items() if heads[key].bibliography.kind in kinds}
    if len(set(found.values())) != 1:
        return ()
    noted = (library.headings_on(heads[key].work) for key in found if heads[key].work)
    return tuple(dict.fromkeys((*found, *(key for notes in noted for key in notes))))


def _section(subject: str, typed: str, hits: Sequence[Hit]) -> frozenset[tuple[str, Place]]:
    """Return the sections whose heading is what the subject says, with their documents.

    Where no heading is that and nothing else, those are meant that have all of it.

    A whole document is its first section, with the title as its heading; what kind of document it
    is ("the handbook of …") is no part of a subject, so all that was typed counts there.
    """
    said, asked = set(content_words(typed)), set(content_words(subject))
    best: dict[tuple[str, Place], float] = {}
    headed: set[tuple[str, Place]] = set()
    for hit in hits:
        title = set(content_words(hit.title))
        shared = len(title & (asked | set(content_words(typed))))
        best[hit.document_id, ()] = shared / len(title | asked)
        for depth in range(1, len(hit.passage.section) + 1):
            place = hit.passage.section[:depth]
            named = set(content_words(place[-1]))
            shared = len(said & named)
            if asked & named:
                share = shared / len(asked | named)
                best[hit.document_id, place] = max(share, best.get((hit.document_id, place), 0))
            if asked and asked <= named:
                headed.add((hit.document_id, place))
    most = max(best.values(), default=0.0)
    work = any(share == most for (_, place), share in best.items() if not place)
    if most < SUMMARY.whole and headed and not work:
        above = {(key, place[:depth]) for key, place in headed for depth in range(len(place))}
        return frozenset(headed - above)
    if most < SUMMARY.heading:
        return frozenset()
    return frozenset(key for key, share in best.items() if share >= most - SUMMARY.near)


def _parts_named(
    library: Library, subject: str, places: frozenset[tuple[str, Place]]
) -> frozenset[tuple[str, Place]]:
    """Return places, and for a document on two things the sections that name the subject.

    It is on two where other sections name what else its title says.
    """
    asked = tuple(dict.fromkeys(content_words(subject)))
    kept = set(places)
    heads = library.headings(key for key, _ in places)
    for key in {key for key, place in places if not place}:
        inside = {p.section: p.language for p in library.passages_of([key]) if p.section}
        shares = {at: _share_named(library, asked, at[-1], inside[at]) for at in inside}
        most = max((SUMMARY.named, *(s - SUMMARY.near for s in shares.values())))
        named = {at for at, share in shares.items() if share >= most}
        others = " ".join(at[-1] for at in inside if at not in named)
        beside = set(content_words(heads[key].title)).difference(asked)
        if len(named) > 1 and beside.intersection(content_words(others)):
            kept = {one for one in kept if one[0] != key} | {(key, at) for at in named}
    return frozenset(kept)


def _of_one_label(
    library: Library, subject: str, places: frozenset[tuple[str, Place]]
) -> frozenset[tuple[str, Place]]:
    """Return the sections beside some that have their label, where the subject names it.

    "Kolding: the first year" and "Kolding: what came of it" tell of one thing.
    """
    found: set[tuple[str, Place]] = set()
    for key, place in places:
        if label := label_named(place, subject):
            inside = dict.fromkeys(p.section for p in library.passages_of([key]))
            beside = (at for at in inside if at[:-1] == place[:-1])
            found |= {(key, at) for at in beside if at and at[-1].startswith(f"{label}:")}
    return frozenset(found)


def label_named(place: Place, subject: str) -> str:
    """Return what stands before the colon of a section's heading, "" where no subject names it."""
    label, colon, _ = place[-1].partition(":") if place else ("", "", "")
    words, asked = content_words(label), content_words(subject)
    named = colon and words and all(_is_there(word, asked) for word in words)
    return label if named else ""


def _share_named(library: Library, asked: Sequence[str], heading: str, language: Language) -> float:
    """Return the weighty share of some words that a heading has; a name may be cut short.

    A heading names what stands before its colon.
    """
    label, colon, _ = heading.partition(":")
    if colon and all(_is_there(word, asked) for word in content_words(label)):
        return 1.0
    weight = {word: library.rarity(word, language) for word in asked}
    there = tuple(content_words(heading))
    return sum(w for word, w in weight.items() if word in there) / (sum(weight.values()) or 1.0)


def _is_there(word: str, asked: Sequence[str]) -> bool:
    """Whether a word is asked for, or its beginning is: สุราษฎร์ for สุราษฎร์ธานี."""
    return any(word == one or (len(one) >= SUMMARY.short and word.startswith(one)) for one in asked)


def _under(passage: Passage, sections: frozenset[tuple[str, Place]]) -> bool:
    return any(
        passage.document_id == key and passage.section[: len(place)] == place
        for key, place in sections
    )
