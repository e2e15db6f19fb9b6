"""The levels of headings, from how they are labelled and look and in which order they come.

No style has a level of its own: a heading stands under the last one before it that outranks it in
*this* document. What outranks what: the words of divisions by their order in law; the format's own
levels; larger over smaller, bold over plain, unnumbered over numbered, fewer numbers over more;
and where nothing else tells, what came first over what first came below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.reading.structure.names import is_conventional
from assistant.reading.structure.paragraphs import Paragraph

Style = tuple[object, ...]
Weight = tuple[float, bool, bool]

# A container of cases ("Examples …") keeps the headings that name a case or its place.
CASES = re.compile(r"ตัวอย่าง|กรณีศึกษา|Examples?\b|Case", re.IGNORECASE)
_CASE = re.compile(r"^กรณีศึกษา|^Case|ของ(?:ประเทศ|จังหวัด|เมือง|เทศบาล)\S+$")
_REACH = 6  # headings back that a container of cases may stand


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the path that it opens, outermost first."""

    text: str
    start: int
    end: int
    level: int
    path: tuple[str, ...]
    clause: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that is a heading; ``end`` is where it ends if not with the paragraph."""

    paragraph: Paragraph
    text: str
    style: Style
    weight: Weight
    end: int = 0

    @property
    def family(self) -> object:
        """What kind of style it is."""
        return self.style[0]


@dataclass(slots=True)
class _Order:
    """Which styles came first, to decide where nothing else does."""

    seen: dict[tuple[Style, Weight], int] = field(default_factory=dict)

    def rank(self, candidate: Candidate) -> int:
        return self.seen.setdefault((candidate.style, candidate.weight), len(self.seen))


def with_paths(found: Sequence[Candidate]) -> list[Heading]:
    """Return the headings with their levels and paths; a document's title heads no path."""
    headings: list[Heading] = []
    opened: list[Candidate] = []
    order = _Order()
    for at, candidate in enumerate(_with_parts_below(_with_cases(found))):
        rank = order.rank(candidate)
        while opened and not _outranks(opened[-1], candidate, order.rank(opened[-1]) < rank):
            opened.pop()
        p = candidate.paragraph
        end = candidate.end or p.end
        clause = candidate.family == "clause"
        if _is_title(candidate, found, at):
            headings.append(Heading(candidate.text, p.start, end, 1, (), clause))
            continue
        opened.append(candidate)
        path = tuple(one.text for one in opened)
        headings.append(Heading(candidate.text, p.start, end, len(path), path, clause))
    return headings


def _is_title(candidate: Candidate, found: Sequence[Candidate], at: int) -> bool:
    """Whether the first heading names the whole document: the format or its size say so."""
    if at:
        return False
    if candidate.style == ("format", 0):
        return True
    if candidate.family != "look" or len(found) < 2:
        return False
    others = [one for one in found[1:] if one.family in ("look", "number", "division", "clause")]
    same = [one for one in others if one.family == "look" and one.weight == candidate.weight]
    return bool(others) and not same and candidate.weight >= max(one.weight for one in others)


def _outranks(above: Candidate, below: Candidate, came_first: bool) -> bool:
    """Whether ``below`` may stand under ``above``."""
    a, b = above.style, below.style
    if a == b and above.weight == below.weight:
        return False
    decide = _RULES.get((a[0], b[0]))
    if decide is not None:
        return decide(above, below)
    if a == b or {a[0], b[0]} <= {"look", "number", "word", "sub"}:
        return _by_look(above, below, came_first)
    return came_first


def _by_look(above: Candidate, below: Candidate, came_first: bool) -> bool:
    a, b = above.style, below.style
    if above.weight[:2] != below.weight[:2]:
        return above.weight[:2] > below.weight[:2]
    if a[0] == "look" and b[0] in ("number", "word", "sub"):
        return True
    if b[0] == "look":
        return False
    if a[0] == b[0] == "number" and a[1] != b[1]:
        return _depth(a) < _depth(b) if "1.1" in (a[1], b[1]) and _dotted(a, b) else came_first
    if a[0] == b[0] == "number":
        return _depth(a) < _depth(b)
    return came_first


