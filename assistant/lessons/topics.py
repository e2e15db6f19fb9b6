"""What of a library a topic is about, and how sure that is: the searches and the judge together.

A topic is looked up as a question is: its everyday words, its meaning by the encoder, its terms.
The judge then reads more of what was found than it does for a question, for a lesson is built on
many passages, and topics come in other words than the library's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Literal

from assistant.lessons.headings import place_of
from assistant.lessons.meaning import mended
from assistant.lessons.weights import chance
from assistant.retrieval.judged import answering
from assistant.retrieval.questions import Question
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import nearest
from assistant.retrieval.term_coverage import Held
from assistant.retrieval.texts import window_of
from assistant.schema import Hit, Passage
from assistant.text.language import stem, unwrap, words
from assistant.text.stop_words import stop_words

if TYPE_CHECKING:
    from assistant.library.library import Library

_HITS = 30  # passages that are looked at
_WEIGHT = 0.03  # of one unit of its logit, as JUDGED.weight for a question
_READ = 16  # of them that the judge reads, some 30 ms of a core each
_FIRST = 5  # hits that are counted by chapter
_FOUND = 0.35  # how likely the first section must be right to be taught
_HELD = 0.5  # how likely a topic must be there to be asked back about
_COMMON = 0.5  # of the rarest word's rarity: words of a topic that have less stand everywhere
_HEADED = 0.8  # score of what goes by the very name of a topic, which may be of common words

_UNDER = 0.15  # score for standing in a chapter whose heading has all of the topic's words
_LONG = 24  # passages of a section beyond which only those that were found count
_SHORT = 4_000  # characters of a section that is on one thing
_BESIDE, _AROUND = 0.85, 0.5  # of its best score for what was not found in it, and in a longer one
_LATIN = re.compile(r"[A-Za-z]+")
_DEFINED = re.compile(r"หมายความว่า|[”\"] means\b")
_DEFINITIONS, _GLOSSARY = 3, 0.75  # a section that defines so many words is worth so much of itself
_MORE, _MORE_MOST = 0.02, 3  # score for each further hit in a section, for so many at most

Sure = Literal["sure", "weak", "none"]


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a passage and what it is worth to a topic."""

    passage: Passage
    text: str
    worth: float


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document in which something was found on a topic.

    ``worth`` is the best hit's score and something for each other one; ``passages`` are those of a
    section, of a long one those that were found. ``said`` are the windows that were found, and at
    less worth all that stands about them.
    """

    document_id: str
    place: str
    worth: float
    passages: tuple[Passage, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """The sections in which something was found on a topic, best first, and how sure it is.

    ``meant`` is the topic without slips of the pen, ``asked`` how it is looked up; ``common`` tells
    that it has no word that tells one place of the library from another; ``signs`` are what tells
    how sure it is.
    """

    meant: str
    asked: Question
    common: bool
    sections: tuple[Section, ...]
    signs: tuple[float, ...]
    sure: Sure

    def best(self, near: float) -> tuple[Section, ...]:
        """Return the sections whose worth is that share of the best one's, or more."""
        most = max((one.worth for one in self.sections), default=0.0)
        return tuple(one for one in self.sections if one.worth >= most * near)


def look_up(
    library: Library, topic: str, documents: Collection[str], names: Iterable[str] = ()
) -> Looked:
    """Return what some documents hold on a topic; raises QuestionError where it says nothing.

    Slips of the pen are mended by the headings of what is found, and by ``names``.
    """
    hits = _hits(library, understood(library, topic), documents)
    headings = (name for hit in hits for name in (hit.title, *hit.passage.section))
    meant = mended(topic, _words_of((*names, *headings)), partial(_is_used, library))
    asked = understood(library, meant)
    found = hits if meant == topic else _hits(library, asked, documents)
    judged, answers = _judged(asked, found)
    common = _is_common(library, asked)
    sections = _sections(library, judged)
    signs = _signs(library, asked, sections, judged, answers) if sections else ()
    return Looked(meant, asked, common, sections, signs, _sureness(signs, common=common))


def _is_used(library: Library, word: str) -> bool:
    """Tell whether some passage has an English word."""
    return library.rarity(stem(word), "en") < library.rarity("", "en")


