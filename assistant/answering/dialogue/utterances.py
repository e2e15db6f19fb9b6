"""An utterance apart: the words that ask, and the stretches that name what it is about.

The words that ask are those of the example utterances; whatever else stands in an utterance is its
subject.  So a question on a law that was added five minutes ago is taken apart like any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.schema import Span
from assistant.text.language import arabic_digits, nfc, stem, word_cuts

SUBJECT = "•"  # stands for a subject where the wording alone counts
NUMBER = "#"
_SLOT = re.compile(r"\{[xyz]\}")
PREFIXES = frozenset("การ ความ ผู้ งาน".split())
_THINGS = frozenset("เครือข่าย กองทุน คณะกรรมการ network committe fund council".split())
_PAUSE = re.compile(r"[:;?–—]")
_LETTER = re.compile(r"[\wก-๛]")
# Between two parts of one subject ("the budget of the office"), and between two subjects.
_WITHIN = frozenset(
    "ของ ใน การ ความ ที่ ด้าน เพื่อ ตาม โดย จาก the of in for on a an to by at s".split()
)
# Whatever the examples: never in a subject.
VERSUS = frozenset("vs versu versus".split())
_JUDGING = VERSUS | frozenset("better best wors prefer ดีกว่า ดีที่สุด".split())
# What names of things begin with in Thai and end with in English; alone it frames a question.
_HEADS: Mapping[bool, frozenset[str]] = {
    False: frozenset(
        """กฎหมาย ระเบียบ ประกาศ ข้อบัญญัติ เทศบัญญัติ พระราชบัญญัติ คู่มือ มาตรฐาน นโยบาย โครงการ แผน
        แผนงาน คณะกรรมการ กรรมการ สำนักงาน กองทุน ศูนย์ สภา องค์กร หน่วยงาน เครือข่าย ระบบ ข้อมูล สิทธิ
        การ ความ ผู้ งาน โครง คน เงิน ตำบล จังหวัด""".split()
    ),
    True: frozenset(
        """law act rule plan project handbook report school group book committe offic fund centr
        center council network system servic standard polici team right""".split()
    ),
}
BETWEEN = VERSUS | frozenset("กับ และ หรือ กะ แล้ว and or with against than between from".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an utterance with its place; ``form`` is lower case, stemmed, digits as "#"."""

    form: str
    span: Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was typed, its wording with every subject as one mark, and the subjects' spans."""

    text: str
    wording: tuple[str, ...]
    subjects: tuple[Span, ...]

    def named(self) -> tuple[str, ...]:
        """Return the subjects as they were typed."""
        return tuple(self.text[start:end].strip(" ,?\"'“”") for start, end in self.subjects)


def counted(examples: Iterable[str]) -> Counter[str]:
    """Return in how many examples each word stands, slots apart."""
    return Counter(
        form
        for example in examples
        for form in {token.form for piece in _SLOT.split(example) for token in tokens(piece)}
    )


def take_apart(
    text: str,
    asking: frozenset[str],
    *,
    whole: bool = False,
    ending: frozenset[str] = frozenset(),
) -> Utterance:
    """Take an utterance, or an example with slots, apart.

    Args:
        text: What was typed.
        asking: The words that ask.
        whole: Take names whole, with words that ask elsewhere: "กฎหมาย" in "กฎหมายดิจิทัล".
        ending: Words that ask and may end a Thai name: "ภายนอก" in "จ้างเหมาภายนอก".

    >>> take_apart("เทศบาล กับ อำเภอ ต่างกันยังไง", frozenset(["กับ", "ต่างกัน", "ยังไง"])).named()
    ('เทศบาล', 'อำเภอ')
    """
    clean = " ".join(nfc(_SLOT.sub(f" {SUBJECT} ", text)).split())
    found = list(tokens(clean))
    about = [token.form not in asking and token.form not in _JUDGING for token in found]
    about = _whole(clean, found, about, ending) if whole else about
    wording: list[str] = []
    runs: list[list[int]] = []
    for at, token in enumerate(found):
        if not about[at]:
            wording.append(token.form)
            continue
        between = range(runs[-1][-1] + 1, at) if runs else range(0)
        pause = runs and _PAUSE.search(clean, found[runs[-1][-1]].span[1], token.span[0])
        if runs and not pause and all(found[i].form in _WITHIN for i in between):
            del wording[len(wording) - len(between) :]
            runs[-1].append(at)
        else:
            wording.append(SUBJECT)
            runs.append([at])
    spans = tuple((found[run[0]].span[0], found[run[-1]].span[1]) for run in runs)
    return Utterance(clean, tuple(wording), spans)


