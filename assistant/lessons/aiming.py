"""Which points of a curriculum a topic is about: by the words of points, sets, units, sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log

from assistant.lessons.curriculum import Curriculum
from assistant.lessons.meaning import mended
from assistant.text.everyday import everyday
from assistant.text.language import content_words, stem, words

_CLOSE = (0.7, 0.5, 0.4)  # of the best point's share that the others must reach, till they are
_FEW = 4  # points; fewer make no lesson
_LEAST = 0.34  # share of a topic's worth that a point must have at all
_BORROWED = 0.9  # what a word of a set's or unit's name is worth to its points
_UNKNOWN = 0.5  # what a word is worth that no point has, of the rarest word's worth
_MOST = 0.5  # share of a set's members that bring the others along
_WHOLE = 0.6  # share of a topic's worth that the course's own name has: the course is meant
# What a topic says of the lesson rather than of its matter.
_FRAME = (
    "แนวคิด หลักการ กรณีศึกษา เบื้องต้น พื้นฐาน บทนำ ความรู้ หลักสูตร อบรม สัมมนา บทเรียน เรื่อง "
    "อย่างไร อะไร ทำไม ไหน ใคร เกี่ยวกับ concepts cases studies introduction overview basics "
    "principles practice lesson workshop seminar course training how what who which should does"
)


@dataclass(frozen=True, slots=True)
class Aimed:
    """What a topic is about, ``share`` being how much of the topic the best point has, 0 to 1."""

    points: frozenset[str]
    share: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Texts:
    """The words of a curriculum: its points' own, those lent by names, and each word's worth."""

    own: Mapping[str, frozenset[str]]
    lent: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    units: Mapping[str, frozenset[str]]
    worth: Mapping[str, float]
    spelt: tuple[str, ...]


def reading(topic: str, curriculum: Curriculum) -> str:
    """Return a topic without slips in the words of the curriculum."""
    return mended(topic, _gathered(curriculum).spelt)


def aim(topic: str, curriculum: Curriculum) -> Aimed:
    """Return the points that a topic is about.

    The course itself is meant where a topic says hardly more than the course's name.
    """
    texts = _gathered(curriculum)
    wanted = _wanted(topic, texts)
    worth = {word: _worth(texts, word) for word in wanted}
    total = sum(worth.values())
    if not total:
        return Aimed(frozenset(), 0.0)
    if _is_whole(wanted, curriculum, texts):
        return Aimed(every(curriculum), 1.0, whole=True)

    def share(held: frozenset[str], lent: frozenset[str] = frozenset()) -> float:
        lends = (worth[w] * _BORROWED for w in wanted if w in lent and w not in held)
        return (sum(worth[w] for w in wanted & held) + sum(lends)) / total

    shares = {key: share(own, texts.lent[key]) for key, own in texts.own.items()}
    best = max(shares.values(), default=0.0)
    if best < _LEAST:
        return Aimed(frozenset(), best)
    chosen = _near(curriculum, shares, best)
    units = {u.id: share(texts.units[u.id]) for u in curriculum.units}
    sets = {key: share(name) for key, name in texts.sets.items()}
    named = max(*units.values(), *sets.values())
    if named < best * _BORROWED:
        return Aimed(frozenset(chosen), best)
    close_by = {key for key in chosen if shares[key] >= best * _BORROWED}
    unit_names = [key for key, found in units.items() if found == named]
    set_names = [key for key, found in sets.items() if found == named]
    if _is_unit(wanted, texts, unit_names, set_names):
        whole = {p for unit in curriculum.units if unit.id in unit_names for p in unit.points}
    else:
        whole = {m for key in set_names for m in _members(curriculum, key)}
    return Aimed(frozenset(whole | close_by), best)


def _wanted(topic: str, texts: _Texts) -> frozenset[str]:
    """Return the words that tell a topic; for an everyday one, what the curriculum prints more."""
    terms = _terms(topic) - _terms(_FRAME)
    for run, others in everyday().written(tuple(words(topic))).items():
        said = frozenset(stem(word) for word in run)
        rarity = _rarest(said, texts)
        printed = (_terms(" ".join(other)) for other in others)
        held = next((one for one in printed if one and _rarest(one, texts) < rarity), said)
        terms = (terms - said) | held if held != said else terms
    return terms


def _rarest(run: frozenset[str], texts: _Texts) -> float:
    return max(texts.worth.get(word, inf) for word in run)


def _is_unit(
    wanted: frozenset[str], texts: _Texts, units: Sequence[str], sets: Sequence[str]
) -> bool:
    """Tell whether a topic that units and lists are named by means a unit.

    It does where several lists share the name, or where the unit's name says little else.
    """
    if not (units and sets):
        return bool(units)

    def said(names: Iterable[frozenset[str]]) -> float:
        return max(len(wanted & name) / len(name) for name in names)

    return len(sets) > 1 or said(texts.units[u] for u in units) >= said(texts.sets[s] for s in sets)


def _near(curriculum: Curriculum, shares: Mapping[str, float], best: float) -> set[str]:
    """Return the points that are near the best one; where these are few, some more."""
    chosen: set[str] = set()
    for close in _CLOSE:
        if len(chosen) < _FEW:
            least = max(best * close, _LEAST)
            chosen = {key for key, found in shares.items() if found >= least}
            chosen |= _along(curriculum, chosen)
    return chosen


def every(curriculum: Curriculum) -> frozenset[str]:
    """Return all points that a curriculum teaches."""
    return frozenset(point for unit in curriculum.units for point in unit.points)


def in_sections(sections: Iterable[str], curriculum: Curriculum) -> frozenset[str]:
    """Return the points that report one of the sections, by the names of its trail."""
    wanted = tuple(sections)
    return frozenset(
        key
        for unit in curriculum.units
        for key in unit.points
        if any(name.startswith(s) for s in curriculum.point(key).sections for name in wanted)
    )


def _is_whole(wanted: frozenset[str], curriculum: Curriculum, texts: _Texts) -> bool:
    """Tell whether a topic is the course: mostly its name, and no word that names a part of it."""
    parts = frozenset[str]().union(*texts.sets.values(), *texts.units.values())
    names = (_terms(name) for name in curriculum.name.values())
    return any(
        len(wanted & name) / len(wanted) >= _WHOLE and not (wanted - name) & parts for name in names
    )


def _along(curriculum: Curriculum, chosen: set[str]) -> set[str]:
    """Return the members of the sets that are chosen as a list, or mostly."""
    return {
        member
        for key, point_set in curriculum.sets.items()
        if point_set.listed_by in chosen
        or len(chosen & set(point_set.members)) >= _MOST * len(point_set.members)
        for member in _members(curriculum, key)
    }


def _members(curriculum: Curriculum, key: str) -> tuple[str, ...]:
    point_set = curriculum.sets[key]
    return (*((point_set.listed_by,) if point_set.listed_by else ()), *point_set.members)


def _worth(texts: _Texts, word: str) -> float:
    most = max(texts.worth.values())
    return texts.worth.get(word, most * _UNKNOWN)


def _terms(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


_KEPT: dict[str, tuple[Curriculum, _Texts]] = {}  # by the curriculum's key, read once


def _gathered(curriculum: Curriculum) -> _Texts:
    found = _KEPT.get(curriculum.key)
    if found is None or found[0] is not curriculum:
        _KEPT[curriculum.key] = found = (curriculum, _read(curriculum))
    return found[1]


def _read(curriculum: Curriculum) -> _Texts:
    own: dict[str, frozenset[str]] = {}
    lent: dict[str, set[str]] = {}
    taught = [key for unit in curriculum.units for key in unit.points]
    listed = [m for key in curriculum.sets for m in _members(curriculum, key)]
    for key in dict.fromkeys((*taught, *listed)):
        point, gist = curriculum.point(key), curriculum.gists.get(key)
        said = [*point.name.values(), *point.statement.values(), *(gist or {}).values()]
        own[key] = _terms("\n".join(map(str, said)))
        lent[key] = set(_terms("\n".join(point.sections)))
    sets = {k: _terms("\n".join(s.name.values())) for k, s in curriculum.sets.items()}
    units = {u.id: _terms("\n".join(u.name.values())) for u in curriculum.units}
    for key, name in sets.items():
        for member in _members(curriculum, key):
            lent[member] |= name
    seen = Counter(word for key, words in own.items() for word in words | lent[key])
    worth = {word: log(1 + len(own) / count) for word, count in seen.items()}
    spelt = {w for name in (*sets.values(), *units.values()) for w in name}
    spelt |= {w for key in own for w in _terms("\n".join(curriculum.point(key).name.values()))}
    frozen = {key: frozenset(words) for key, words in lent.items()}
    return _Texts(own, frozen, sets, units, worth, tuple(sorted(spelt)))
