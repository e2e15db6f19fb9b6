"""The one citation check: binds claims to quotes, checks them, numbers them, drops or marks them.

A claim stands when each of its quotes is in its document and carries it: word for word, by the
judge (``checking.claims``) or, where there is none, by its words.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.checking import claims as judging
from assistant.checking import facts, verdicts
from assistant.checking.cross_language import Means
from assistant.errors import UnknownDocument
from assistant.schema import Citation, Claim, Document, DraftClaim, Quote, Support
from assistant.text import language
from assistant.text.patterns import is_item
from assistant.text.references import cited_as

log = logging.getLogger(__name__)
Documents = Callable[[str], Document]

_NUMBER_BRACKETS = re.compile(r"\[([\d,;\s–-]+)\]")  # \d takes Thai digits too
_UNSOURCED = {"th": "(ไม่มีแหล่งอ้างอิง)", "en": "(no source)"}
BESIDE = {"th": "ข้อความอื่นในเอกสารที่เกี่ยวข้อง:", "en": "Also in the documents:"}
_UNSURE = {"th": "(ยังไม่ได้ยืนยันกับต้นฉบับ)", "en": "(not verified against the source)"}


@dataclass(frozen=True, slots=True)
class Checked:
    """Claims to show and the citations that they point at.

    ``dropped`` counts the others, ``refused`` are the texts of a model's among them; ``judge`` is
    who told what the quotes say, where anybody had to.
    """

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    dropped: int
    refused: tuple[str, ...] = ()
    judge: str | None = None


def check(
    drafts: Sequence[DraftClaim],
    documents: Documents,
    *,
    means: Means | None = None,
    question: str = "",
    keep_unsupported: bool = False,
) -> Checked:
    """Check drafts against their documents and number the citations from 1 as they appear.

    An unsupported claim is dropped, or with ``keep_unsupported`` kept without citations. A lead
    stands or falls with the first claim after it, and borrows that claim's first citation.
    """
    means = means or Means()
    judged = [_judge(draft, documents, means) for draft in drafts]
    judged = _settle_leads(judged, question, means)
    kept = [found for found in judged if keep_unsupported or found.support != "unsupported"]
    citations = _numbered(kept)
    claims = tuple(_claim(found, citations) for found in kept)
    model = [found.draft.text for found in judged if found.draft.by == "model"]
    shown = {found.draft.text for found in kept}
    return Checked(
        claims,
        tuple(citations.values()),
        len(drafts) - len(kept),
        tuple(text for text in model if text not in shown),
        means.judge().name if means.judge and any(found.asked for found in judged) else None,
    )


def support(draft: DraftClaim, documents: Documents, means: Means | None = None) -> Support:
    """Return how well one draft rests on its quotes."""
    return _judge(draft, documents, means or Means()).support


def reads_ahead(means: Means) -> bool:
    """Tell whether the judge reads many sentences at once."""
    return means.judge is not None and means.judge().at_once > 1


def ask_ahead(drafts: Sequence[DraftClaim], documents: Documents, means: Means) -> None:
    """Let a judge that reads many sentences at once read these, before each is asked about."""
    if means.judge is None:
        return
    pairs = []
    for draft in drafts:
        bound = _bound(draft, documents)
        if bound and verdicts.by_code(draft, bound.quotes, bound.evidence, means) is None:
            pairs.append(judging.pair(draft.text, bound.quotes))
    means.judge().says(pairs)


def render(claims: Iterable[Claim]) -> str:
    r"""Write checked claims as one text: list items on lines of their own, ``[n]`` after each.

    What the judge was unsure of says so after its numbers.

    >>> render([Claim("Networks grow.", (1, 2), "quoted"), Claim("- a", (3,), "supported")])
    'Networks grow. [1][2]\n- a [3]'
    """
    text = ""
    in_list = beside = False
    for claim in claims:
        item = is_item(claim.text)
        if claim.beside and not beside:
            text += f"\n\n{BESIDE[language.detect(claim.text)]}\n"
        elif text:
            text += "\n" if item or in_list or beside else " "
        text += f"{claim.text} {_mark(claim)}"
        in_list, beside = item, claim.beside
    return text


def _mark(claim: Claim) -> str:
    numbers = "".join(f"[{number}]" for number in claim.citations)
    spoken = language.detect(claim.text)
    doubt = f" {_UNSURE[spoken]}" if claim.support == "unsure" else ""
    return f"{numbers}{doubt}" if numbers else _UNSOURCED[spoken]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A draft with its verdict; ``citations`` are unnumbered (0) and empty where unsupported."""

    draft: DraftClaim
    support: Support
    citations: tuple[Citation, ...] = ()
    evidence: str = ""
    asked: bool = False  # the judge, for word for word needs none


