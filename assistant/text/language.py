"""Language: detect, normalise, words, sentences.  All of PyThaiNLP's tokenising lives here.

One tokeniser serves indexing, asking and checking alike, so that a word found by one is found by
all.  Thai is never cut at word-character classes, blanks or full stops.
"""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any

from assistant.schema import Language, Span
from assistant.text import sentence_ends, sentence_model
from assistant.text.dictionary import (
    abbreviated,
    all_words,
    asking_parts,
    bare_abbreviations,
    dictionary,
    thai_words,
)
from assistant.text.stop_words import stop_words

THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"  # letters, vowels and marks; digits and punctuation apart
THAI_DIGITS = "\u0e50-\u0e59"
PART_WEIGHT = 0.4  # a part of a compound says less than the compound (measured: 16 of 16 pairs)

# "พ.ร.บ.", "ป.ป.ช", "กอ.รมน.", and behind no Thai letter "อบต.": letters with full stops.
_DOTTED = r"[ก-ฮ](?:\.[ก-ฮ])+(?![ก-๎.])|(?:[ก-ฮ]{1,4}\.){2,}"
_SHORT = rf"{_DOTTED}|(?<![{THAI}])[ก-ฮ]{{2,6}}\."
_TOKEN = re.compile(
    rf"(?P<short>{_SHORT})|(?P<thai>[{THAI}]+?(?=[ก-ฮ]\.(?:[ก-ฮ]{{1,4}}\.)+|[^{THAI}]|$))"
    rf"|[0-9{THAI_DIGITS}]+(?:[.,][0-9{THAI_DIGITS}]+)*|[A-Za-z\u00c0-\u024f]+(?:[-'’][A-Za-z0-9]+)*"
)
_THAI_RUN = re.compile(rf"[{THAI}]")
_LINE_OR_BREAKS = re.compile(r"\n+|[^\n]+")
_THAI_LETTERS = re.compile(rf"[{THAI}]+")
_LATIN_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DIGITS = {ord("๐") + n: str(n) for n in range(10)}
_POSSESSIVE = re.compile("['’]s?$")
_BLANKS = re.compile(r"[ \t\u00a0]+")


def nfc(text: str) -> str:
    """Return the text composed (NFC, never NFKC: that takes sara am apart), without invisibles."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def arabic_digits(text: str) -> str:
    """Write Thai digits as Arabic ones; the length stays.

    >>> arabic_digits("พ.ศ. ๒๕๕๒")
    'พ.ศ. 2552'
    """
    return text.translate(_DIGITS)


def detect(text: str) -> Language:
    """Return the language that most letters of a text are in; a third of Thai is Thai."""
    thai, latin = _count(_THAI_LETTERS, text), _count(_LATIN_LETTERS, text)
    return "th" if thai and thai * 2 >= latin else "en"


def _count(letters: re.Pattern[str], text: str) -> int:
    """The letters of a kind in a text, by runs: a list of each takes far more than the text."""
    return sum(match.end() - match.start() for match in letters.finditer(text))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of an English word (Snowball); Thai words and numbers are their own.

    >>> stem("contracts"), stem("เครือข่าย")
    ('contract', 'เครือข่าย')
    """
    is_english = word.isascii() and word.isalpha()
    return str(_stemmer(threading.get_ident()).stemWord(word)) if is_english else word


@lru_cache(maxsize=256)
def _stemmer(_thread: int) -> Any:  # it holds the word that it is at: each thread has its own
    import snowballstemmer  # type: ignore[import-untyped]  # the package ships no types

    return snowballstemmer.stemmer("english")


def words(text: str) -> list[str]:
    """Return the words of a text in order: lower case, Arabic digits, English ones stemmed.

    An abbreviation is one word, its letters and one full stop, however it is dotted.

    >>> words("เครือข่าย (Networks) ๒๕๕๒ ตามพ.ร.บ. อบต.")
    ['เครือข่าย', 'network', '2552', 'ตาม', 'พรบ.', 'อบต.']
    """
    return list(_words(text))


@lru_cache(maxsize=4_000)  # passages and windows that come up again and again: some 20 MB
def _words(text: str) -> tuple[str, ...]:
    return tuple(sys.intern(word) for _, word in placed_words(unwrap(nfc(text))))


