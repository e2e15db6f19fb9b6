"""The act of an utterance: what the reader wants, told by the example utterances that it is near.

``corpus/acts.yaml`` holds the examples; another act or another way of saying it is another line
there.  What an utterance is about is taken out first, so that a question on forests is as near to
the examples as one on hospitals.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from typing import Any

import numpy as np

from assistant.answering.dialogue.utterances import (
    NUMBER,
    Utterance,
    counted,
    take_apart,
    tokens,
)
from assistant.retrieval.phrasing import ASKING
from assistant.schema import Language
from assistant.settings import corpus_folder
from assistant.settings.writing import ACTS
from assistant.text.language import detect_question
from assistant.text.stop_words import stop_words
from assistant.text.wording import read_yaml

_LETTERS = 4  # in a run: what a slip of the pen leaves of a word
_ARTICLES = frozenset({"a", "an", "the"})  # they go with subjects, whatever is wanted
# Acts whose subject may be worded like a question, and how such subjects begin.
_ON_ANYTHING = frozenset({"plan", "lesson", "quiz", "summarise", "library"})
_TURNS: Mapping[Language, Sequence[str]] = {
    "th": ("สาเหตุของ {x}", "ขั้นตอน{x}", "ความหมายของ {x}", "ความแตกต่างของ {x}", "ตัวอย่าง{x}"),
    "en": tuple(
        f"the {what} of {{x}}" for what in ("causes", "steps", "meaning", "differences", "cases")
    ),
}
# What a document is called may stand where its name does: "what does the handbook say about x".
_CALLED: Mapping[Language, Sequence[str]] = {
    "th": ("เอกสาร", "บทความ", "คู่มือ", "กฎหมาย", "หนังสือ", "รายงาน"),
    "en": tuple(f"the {one}" for one in ("article", "handbook", "act", "report", "documents")),
}
# Acts on anything, with those whose words frame their subjects.
_FRAMED: Mapping[str, Sequence[str]] = {
    "summarise": ("summarise", "library", "shorter"),
    "weigh": ("weigh",),
}
_TONGUES = frozenset("thai english ไทย อังกฤษ".split())  # beside a language wish, of a country
_TELLING = frozenset({"advise", "outside"})


@dataclass(frozen=True, slots=True)
class Recognised:
    """An act with its weight, about 0 to 1, and the utterance taken apart."""

    act: str
    weight: float
    utterance: Utterance


class Recogniser:
    """Knows acts by examples: a ridge regression over their words, runs of words and of letters."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        self.acts = tuple(examples)
        every = [(act, text) for act, texts in examples.items() for text in texts]
        # Whoever tells of a case of one's own, or asks for what no library has, names things.
        words = counted(text for act, text in every if act not in _TELLING)
        self._asking = frozenset(words) | {NUMBER}
        often = frozenset(word for word, count in words.items() if count >= ACTS.framing)
        self._framing = often | stop_words() | ASKING | {NUMBER}
        # A stop word that no example has, like ภายนอก, may end a name, and begins none.
        self._ending = stop_words() - words.keys() - ASKING
        self._frames = {act: counted(texts) for act, texts in examples.items()}
        every += [pair for act, texts in examples.items() for pair in _turned(act, texts)]
        every += [("places", text) for text in _called(examples.get("places", ()))]
        held = [_features(take_apart(text, self._asking)) for _, text in every]
        counts = Counter(feature for features in held for feature in features)
        self._rarity = {f: math.log((1 + len(held)) / n) for f, n in counts.items()}
        self._column = {feature: at for at, feature in enumerate(counts)}
        rows = self._rows(held)
        wanted = np.array([[act == other for other in self.acts] for act, _ in every], np.float32)
        gram = (rows @ rows.T).toarray() + ACTS.ridge * np.eye(len(held), dtype=np.float32)
        self._weights = rows.T @ np.linalg.solve(gram, wanted)

    @property
    def asking(self) -> frozenset[str]:
        """The words, in the tokeniser's form, that any example asks with."""
        return self._asking

    def frame(self, act: str) -> frozenset[str]:
        """Return the words that several examples of an act ask with."""
        often = {word for word, count in self._frames[act].items() if count >= ACTS.frame}
        return frozenset(often - _TONGUES)

    def is_framed(self, utterance: Utterance, act: str) -> bool:
        """Whether what an utterance is about are words of an act's examples, or nothing."""
        about = {token.form for name in utterance.named() for token in tokens(name)}
        return about <= self._frames[act].keys()

    def recognise(self, text: str, among: Collection[str] | None = None) -> Recognised:
        """Return the act of an utterance, of some acts or of all."""
        asking = take_apart(text, self._asking)
        [scores] = self._rows([_features(asking)]) @ self._weights
        weight, act = max(
            (float(score), act)
            for score, act in zip(scores, self.acts, strict=True)
            if among is None or act in among
        )
        return Recognised(act, weight, self._apart(text, act))

    def _apart(self, text: str, act: str) -> Utterance:
        """Return an utterance taken apart as one of an act.

        An act that may be on anything is framed by its own words alone: what else asks may be its
        subject ("sum up the causes of failure").
        """
        framing = self._framing
        for least in (1, ACTS.frame) if act in _FRAMED else ():
            own = {w for one in _FRAMED[act] for w, n in self._frames[one].items() if n >= least}
            framing = stop_words().union(ASKING, (NUMBER,), own - _TONGUES)
            found = take_apart(text, framing, whole=True, ending=self._ending)
            if found.subjects:
                return found
        return take_apart(text, framing, whole=True, ending=self._ending)

    def _rows(self, held: Sequence[frozenset[str]]) -> Any:
        """Return unit rows of the features that the examples have, shape (texts, features)."""
        from scipy.sparse import csr_array  # type: ignore[import-untyped]

        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for features in held:
            known = [f for f in features if f in self._column]
            norm = math.sqrt(sum(self._rarity[f] ** 2 for f in known)) or 1.0
            data += [self._rarity[f] / norm for f in known]
            columns += [self._column[f] for f in known]
            ends.append(len(columns))
        shape = (len(held), len(self._column))
        return csr_array((np.array(data, np.float32), columns, ends), shape)


