"""The frozen values of asking: Hits → DraftClaims → Claims → Answer, and the events of a stream."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from assistant.schema.documents import Language, Passage, Span
from assistant.schema.within import Within
from assistant.schema.writing import Author, Writing

Support = Literal["quoted", "supported", "unsure", "unsupported"]
SHOWN_AS_CHECKED: tuple[Support, ...] = ("quoted", "supported")
Outcome = Literal["answered", "not_in_library", "helped"]
Act = Literal[
    "answer",
    "summary",
    "compare",
    "advice",
    "open_plan",
    "open_lesson",
    "library",
    "help",
    "refuse",
]
SuggestionKind = Literal["plan", "lesson", "question", "document"]
Held = Literal["own", "shared"]
GeneratorName = Literal["extractive", "chat"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, best first by ``score``.

    ``vector`` is the cosine of the best window after the language mean is removed, -1 to 1;
    ``lexical`` is the BM25 score, 0 and up; ``window`` is the span of the best window;
    ``judged`` is how far it answers the question by the judge, a logit, where it has read it.
    """

    passage: Passage
    title: str
    rank: int
    score: float
    vector: float = 0.0
    lexical: float = 0.0
    window: Span = (0, 0)
    work: str = ""
    reports: str = ""
    judged: float | None = None

    @property
    def document_id(self) -> str:
        """The document that the passage stands in."""
        return self.passage.document_id

    def to_dict(self) -> dict[str, Any]:
        """The JSON of one hit of ``khrueakhai search``."""
        passage = self.passage
        return {
            "rank": self.rank,
            "score": round(self.score, 6),
            "document_id": passage.document_id,
            "passage_id": passage.id,
            "title": self.title,
            "section": list(passage.section),
            "page": passage.page,
            "language": passage.language,
            "text": passage.text,
        }


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a passage's document that a claim rests on."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One sentence or list item that a generator wants to assert, before the citation check.

    ``lead`` marks a line that asserts nothing of the literature ("The article names four:");
    ``beside`` a quotation that stands under a heading of its own, after a model's answer.
    ``counts`` is how many items follow that it may count ("It has three parts").
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    lead: bool = False
    by: Author = "document"
    beside: bool = False
    counts: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What a generator hands over: the claims in order, and what became of a model's text."""

    claims: tuple[DraftClaim, ...] = ()
    writing: Writing | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A checked claim; ``citations`` are the numbers of its citations, from 1.

    ``by`` is who worded it; ``beside`` as in ``DraftClaim``.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    by: Author = "document"
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim can be checked: ``document.text[start:end] == quote``.

    ``cited_as`` is how a law is cited ("พ.ร.บ.เทศบาล มาตรา ๑๒"), empty for another text.
    ``held_in`` tells, where a collection and the shared library were asked, which has the document.
    """

    number: int
    document_id: str
    passage_id: str
    title: str
    section: tuple[str, ...]
    page: int | None
    start: int
    end: int
    quote: str
    passage: str
    language: Language = "th"
    cited_as: str = ""
    held_in: Held | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds from the question to each point."""

    retrieval: float = 0.0
    first_token: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader may do next: ask a question, open a document, have a plan or a lesson made.

    ``text`` is the question, the document's title, or the words that fill the plan's or lesson's
    form; ``document_id`` only names a document.
    """

    kind: SuggestionKind
    text: str
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer: what ``khrueakhai ask --json`` prints.

    ``act`` is what the reader was understood to want, ``understood`` the question as it was
    answered where that is not what was typed, ``subjects`` what it is about.
    ``generator`` and ``llm`` say who wrote what is shown; ``writing`` what became of the text of
    the model that was asked; ``judge`` who told what is supported, where anybody had to;
    ``within`` which documents alone were asked, where it was not all.
    """

    question: str
    language: Language
    outcome: Outcome
    answer: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    generator: GeneratorName
    llm: str
    timings_ms: Timings
    nearest: tuple[Hit, ...] = ()
    writing: Writing | None = None
    judge: str | None = None
    act: Act = "answer"
    understood: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    subjects: tuple[str, ...] = ()
    within: Within | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the contract."""
        data = asdict(self)
        for citation in data["citations"]:
            if not citation["held_in"]:  # one library was asked
                del citation["held_in"]
        del data["nearest"], data["subjects"], data["within"]  # the first two are the page's
        if self.within:  # else all documents were asked
            data["within"] = self.within.to_dict()
        return data


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """First event of a streamed answer: the hits that the answer will rest on."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of draft text, not yet checked."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """Last event of a streamed answer: the checked answer, which replaces the draft."""

    answer: Answer


Event = EvidenceFound | Words | Done