def _whole(
    text: str, found: Sequence[Token], named: Sequence[bool], ending: frozenset[str]
) -> list[bool]:
    """Return of each word whether it belongs to what is named, names taken whole.

    A word that asks belongs to a name that begins with it, in English to one that ends with it
    ("water law"), and is the name where nothing else is.
    """
    about = list(named)
    for at in reversed(range(len(found) - 1)):
        one, after = found[at], found[at + 1]
        joined = one.span[1] == after.span[0] and one.form in _HEADS[False]
        about[at] = about[at] or (joined and about[at + 1])
    for at in range(1, len(found)):
        gap = text[found[at - 1].span[1] : found[at].span[0]]
        ends = gap == " " and about[at - 1] and found[at].form in _HEADS[True]
        glued = not gap and about[at - 1] and found[at].form in ending
        about[at] = about[at] or glued or (ends and found[at - 1].form.isascii())
    if any(about):
        return about
    return [token.form in _THINGS for token in found]


def parts(utterance: Utterance) -> tuple[str, ...]:
    """Return the subjects of a comparison: what stands on either side of "and", "with", "หรือ"."""
    names = utterance.named()
    if len(names) < 2:
        return names
    joined = [names[0]]
    for (before, after), name in zip(pairwise(utterance.subjects), names[1:], strict=True):
        between = utterance.text[before[1] : after[0]]
        if _PAUSE.search(between) and len(joined) > 1:
            break  # what follows the two says what is asked of them
        if {token.form for token in tokens(between)} & BETWEEN:
            joined.append(name)
        else:
            joined[-1] = utterance.text[utterance.text.find(joined[-1]) : after[1]]
    return tuple(joined)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order, blanks and signs apart."""
    cuts = sorted(word_cuts(text))
    at = 0
    while at < len(cuts) - 1:
        start, end = cuts[at], cuts[at + 1]
        if _is_latin(text[start]):
            while end < len(text) and (_is_latin(text[end]) or _inside(text, end)):
                at += 1
                end = cuts[at + 1]
        if _LETTER.search(text[start:end]) or text[start:end] == SUBJECT:
            yield Token(_form(text[start:end]), (start, end))
        at += 1


def head_of(subject: str) -> str:
    """Return the kind of thing that a Thai name begins with: กฎหมาย of กฎหมายน้ำ, or nothing."""
    first = next(tokens(subject), None)
    return first.form if first and first.form in _HEADS[False] - PREFIXES else ""


def is_thing(token: Token) -> bool:
    """Whether a word names a thing where nothing else is named."""
    return token.form in _THINGS


def _is_latin(letter: str) -> bool:
    return (letter.isascii() and letter.isalnum()) or "๐" <= letter <= "๙"


def _inside(text: str, at: int) -> bool:
    """Whether a sign stands inside a word of Latin letters or a number: W-2, 3.5, b.e."""
    return text[at] in ".-'’," and at + 1 < len(text) and _is_latin(text[at + 1])


@lru_cache(maxsize=20_000)
def _form(word: str) -> str:
    plain = arabic_digits(word).lower()
    return NUMBER if plain.replace(",", "").replace(".", "").isdigit() else stem(plain)
