"""Facts that a claim may not invent: its numbers, its names, and what it denies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.settings.checking import CHECKING
from assistant.text import language, numerals
from assistant.text.calendar import MONTHS
from assistant.text.stop_words import stop_words

Equivalents = Mapping[str, Collection[str]]

_COUNTRIES = (
    ("thailand", "thai", "ไทย"),
    ("united states", "american", "america", "us", "usa", "u.s", "สหรัฐ", "อเมริกา"),
)
_SAME = tuple(frozenset(row) for row in (*MONTHS, *_COUNTRIES))  # names of one thing

_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f]*(?:[-'’][A-Za-z]+)*")
_OTHER_SCRIPT = re.compile(
    r"[^\W\d_A-Za-z\u00aa-\u024f\u0e00-\u0e7f]+"
)  # a model that slips into Chinese
_OPENING = re.compile(r"(?:^|[.!?:;]\s|\n)\s*(?:\(?\d{1,2}[.)]\s*|[-*•]\s*)?[“\"'(‘]*$")
_NAMED = re.compile(  # what follows a capital at a sentence's start when it is a name
    r"^(?:['’]s\b|,?\s*\((?:19|20|25)\d\d|\s+(?:and|&)\s+[A-Z]|,?\s+et al|\s+[A-Z]"
    r"|\s+(?:argu|say|said|stat|writ|wrote|show|find|found|report|defin|describ|suggest|propos)\w*\b)"
)
_SHORT = 3  # letters; in small ones they are another word, as "us"
_LANGUAGES = frozenset(["thai", "english"])  # said of the answer, not of the literature
_TITLES = frozenset(["นาย", "นาง", "นางสาว", "ดร."])
_NEGATIONS = frozenset(
    ["ไม่", "มิ", "ไม่มี", "ไม่ใช่", "มิใช่", "ไม่สามารถ", "not", "no", "never", "cannot"]
)
# What makes a negation say something else ("not only").
_NO_NEGATION = frozenset(["ว่า", "เพียง", "เพียงแต่", "เพียงแค่", "แค่", "onli", "just"])
# Behind a negation, or one word with it, it leaves open which word is denied: ไม่ได้ stands before
# some verbs and after others.
_MAY, _MAY_NOT = "ได้", "ไม่ได้"
_EMPTY = frozenset(["ที่จะ", "อาจจะ", "ควรจะ", "do"])  # beside the stop words
_PLACE_KINDS = frozenset(["จังหวัด", "ประเทศ"])


def missing(claim: str, evidence: str, same: Equivalents | None = None) -> tuple[str, ...]:
    """Return the numbers, names and foreign letters of a claim that its evidence does not have.

    ``same`` maps a name in lower case to its forms in the other language.

    >>> missing("สามแนวทางใน พ.ศ. 2552 ของ Smith", "In 2009 there were three ways.")
    ('Smith',)
    """
    return (
        *missing_numbers(claim, evidence),
        *_missing_names(claim, evidence, same or {}),
        *(run for run in _OTHER_SCRIPT.findall(claim) if run not in evidence),
    )


def missing_numbers(claim: str, evidence: str) -> tuple[str, ...]:
    """Return the numbers of a claim that its evidence does not have, as written."""
    said = numerals.numbers(claim)
    if not said:
        return ()
    found = {reading for number in numerals.numbers(evidence) for reading in number.readings}
    places = found | numerals.enumerators(evidence)
    return tuple(
        number.text
        for number in said
        if number.readings.isdisjoint(places if number.ordinal else found)
    )


def invented(
    claim: str, evidence: str, quotes: Sequence[str], same: Equivalents | None = None
) -> tuple[str, ...]:
    """Return what of ``missing`` cannot come of counting what the quotes name.

    >>> invented("สองฝ่ายต่างกัน ตั้งแต่ปี 2552", "", ["รัฐกับเอกชนต่างกัน"])
    ('2552',)
    """
    lacking = missing(claim, evidence, same)
    if any(_counts(quote) for quote in quotes):
        return lacking  # which count for themselves
    return tuple(one for one in lacking if any(map(str.isdigit, one)) or not _counts(one))


def _counts(text: str) -> bool:
    """Tell whether a text has the number of a few things."""
    found = (reading for number in numerals.numbers(text) for reading in number.readings)
    return any(one.isdigit() and 2 <= int(one) <= CHECKING.counted for one in found)


def names(text: str) -> tuple[str, ...]:
    """Return the names of a text: capitalised Latin words, places, and who follows a title."""
    return (*_latin_names(text), *_thai_names(text))


def coverage(claim: str, evidence: str) -> float:
    """Return the share of a claim's different content words that its evidence has, 0 to 1.

    Numbers count as had: whether they agree is for ``missing_numbers`` to say.
    """
    wanted = set(language.content_words(numerals.without_enumerators(claim)))
    if not wanted:
        return 0.0  # nothing is said that evidence could carry
    known = _vocabulary(evidence)
    return sum(word[0].isdigit() or _known(word, known) for word in wanted) / len(wanted)


def contradicts(claim: str, evidence: str) -> bool:
    """Tell whether claim and evidence, of one language, negate different words.

    >>> contradicts("องค์กรเดี่ยวสามารถตอบสนองได้", "องค์กรเดี่ยวไม่สามารถตอบสนองได้")
    True
    """
    said, denied, _ = _polarity(claim)
    evidence_said, evidence_denied, perhaps = _polarity(evidence)
    if denied - perhaps and not evidence_denied:
        return True
    wrongly_denied = (denied - evidence_denied - said) & evidence_said
    wrongly_said = (said - evidence_said - denied) & evidence_denied
    return bool(wrongly_denied | wrongly_said)


def _missing_names(claim: str, evidence: str, same: Equivalents) -> Iterator[str]:
    known = _vocabulary(evidence)
    spelt = {name: language.words(name) for name in names(claim)}
    absent = {n: lacking for n, own in spelt.items() if (lacking := _unknown(own, known))}
    excused = _excused(claim, evidence, same) if absent else frozenset()
    yield from (name for name, lacking in absent.items() if not excused.issuperset(lacking))


def _unknown(spelt: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in spelt if not _known(word, known))


def _excused(claim: str, evidence: str, same: Equivalents) -> frozenset[str]:
    """Return the words of the claim's names that the evidence has under another name."""
    rows = [(key, forms) for key, forms in same.items() if _has_name(claim, key)]
    rows += [(key, row) for row in _SAME for key in row if _has_name(claim, key)]
    found = (key for key, forms in rows if any(_has_name(evidence, form) for form in forms))
    return frozenset(word for key in found for word in language.words(key))


