"""Context: the little, well-chosen text that a chat model is given, numbered from 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.schema import Hit, Passage, Span
from assistant.settings.writing import MODEL_READING
from assistant.text import language, quotations

_INERT = str.maketrans("<>", "\u2039\u203a")  # so that no passage can close its own brackets
_NUMBER_BRACKETS = re.compile(r"\[([\d,;\s–-]+)\]")


@dataclass(frozen=True, slots=True)
class Budget:
    """How much a model is given to read: ``characters`` in all, in ``passages`` at most."""

    characters: int
    passages: int


LOCAL = Budget(MODEL_READING.local_characters, MODEL_READING.local_passages)
PROVIDER = Budget(MODEL_READING.provider_characters, MODEL_READING.provider_passages)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage, or the span of it, that the model is shown."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words shown, as they stand in the document."""
        at = self.passage.start
        return self.passage.text[self.start - at : self.end - at]

    def pieces(self) -> tuple[Span, ...]:
        """Return the spans that a claim may quote: the items of a list, or else sentences."""
        inside = [
            span for span in self.passage.parts if self.start <= span[0] and span[1] <= self.end
        ]
        if inside:
            return tuple(inside)
        return tuple((self.start + a, self.start + b) for a, b in language.sentences(self.text))


def budget_of(model: object, llm: str) -> Budget:
    """Return what a model may be given to read, by its context where it names one."""
    if llm == "local":
        return LOCAL
    profile = getattr(model, "profile", None) or {}
    tokens = getattr(model, "num_ctx", None) or profile.get("max_input_tokens")
    if not tokens:
        return PROVIDER
    share = MODEL_READING.share * tokens * MODEL_READING.characters_a_token
    characters = min(max(int(share), MODEL_READING.local_characters), MODEL_READING.most_characters)
    passages = max(LOCAL.passages, characters // MODEL_READING.a_passage)
    return Budget(characters, passages)


def choose(hits: Sequence[Hit], budget: Budget) -> tuple[Shown, ...]:
    """Return the best hits that fit, none twice, the last one cut down around its best window."""
    chosen: list[Shown] = []
    left = budget.characters
    for hit in hits:
        passage = hit.passage
        if len(chosen) == budget.passages:
            break
        if _is_there(passage, chosen):
            continue
        if len(passage.text) <= left:
            chosen.append(Shown(passage, passage.start, passage.end))
        elif left >= MODEL_READING.least:
            chosen.append(_cut(hit, left))
        left -= len(chosen[-1].text) if chosen and chosen[-1].passage is passage else 0
    return tuple(chosen)


def _is_there(passage: Passage, chosen: Sequence[Shown]) -> bool:
    """Tell whether the words of a passage are shown already: a copy, or a part of another."""
    words = quotations.bare(passage.text)
    return any(words in quotations.bare(one.text) for one in chosen)


def write(shown: Sequence[Shown]) -> str:
    """Write passages for a prompt; what stands in them cannot end them or look like a marker."""
    return "\n".join(
        f"<passage {number}>\n{_body(one)}\n</passage {number}>"
        for number, one in enumerate(shown, start=1)
    )


def inert(text: str) -> str:
    """Take from a text whatever a model could take for the prompt's own brackets and markers.

    >>> inert("see [3]")
    'see (3)'
    """
    return _NUMBER_BRACKETS.sub(r"(\1)", text.translate(_INERT))


def _body(one: Shown) -> str:
    passage = one.passage
    head = " / ".join(passage.section[-2:])
    lines = [head, "" if passage.context in passage.section else language.unwrap(passage.context)]
    if passage.kind in ("list", "row"):
        lines += [_slice(passage, span) for span in one.pieces()]
    else:
        lines.append(language.unwrap(one.text))
    return inert("\n".join(line for line in lines if line))


def _slice(passage: Passage, span: Span) -> str:
    return language.unwrap(passage.text[span[0] - passage.start : span[1] - passage.start])


def _cut(hit: Hit, limit: int) -> Shown:
    """Return whole sentences (or items) around the hit's best window, up to ``limit``."""
    passage = hit.passage
    pieces = Shown(passage, passage.start, passage.end).pieces()
    middle = sum(hit.window) / 2 if hit.window[1] else passage.start
    first = min(range(len(pieces)), key=lambda at: abs(sum(pieces[at]) / 2 - middle))
    low, high = first, first
    while low > 0 or high < len(pieces) - 1:
        lower, higher = max(low - 1, 0), min(high + 1, len(pieces) - 1)
        if pieces[higher][1] - pieces[low][0] <= limit and higher != high:
            high = higher
        elif pieces[high][1] - pieces[lower][0] <= limit and lower != low:
            low = lower
        else:
            break
    start = pieces[low][0]
    return Shown(passage, start, min(pieces[high][1], start + limit))
