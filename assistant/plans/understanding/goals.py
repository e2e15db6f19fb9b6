"""The measures of a goal: what is counted, from which baseline to which target, by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import gt, lt, ne

from assistant.plans.understanding.amounts import CLASSIFIERS, Amount, amounts_in, frequency_in
from assistant.plans.understanding.dates import dates_in
from assistant.plans.understanding.denials import denials
from assistant.plans.understanding.measures import ABOVE, Counted, Direction, Measure, noun
from assistant.text.language import content_words

_JOINTS = re.compile(
    r"\s+(?=และ)|(?<!\d)\s+(?=[\u0e00-\u0e7f]+(?:เป็น|ไม่เกิน|เหลือ|ไม่น้อยกว่า)\s*\d)|\s*;\s*|,?\s+and\s+(?=(?!(?:a|an|the)\b)[a-z]+(?:\s|$))|,\s+and\s+|,\s+(?=(?:all|every|each|at\s+(?:least|most)|no\s+more)\b|\d)|\s+and\s+(?=\d)|\s+(?=โดย(?:ไม่|ต้อง))|\.\s+(?=[A-Z])|,?\s+(?=without\b)",
    re.I,
)
# Where one counted aim may end and the next begin: a Thai blank between words, an English comma.
_BETWEEN = re.compile(r"(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])|,\s+(?=[a-z])")
_LEADING = re.compile(r"^(?:และ|and\b)\s*", re.I)
_AT_MOST = re.compile(
    r"ไม่[^\d]{0,20}เกิน|ไม่มากกว่า|(?<!ไม่)น้อยกว่า|เหลือ|ต่ำกว่า|at most|no more than|not more than|"
    r"fewer than|less than|below|under|within"
    r"|\b(?:cut|reduc|lower|shrink|drop|fall|halv|down)\w*\b[^.;]*?\bto\b\s*(?=\d)"
    r"|เป็น\s*0(?!\d)",
    re.I,
)
_AT_LEAST = re.compile(
    r"อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|at least|no fewer than|no less than|or more", re.I
)
_COMPARED: Mapping[re.Pattern[str], Direction] = {_AT_MOST: "at_most", _AT_LEAST: "at_least"}
_FROM_TO = re.compile(r"(?:จาก|from)\s*(?P<from>\d[\d,.]*)", re.I)
_YEARLY = re.compile(
    r"ปีที่แล้ว|ปีก่อน|ฤดูที่แล้ว|ต่อปี|ปีละ|ทั้งปี|(?:ใน)?ปี\s*25\d\d|last (?:year"
    r"|season)|a year|per year|in 2\d{3}|in the past year",
    re.I,
)
_DEADLINE = re.compile(
    r"\s*(?:ภายใน|ก่อน|ให้ทันใน|ไม่เกิน|ให้เสร็จ|\bwithin|\bby"
    r"|\bbefore)\s*(?:สิ้น|วันที่|เดือน|the end of|end of)*\s*$",
    re.I,
)
_DUE_ITSELF = re.compile(r"\s*(?:ภายใน|สิ้น|ไตรมาส|by\b|within\b|end\b)", re.I)
_EMPTIED = re.compile(r"\(\s*\)|(?<=[,;])\s*(?=[,;])|\s+(?=[,;])")
_COMMAS = re.compile(r"([,;])[,;\s]*(?=[,;])")
_TIME = re.compile(r"(?:ชั่วโมง|วัน|สัปดาห์|เดือน|ปี|นาที|(?:hours?|days?|weeks?|months?|years?).*)", re.I)
_NEAR = 12  # characters after a count in which a denial turns it
_SHARED = (
    1  # content words that a count of the problem must share with a measure to be its baseline
)


def counts_of(problem: str) -> tuple[Counted, ...]:
    """Return the clauses of a problem that count something."""
    found = (Counted(clause, amounts_in(clause)) for clause in _clauses(problem))
    return tuple(one for one in found if one.amounts)


def measures_of(goal: str, problem: str) -> tuple[Measure, ...]:
    """Return the measures of a goal with their baselines; a goal without numbers is one measure."""
    counted = counts_of(problem)
    return tuple(_measure(clause, counted, problem) for clause in _goal_clauses(goal))


def _goal_clauses(goal: str) -> Iterator[str]:
    plain = without_deadline(goal)
    for clause in _JOINTS.split(plain):
        for piece in _counted_apart(clause):
            if kept := _LEADING.sub("", piece).strip(" ,.;"):
                yield kept


def _counted_apart(clause: str) -> Iterator[str]:
    """Part a clause where what stands on both sides counts something of its own."""
    begun = 0
    cuts = [found.span() for found in _BETWEEN.finditer(clause)]
    for at, (end, start) in enumerate(cuts):
        following = cuts[at + 1][0] if at + 1 < len(cuts) else len(clause)
        if _counts_something(clause[begun:end]) and _counts_something(clause[start:following]):
            yield clause[begun:end]
            begun = start
    yield clause[begun:]


def _counts_something(text: str) -> bool:
    return bool(amounts_in(text)) or frequency_in(text) is not None


def without_deadline(text: str) -> str:
    """Return a text without the dates by which something is due.

    >>> without_deadline("all 14 ferries mended by 5 May 2029.")
    'all 14 ferries mended'
    """
    for named in reversed(dates_in(text)):
        before, said = text[: named.start], text[named.start : named.end]
        if found := _DEADLINE.search(before):
            text = before[: found.start()] + text[named.end :]
        elif _DUE_ITSELF.match(said) or (before.endswith("(") and text[named.end :][:1] == ")"):
            text = before + text[named.end :]
    text = _COMMAS.sub("", _EMPTIED.sub("", text))
    return " ".join(text.split()).strip(" ,.")


def _clauses(text: str) -> Iterator[str]:
    thai = any("\u0e00" <= char <= "\u0e7f" for char in text)
    cut = (
        r"\s+(?=[\u0e00-\u0e7f]{4,})(?<!\d )" if thai else r"(?<=[.;])\s+|,\s+|\s+(?:and|while)\s+"
    )
    for clause in re.split(cut, text):
        if kept := clause.strip(" .,;"):
            yield kept


def _measure(clause: str, counted: Sequence[Counted], problem: str) -> Measure:
    amounts = amounts_in(clause)
    rate = frequency_in(clause) is not None
    told = _FROM_TO.search(clause)
    if told and len(amounts) > 1:
        was, target = amounts[0], amounts[1]
        was = replace(was, text=f"{told['from']} {target.unit}".strip(), unit=target.unit)
        falls = target.value < was.value
        yearly = falls and bool(_YEARLY.search(problem)) and not _TIME.fullmatch(target.unit)
        return Measure(clause, target, was, "at_most" if falls else "reach", yearly)
    wanted, direction = _wanted(clause, amounts)
    of_all = wanted is not None and any(_same(a, wanted) for one in counted for a in one.amounts)
    baseline = None if of_all else _baseline(clause, wanted, counted, direction)
    yearly = baseline is not None and bool(_YEARLY.search(problem))
    if wanted and baseline and not wanted.unit and baseline.unit:
        wanted = replace(wanted, text=f"{wanted.text} {baseline.unit}", unit=baseline.unit)
    return Measure(clause, wanted, baseline, direction, yearly, rate, of_all)


def _wanted(clause: str, amounts: Sequence[Amount]) -> tuple[Amount | None, Direction]:
    """Return what is to be reached, and whether it is a limit.

    That is the amount after a comparison, else the first that is no time or limit: "at least
    twice a week" compares no amount.
    """
    for pattern, direction in _COMPARED.items():
        if found := pattern.search(clause):
            after = (a for a in amounts if a.start >= found.start())
            if first := next(after, None):
                return first, direction
    free = (a for a in amounts if not ABOVE.search(clause[: a.start]))
    timeless = (a for a in free if not _TIME.fullmatch(a.unit))
    told = next(timeless, amounts[0] if amounts else None)
    return told, "reach" if told else _direction(clause)


def _direction(clause: str) -> Direction:
    """Return which comparison a clause without an amount makes."""
    return next((said for pattern, said in _COMPARED.items() if pattern.search(clause)), "reach")


def _baseline(
    clause: str, target: Amount | None, counted: Sequence[Counted], direction: Direction
) -> Amount | None:
    """Return the amount of the same unit whose clause shares most words with a measure.

    Of two amounts in one clause the later is today's.
    """
    if target is None:
        return None
    said = {word for word in content_words(clause) if not _counts(word)}
    best: tuple[int, Amount] | None = None
    for one in counted:
        shared = len(said & set(content_words(one.clause)))
        for amount in one.amounts:
            unlike = direction == "reach" and not target.unit  # "to 150 of them" compares nothing
            same = not unlike and (not target.unit or noun(amount.unit) == noun(target.unit))
            fits = _FITS[direction](amount.value, target.value)
            denied = denials(one.clause[amount.end : amount.end + _NEAR]) > denials(clause)
            if (
                same
                and fits
                and not denied
                and shared >= _SHARED
                and (best is None or shared >= best[0])
            ):
                best = shared, amount
    return best[1] if best else None


_FITS: Mapping[Direction, Callable[[float, float], bool]] = {
    "at_most": gt,
    "at_least": lt,
    "reach": ne,
}


def _same(one: Amount, other: Amount) -> bool:
    return one.value == other.value and noun(one.unit) == noun(other.unit)


def _counts(word: str) -> bool:
    """Tell whether a word only counts: a number, or a Thai classifier."""
    return word.isdigit() or word in CLASSIFIERS
