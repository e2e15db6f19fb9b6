"""Quiz items whose texts try to be something else, and what a file of them has to say."""

from __future__ import annotations

from typing import Any

from assistant.schema import Citation
from assistant.schema.lessons import Proof, QuizItem

TITLE = "บทที่ 1/2: ใครกำกับ = ใครรับผิดชอบ?"
NASTY = (
    "ผู้นำร่วมรู้น้ำใจกันที่กระทรวงใหญ่ ก้ำกึ่ง ๓ ฝ่าย",
    r"~ = # { } : \ กับ \n \: \\ \= \\n",
    "“คำพูด” 'เดี่ยว' \"คู่\"",
    "<script>alert('x')</script><b>หนา</b> &amp; &lt; <!-- ]]>",
    "บรรทัดแรก\nบรรทัดสอง\n\n// บรรทัดสี่",
    "ก้ำ" * 166 + "กก",
    "A. ตัวเลือกในตัวเลือก",
    "B) อีกแบบ",
    "ANSWER: C",
    "=1+1",
    "+66 2 123",
    "-5",
    "@SUM(A1:A9)",
    "// ไม่ใช่หมายเหตุ",
    "$5",
    "$CATEGORY: อื่น",
    "::ชื่อ:: ที่ไม่ใช่ชื่อ",
    "%50% ของงบ",
    "ร้อยละ 100% และ %s",
    "[html]<i>เอียง</i>",
    "[ไม่ปิด",
    r"* ดาว ** และ \*",
    "#### ไม่ใช่ความเห็น",
    "TRUE",
    "_x0041_ และ _____",
    "สอง  ช่องว่าง\tแท็บ",
)
KINDS = ("choice", "true_false", "matching", "ordering", "short_answer", "open")
CITATION = Citation(
    number=1,
    document_id="d",
    passage_id="d-1",
    title="บทความ: {เครือข่าย}",
    section=("บทความ: {เครือข่าย}", "2. กำกับ = ดูแล"),
    page=7,
    start=0,
    end=9,
    quote="กำกับ #1 ~ ดูแล",
    passage="กำกับ #1 ~ ดูแล",
)
SOURCE = "ที่มา: บทความ: {เครือข่าย} — 2. กำกับ = ดูแล, หน้า 7: “กำกับ #1 ~ ดูแล”"


def item(kind: str, text: str, **changed: Any) -> QuizItem:
    """An item of a kind that has a text wherever a text can stand."""
    by_kind: dict[str, dict[str, Any]] = {
        "choice": {"options": ("ก่อน", text, "หลัง"), "answer": (text,)},
        "true_false": {"options": ("ถูก", "ผิด"), "answer": ("ผิด",)},
        "matching": {
            "options": ("ซ้ำซ้อน", text, "เกิน " + text),
            "answer": (text, "ซ้ำซ้อน"),
            "pairs": ((text, text), ("ค่าน้ำ", "ซ้ำซ้อน")),
        },
        "ordering": {"options": ("ท้าย", text), "answer": (text, "ท้าย")},
        "short_answer": {"answer": (text,), "accepted": ("หรือ " + text, text)},
        "open": {"answer": (text, "ข้อสอง")},
    }
    fields = {
        "id": f"{kind}-{NASTY.index(text) if text in NASTY else 0}",
        "kind": kind,
        "language": "th",
        "question": text,
        "options": (),
        "answer": (),
        "explanation": text,
        "citations": (1,),
        "difficulty": "easy",
        "facts": ("f",),
        "proof": Proof(answerable=True, single=True),
    }
    return QuizItem(**{**fields, **by_kind[kind], **changed})


ITEMS = tuple(item(kind, text) for text in NASTY for kind in KINDS)


def told(one: QuizItem) -> str:
    """What a learner is to read after answering."""
    return f"{one.explanation}\n{SOURCE}"


def points(one: QuizItem) -> str:
    """What an open answer is marked by."""
    return "ประเด็นที่ให้คะแนน:\n" + "\n".join(f"{n}. {p}" for n, p in enumerate(one.answer, 1))


def answers(one: QuizItem) -> Any:
    """What a learner can choose or write, with what is right in it, as Moodle sees it."""
    if one.kind == "choice":
        return [(option, option == one.answer[0]) for option in one.options]
    if one.kind == "true_false":
        return one.answer[0] == "ถูก"
    if one.kind == "matching":
        return [*one.pairs, ("", one.options[-1])]
    if one.kind == "ordering":
        return [(step, str(at)) for at, step in enumerate(one.answer, start=1)]
    if one.kind == "short_answer":
        return [text.replace("*", r"\*") for text in (*one.answer, one.accepted[0])]
    return None
