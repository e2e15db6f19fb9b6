"""The act of an utterance: what the reader wants, told by the example utterances that it is near.

``corpus/acts.yaml`` holds the examples; another act or another way of saying it is another line
there.  What an utterance is about is taken out first, so that a question on forests is as near to
the examples as one on hospitals.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.dialogue import learning
from assistant.answering.dialogue.learning import Learned
from assistant.answering.dialogue.utterances import NUMBER, Utterance, take_apart, tokens
from assistant.retrieval.phrasing import ASKING
from assistant.settings import corpus_folder
from assistant.settings.writing import ACTS
from assistant.text.stop_words import stop_words
from assistant.text.wording import read_yaml

# Acts on anything, with those whose words frame their subjects.
_FRAMED: Mapping[str, Sequence[str]] = {
    "summarise": ("summarise", "library", "shorter"),
    "weigh": ("weigh",),
}
_TONGUES = frozenset("thai english ไทย อังกฤษ".split())  # beside a language wish, of a country


@dataclass(frozen=True, slots=True)
class Recognised:
    """An act with its weight, about 0 to 1, and the utterance taken apart."""

    act: str
    weight: float
    utterance: Utterance


class Recogniser:
    """Knows acts by what was learned of examples."""

    def __init__(self, learned: Learned) -> None:
        self.acts = tuple(learned.frames)
        self._asking = learning.asking_words(learned.words)
        often = frozenset(w for w, count in learned.words.items() if count >= ACTS.framing)
        self._framing = often | stop_words() | ASKING | {NUMBER}
        # A stop word that no example has, like ภายนอก, may end a name, and begins none.
        self._ending = stop_words() - learned.words.keys() - ASKING
        self._frames = learned.frames
        self._rarity = learned.rarity
        self._row = {feature: at for at, feature in enumerate(learned.rarity)}
        self._weights = learned.weights

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
        scores = zip(self._scores(asking), self.acts, strict=True)
        weight, act = max((s, act) for s, act in scores if among is None or act in among)
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

    def _scores(self, asking: Utterance) -> list[float]:
        """Return the weight of each act."""
        known = sorted(f for f in learning.features(asking) if f in self._row)  # in one order
        worth = [self._rarity[f] for f in known] @ self._weights[[self._row[f] for f in known]]
        norm = learning.length(known, self._rarity)
        return [float(weight) / norm for weight in worth]


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """Return the recogniser of the shipped examples."""
    return Recogniser(learning.known(_examples))


def _examples() -> Mapping[str, Sequence[str]]:
    acts = read_yaml(corpus_folder() / "acts.yaml")
    return {act: (*said["th"], *said["en"]) for act, said in acts.items()}
