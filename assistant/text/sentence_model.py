"""PyThaiNLP's crfcut, the same ends ten times as fast: its model is read once into plain weights.

crfcut builds 37 strings a word and hands them to CRFsuite. Nearly all of them are in no model, and
with two labels only the difference of their weights counts. So each word, pair and triple of words
is looked up once and adds its differences to the words that it stands near.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

_NEAR = 2  # words on either side that a word's features see
_GRAMS = (1, 2, 3)
_PAD = "xxpad"
_FULL_STOPS = ("!", ".", "?")
_FEATURE = re.compile(r"(word|ender|starter)_([123])_(-?[0-9])_-?[0-9]=(.*)", re.DOTALL)
_ENDS, _GOES_ON = b"E", b"I"

# CRFsuite's file: where its parts begin stands in the head; names are records behind a table.
_HEAD = struct.Struct("<4sI4sIIIIIIIII")
_PART = struct.Struct("<4sII")
_NAMES = struct.Struct("<4sIIIII")
_NAME = struct.Struct("<II")
_WEIGHT = struct.Struct("<IIId")  # its kind, what it is of, the label that it is for, how much
_OF_WORDS, _OF_LABELS = 0, 1  # kinds of weights

Shifts = tuple[tuple[int, float], ...]  # where, from the first word of a gram, and how much


class _Weights(NamedTuple):
    """What the model holds; each weight is how much more for an end than against one.

    ``enders`` and ``starters`` have an entry for each pattern of such words in a window, the
    first word as the highest bit. ``follow`` has the four weights of two labels in a row.
    """

    grams: tuple[Mapping[str, Shifts], ...]
    enders: tuple[float, ...]
    starters: tuple[float, ...]
    follow: tuple[float, float, float, float]  # on–on, on–end, end–on, end–end


def ends_of(words: Sequence[str]) -> list[bool]:
    """Tell for each word of a text, blanks too, whether crfcut ends a sentence behind it."""
    if not words:
        return []
    ends = _likeliest(_scores(words, _weights()), _weights().follow)
    ends[-1] = True
    for at, word in enumerate(words):
        bare = word.strip()
        if bare.endswith(_FULL_STOPS):
            ends[at] = True
        elif not bare and (at == 0 or ends[at - 1]):
            ends[at] = False
    return ends


def _scores(words: Sequence[str], weights: _Weights) -> list[float]:
    """Return for each word how much more the model gives for an end behind it than against one."""
    enders, starters = _marking_words()
    pads = [_PAD] * _NEAR
    padded = [*pads, *words, *pads]
    count = len(padded)
    scores = [0.0] * (count + 2 * _NEAR)  # with room for what falls outside on either side
    for length, grams in zip(_GRAMS, weights.grams, strict=True):
        neighbours = zip(*(padded[skipped:] for skipped in range(length)), strict=False)
        for at, gram in enumerate(map("|".join, neighbours)):
            for shift, weight in grams.get(gram, ()):
                scores[at + shift] += weight
    mask = (1 << (2 * _NEAR + 1)) - 1
    ending = starting = 0
    for at, word in enumerate(padded):
        ending = (ending << 1 | (word in enders)) & mask
        starting = (starting << 1 | (word in starters)) & mask
        if at >= 2 * _NEAR:
            scores[at - _NEAR] += weights.enders[ending] + weights.starters[starting]
    return scores[_NEAR : _NEAR + len(words)]


def _likeliest(scores: Sequence[float], follow: tuple[float, float, float, float]) -> list[bool]:
    """Return the likeliest labels (Viterbi), of which only how far end leads needs to be known."""
    on_on, on_end, end_on, end_end = follow
    lead = scores[0]
    back: list[tuple[bool, bool]] = []  # whether an end came before, if none is here, and if one is
    for score in scores[1:]:
        to_on, to_end = lead + end_on, lead + end_end
        ended_on, ended_end = to_on > on_on, to_end > on_end
        back.append((ended_on, ended_end))
        lead = score + (to_end if ended_end else on_end) - (to_on if ended_on else on_on)
    ends = [lead > 0]
    for behind in reversed(back):
        ends.append(behind[ends[-1]])
    ends.reverse()
    return ends


@lru_cache(maxsize=1)
def _marking_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that crfcut knows to stand at the end and at the beginning of sentences."""
    from pythainlp.tokenize import crfcut

    return frozenset(crfcut._ENDERS), frozenset(crfcut._STARTERS)


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    from pythainlp.corpus import corpus_path

    return _read(Path(corpus_path(), "sentenceseg_crfcut.model").read_bytes())


def _read(model: bytes) -> _Weights:
    """Read a model of CRFsuite (60 ms); its form has not changed since 2011."""
    head = _HEAD.unpack_from(model)
    weights_at, labels_at, names_at = head[7:10]
    count = _PART.unpack_from(model, weights_at)[2]
    begin = weights_at + _PART.size
    rows = memoryview(model)[begin : begin + count * _WEIGHT.size]
    labels = dict(_names(model, labels_at))
    end, on = (next(i for i, name in labels.items() if name == n) for n in (_ENDS, _GOES_ON))
    names = dict(_names(model, names_at))
    lead: dict[str, float] = {}
    follow: dict[tuple[int, int], float] = {}
    for kind, source, target, weight in _WEIGHT.iter_unpack(rows):
        if kind == _OF_WORDS:
            name = names[source].decode()
            lead[name] = lead.get(name, 0.0) + (weight if target == end else -weight)
        elif kind == _OF_LABELS:
            follow[source, target] = weight
    pairs = ((on, on), (on, end), (end, on), (end, end))
    a, b, c, d = (follow.get(pair, 0.0) for pair in pairs)
    return _sorted(lead, (a, b, c, d))


def _names(model: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the name of each label or feature of a table."""
    *_, count, table = _NAMES.unpack_from(model, at)
    for place in struct.unpack_from(f"<{count}I", model, at + table):
        number, size = _NAME.unpack_from(model, at + place)
        begin = at + place + _NAME.size
        yield number, model[begin : begin + size - 1]  # it ends with a zero


def _sorted(weights: Mapping[str, float], follow: tuple[float, float, float, float]) -> _Weights:
    """Sort weights by the words that have them, and add up those that know only a word's kind."""
    grams: tuple[dict[str, Shifts], ...] = ({}, {}, {})
    for name, weight in weights.items():
        match = _FEATURE.fullmatch(name)
        if match and match[1] == "word":
            held = grams[int(match[2]) - 1]
            held[match[4]] = (*held.get(match[4], ()), (-int(match[3]), weight))
    bias = weights.get("bias", 0.0)
    enders = tuple(bias + w for w in _patterns("ender", weights))
    return _Weights(grams, enders, _patterns("starter", weights), follow)


def _patterns(kind: str, weights: Mapping[str, float]) -> tuple[float, ...]:
    """Return what each pattern of a kind of word in a window adds, by its bits."""
    size = 2 * _NEAR + 1
    found = []
    for bits in product((False, True), repeat=size):
        words = [kind if bit else "normal" for bit in bits]
        names = (
            f"{kind}_{n}_{at - _NEAR}_{at - _NEAR + n}={'|'.join(words[at : at + n])}"
            for n in _GRAMS
            for at in range(size + 1 - n)
        )
        found.append(sum(weights.get(name, 0.0) for name in names))
    return tuple(found)
