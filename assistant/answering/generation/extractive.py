"""The extractive generator: answers with the words of the evidence, and no model.

A list question gets the list, a definition its row or sentence, anything else the sentences that
say it, in reading order, each quoted as it stands.  Around them only a short lead, and the years
of the other era where the question asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.answering.generation.eras import conversions
from assistant.answering.generation.selection import Piece, select
from assistant.reading.structure.paragraphs import MARKER
from assistant.retrieval import term_coverage as matching
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.questions import Question
from assistant.schema import Draft, DraftClaim, GeneratorName, Hit, Language, Passage, Quote, Span
from assistant.settings.writing import LIST_ANSWER
from assistant.text.language import arabic_digits, content_words, sentences, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library


# What goes on with a sentence that stands before, up to the next blank; the rest says enough.
_TAIL = re.compile(r"(?:และ(?!\s*/)|หรือ)\S[^ ]{0,90} +(?=[^ ].{60})", re.DOTALL)
_DANGLING = re.compile(
    r"\s*(?:และ\s*)?\([0-9๐-๙]{1,2}\)\s*$"
)  # the number of the item that follows
_LEADS: dict[tuple[str, Language], str] = {
    ("foreign", "th"): "ยกข้อความภาษาอังกฤษตามที่พิมพ์:",
    ("foreign", "en"): "Quoted as printed, in Thai:",
    ("list", "th"): "เอกสารระบุไว้ {n} ข้อ:",
    ("list", "en"): "The source lists {n} items:",
    ("other", "th"): "เอกสารระบุไว้ {n} ข้อ ไม่ใช่ {asked} ข้อ:",
    ("other", "en"): "The source lists {n} items, not {asked}:",
}


class ExtractiveGenerator:
    """Quotes the evidence."""

    name: GeneratorName = "extractive"

    def __init__(self, library: Library) -> None:
        self._library = library

    def draft(
        self, question: Question, evidence: Evidence, say: Callable[[str], None], act: str = ""
    ) -> Draft:
        """Return the claims of an answer, in reading order; every act is answered by quotations."""
        del act
        listed = _list_hit(self._library, question, evidence.hits)
        if listed is not None:
            claims = _list_claims(question, listed)
            quoted = [(listed.passage, part) for part in listed.passage.parts]
        else:
            pieces = select(self._library, question, evidence)
            quoted = [(p.passage, _clause(question, p)) for p in _joined(pieces)]
            claims = [_quotation(passage, span) for passage, span in quoted]
        claims = [
            *_foreign_lead(question, quoted),
            *_place_lead(question, quoted),
            *claims,
            *conversions(question, quoted),
        ]
        say(" ".join(claim.text for claim in claims))
        return Draft(tuple(claims))


def _list_hit(library: Library, question: Question, hits: Sequence[Hit]) -> Hit | None:
    """Return the list that a list question asks for: the best hit, or one as long as it says."""
    for hit in hits if question.kind == "list" else ():
        counted = len(hit.passage.parts) in question.counts
        margin = LIST_ANSWER.margin if counted else 0.0
        near = hit.passage.kind == "list" and hit.score >= hits[0].score - margin
        if near and (counted or not question.counts or _is_about(library, question, hit.passage)):
            return hit
    return None


def _is_about(library: Library, question: Question, passage: Passage) -> bool:
    """Whether the heading and lead of a list say what is asked: only then it corrects a count."""
    lead = _text(passage, (passage.start, passage.parts[0][0]))
    said = unwrap(" ".join((*passage.section, passage.context, lead)))
    share = matching.share(library, question.of_things(), said, passage.language)
    return share is not None and share >= LIST_ANSWER.about


def _list_claims(question: Question, hit: Hit) -> list[DraftClaim]:
    """Return the lead that the text itself gives, one of ours where that is not enough, the items.

    The claims of a note share one quote, for each also cites the work that is reported.
    """
    passage = hit.passage
    full = sum(b - a for a, b in passage.parts) <= LIST_ANSWER.whole
    whole = Quote(passage, passage.start, passage.end) if passage.source else None
    announced = _announcement(passage)
    claims = _count_lead(question, passage, announced)
    if announced:
        quote = whole or Quote(passage, *_before_marker(passage, announced))
        text = unwrap(_text(passage, _before_marker(passage, announced)))
        claims.append(DraftClaim(text, (quote,)))
    for at, part in enumerate(passage.parts, start=1):
        item = _after_marker(passage, part)
        span = item if full else _head(passage, item)
        text = f"{at}) {_readable(_text(passage, span))}"
        claims.append(DraftClaim(text, (whole or Quote(passage, *span),)))
    return claims


def _announcement(passage: Passage) -> Span | None:
    """Return the sentence before the items, if it is one and no table's caption."""
    span = passage.start, passage.parts[0][0]
    lead = unwrap(_text(passage, span))
    is_sentence = len(lead) <= LIST_ANSWER.lead_most and len(content_words(lead)) > 1
    return span if is_sentence and not passage.context else None


