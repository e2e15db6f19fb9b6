"""How objects read as the claims of an answer: the whole list with its lead, a statement, a row.

What is shown is the document's own words; around them stands only what counts or places them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.clauses import shortened
from assistant.answering.objects.objects import AnswerObject, cut
from assistant.answering.objects.statements import announced, readable
from assistant.retrieval.questions import Question
from assistant.schema import DraftClaim, Language, Quote, Span
from assistant.settings.writing import LIST_ANSWER
from assistant.text.language import content_words
from assistant.text.numerals import numbers

_LEADS: dict[tuple[str, Language], str] = {
    ("foreign", "th"): "ยกข้อความภาษาอังกฤษตามที่พิมพ์:",
    ("foreign", "en"): "Quoted as printed, in Thai:",
    ("list", "th"): "เอกสารระบุไว้ {n} ข้อ:",
    ("list", "en"): "The source lists {n} items:",
    ("other", "th"): "เอกสารระบุไว้ {n} ข้อ ไม่ใช่ {asked} ข้อ:",
    ("other", "en"): "The source lists {n} items, not {asked}:",
}
# What goes on with a sentence that stands before, up to the next blank; the rest says enough.
_TAIL = re.compile(r"(?:และ(?!\s*/)|หรือ)\S[^ ]{0,90} +(?=[^ ].{60})", re.DOTALL)
_DANGLING = re.compile(r"\s*(?:และ\s*)?\([0-9๐-๙]{1,2}\)\s*$")  # the mark of the item that follows


def rendered(
    question: Question, objects: Sequence[AnswerObject], bearing: Bearing
) -> list[DraftClaim]:
    """Return the claims that show some objects."""
    claims = [claim for one in objects for claim in _claims(question, one)]
    if len(objects) > 1 and all(one.kind == "row" for one in objects):  # a table: a line each
        claims = [replace(claim, text=f"- {claim.text}") for claim in claims]
    return [*_before(bearing, objects), *claims]


def quoted(objects: Sequence[AnswerObject]) -> list[tuple[str, Quote]]:
    """Return what the claims of objects rest on: the words, and where they stand."""
    return [(one.text, Quote(one.passage, *one.span)) for one in objects]


def _claims(question: Question, one: AnswerObject) -> list[DraftClaim]:
    return _listed(question, one) if one.kind == "list" else [_stated(question, one)]


def _stated(question: Question, one: AnswerObject) -> DraftClaim:
    """Return an object in its own words, without what ends another sentence at its head."""
    start, _ = one.span
    text = _DANGLING.sub("", one.text)
    match = _TAIL.match(text) if start > one.passage.start and one.kind == "statement" else None
    begun = match.end() if match and not any(t in match[0] for t in question.terms) else 0
    span = start + begun, start + len(text)
    return DraftClaim(readable(cut(one.passage, span)), (Quote(one.passage, *span),))


def _listed(question: Question, one: AnswerObject) -> list[DraftClaim]:
    """Return a list whole: what announces it, and every item; one list is one citation."""
    passage = one.passage
    whole = (Quote(passage, *one.span),)
    full = sum(b - a for a, b in one.items) <= LIST_ANSWER.whole
    claims = _counted(question, one)
    if _announcement(one) != (0, 0):
        claims.append(DraftClaim(announced(cut(passage, _announcement(one))), whole))
    for at, item in enumerate(one.items, start=1):
        text = readable(cut(passage, item))
        text = text if full else shortened(text, LIST_ANSWER.item)
        claims.append(DraftClaim(f"{at}) {text}", whole))
    return claims


def _announcement(one: AnswerObject) -> Span:
    """Return the sentence above the items, empty where there is none or it is a table's caption."""
    if one.lead is None or one.passage.context:
        return 0, 0
    said = readable(cut(one.passage, one.lead))
    is_sentence = len(said) <= LIST_ANSWER.lead_most and len(content_words(said)) > 1
    return one.lead if is_sentence else (0, 0)


def _counted(question: Question, one: AnswerObject) -> list[DraftClaim]:
    """Return a line that counts the items, unless the text's own announcement is enough."""
    count = len(one.items)
    above = readable(cut(one.passage, one.lead)) if one.lead else ""
    told = {count, *(int(float(r)) for n in numbers(above) for r in n.readings)}  # or counts others
    wrong = [] if told.intersection(question.counts) else [n for n in question.counts if n != count]
    if _announcement(one) != (0, 0) and not wrong and one.passage.language == question.language:
        return []
    text = _LEADS["other" if wrong else "list", question.language]
    return [DraftClaim(text.format(n=count, asked=wrong[0] if wrong else count), lead=True)]


def _before(bearing: Bearing, objects: Sequence[AnswerObject]) -> list[DraftClaim]:
    """Return the lines that place what follows.

    They are its language where that is not the reader's, and its heading where that alone names
    the place that is asked for.
    """
    lines = []
    spoken = bearing.question.language
    if objects and all(one.passage.language != spoken for one in objects):
        lines.append(DraftClaim(_LEADS["foreign", spoken], lead=True))
    heading = " ".join(objects[0].passage.section[-1:]) if objects else ""
    unplaced = not any(bearing.places(one.text) for one in objects)
    if bearing.question.where and unplaced and bearing.places(heading):
        lines.append(DraftClaim(f"{heading}:", lead=True))
    return lines
