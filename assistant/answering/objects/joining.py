"""What joins the best object: what goes on with its thought, or holds what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.candidates import Candidate
from assistant.answering.objects.objects import AnswerObject, cut, sentence_spans
from assistant.answering.objects.statements import goes_on, readable, states
from assistant.schema import Passage, Span
from assistant.settings.objects import CHOICE
from assistant.text.language import content_words
from assistant.text.patterns import is_item


def joined(
    best: Candidate, found: Sequence[Candidate], bearing: Bearing, *, brief: bool, fine: bool
) -> tuple[AnswerObject, ...]:
    """Return the best object and what joins it, in reading order."""
    room = CHOICE.fact if brief else CHOICE.told
    chosen = [best]
    # What is said of a side holds all of what is asked that the best sentence holds.
    eligible = [one for one in found if not fine or one.own >= best.own]
    while (one := _next(eligible, chosen, bearing, room, brief=brief)) is not None:
        chosen.append(one)
    order = {one.section: at for at, one in reversed(list(enumerate(chosen)))}
    ordered = sorted(chosen, key=lambda one: (order[one.section], one.object.span))
    left = CHOICE.told - sum(one.object.size for one in chosen)
    lacks = not fine and (not best.kinds or not brief)  # a fact that is there needs no more
    shown = [
        _read_on(one.object, ordered, left) if one is best and lacks else one.object
        for one in (_bearing_part(one, bearing) if brief else one for one in ordered)
    ]
    return (shown[0] if fine else _read_back(shown[0]), *shown[1:])


def _read_back(one: AnswerObject) -> AnswerObject:
    """Let a statement that goes on from what stands before it ("As a result, …") begin there."""
    passage = one.passage
    before = passage.text[: one.span[0] - passage.start]
    if one.kind != "statement" or not before.strip() or not goes_on(readable(one.text)):
        return one
    start, end = sentence_spans(before)[-1]
    said = before[start:end]
    begins = passage.start + start
    is_first = states(said) and not goes_on(said) and not is_item(said)
    fits = one.span[1] - begins <= CHOICE.told
    return replace(one, span=(begins, one.span[1])) if is_first and fits else one


def _read_on(one: AnswerObject, chosen: Sequence[Candidate], room: int) -> AnswerObject:
    """Let a Thai statement read on into the room that is left.

    Thai prints no full stop: where a window ends a thought need not, and what follows in the
    paragraph tells it to its end.
    """
    if one.kind != "statement" or one.passage.language != "th":
        return one
    taken = [o.object.span[0] for o in chosen if o.passage.id == one.passage.id]
    bound = min([at for at in taken if at >= one.span[1]], default=one.passage.end)
    ends = [one.passage.start + b for _, b in sentence_spans(one.passage.text)]
    further = [end for end in ends if one.span[1] < end <= min(bound, one.span[1] + room)]
    return replace(one, span=(one.span[0], further[-1])) if further else one


def _next(
    found: Sequence[Candidate],
    chosen: Sequence[Candidate],
    bearing: Bearing,
    room: int,
    *,
    brief: bool,
) -> Candidate | None:
    """Return the object that joins those that are chosen, if one is worth its room."""
    left = room - sum(one.object.size for one in chosen)
    best, sides = chosen[0], bearing.question.kind == "compare"
    words = bearing.words_in(best.hit.title, best.passage.language).union(*(o.all for o in chosen))
    kinds = frozenset[str]().union(*(one.kinds for one in chosen))
    open_end = not (brief and bearing.kinds and kinds >= bearing.kinds)  # what is asked is there
    fitting: list[tuple[float, Candidate]] = []
    for one in found:
        if one.object.size > left or one.passage.language != best.passage.language:
            continue
        if one.object.kind == "label":
            continue
        if any(_overlap(one, other) or _repeats(one, other) for other in chosen):
            continue
        beside = any(_beside(one, other) for other in chosen)
        new = bearing.share(one.own - words, one.passage.language)
        adds = new >= CHOICE.adds / (2 if sides else 1) or bool(one.kinds - kinds)
        goes_on = (
            beside
            and open_end
            and _is_told_on(one, best)
            and one.score >= best.score * (CHOICE.close if brief else CHOICE.worse)
        )
        enough = best.score * (CHOICE.worse if beside or sides else CHOICE.elsewhere)
        if goes_on or (adds and one.score >= enough):
            fitting.append((one.score + CHOICE.next * beside + new, one))
    return max(fitting, key=lambda pair: pair[0], default=(0.0, None))[1]


def _bearing_part(one: Candidate, bearing: Bearing) -> Candidate:
    """Return an object without the sentences at its ends that hold nothing of what is asked.

    Where a Thai thought ends is not printed: there a text is cut only behind what is asked for.
    """
    spoken = one.passage.language
    if one.object.kind != "statement" or (spoken == "th" and not one.kinds):
        return one
    spans = sentence_spans(one.object.text)
    texts = [one.object.text[a:b] for a, b in spans]
    above = bearing.words_in(one.object.above, spoken)
    bears = [
        bool(bearing.kinds_in(t) or (spoken == "en" and bearing.words_in(t, spoken) - above))
        for t in texts
    ]
    if not any(bears):
        return one
    first = bears.index(True) if spoken == "en" else 0
    last = len(bears) - 1 - bears[::-1].index(True)
    start = one.object.span[0]
    span = _without_blanks(one.passage, (start + spans[first][0], start + spans[last][1]))
    return replace(one, object=replace(one.object, span=span))


def _without_blanks(passage: Passage, span: Span) -> Span:
    text = cut(passage, span)
    return span[0] + len(text) - len(text.lstrip()), span[0] + len(text.rstrip())


def _overlap(one: Candidate, other: Candidate) -> bool:
    a, b = one.object.span, other.object.span
    return one.passage.document_id == other.passage.document_id and a[0] < b[1] and b[0] < a[1]


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether an object says again what another says, as a note and the work that it reports do."""
    if {one.hit.reports, other.hit.reports} & {one.hit.work, other.hit.work} - {""}:
        return True
    words, others = (set(content_words(o.object.text)) for o in (one, other))
    return len(words & others) > CHOICE.same * max(1, min(len(words), len(others)))


def _is_told_on(one: Candidate, best: Candidate) -> bool:
    """Whether two objects are prose that runs on: a row, an item, a definition is complete."""
    return one.object.kind == best.object.kind == "statement"


def _beside(one: Candidate, other: Candidate) -> bool:
    """Whether an object stands in the section of another: they go on with one thought."""
    return one.section == other.section and bool(
        one.passage.section or one.passage.id == other.passage.id
    )
