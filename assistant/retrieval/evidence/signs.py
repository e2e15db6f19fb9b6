"""What tells whether found passages can answer a question: signs without a scale of their own.

A cosine or a BM25 score that is high in one library is low in the next. So no sign is one: each is
a margin in the spread of this library's own windows, a share, a rank, or a plain yes or no.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import numpy as np

from assistant.retrieval import term_coverage as matching
from assistant.retrieval.evidence.across import signs_across
from assistant.retrieval.evidence.answered import answer_signs, answers_of
from assistant.retrieval.evidence.kinds import asked_kinds, has_kind
from assistant.retrieval.evidence.missing import known_name
from assistant.retrieval.phrasing import Kind
from assistant.retrieval.questions import Question
from assistant.retrieval.term_coverage import Held
from assistant.retrieval.texts import text_of, window_of
from assistant.schema import LANGUAGES, Hit, Language
from assistant.settings.finding import EVIDENCE, FUSION
from assistant.text.language import words
from assistant.text.numerals import numbers

if TYPE_CHECKING:
    from assistant.library.library import Library

Signs = dict[str, float]

_KINDS = tuple(kind for kind in get_args(Kind) if kind not in ("compare", "fact"))  # told by none


def signs(library: Library, question: Question, hits: Sequence[Hit], language: Language) -> Signs:
    """Return the signs that the hits of a language, best first, answer a question."""
    return {
        **signs_unread(library, question, hits, language),
        **answer_signs([*answers_of(question, hits, language)]),
    }


def signs_unread(
    library: Library, question: Question, hits: Sequence[Hit], language: Language
) -> Signs:
    """Return the signs for which no judge has to read; those cost a hundredth of the others."""
    return {
        **_asked(question, language),
        **_nearness(library, question, hits, language),
        **_order(hits),
        **_words(library, question, hits, language),
        **_things(library, question, hits),
        **(signs_across(library, question, language) if language != question.spoken else {}),
    }


def _asked(question: Question, language: Language) -> Signs:
    """What is asked, and in which language of which."""
    pairs = {f"pair {one}>{one}": float(one == question.spoken == language) for one in LANGUAGES}
    return {
        **{f"kind {kind}": float(question.kind == kind) for kind in _KINDS},
        **pairs,
        "same": float(question.spoken == language),
        "presumes": float(question.presumes),
        "where": float(question.where),
        "n terms": float(len(question.sought)),
    }


def _nearness(
    library: Library, question: Question, hits: Sequence[Hit], language: Language
) -> Signs:
    """How far the nearest stand out: of this library's windows at large, and of the next best."""
    vector = library.query_vector(question.meant, question.spoken)
    here, elsewhere = (vectors @ vector for vectors in library.background(language))
    low, middle, high = np.percentile(np.concatenate([here, elsewhere]), (16, 50, 84))
    spread = float(high - low) / 2 or 1.0  # one deviation of a normal spread, whatever stands out
    nearest: dict[str, float] = {}
    for passage_id, _, cosine in library.vector_search(vector, language, FUSION.pool):
        nearest.setdefault(passage_id, cosine)
    ranked = sorted([*nearest.values(), *map(float, elsewhere)], reverse=True)
    top, rest = max(hit.vector for hit in hits), ranked[4:24]
    around = float(np.std(rest)) + spread / 10
    scores = sorted([*(hit.score for hit in hits), *map(float, elsewhere)], reverse=True)
    passages = library.languages().get(language, 0)
    return {
        "z1": (top - float(middle)) / spread,
        "z first": (hits[0].vector - float(middle)) / spread,
        "gap5": (top - ranked[4]) / spread,
        "gap10": (top - ranked[9]) / spread,
        "pool z": (top - float(np.mean(rest))) / around,
        "size": round(2 * math.log10(passages + 1)) / 2,  # roughly: it must not count passages
        "score gap2": (scores[0] - scores[1]) / spread,
        "score gap5": (scores[0] - scores[4]) / spread,
    }


