"""What is learned of the example utterances: a ridge regression over words and runs of letters.

It takes two seconds, so it is kept until the examples, or the code that learns, are others.
"""

from __future__ import annotations

import io
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import numpy as np

from assistant.answering.dialogue import utterances
from assistant.answering.dialogue.utterances import (
    NUMBER,
    Utterance,
    counted,
    take_apart,
    tokens,
)
from assistant.schema import Language
from assistant.settings import writing
from assistant.settings.writing import ACTS
from assistant.text.asked_in import detect_question
from assistant.text.kept import kept

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
_CALLED = tuple(f"the {one}" for one in ("article", "handbook", "act", "report", "documents"))
_TELLING = frozenset({"advise", "outside"})

Examples = Mapping[str, Sequence[str]]  # act → utterances
Features = frozenset[str]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the examples say: of each act in how many of them each word stands, and the weights.

    ``words`` counts the examples that ask, not those that tell of something. ``rarity`` has the
    features in the order of the rows of ``weights``, shape (features, acts).
    """

    frames: Mapping[str, Counter[str]]
    words: Counter[str]
    rarity: Mapping[str, float]
    weights: Any

    def to_bytes(self) -> bytes:
        """Return what ``from_bytes`` reads."""
        said = json.dumps([self.frames, self.words, self.rarity], ensure_ascii=False)
        file = io.BytesIO()
        np.savez(file, said=np.frombuffer(said.encode(), np.uint8), weights=self.weights)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> Learned:
        """Return what was learned before."""
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            frames, words, rarity = json.loads(held["said"].tobytes())
            return cls(
                {act: Counter(counts) for act, counts in frames.items()},
                Counter(words),
                rarity,
                held["weights"],
            )


def known(examples: Callable[[], Examples]) -> Learned:
    """Return what the shipped examples say; they are read where it is not known yet."""
    code = (__file__, str(utterances.__file__), str(writing.__file__))
    return Learned.from_bytes(kept("acts", lambda: learned(examples()).to_bytes(), code))


def learned(examples: Examples) -> Learned:
    """Learn what some examples say."""
    every = [(act, text) for act, texts in examples.items() for text in texts]
    # Whoever tells of a case of one's own, or asks for what no library has, names things.
    words = counted(text for act, text in every if act not in _TELLING)
    asking = asking_words(words)
    every += [pair for act, texts in examples.items() for pair in _turned(act, texts)]
    every += [("places", text) for text in _called(examples.get("places", ()))]
    held = [features(take_apart(text, asking)) for _, text in every]
    counts = Counter(feature for some in held for feature in some)
    rarity = {f: math.log((1 + len(held)) / n) for f, n in counts.items()}
    wanted = np.array([[act == other for other in examples] for act, _ in every], np.float32)
    frames = {act: counted(texts) for act, texts in examples.items()}
    return Learned(frames, words, rarity, _weights(held, rarity, wanted))


def asking_words(words: Counter[str]) -> frozenset[str]:
    """Return the words, in the tokeniser's form, that any example asks with."""
    return frozenset(words) | {NUMBER}


def features(utterance: Utterance) -> Features:
    """Return the runs of one to three words of a wording, its runs of letters, and all words."""
    wording = [word for word in utterance.wording if word not in _ARTICLES]
    edged = ["<", *wording, ">"]
    runs = [" ".join(edged[at : at + n]) for n in (2, 3) for at in range(len(edged) - n + 1)]
    letters = " ".join(wording)
    pieces = [f"~{letters[at : at + _LETTERS]}" for at in range(len(letters) - _LETTERS + 1)]
    words = {token.form for token in tokens(utterance.text)} - _ARTICLES
    return frozenset([*wording, *runs, *pieces, *(f"={word}" for word in words)])


def _weights(held: Sequence[Features], rarity: Mapping[str, float], wanted: Any) -> Any:
    """Return the weight of each feature for each act, shape (features, acts)."""
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    column = {feature: at for at, feature in enumerate(rarity)}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for some in held:
        norm = length(some, rarity)
        data += [rarity[f] / norm for f in some]
        columns += [column[f] for f in some]
        ends.append(len(columns))
    rows = csr_array((np.array(data, np.float32), columns, ends), (len(held), len(column)))
    gram = (rows @ rows.T).toarray() + ACTS.ridge * np.eye(len(held), dtype=np.float32)
    return rows.T @ np.linalg.solve(gram, wanted)


def length(some: Iterable[str], rarity: Mapping[str, float]) -> float:
    """Return the length of the row of some known features; 1 where there are none."""
    return math.sqrt(sum(rarity[f] ** 2 for f in some)) or 1.0


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
    kinds = cycle(_CALLED)
    for text in examples:
        if "{x}" in text and "{y}" in text and detect_question(text) == "en":
            yield text.replace("{y}", next(kinds))
