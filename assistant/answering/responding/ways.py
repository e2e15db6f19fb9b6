"""The way of working that is nearest to a case: what of it bears on what is asked.

The ways are the frameworks of the shelf whose work the library holds. Whoever asks where to begin
is told its steps, whoever asks which to take the options of the choice that is meant, side by side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.shelf import keys, load_framework
from assistant.models.encoders import Vectors
from assistant.retrieval.asking_part import asking_part
from assistant.retrieval.judged import judged
from assistant.schema import Language
from assistant.settings.writing import ADVICE
from assistant.text.kept import kept
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of

# Who asks so wants to know which of several to take, or where to begin.
_CHOOSES = any_of(
    r"(?:รูปแบบ|แบบ|วิธี|ชนิด|ประเภท|อัน)(?:ไหน|ใด)|เลือก",
    r"\b(?:which|what) (?:kind|sort|type|form|way)s?\b|\bwhich\b|\bchoose\b|\bpick\b",
)
_BEGINS = any_of("เริ่ม|ก่อน", r"\b(?:first|start|begin|next step)\b")
_STEPS = ("strategy", "design", "integration")  # places of a framework; the first of each is a step


@dataclass(frozen=True, slots=True)
class Way:
    """A framework with its points as they answer a case, the best first, and its steps.

    It has no ``steps`` where something else answers far better: who asks for one thing gets that.
    They come first where it is asked how to begin (``begins``). ``sure`` is the judge's logit of
    its best point.
    """

    framework: Framework
    points: tuple[Element, ...]
    steps: tuple[Element, ...]
    nearness: float
    begins: bool
    sure: float

    def in_order(self) -> tuple[Element, ...]:
        """Return points and steps as they are told."""
        return (*self.steps, *self.points) if self.begins else (*self.points, *self.steps)


def nearest_way(desk: Desk, wish: Wish) -> Way | None:
    """Return the way of working nearest to a case, of those whose work the library holds."""
    known = (load_framework(key) for key in keys())
    held = [one for one in known if desk.library.headings_on(one.work)]
    if not held:
        return None
    vector = desk.library.encoder.encode_queries([wish.text[-ADVICE.case :]])[0]
    ways = (_way(one, _vectors(desk, one, wish.language) @ vector, wish) for one in held)
    way = max(ways, key=lambda way: way.nearness)
    options = _options(way.framework, wish)
    rest = (one for one in way.points if one not in options)
    return replace(way, points=(*options, *rest))


def _options(framework: Framework, wish: Wish) -> tuple[Element, ...]:
    """Return what there is to choose from, of the choice of a framework that is asked about."""
    asked = asking_part(wish.text)
    choices = tuple(framework.questions.values())
    if not choices or not Worded.of(asked).has(_CHOOSES):
        return ()
    words = set(content_words(asked))
    names = [
        " ".join(said[wish.language] for said in (one.name, *one.labels.values()))
        for one in choices
    ]
    shared = [len(words.intersection(content_words(name))) for name in names]
    meant = choices[shared.index(max(shared))]  # the first one where none is named
    return tuple(framework.elements[key] for key in meant.options.values())


def _way(framework: Framework, near: Any, wish: Wish) -> Way:
    """Return a framework with its points as they answer what is asked, the best first.

    The judge reads those that are nearest to the case and those that share most of its words.
    """
    steps = tuple(place[0] for name in _STEPS if (place := framework.place(name)))
    elements = tuple(framework.elements.values())
    asked = set(content_words(wish.text))
    shared = [len(asked & set(content_words(_said(e, wish.language)))) for e in elements]
    scores = [float(n) + ADVICE.word * s for n, s in zip(near, shared, strict=True)]
    points = [at for at, one in enumerate(elements) if one not in steps]
    order = sorted(points, key=scores.__getitem__, reverse=True)[: ADVICE.read]
    read = [*(elements[at] for at in order), *steps]
    logits = judged(asking_part(wish.text), [_said(one, wish.language) for one in read])
    begins = Worded.of(asking_part(wish.text)).has(_BEGINS)
    sure = max(logits)
    first = -math.inf if begins else sure
    likely = tuple(
        step
        for step, one in zip(steps, logits[len(order) :], strict=True)
        if one >= first - ADVICE.behind
    )
    worth = {at: scores[at] + ADVICE.judged * one for at, one in zip(order, logits, strict=False)}
    best = sorted(order, key=worth.__getitem__, reverse=True)
    told = _of_one_kind([(elements[at], worth[at]) for at in best])
    return Way(framework, tuple(told), likely, worth[best[0]], begins, sure)


def _of_one_kind(ranked: Sequence[tuple[Element, float]]) -> list[Element]:
    """Return the points that are not far behind the first, those of its best kind before others.

    Whoever chooses wants the choices side by side: the kind whose two best points are best.
    """
    kinds: dict[str, list[float]] = {}
    for element, worth in ranked:
        kinds.setdefault(element.group, []).append(worth)
    alone = ranked[0][1] - ADVICE.near
    likeliest = max(kinds, key=lambda kind: sum((*kinds[kind], alone)[:2]))
    near = [element for element, worth in ranked if worth >= alone]
    return sorted(near, key=lambda one: one.group != likeliest)


def _said(element: Element, language: Language) -> str:
    return f"{element.name[language]} {element.statement[language]}"


_held: dict[tuple[str, str, Language], Any] = {}


def _vectors(desk: Desk, framework: Framework, language: Language) -> Any:
    """Return a unit vector for each point of a framework, its mean taken off.

    They hang on the shipped texts and the encoder alone, and are kept from one process to the next.
    """
    encoder = desk.library.encoder
    key = encoder.fingerprint, framework.key, language
    if key not in _held:
        texts = [_said(element, language) for element in framework.elements.values()]
        name, of = f"ways-{framework.key}-{language}", "\n".join((encoder.fingerprint, *texts))
        made = kept(name, lambda: _centred(encoder.encode_passages(texts)), (__file__,), of)
        _held[key] = np.frombuffer(made, np.float32).reshape(len(texts), -1)
    return _held[key]


def _centred(rows: Vectors) -> bytes:
    """Return rows of length 1 whose mean was taken off, as bytes of 32-bit numbers."""
    rows = rows - rows.mean(axis=0)
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return rows.astype(np.float32).tobytes()
