"""Answers to be kept: one with a citation, one that refuses."""

from __future__ import annotations

from assistant.schema import Answer, Citation, Claim, Hit, Passage, Suggestion, Timings
from assistant.schema.writing import LeftOut, Writing

TEXT = "เครือข่ายต้องมีผู้ประสาน the coordinator"
PASSAGE = Passage("p1", "d1", 0, len(TEXT), TEXT, "paragraph", ("หมวด",), 3, "th")
CITATION = Citation(1, "d1", "p1", "ระเบียบ", ("หมวด",), 3, 0, len(TEXT), TEXT, TEXT, "th")
ANSWERED = Answer(
    question="เครือข่ายคืออะไร",
    language="th",
    outcome="answered",
    answer=f"มีดังนี้\n- {TEXT} [1]\n- ข้อสอง [1]",
    claims=(
        Claim("มีดังนี้", (), "supported"),
        Claim(f"- {TEXT}", (1,), "quoted"),
        Claim("- ข้อสอง", (1,), "supported", "model"),
    ),
    citations=(CITATION,),
    generator="chat",
    llm="stand-in:model",
    timings_ms=Timings(1, 2, 3),
    nearest=(Hit(PASSAGE, "ระเบียบ", 1, 0.5, window=(0, 9)),),
    writing=Writing("stand-in:model", 2, (LeftOut("ฝนตก", "unsupported"),), "endless"),
    judge="builtin",
    understood="เครือข่ายหมายถึงอะไร",
    suggestions=(Suggestion("question", "มีกี่แบบ"),),
    subjects=("เครือข่าย",),
)
REFUSED = Answer(
    "ดาวอังคาร?", "th", "not_in_library", "เอกสารไม่ได้กล่าวไว้", (), (), "extractive", "none", Timings()
)