def _words_of(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names, and each with the next, for a slip may break a compound."""
    held = tuple(names)
    said = [[word for word in words(name) if not _LATIN.match(word)] for name in held]
    alone = {word for name in said for word in name if word not in stop_words()}
    alone.update(word for name in held for word in _LATIN.findall(name))  # not their stems
    return frozenset(alone | {a + b for name in said for a, b in pairwise(name) if a > "ก" < b})


def _hits(library: Library, asked: Question, documents: Collection[str]) -> list[Hit]:
    """Return the nearest passages of some documents, those under headings of the topic first."""
    found = [
        replace(hit, score=hit.score + _UNDER * _named_above(library, asked, hit.passage))
        for hit in nearest(library, asked, _HITS)
        if hit.document_id in documents and hit.passage.answers
    ]
    return sorted(found, key=lambda hit: -hit.score)


def _named_above(library: Library, asked: Question, passage: Passage) -> float:
    """Return the share of a topic's words, rare ones weighing more, in the chapter's headings."""
    held = Held.of(" ".join(passage.section[1:-1]))
    worth = {term: library.rarity(term, asked.spoken) for term in asked.terms}
    found = (worth[t] for t in worth if any(map(held.all, asked.forms[passage.language][t])))
    return sum(found) / (sum(worth.values()) or 1.0)


def _judged(asked: Question, hits: list[Hit]) -> tuple[tuple[Hit, ...], float]:
    """Return what the judge reads, in the order of search and judge, and its best logit."""
    read = hits[:_READ]
    logits = answering(asked, [(hit.passage, unwrap(hit.passage.text)) for hit in read])
    best = max(logits, default=-inf)
    judged = (
        replace(hit, score=hit.score - _WEIGHT * (best - logit))
        for hit, logit in zip(read, logits, strict=True)
    )
    return tuple(sorted(judged, key=lambda hit: -hit.score)), best


def _sections(library: Library, hits: Sequence[Hit]) -> tuple[Section, ...]:
    """Return the sections of the hits, best first; a short one whole, with what was not found."""
    groups: dict[tuple[str, tuple[str, ...]], list[Hit]] = defaultdict(list)
    for hit in hits:
        groups[hit.document_id, hit.passage.section].append(hit)
    everything = defaultdict(list)
    for passage in library.passages_of(tuple({key[0] for key in groups})):
        if passage.answers:
            everything[passage.document_id, passage.section].append(passage)
    made = [_section(found, everything[key]) for key, found in groups.items()]
    return tuple(sorted(made, key=lambda one: -one.worth))


def _section(found: Sequence[Hit], whole: Sequence[Passage]) -> Section:
    first, short = found[0].score, sum(len(passage.text) for passage in whole) <= _SHORT
    hits = {hit.passage.id for hit in found}
    beside = first * (_BESIDE if short else _AROUND)
    taken = [p for p in whole if p.id in hits or len(whole) <= _LONG]
    said = [Said(hit.passage, window_of(hit), hit.score) for hit in found]
    said += [Said(passage, passage.text, beside) for passage in taken]
    worth = first + _MORE * min(len(found) - 1, _MORE_MOST)
    if sum(len(_DEFINED.findall(passage.text)) for passage in whole) >= _DEFINITIONS:
        worth *= _GLOSSARY
    place = place_of(found[0].title, found[0].passage.section)
    return Section(found[0].document_id, place, worth, tuple(taken), tuple(said))


def _signs(
    library: Library, asked: Question, sections: Sequence[Section], hits: Sequence[Hit], best: float
) -> tuple[float, ...]:
    """Return the signs that the first section is what a topic is about, or that it is there.

    They are its worth and by how much that is more than of any in another chapter, the ``best``
    that the judge has found, by how many spreads the nearest window is nearer than sentences on
    other matters, and how many of the first hits stand in its chapter.
    """
    first, chapter = sections[0], _chapter(sections[0].passages[0])
    others = (one.worth for one in sections if _chapter(one.passages[0]) != chapter)
    together = sum(_chapter(hit.passage) == chapter for hit in hits[:_FIRST])
    gap = first.worth - max(others, default=0.0)
    return first.worth, gap, best, _near(library, asked), float(together)


def _chapter(passage: Passage) -> tuple[str, tuple[str, ...]]:
    return passage.document_id, passage.section[:-1] or passage.section


def _near(library: Library, asked: Question) -> float:
    """Return by how many spreads a topic is nearer to the nearest window than to other matters."""
    vector = library.query_vector(asked.meant, asked.spoken)
    found = []
    for language in library.languages():
        elsewhere = library.background(language)[1] @ vector
        for *_, cosine in library.vector_search(vector, language, 1):
            found.append((cosine - float(elsewhere.mean())) / (float(elsewhere.std()) or 1.0))
    return max(found, default=0.0)


def _sureness(signs: Sequence[float], *, common: bool) -> Sure:
    """Tell whether a topic is there; one of words that stand everywhere is never sure."""
    if not signs or chance("held", signs) < _HELD:
        return "none"
    headed = signs[0] >= _HEADED or not common
    return "sure" if headed and chance("found", signs) >= _FOUND else "weak"


def _is_common(library: Library, asked: Question) -> bool:
    """Tell whether a topic has no word that tells one place of the library from another."""
    rarities = (library.rarity(word, asked.spoken) for word in asked.terms)
    return sum(rarities) < _COMMON * library.rarity("", asked.spoken)