def _order(hits: Sequence[Hit]) -> Signs:
    """Whether both searches agree, and whether the best stand together."""
    lexical = [*sorted((hit.lexical for hit in hits), reverse=True), *[0.0] * 4]
    best = max(hits, key=lambda hit: hit.vector)
    documents = [hit.document_id for hit in hits[:5]]
    sections = [(hit.document_id, hit.passage.section) for hit in hits[:5]]
    return {
        "lex1": lexical[0],
        "lex first": hits[0].lexical,
        "lex best": best.lexical,
        "lex gap2": lexical[0] - lexical[1],
        "lex gap5": lexical[0] - lexical[4],
        "rank by words": 1.0 / (1 + sum(score > best.lexical for score in lexical)),
        "first is nearest": float(best is hits[0]),
        "one document": documents.count(documents[0]) / len(documents),
        "one section": sections.count(sections[0]) / len(sections),
    }


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the question: its weight, its forms in the passages' language, whether it is known.

    Without a form it cannot be judged there.
    """

    word: str
    weight: float
    forms: tuple[tuple[str, ...], ...]
    heard: bool


def _words(library: Library, question: Question, hits: Sequence[Hit], language: Language) -> Signs:
    """How much of the question's words the best passages hold, rare words weighing more."""
    terms = [_term(library, question, w, language) for w in dict.fromkeys(question.sought)]
    judged = [term for term in terms if term.forms]
    total = sum(term.weight for term in terms) or 1.0
    mass = sum(term.weight for term in judged) or 1.0
    top = hits[: EVIDENCE.looked_at]
    texts = [text_of(hit) for hit in top]
    places = [f"{hit.title} {' '.join(hit.passage.section)}" for hit in top]
    together = Held.of(" ".join((*places, *texts)))
    missing = [term.weight for term in judged if not _holds(question, term, together)]
    return {
        "judged": mass / total if judged else 0.0,
        "n judged": float(len(judged)),
        **_shares(question, judged, hits, texts, places),
        "together": 1 - sum(missing) / mass if judged else 0.5,
        "missing heaviest": max(missing, default=0.0)
        / max((t.weight for t in judged), default=1.0),
        "missing number": float(len(missing)),
        "unheard": sum(term.weight for term in terms if not term.heard) / total,
        "n unheard": float(sum(not term.heard for term in terms)),
        "unheard judged": sum(term.weight for term in judged if not term.heard) / mass,
        "pairs": _pairs(question, texts),
    }


def _shares(
    question: Question,
    judged: Sequence[_Term],
    hits: Sequence[Hit],
    texts: Sequence[str],
    places: Sequence[str],
) -> Signs:
    """The share of the words in the best window, passage, passage with its place, and place."""
    windows = [Held.of(window_of(hit)) for hit in hits[: EVIDENCE.looked_at]]
    placed = [Held.of(f"{place} {text}") for place, text in zip(places, texts, strict=True)]
    whole = Held.of(" ".join((*places, *texts)))
    mass = sum(term.weight for term in judged) or 1.0

    def shares(helds: Sequence[Held]) -> list[float]:
        if not judged:
            return [0.5]
        found = ([t.weight for t in judged if _holds(question, t, held)] for held in helds)
        return [sum(weights) / mass for weights in found]

    in_windows, in_texts, in_placed = map(shares, (windows, [*map(Held.of, texts)], placed))
    asked = {
        "rarest": max(judged, key=lambda term: term.weight, default=None),
        "last": judged[-1] if judged else None,  # where a supposed event stands ("why did X close")
    }
    there = {
        f"{name} {where}": float(term is None or any(_holds(question, term, h) for h in helds))
        for name, term in asked.items()
        for where, helds in (("there", [whole]), ("in window", windows))
        if (name, where) != ("rarest", "there")  # which "together" tells
    }
    return {
        "window": max(in_windows),
        "window first": in_windows[0],
        "passage": max(in_texts),
        "first": in_texts[0],
        "placed": max(in_placed),
        "placed first": in_placed[0],
        "heading": max(shares([*map(Held.of, places)])) if judged else 0.0,
        **there,
    }


def _term(library: Library, question: Question, word: str, language: Language) -> _Term:
    forms = question.forms[language][word]
    latin = word.isascii() and question.spoken == "th"
    if not forms and (latin or matching.known(library, word, language)):
        forms = ((word,),)  # a name or a term of art stands in any text as it is
    return _Term(
        word, matching.weight(library, word), forms, matching.heard(library, word, question)
    )


def _holds(question: Question, term: _Term, held: Held) -> bool:
    """Whether a text has a word in one of its forms, or the name that it belongs to."""
    if term.word in held.words or any(map(held.all, term.forms)):
        return True
    return any(
        term.word in name.words[0] and any(spelling in held.text for spelling in name.spellings)
        for name in question.names
    )


def _pairs(question: Question, texts: Sequence[str]) -> float:
    """The share of the question's neighbouring words that are neighbours there too."""
    if not question.pairs:
        return 0.5
    there = {pair for text in texts for pair in pairwise(words(text)) if pair in question.pairs}
    return len(there) / len(question.pairs)


def _things(library: Library, question: Question, hits: Sequence[Hit]) -> Signs:
    """Whether the kind of thing that is asked for, the numbers and the names are there."""
    texts = [text_of(hit) for hit in hits[: EVIDENCE.looked_at]]
    together = " ".join(texts)
    kinds, names = asked_kinds(question), question.names
    has = [any(has_kind(kind, question, text) for text in texts) for kind in kinds]
    near = [has_kind(kind, question, window_of(hits[0])) for kind in kinds]
    said = {r for n in numbers(question.focus) if not n.ordinal for r in n.readings}
    held = {r for n in numbers(together) for r in n.readings} if said else set()
    return {
        "kind asked": float(bool(kinds)),
        "kind missing": float(not all(has)),
        "kind not near": float(not all(near)),
        "numbers said": float(len(said)),
        "numbers missing": 1 - len(said & held) / len(said) if said else 0.0,
        "names said": float(len(names)),
        "names unknown": float(sum(not known_name(library, name.words) for name in names)),
    }
