"""Signs across languages: what two encoders and a word book make of the nearest windows.

Between languages few words can be compared and one encoder is not sure enough. So the nearest
windows are looked at together: whether one stands out of the others, whether both encoders and the
words agree which, and by how much. Every sign is a margin, a share or a rank in that company.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.calibration import SENTENCES
from assistant.models.second_encoder import open_second_encoder
from assistant.retrieval.by_book import Numbers, shares
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import window_at
from assistant.schema import LANGUAGES, Language
from assistant.settings.finding import ACROSS, FUSION

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class _Company:
    """The nearest windows, nearest first, and what speaks for each.

    ``first`` and ``second`` are the likeness by either encoder, in spreads above the company's
    tail; ``second_plain`` the second one's in spreads above plain sentences; ``words`` the share of
    the question's words that may be there, ``worth`` how rare those are.
    """

    first: Numbers
    second: Numbers
    second_plain: Numbers
    words: Numbers
    worth: Numbers


def signs_across(library: Library, question: Question, language: Language) -> dict[str, float]:
    """Return the signs that windows of another language than the question's answer it."""
    held = _company(library, question, language)
    both = held.first + ACROSS.second * held.second
    all_three = both + ACROSS.words * (held.words - held.words.mean())
    nearest, best, wordy = 0, int(both.argmax()), held.words - held.words.mean()
    second_best = int(held.second.argmax())
    return {
        **_standing(both, "both"),
        **_standing(all_three, "all three"),
        **_standing(held.second_plain, "second"),
        "second first": float(held.second_plain[nearest]),
        "second at large": float(held.second_plain.mean()),
        "second at nearest": float((held.second_plain - held.second_plain.mean())[nearest]),
        **_standing(held.words, "words"),
        "words there": float(held.words[best]),
        "words above there": float(wordy[best]),
        "words above nearest": float(wordy[nearest]),
        "words above second": float(wordy[second_best]),
        "rank by book": _rank(held.words, best),
        "worth there": float(held.worth[best] - held.worth.mean()),
    }


def _standing(values: Numbers, name: str) -> dict[str, float]:
    """How far the best stands out: of the next, and of the fifth after it."""
    ordered = np.sort(values)[::-1]
    return {
        f"{name} top": float(ordered[0]),
        f"{name} gap2": float(ordered[0] - ordered[1]),
        f"{name} gap6": float(ordered[0] - ordered[5]),
    }


def _rank(values: Numbers, at: int) -> float:
    return 1.0 / (1 + int((values > values[at] + 1e-6).sum()))


def _company(library: Library, question: Question, language: Language) -> _Company:
    """Look at the nearest windows; plain sentences stand in for those that are not there."""
    vector = library.query_vector(question.meant, question.spoken)
    found = library.vector_search(vector, language, FUSION.pool)[: ACROSS.company]
    passages = library.passages_by_id(key for key, _, _ in found)
    found = [one for one in found if one[0] in passages]
    plain = [pair[LANGUAGES.index(language)] for pair in SENTENCES]
    likeness = library.background(language)[1] @ vector
    filling = np.argsort(-likeness)[: max(0, ACROSS.company - len(found))]
    texts = [window_at(passages[key], span) for key, span, _ in found]
    texts += [plain[at] for at in filling]
    first = np.array([*(cosine for *_, cosine in found), *likeness[filling]], float)
    asked, *vectors = open_second_encoder().encode([question.meant, *texts, *plain])
    second = np.array(vectors) @ asked
    here, elsewhere = second[: len(texts)], second[len(texts) :]
    book = shares(library, question, language, texts)
    return _Company(
        _above_tail(first),
        _above_tail(here),
        (here - np.median(elsewhere)) / (elsewhere.std() or 1.0),
        book.found,
        book.rarity,
    )


def _above_tail(values: Numbers) -> Numbers:
    tail = values[ACROSS.leaders :]
    return (values - tail.mean()) / (tail.std() or 1.0)
