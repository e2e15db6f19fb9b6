"""Retrieval: vectors and BM25, fused by language.

Where a passage is in the question's language both searches speak; where it is not, the words of
the question can only match through the glossary, and plain rank fusion would let their noise
outvote the vectors.  So each language of the library is searched with its own weights, and each
gets its chance among the first hits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.library.part import LibraryPart
from assistant.retrieval import term_coverage as matching
from assistant.retrieval.across import read_again
from assistant.retrieval.boosts import Fit
from assistant.retrieval.judged import in_judged_order
from assistant.retrieval.ordering import folded, in_readers_language, spread, united, with_chances
from assistant.retrieval.own_names import OwnName, in_full, in_own_words, of_the_first
from assistant.retrieval.questions import Question
from assistant.retrieval.references import with_named
from assistant.retrieval.rewording import Written, in_language, understood
from assistant.retrieval.terms import Run
from assistant.schema import LANGUAGES, Hit, Language, Passage, Span
from assistant.settings.finding import FUSION
from assistant.text.language import (
    PART_WEIGHT,
    content_words,
    index_terms,
    parts,
    words,
)
from assistant.text.stop_words import stop_words
from assistant.text.translation import Vocabulary, shipped

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.library.record_values import Heading


@dataclass(frozen=True, slots=True)
class _Found:
    passage_id: str
    vector: float = 0.0
    lexical: float = 0.0
    weight: float = 0.0  # of the lexical score beside the vectors' one
    window: Span = (0, 0)


def search(library: Library, query: str, limit: int = 10) -> tuple[Hit, ...]:
    """Return the passages that answer a query best, best first, ``rank`` from 1."""
    return retrieve(library, understood(library, query), limit)


def retrieve(library: Library, question: Question, limit: int = 10) -> tuple[Hit, ...]:
    """Return the passages that answer a question best, best first, ``rank`` from 1."""
    judged = in_judged_order(question, nearest(library, question, limit))
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(judged, start=1))


def nearest(
    library: Library,
    question: Question,
    limit: int = 10,
    within: Collection[Language] = LANGUAGES,
) -> list[Hit]:
    """Return the passages that are nearest to a question, before the judge has read any.

    Passages of the languages ``within`` are looked at, by default of all.
    """
    hits = _near(library, question, within)
    for name in of_the_first(question.called, sorted(hits, key=_by_score)):
        hits = united(hits, _near_in_own_words(library, question, name, within))
    readable = in_readers_language(hits, question.language)
    ordered = spread(with_chances(sorted(readable, key=_by_score)))
    return folded(with_named(library, question, ordered), limit)


def _near(library: Library, question: Question, within: Collection[Language]) -> list[Hit]:
    """Return what both searches find for a question in each language, in no order."""
    vector = library.query_vector(question.meant, question.spoken)
    held = library.languages()
    found = [
        one
        for language in LANGUAGES
        if language in held and language in within
        for one in _search_language(library, question, vector, language)
    ]
    return read_again(library, question, _hits(library, question, found))


def _near_in_own_words(
    library: Library, question: Question, name: OwnName, within: Collection[Language]
) -> list[Hit]:
    """Return the passages on what a document names in its own word, asked in its words."""
    asked = understood(library, in_own_words(question.focus, name), question.language)
    asked = replace(asked, kind=question.kind, near=question.near, within=question.within)
    document = LibraryPart(library, frozenset((name.document_id,)))
    return [
        hit
        for hit in _near(document, asked, within)
        if in_full((name,), hit.document_id, hit.passage.text) != hit.passage.text
    ]


def _by_score(hit: Hit) -> tuple[bool, float]:
    """Best first; what is no answer (contents, references) behind all that may be one."""
    return not hit.passage.answers, -hit.score


def lexical_terms(
    query: str,
    spoken: Language,
    target: Language,
    vocabulary: Vocabulary | None = None,
    written: Written | None = None,
) -> dict[str, float]:
    """Return what BM25 looks for in passages of a language, each term with its weight."""
    held = vocabulary or shipped()
    terms: dict[str, float] = {}
    same = spoken == target
    foreign = _foreign(query, target)
    for term, weight in index_terms(query):
        # An English "the" is rare in Thai passages, yet says nothing.
        latin = term.isascii() and term not in stop_words()
        if same or latin or term in foreign:
            terms[term] = max(weight, terms.get(term, 0.0))
    said = tuple(words(query))
    for alternatives in () if same else held.translations(said, target).values():
        _add(terms, alternatives)
    for run, others in held.synonyms(said).items():
        if same or all(word in terms for word in run):
            _add_all(terms, others)
    for others in (written or {}).values():
        _add_all(terms, in_language(others, spoken, target, held), FUSION.written)
    return terms


def _add_all(terms: dict[str, float], others: Sequence[Run], worth: float = 1.0) -> None:
    for other in others:
        _add(terms, other, worth)


def _add(terms: dict[str, float], alternative: Sequence[str], worth: float = 1.0) -> None:
    """Let words stand for what is asked; the more they are, the less each says."""
    share = worth / max(1, len(alternative)) ** 0.5
    for word in alternative:
        terms[word] = max(share, terms.get(word, 0.0))
        for part in parts(word):
            terms[part] = max(PART_WEIGHT * share, terms.get(part, 0.0))


def _foreign(query: str, target: Language) -> set[str]:
    """Return the query's words that are written in the target's script (a quoted Thai term)."""
    return {w for w in content_words(query) if (w.isascii()) == (target == "en")}


def _search_language(
    library: Library, question: Question, vector: Any, language: Language
) -> list[_Found]:
    found: dict[str, _Found] = {}
    pool = FUSION.pool * (FUSION.deeper if question.within else 1)
    for passage_id, window, cosine in library.vector_search(vector, language, pool):
        if passage_id not in found:
            found[passage_id] = _Found(passage_id, vector=cosine, window=window)
    floor = min((f.vector for f in found.values()), default=0.0)
    terms = lexical_terms(
        question.asked, question.spoken, language, question.vocabulary, question.written
    )
    scored = library.lexical_search(terms, language, pool)
    mass = _mass(library, question, language)
    for passage_id, score in scored:
        known = found.get(passage_id, _Found(passage_id, vector=floor))
        found[passage_id] = replace(known, lexical=min(1.0, score / mass))
    weight = FUSION.same_weight if question.spoken == language else FUSION.cross_weight
    return [replace(one, weight=weight) for one in found.values()]


def _hits(library: Library, question: Question, found: Sequence[_Found]) -> list[Hit]:
    """Return the hits of what both languages' searches found, all of them read at once."""
    passages = library.passages_by_id(one.passage_id for one in found)
    headings = library.headings(passage.document_id for passage in passages.values())
    fit = Fit(question)
    return [
        _hit(heading, question, passage, one, fit)
        for one in found
        if (passage := passages.get(one.passage_id))
        and (not question.within or passage.document_id in question.within)
        and (heading := headings.get(passage.document_id))  # else it was removed meanwhile
    ]


