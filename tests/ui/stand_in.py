"""A scripted assistant with the real one's surface, for tests of the pages alone."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp

from assistant.answering import refusals
from assistant.conversations.store import ConversationStore
from assistant.errors import ModelFailed, UnknownDocument
from assistant.library.record_fields import edited
from assistant.library.record_values import Heading
from assistant.retrieval.evidence.missing import Missing
from assistant.schema import (
    AddResult,
    Answer,
    Bibliography,
    Citation,
    Claim,
    Document,
    DocumentSummary,
    Done,
    Event,
    EvidenceFound,
    Hit,
    Language,
    Passage,
    Timings,
    Within,
    Words,
)
from assistant.schema.writing import LeftOut, Writing

TITLE = "บันทึกเรื่องการทำงานเป็นเครือข่าย"
TEXT = (
    "การทำงานเป็นเครือข่ายคือการที่หลายหน่วยงานร่วมกัน\nรับผิดชอบงานเดียวกัน โดยไม่มีหน่วยงานใดสั่งการได้ฝ่ายเดียว "
    "ความไว้วางใจจึงสำคัญกว่าสายการบังคับบัญชา"
)
QUOTE = "การที่หลายหน่วยงานร่วมกัน\nรับผิดชอบงานเดียวกัน"
LIST_TEXT = "ผู้จัดการเครือข่ายต้องดูแลสามเรื่อง\n- เป้าหมายร่วม\n- ข้อมูลที่ใช้ร่วมกัน\n- ความรับผิดชอบของแต่ละฝ่าย"
ENGLISH_TEXT = (
    "A network needs one partner who keeps the members talking\nand settles disputes early."
)
BEFORE = "หน่วยงานเดียวทำงานนี้ไม่ได้"  # what stands before a cited passage
POISON = (
    "![p](https://evil.example/pixel.png) <img src=https://evil.example/tag.png> "
    '<script>document.title="owned"</script> [click](https://evil.example/link) '
    "https://evil.example/bare www.evil.example/www spy@evil.example $\\href{x}{y}$ "
    ":smile: :material/home: :red[red] `code` # head | cell | ~~gone~~ &lt;b&gt; \u202eabc\u202c\n"
    "# heading\n- item\n```mermaid\ngraph TD\n```\n| a |\n|---|\n| b |"
)


def passage(text: str, *, page: int | None = 3, language: Language = "th", at: int = 0) -> Passage:
    return Passage(
        id=f"p{at}",
        document_id="d1",
        start=at,
        end=at + len(text),
        text=text,
        kind="paragraph",
        section=("การเตรียมการ", "การออกแบบเครือข่าย"),
        page=page,
        language=language,
    )


def hit(text: str, rank: int = 1, *, title: str = TITLE, **place: object) -> Hit:
    found = passage(text, **place)  # type: ignore[arg-type]  # the keywords of passage()
    return Hit(found, title, rank, 1 / rank, window=(found.start, found.start + 20))


def citation(number: int, text: str, quote: str, **changes: object) -> Citation:
    start = text.index(quote)
    cited = Citation(
        number=number,
        document_id="d1",
        passage_id=f"p{number}",
        title=TITLE,
        section=("การเตรียมการ", "การออกแบบเครือข่าย"),
        page=3,
        start=start,
        end=start + len(quote),
        quote=quote,
        passage=text,
    )
    return replace(cited, **changes)  # type: ignore[arg-type]  # the fields of Citation


ANSWERED = Answer(
    question="เครือข่ายคืออะไร",
    language="th",
    outcome="answered",
    answer=(
        "การทำงานเป็นเครือข่ายคือการที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน [1] "
        "เครือข่ายต้องมีผู้ประสานให้สมาชิกคุยกันอยู่เสมอ [2] ผู้จัดการเครือข่ายดูแลสามเรื่อง [3]\n"
        "- เป้าหมายร่วม [3]\n- ข้อมูลที่ใช้ร่วมกัน [3]\nควรเริ่มจากพื้นที่เล็ก (ไม่มีแหล่งอ้างอิง)"
    ),
    claims=(
        Claim("การทำงานเป็นเครือข่ายคือการที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน", (1,), "quoted"),
        Claim("เครือข่ายต้องมีผู้ประสานให้สมาชิกคุยกันอยู่เสมอ", (2,), "supported"),
        Claim("ผู้จัดการเครือข่ายดูแลสามเรื่อง", (3,), "supported"),
        Claim("- เป้าหมายร่วม", (3,), "quoted"),
        Claim("- ข้อมูลที่ใช้ร่วมกัน", (3,), "quoted"),
        Claim("ควรเริ่มจากพื้นที่เล็ก", (), "unsupported"),
    ),
    citations=(
        citation(1, TEXT, QUOTE),
        citation(
            2,
            ENGLISH_TEXT,
            "one partner who keeps the members talking",
            title="Field notes on networks",
            section=("Members",),
            page=None,
            language="en",
        ),
        citation(3, LIST_TEXT, "- เป้าหมายร่วม\n- ข้อมูลที่ใช้ร่วมกัน", page=7),
    ),
    generator="chat",
    llm="stand-in:model",
    timings_ms=Timings(12, 40, 90),
)
FOUND = (hit(TEXT), hit(ENGLISH_TEXT, 2, at=600, language="en", page=None))
ANSWERED = replace(ANSWERED, nearest=FOUND)
NOT_IN_LIBRARY = replace(
    ANSWERED,
    outcome="not_in_library",
    answer=refusals.write("th", [hit(TEXT)], Missing("names", ("ดาวอังคาร",))),
    claims=(),
    citations=(),
    generator="extractive",
    llm="none",
    nearest=(hit(TEXT), hit(LIST_TEXT, 2, at=400, page=7)),
)
POISONED = replace(
    ANSWERED,
    answer=f"{POISON} [1]",
    claims=(Claim(POISON, (1,), "quoted"),),
    citations=(citation(1, POISON, POISON, title=POISON, section=(POISON,)),),
    llm=POISON,
)
LEFT_OUT = replace(
    ANSWERED,
    claims=tuple(replace(claim, by="model") for claim in ANSWERED.claims),
    writing=Writing(
        POISON, 8, (LeftOut(f"- {POISON}", "invented"), LeftOut("ฝนตก", "unsupported")), "endless"
    ),
    judge="builtin",
)
SCRIPT = {
    "ดาวอังคาร": NOT_IN_LIBRARY,
    "พิษ": POISONED,
    "ตกหล่น": LEFT_OUT,
}  # a word of the question → the answer


@dataclass
class StandInLibrary:
    """Keeps summaries in memory and remembers which files it was given."""

    held: dict[str, DocumentSummary] = field(default_factory=dict)
    read: dict[str, DocumentSummary] = field(default_factory=dict)
    given: list[tuple[str, bytes]] = field(default_factory=list)
    lost: bool = False  # whether no document is found by its passages any more
    uploads: Path = field(default_factory=lambda: Path(mkdtemp(prefix="home-"), "uploads"))

    def is_empty(self) -> bool:
        return not self.held

    def documents(self) -> tuple[DocumentSummary, ...]:
        return tuple(self.held.values())

    def all_headings(self) -> dict[str, Heading]:
        return {key: Heading(one.title, one.language, "", "") for key, one in self.held.items()}

    def headings(self, document_ids: Iterable[str]) -> dict[str, Heading]:
        held = self.all_headings()
        return {key: held[key] for key in document_ids if key in held}

    def document(self, document_id: str) -> Document:
        held = self.held.get(document_id, self.held["shipped"])  # answers cite "d1"
        return Document(held.document_id, held.title, "th", TEXT, bibliography=held.bibliography)

    def passage(self, passage_id: str) -> Passage:
        if self.lost:
            raise UnknownDocument(f"no document holds the passage {passage_id}")
        return self.passages()[1]

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]:
        del document_id
        return passage(BEFORE), passage(TEXT, at=len(BEFORE))

    def describe(self, document_id: str, typed: Mapping[str, str]) -> None:
        edits = edited(self.document(document_id), {}, typed)
        held = self.held[document_id]
        self.read.setdefault(document_id, held)
        title = edits.pop("title", held.title)
        record = Bibliography.from_dict({**held.bibliography.to_dict(), **edits})
        self.held[document_id] = replace(held, title=title, bibliography=record)

    def undescribe(self, document_id: str) -> None:
        self.held[document_id] = self.read.get(document_id, self.held[document_id])

    def add_files(
        self, paths: Sequence[Path], progress: object = None, *, more: bool = False
    ) -> list[AddResult]:
        del progress, more
        return [self._added(path) for path in paths]

    def remove(self, document_id: str) -> None:
        del self.held[document_id]

    def _added(self, path: Path) -> AddResult:
        content = path.read_bytes()
        self.given.append((path.name, content))
        if not content:
            return AddResult(None, str(path), "rejected", error="The file is empty.")
        return self._hold(path.stem, path.stem)

    def _hold(self, document_id: str, title: str) -> AddResult:
        known = document_id in self.held
        self.held[document_id] = DocumentSummary(
            document_id, title, "th", 12, 40, "2026-11-01T08:00:00+00:00", None
        )
        return AddResult(
            document_id,
            None,
            "unchanged" if known else "added",
            title=title,
            language="th",
            passages=40,
            repairs={"swapped": 5, "blank": 2},
        )


@dataclass
class StandInAssistant:
    """Answers from ``SCRIPT`` by a word of the question; "ล้ม" makes the model fail, "ช้า" slow."""

    llm: str = "none"
    library: StandInLibrary = field(default_factory=StandInLibrary)
    asked_in: list[str | None] = field(default_factory=list)
    home: Path = field(default_factory=lambda: Path(mkdtemp(prefix="home-")))
    kept_to: Within | None = None

    def within(self, wanted: Within | None) -> StandInAssistant:
        self.kept_to = wanted or None
        return self

    def stream(
        self, question: str, conversation: str | None = None, language: str = "auto"
    ) -> Iterator[Event]:
        del language
        self.asked_in.append(conversation)
        if "ล้ม" in question:
            raise ModelFailed("The model 'stand-in' died ![x](https://evil.example/e.png).")
        answer = next((found for word, found in SCRIPT.items() if word in question), ANSWERED)
        if answer.outcome == "answered":
            yield EvidenceFound(FOUND)
            for start in range(0, len(answer.answer), 7):  # pieces that cut marks and links apart
                time.sleep(0.5 if "ช้า" in question else 0)
                yield Words(answer.answer[start : start + 7])
        answer = replace(answer, question=question, within=self.kept_to)
        yield Done(answer)
        if conversation is not None:
            self.conversations.keep(conversation, question, answer, {"question": question})

    @cached_property
    def conversations(self) -> ConversationStore:
        return ConversationStore(self.home)


def open_stand_in(home: str, llm: str = "none", language: str = "auto") -> StandInAssistant:
    del language
    assistant = StandInAssistant(llm=llm, home=Path(home))
    assistant.library._hold("shipped", TITLE)
    return assistant