def _count_lead(question: Question, passage: Passage, announced: Span | None) -> list[DraftClaim]:
    """Return a line that counts the items, unless the text's own announcement is enough."""
    count = len(passage.parts)
    wrong = [n for n in question.counts if n != count] if count not in question.counts else []
    if announced and not wrong and passage.language == question.language:
        return []
    text = _LEADS["other" if wrong else "list", question.language]
    return [DraftClaim(text.format(n=count, asked=wrong[0] if wrong else count), lead=True)]


def _before_marker(passage: Passage, span: Span) -> Span:
    """Leave out the first item's number from the sentence before it."""
    text = re.sub(r"[\s(]*[0-9๐-๙]{1,2}[.)]\s*$|[\s-]+$", "", _text(passage, span))
    return span[0], span[0] + len(text)


def _after_marker(passage: Passage, span: Span) -> Span:
    """Leave out an item's own number."""
    match = MARKER.match(arabic_digits(_text(passage, span)))
    return span[0] + (match.end() if match else 0), span[1]


def _head(passage: Passage, part: Span) -> Span:
    """Return the beginning of a long item that says what it is: whole sentences, or a clause."""
    text = _text(passage, part)
    if len(text) <= LIST_ANSWER.item:
        return part
    end = 0
    for _, b in sentences(text):
        if end and b > LIST_ANSWER.item:
            break
        end = b
    if end > 2 * LIST_ANSWER.item:
        blank = text.find(" ", LIST_ANSWER.item)
        end = blank if 0 < blank < 2 * LIST_ANSWER.item else end
    return part[0], part[0] + len(text[:end].rstrip())


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces that follow each other in one passage, so that they read on."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last
            and piece.passage.kind != "list"
            and last.passage.id == piece.passage.id
            and 0 <= piece.span[0] - last.span[1] < 5
        ):
            joined[-1] = Piece(last.hit, (last.span[0], piece.span[1]), last.score)
        else:
            joined.append(piece)
    return joined


def _clause(question: Question, piece: Piece) -> Span:
    """Leave out an item's number, and what ends another sentence at the head ("and so on")."""
    start, end = _after_marker(piece.passage, piece.span)
    text = _DANGLING.sub("", _text(piece.passage, (start, end)))
    match = _TAIL.match(text) if start > piece.passage.start else None
    begun = match.end() if match and not any(t in match[0] for t in question.terms) else 0
    return start + begun, start + len(text)


def _quotation(passage: Passage, span: Span) -> DraftClaim:
    return DraftClaim(_readable(_text(passage, span)), (Quote(passage, *span),))


def _readable(text: str) -> str:
    """Unwrap a text; the cells of a pipe table's row are set apart by dashes."""
    cells = [cell.strip() for cell in unwrap(text).strip("| ").split("|")]
    return " – ".join(cells) if text.lstrip().startswith("|") else unwrap(text)


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]


def _foreign_lead(question: Question, quoted: Sequence[tuple[Passage, Span]]) -> list[DraftClaim]:
    if quoted and all(p.language != question.language for p, _ in quoted):
        return [DraftClaim(_LEADS["foreign", question.language], lead=True)]
    return []


def _place_lead(question: Question, quoted: Sequence[tuple[Passage, Span]]) -> list[DraftClaim]:
    """Return the heading of the first quotation, for a question that asks where."""
    if not quoted or not quoted[0][0].section or not question.where:
        return []
    return [DraftClaim(f"{quoted[0][0].section[-1]}:", lead=True)]