def _dotted(a: Style, b: Style) -> bool:
    """Whether both are counted with digits and points: "1.", "1.1"."""
    return all(str(style[1])[0] in ".1" for style in (a, b))


def _depth(style: Style) -> int:
    depth = style[2]
    return depth if isinstance(depth, int) else 0


def _by_rank(above: Candidate, below: Candidate) -> bool:
    return _depth(above.style) < _depth(below.style)


def _by_level(above: Candidate, below: Candidate) -> bool:
    first, second = above.style[1], below.style[1]
    return isinstance(first, int) and isinstance(second, int) and first < second


def _always(_above: Candidate, _below: Candidate) -> bool:
    return True


def _never(_above: Candidate, _below: Candidate) -> bool:
    return False


def _law_over_rule(above: Candidate, below: Candidate) -> bool:
    """An article of a law may hold the numbered clauses of a rule, not the other way round."""
    return above.style[1] == "มาตรา" and below.style[1] != "มาตรา"


def _unless_louder(above: Candidate, below: Candidate) -> bool:
    """A division keeps what is no larger than itself."""
    return below.weight[0] <= above.weight[0] and not is_conventional(below.text)


def _if_quiet(_above: Candidate, below: Candidate) -> bool:
    """An article keeps numbers that do not stand out; a heading that does closes it."""
    return not any(below.weight[:2])


_LOWER = ("division", "clause", "number", "look", "word", "sub")
_Rule = Callable[[Candidate, Candidate], bool]
_RULES: dict[tuple[object, object], _Rule] = {
    **{("format", other): _always for other in _LOWER},
    **{(other, "format"): _never for other in _LOWER},
    ("format", "format"): _by_level,
    ("format", "instrument"): _never,
    **{("instrument", other): _always for other in (*_LOWER, "format")},
    **{(other, "instrument"): _never for other in (*_LOWER, "instrument")},
    **{("division", other): _always for other in _LOWER},
    **{(other, "division"): _never for other in _LOWER},
    ("division", "division"): _by_rank,
    ("division", "look"): _unless_louder,
    **{(other, "clause"): _always for other in ("look", "number", "word", "sub", "division")},
    ("clause", "clause"): _law_over_rule,
    ("clause", "number"): _if_quiet,
    **{("clause", other): _never for other in ("look", "word", "sub")},
}


def _with_cases(found: Sequence[Candidate]) -> list[Candidate]:
    """Put the headings that name a case below the container of cases before them."""
    changed: list[Candidate] = []
    for at, one in enumerate(found):
        back = found[max(0, at - _REACH) : at]
        contained = any(CASES.search(b.text) and b.style == ("look",) for b in back)
        if one.style == ("look",) and contained and _CASE.search(one.text):
            one = Candidate(one.paragraph, one.text, ("sub",), one.weight, one.end)
        changed.append(one)
    return changed


def _with_parts_below(found: Sequence[Candidate]) -> list[Candidate]:
    """Where looks do not tell, a heading right below a conventional one begins its parts.

    So do the headings after it that look like it, up to the next conventional one.
    """
    changed: list[Candidate] = []
    below = False
    for at, one in enumerate(found):
        if one.style != ("look",):
            changed.append(one)
            continue
        before = found[at - 1] if at else None
        if is_conventional(one.text):
            below = False
        elif before is not None and before.style == one.style and before.weight == one.weight:
            direct = one.paragraph.start - before.paragraph.end < 3
            below = below or (direct and is_conventional(before.text))
        changed.append(
            Candidate(one.paragraph, one.text, ("sub",), one.weight, one.end) if below else one
        )
    return changed