@dataclass(frozen=True, slots=True)
class _Bound:
    """The citations of a draft, all as they should be, and what it may take its facts from."""

    citations: tuple[Citation, ...]
    quotes: list[str]
    evidence: str


def _bound(draft: DraftClaim, documents: Documents) -> _Bound | None:
    """Return what a draft rests on; nothing where it has no quote, or one that is not there."""
    there = tuple(found for quote in draft.quotes if (found := _cite(quote, documents)))
    if not there or len(there) < len(draft.quotes):
        return None
    evidence = (*_evidence(draft.quotes, there), str(draft.counts or ""))
    return _Bound(there, [citation.quote for citation in there], "\n".join(evidence))


def _judge(draft: DraftClaim, documents: Documents, means: Means) -> _Judged:
    bound = _bound(draft, documents)
    if bound is None:
        return _Judged(draft, "unsupported")
    citations, evidence = bound.citations, bound.evidence
    verdict = verdicts.by_code(draft, bound.quotes, evidence, means)
    asked = verdict is None and means.judge is not None
    if verdict is None:
        verdict = verdicts.by_meaning(draft.text, citations, evidence, means)
    return _Judged(draft, verdict, citations if verdict != "unsupported" else (), evidence, asked)


def _cite(quote: Quote, documents: Documents) -> Citation | None:
    """Return the citation of a quote, or nothing where the quote is not what it says it is."""
    passage = quote.passage
    try:
        document = documents(passage.document_id)
    except UnknownDocument:
        log.warning("a quote names a document that the library no longer has: %s", passage.id)
        return None
    start, end = _trimmed(document.text, quote.start, quote.end)
    in_document = 0 <= quote.start < quote.end <= len(document.text) and start < end
    in_passage = start < passage.end and end > passage.start
    if not in_document or not in_passage:
        return None
    if document.text[passage.start : passage.end] != passage.text:
        return None
    return Citation(
        number=0,
        document_id=document.id,
        passage_id=passage.id,
        title=document.title,
        section=passage.section,
        page=passage.page,
        start=start,
        end=end,
        quote=document.text[start:end],
        passage=passage.text,
        language=passage.language,
        cited_as=cited_as(document.bibliography.short_title, passage.section),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[max(start, 0) : end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _evidence(quotes: Sequence[Quote], citations: Sequence[Citation]) -> Iterator[str]:
    """Yield every text that a claim with these quotes may take its facts from."""
    for quote, citation in zip(quotes, citations, strict=True):
        passage = quote.passage
        yield from (citation.quote, passage.text, passage.context, citation.title)
        yield from (*passage.section, *passage.source)
        if passage.kind in ("list", "row") and passage.parts:
            yield str(len(passage.parts))  # "four ways" may be said of a list of four


def _settle_leads(judged: list[_Judged], question: str, means: Means) -> list[_Judged]:
    """Let each lead borrow from the claims that it leads to, where it says no more than they do."""
    stands = [found for found in judged if not found.draft.lead and found.citations]
    evidence = "\n".join([question, str(len(stands)), *(found.evidence for found in stands)])
    settled = []
    for at, found in enumerate(judged):
        if found.draft.lead and not found.draft.quotes:
            led = next((next_ for next_ in judged[at + 1 :] if next_ in stands), None)
            if led and not facts.missing(found.draft.text, evidence, means.names):
                found = replace(found, support="supported", citations=led.citations[:1])
        settled.append(found)
    return settled


def _numbered(judged: Iterable[_Judged]) -> dict[tuple[str, int, int], Citation]:
    numbered: dict[tuple[str, int, int], Citation] = {}
    for found in judged:
        for citation in found.citations:
            numbered.setdefault(_key(citation), replace(citation, number=len(numbered) + 1))
    return numbered


def _key(citation: Citation) -> tuple[str, int, int]:
    return citation.passage_id, citation.start, citation.end


def _claim(found: _Judged, citations: dict[tuple[str, int, int], Citation]) -> Claim:
    numbers = dict.fromkeys(citations[_key(citation)].number for citation in found.citations)
    draft = found.draft
    text = _without_numbers(draft.text)
    return Claim(text, tuple(numbers), found.support, draft.by, draft.beside)


def _without_numbers(text: str) -> str:
    """Put a document's own ``[12]`` in round brackets: square ones are this answer's citations."""
    return _NUMBER_BRACKETS.sub(r"(\1)", text)