def _mass(library: Library, question: Question, language: Language) -> float:
    """Return about what BM25 gives a passage of usual length that has all that is asked.

    A content word with no counterpart in the language weighs a part of the rarest one.
    """
    if question.spoken == language:
        whole = {term for term, weight in index_terms(question.asked) if weight > PART_WEIGHT}
        known = sum(_worth(library, question, term, language) for term in whole)
        return FUSION.typical * max(1.0, known)
    missing = FUSION.missing * library.rarity("", language)
    asked = [
        question.forms[language][term] or _as_it_is(library, term, language)
        for term in question.terms
    ]
    held = [max((_rarity(library, run, language) for run in f), default=missing) for f in asked]
    return FUSION.typical * max(1.0, sum(held))


def _worth(library: Library, question: Question, term: str, language: Language) -> float:
    """Return how rare a word is; of one that only stands here in another form, that form."""
    forms = question.forms[language].get(term, ())
    if len(forms) > 1 and not matching.known(library, term, language):
        held = [r for r in forms if all(matching.known(library, w, language) for w in r)]
        return max((_rarity(library, run, language) for run in held), default=0.0) or (
            library.rarity(term, language)
        )
    return library.rarity(term, language)


def _as_it_is(library: Library, term: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return a word that has no counterpart in a language, where passages have it untranslated."""
    return ((term,),) if matching.known(library, term, language) else ()


def _rarity(library: Library, run: Sequence[str], language: Language) -> float:
    return sum(library.rarity(word, language) for word in run) / max(1, len(run))


def _hit(document: Heading, question: Question, passage: Passage, found: _Found, fit: Fit) -> Hit:
    window = found.window if found.window[1] else (passage.start, passage.end)
    near = FUSION.near if passage.document_id in question.near else 0.0
    return Hit(
        passage,
        document.title,
        rank=0,
        score=found.vector + found.weight * found.lexical + fit.of(passage) + near,
        vector=found.vector,
        lexical=found.lexical,
        window=window,
        work=document.work,
        reports=document.reports,
    )