def _features(utterance: Utterance) -> frozenset[str]:
    """Return the runs of one to three words of a wording, its runs of letters, and all words."""
    wording = [word for word in utterance.wording if word not in _ARTICLES]
    edged = ["<", *wording, ">"]
    runs = [" ".join(edged[at : at + n]) for n in (2, 3) for at in range(len(edged) - n + 1)]
    letters = " ".join(wording)
    pieces = [f"~{letters[at : at + _LETTERS]}" for at in range(len(letters) - _LETTERS + 1)]
    words = {token.form for token in tokens(utterance.text)} - _ARTICLES
    return frozenset([*wording, *runs, *pieces, *(f"={word}" for word in words)])


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """Return the recogniser of the shipped examples."""
    acts = read_yaml(corpus_folder() / "acts.yaml")
    return Recogniser({act: (*said["th"], *said["en"]) for act, said in acts.items()})


def _turned(act: str, examples: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the examples of what may be wanted on any question, each with another such subject.

    "A quiz on {x}" is also one on the causes of {x}, and no question for causes.
    """
    turns = {language: cycle(said) for language, said in _TURNS.items()}
    for text in examples if act in _ON_ANYTHING else ():
        if text.count("{") == 1 and "{x}" in text:
            yield act, text.replace("{x}", next(turns[detect_question(text)]))


def _called(examples: Sequence[str]) -> Iterator[str]:
    """Yield the examples of what some document says, the document called by its kind."""
    kinds = {language: cycle(said) for language, said in _CALLED.items()}
    for text in examples:
        if "{x}" in text and "{y}" in text:
            yield text.replace("{y}", next(kinds[detect_question(text)]))
