"""Units: a model's text as whole sentences and list items, each with the passages that it cites.

A text is bound to the marker that closes it, from the last marker, item or paragraph on. Thai has
no full stop: what a splitter takes for its sentences are clauses, and a clause without its front
may say the opposite.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from assistant.answering.generation import markers
from assistant.answering.objects.statements import states
from assistant.text import language
from assistant.text.patterns import is_item

_FIRST = 40  # characters, in which the first word of a text stands whole
_STOPS = (".", "!", "?")
_LEADS = re.compile(r"(?::|ดังนี้|ดังต่อไปนี้|ได้แก่)\s*$")
_HEADING = re.compile(  # a line of its own that says what the next ones are about
    r"^[ \t]*(?:#{1,6}[ \t]+(?P<hash>[^\[\n]{1,60}?)|\*\*(?P<bold>[^*\[\n]{1,60}?)\*\*)[ \t:#]*$",
    re.M,
)
# With these a Thai sentence goes on: a marker before them stands in its middle and closes nothing.
_GOING_ON = frozenset(
    """และ หรือ แต่ ซึ่ง โดย โดยที่ ที่ อัน เพราะ เพราะว่า เนื่องจาก เพื่อ เพื่อให้ จึง ทำให้ ส่งผลให้ ตลอดจน
    รวมทั้ง รวมถึง ขณะที่ ในขณะที่ แม้ แม้ว่า ถ้า หาก เมื่อ จน จนกระทั่ง เว้นแต่ ยกเว้น""".split()
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its markers, and the numbers of the passages it cites, from 1."""

    text: str
    numbers: tuple[int, ...] = ()
    lead: bool = False


def parse(text: str, passages: Sequence[str], *, lines: bool = False) -> tuple[Marked, ...]:
    """Read a model's text; ``passages`` are the texts that it was given as 1, 2, ….

    Where ``lines`` were asked for, those of one sentence each are items of a list.

    >>> parse("Networks grow [1, 9]. They fade. [2][0]", ["first", "second"])
    (Marked(text='Networks grow.', numbers=(1,), lead=False), \
Marked(text='They fade.', numbers=(2,), lead=False))
    """
    blocks = _blocks(markers.clean(_HEADING.sub(_announced, text)))
    told: list[list[Marked]] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        units = list(_units(block.text, passages))
        if after and units and not units[-1].numbers and _leads(block, after):
            units[-1] = replace(units[-1], lead=True)
        elif after and len(units) == 1 and not units[0].numbers and _heads(block, after):
            units = [Marked(f"{units[0].text}:", lead=True)]
        told.append(units)
    plain = len(blocks) > 1 and not any(block.item for block in blocks)
    if lines and plain and all(len(units) == 1 and not units[0].lead for units in told):
        return tuple(replace(one, text=f"- {one.text}") for [one] in told)
    return tuple(chain.from_iterable(told))


def _announced(heading: re.Match[str]) -> str:
    return f"{(heading['hash'] or heading['bold']).rstrip(' :#')}:"


def is_lead(text: str) -> bool:
    """Tell whether a text announces what follows it."""
    return bool(_LEADS.search(text))


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or list item on one line; ``indent`` is in characters."""

    text: str
    indent: int

    @property
    def item(self) -> bool:
        return is_item(self.text)


def _leads(block: _Block, after: _Block) -> bool:
    nested = block.item and after.item and after.indent > block.indent
    return nested or is_lead(block.text)


def _heads(block: _Block, after: _Block) -> bool:
    """Whether a line above items only names them, without a colon; what states is a claim."""
    return after.item and not block.item and not states(block.text)


def _blocks(text: str) -> list[_Block]:
    """Return the lines of a text, those that go on with the one before joined to it."""
    blocks: list[_Block] = []
    apart = True
    for line in text.splitlines():
        if not line.strip():
            apart = True
            continue
        block = _Block(markers.ROUND_AT_END.sub(r" [\1]\2", line).strip(), _indent(line))
        only_markers = not markers.without(block.text).strip(" .")
        if blocks and (only_markers or (not apart and _continues(blocks[-1], block))):
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text} {block.text}")
        else:
            blocks.append(block)
        apart = False
    return blocks


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _continues(block: _Block, after: _Block) -> bool:
    """Tell whether a line goes on with the one before, which no marker or full stop closes."""
    marked = (
        markers.without(block.text) != block.text and markers.finished(block.text) == block.text
    )
    if (
        marked
        or block.text.endswith(_STOPS)
        or after.item
        or (is_lead(block.text) and not block.item)
    ):
        return False
    return (block.item and after.indent > block.indent) or not _opens(after.text)


def _opens(text: str) -> bool:
    """Tell whether a text begins with a word that may begin a sentence."""
    first = language.words(text[:_FIRST])[:1]
    return bool(first) and first[0] not in _GOING_ON and not text[0].islower()


def _units(block: str, passages: Sequence[str]) -> Iterator[Marked]:
    bare, marks = markers.lift(block, len(passages))
    leading = bool(marks) and not bare[: marks[0][0]].strip() and _goes_on(bare, marks[-1][0])
    by_sentence = language.detect(bare) == "en" and not is_item(block)
    spans = _spans(bare, [at for at, _ in marks], leading=leading, by_sentence=by_sentence)
    cited: dict[int, list[int]] = {}
    for at, numbers in marks:
        place = at if leading else len(bare[:at].rstrip()) - 1
        cited.setdefault(_owner(spans, place), []).extend(numbers)
    for index, (start, end) in enumerate(spans):
        sentence = markers.without_blanks(" ".join(bare[start:end].split()))
        if any(char.isalnum() for char in sentence):
            numbers = _closing(cited, index) if by_sentence else cited.get(index, [])
            found = numbers or markers.by_author(sentence, passages)
            yield Marked(sentence, tuple(dict.fromkeys(found)))


def _closing(cited: Mapping[int, list[int]], index: int) -> list[int]:
    """Return a sentence's own numbers, or those of the marker that closes it and those before."""
    return next((cited[at] for at in sorted(cited) if at >= index), [])


def _spans(
    bare: str, marks: Sequence[int], *, leading: bool, by_sentence: bool
) -> list[tuple[int, int]]:
    """Cut a paragraph where a marker closes a text, or opens one where markers lead.

    ``by_sentence`` cuts at full stops too: those of English are sure.
    """
    if not bare.strip():
        return []
    ends = {end for _, end in language.sentences(bare)} if by_sentence else set()
    for at in marks:
        before, rest = bare[:at].rstrip(), bare[at:]
        if leading:
            ends.add(at)
        elif rest.startswith(_STOPS):
            ends.add(at + 1)
        elif before.endswith(_STOPS) or (not by_sentence and _begins(rest)):
            ends.add(at)
    cuts = sorted({*ends, len(bare)} - {0})
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


def _begins(rest: str) -> bool:
    """Tell whether a Thai text begins after a blank, rather than the one before it going on."""
    return rest[:1].isspace() and language.detect(rest) == "th" and _opens(rest.lstrip())


def _goes_on(bare: str, at: int) -> bool:
    return bool(bare[at:].strip(" .\t"))


def _owner(spans: Sequence[tuple[int, int]], place: int) -> int:
    starts = [start for start, _ in spans]
    return max(bisect_right(starts, max(place, 0)) - 1, 0)