def placed_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text that has no wrapped lines, each with the offset it begins at."""
    for match in _TOKEN.finditer(text):
        token, at = match[0], match.start()
        if match["short"]:
            yield at, _abbreviation(token)
        elif match["thai"]:
            for word in thai_words(token):
                yield at, f"{word}." if word in bare_abbreviations() else word
                at += len(word)
        else:
            yield at, stem(_POSSESSIVE.sub("", arabic_digits(token).lower()))


def _abbreviation(token: str) -> str:
    """Return the word that letters with full stops are; a plain word may end a sentence."""
    bare = token.replace(".", "")
    ends = token[:-1] == bare and bare in dictionary() and bare not in bare_abbreviations()
    return bare if ends and f"{bare}." not in abbreviated() else f"{bare}."


def word_cuts(text: str) -> frozenset[int]:
    """Return the offsets of a text that are inside no Thai word; compounds that ask are cut too.

    >>> sorted(word_cuts("กี่คน"))
    [0, 3, 5]
    """
    cuts = set(range(len(text) + 1))
    for match in _TOKEN.finditer(text):
        if match["thai"]:
            at = match.start()
            cuts -= set(range(at + 1, match.end()))
            for word in thai_words(match[0]):
                cuts |= {at, at + len((asking_parts(word) or (word,))[0])}
                at += len(word)
    return frozenset(cuts)


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry content, in order, repeats kept."""
    stop = stop_words()
    return [w for w in words(text) if w not in stop and (len(w) > 1 or w.isdigit())]


def index_terms(text: str) -> list[tuple[str, float]]:
    """Return the terms that lexical search knows a text by, each with its weight, 0 to 1.

    Frequent words stay in: what they are worth is for the scoring to say.
    """
    terms: list[tuple[str, float]] = []
    for word in words(text):
        terms.append((word, 1.0))
        terms += [(part, PART_WEIGHT) for part in parts(word)]
    return terms


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the words that a compound is made of, or nothing for a simple word.

    >>> parts("งบประมาณ"), parts("บริหารงาน"), parts("joined-up")
    ((), ('บริหาร', 'งาน'), ('join', 'up'))
    """
    if "-" in word:
        return tuple(stem(piece) for piece in word.split("-") if piece)
    if len(word) < 5 or not _THAI_RUN.match(word):
        return ()
    known = dictionary()
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - 12), end - 1):
            piece = word[start:end]
            if start in best and piece != word and len(piece) >= 3 and piece in known:
                path = (*best[start], piece)
                if end not in best or len(path) < len(best[end]):
                    best[end] = path
    return best.get(len(word), ())


def unwrap(text: str) -> str:
    r"""Join wrapped lines for reading: Thai to Thai with nothing, anything else with a blank.

    A blank at the line's end is a real one and stays one blank; a hyphen there joins words.

    >>> unwrap("การทำงาน\nร่วมกัน \nของรัฐ")
    'การทำงานร่วมกัน ของรัฐ'
    """
    return _BLANKS.sub(" ", flatten(text)[0]).strip()


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of a text; together they cover it, blanks apart."""
    language = detect(text)
    ends = _thai_ends(text) if language == "th" else sentence_ends.english_ends(text)
    return sentence_ends.kept(text, ends, language)


def _thai_ends(text: str) -> list[int]:
    """Return where sentences of a Thai text may end; none does where blanks end the last one."""
    flat, offsets = flatten(text)
    found = all_words(flat)
    ends = sentence_model.ends_of(found)
    places = list(accumulate(map(len, found)))
    return [offsets[at] for at, is_end in zip(places, ends, strict=True) if is_end]


def flatten(text: str) -> tuple[str, list[int]]:
    """Take out the line breaks that only wrap; return the text and each character's old offset.

    The offsets have one entry more than the text, so that they also place its end.
    """
    kept: list[str] = []
    offsets: list[int] = []
    for match in _LINE_OR_BREAKS.finditer(text):
        start, end = match.span()
        if text[start] != "\n":
            kept.append(match[0])
            offsets += range(start, end)
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        divided = (
            before == "-" and _LATIN_LETTERS.match(text[start - 2 : start - 1]) and end - start == 1
        )
        close = (_THAI_RUN.match(before) and _THAI_RUN.match(after)) or (
            divided and _LATIN_LETTERS.match(after)
        )
        if before.strip() and not close:
            kept.append(" ")
            offsets.append(start)
    return "".join(kept), [*offsets, len(text)]