def _has_name(text: str, name: str) -> bool:
    """Whether a text has a name as words of its own: a short Latin one in capitals, "US"."""
    if not name.isascii():
        return name in text
    short = len(name) <= _SHORT
    spelt = re.escape(name.upper() if short else name)
    found = name.lower() in text.lower() and re.search(
        rf"(?<![A-Za-z]){spelt}(?![A-Za-z])", text, 0 if short else re.IGNORECASE
    )
    return bool(found)


def _vocabulary(text: str) -> frozenset[str]:
    found = set(language.words(text))
    return frozenset(found.union(*(language.parts(word) for word in found)))


def _known(word: str, vocabulary: frozenset[str]) -> bool:
    if word in vocabulary:
        return True
    pieces = language.parts(word)
    return bool(pieces) and all(piece in vocabulary for piece in pieces)


def _latin_names(text: str) -> Iterator[str]:
    thai, stop = language.detect(text) == "th", stop_words()
    for match in _CAPITAL.finditer(text):
        name = match[0]
        if len(name) == 1 or {name.lower(), language.stem(name.lower())} & (stop | _LANGUAGES):
            continue
        opens = not thai and _OPENING.search(text[: match.start()])
        if not opens or name.isupper() or _NAMED.match(text[match.end() :]):
            yield name


def _thai_names(text: str) -> Iterator[str]:
    tokens, stop = language.words(text), stop_words()
    places = _places()
    for before, token in zip(["", *tokens], tokens, strict=False):
        known = token in places and (len(token) >= CHECKING.place or before in _PLACE_KINDS)
        if known or (before in _TITLES and token not in stop and not token.isascii()):
            yield token


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    from pythainlp.corpus import countries, provinces

    return frozenset(str(place) for place in (*provinces(), *countries()))


def _polarity(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the content words that a text says, those that it negates, and those it may negate."""
    said: set[str] = set()
    denied: set[str] = set()
    perhaps: set[str] = set()
    reach, negated, stop = 0, denied, stop_words()
    for token in language.words(text):
        if token == _MAY_NOT:
            reach, negated = CHECKING.negation_reach, perhaps
        elif token in _NEGATIONS:
            reach, negated = CHECKING.negation_reach, denied
        elif token == _MAY and reach:
            negated = perhaps
        elif token in _NO_NEGATION:
            reach = 0
        elif token in stop or token in _EMPTY:
            reach -= 1
        else:
            (negated if reach > 0 else said).add(token)
            reach = 0
    return frozenset(said), frozenset(denied), frozenset(perhaps)
