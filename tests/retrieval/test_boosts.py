"""How a passage's place and shape add to its score."""

import pytest

from assistant.retrieval.boosts import Fit
from assistant.retrieval.questions import understand
from assistant.schema import Passage


def passage(text="x", *, kind="paragraph", section=(), context="", parts=0, source=()):
    return Passage(
        id="p",
        document_id="d",
        start=0,
        end=len(text),
        text=text,
        kind=kind,
        section=section,
        page=None,
        language="th",
        context=context,
        parts=((0, 1),) * parts,
        source=source,
    )


PAIRS = {  # question, the passage that fits better, and the other
    "the named table": (
        "ตารางที่ 2 แสดงอะไร",
        passage(context="ตารางที่ 2 ผู้ใช้น้ำ"),
        passage(context="ตารางที่ 12 ผู้ใช้น้ำ"),
    ),
    "a table in Thai digits": (
        "What does Table 2 show?",
        passage(context="ตารางที่ ๒ ผู้ใช้น้ำ"),
        passage(context="ภาพที่ ๒ ผู้ใช้น้ำ"),
    ),
    "the named figure": ("ภาพที่ 1 แสดงอะไร", passage("ภาพที่ 1 คลอง"), passage("ตารางที่ 1 คลอง")),
    "the table that a note reports": (
        "What does Table 3 show?",
        passage(source=("บทนำ", "ตารางที่ 3")),
        passage(source=("บทนำ",)),
    ),
    "the named part": (
        "What does the conclusion say?",
        passage(section=("บทสรุป",)),
        passage(section=("บทนำ",)),
    ),
    "the part that a note reports": (
        "บทนำกล่าวถึงอะไร",
        passage(section=("Anything",), source=("บทนำ",)),
        passage(section=("Anything",), source=("บทสรุป",)),
    ),
    "a list for a list": (
        "ผู้ใช้น้ำมีกี่ประเภท",
        passage(kind="list", parts=3),
        passage(),
    ),
    "a list of as many items": (
        "ผู้ใช้น้ำสี่ประเภทมีอะไรบ้าง",
        passage(kind="list", parts=4),
        passage(kind="list", parts=3),
    ),
    "the name": (
        "What did Anna Smith write?",
        passage("… Anna Smith …"),
        passage("… Anna Stone …"),
    ),
    "the name in the other language": (
        "What happened in Udon Thani?",
        passage("ที่อุดรธานี"),
        passage("ที่นครปฐม"),
    ),
    "the label": ("คำสำคัญของบทความคืออะไร", passage("คำสำคัญ: น้ำ"), passage("น้ำและคำสำคัญ")),
    "the heading": (
        "ธรรมาภิบาลคืออะไร",
        passage(section=("ธรรมาภิบาล",)),
        passage(section=("น้ำ",)),
    ),
    "a heading that is named in full": (
        "ข้อสรุปของบทที่สองคืออะไร",
        passage(section=("บทที่สอง", "ข้อสรุป")),
        passage(section=("บทที่สาม", "ข้อสังเกต")),
    ),
    "a heading in the question's own words before its translation": (
        "What is in the abstract?",
        passage(section=("Abstract",)),
        passage(section=("บทคัดย่อ",)),
    ),
    "any label": (
        "Who is the reporting officer?",
        passage("Reporting officer: A. Stone"),
        passage("Reporting officers met."),
    ),
}


@pytest.mark.parametrize(("text", "better", "other"), PAIRS.values(), ids=PAIRS)
def test_what_fits_better(text, better, other):
    question = understand(text)
    fit = Fit(question)
    assert fit.of(better) > fit.of(other) >= 0


def test_nothing_fits_where_nothing_is_named():
    assert Fit(understand("ทำไมชาวบ้านร่วมมือ")).of(passage("น้ำ", section=("ดิน",))) == 0


def test_half_of_the_names_is_half_as_good():
    question = understand("What did Anna Smith and Tom Stone write?")
    both, one = passage("Anna Smith, Tom Stone"), passage("Anna Smith")
    fit = Fit(question)
    assert fit.of(one) == pytest.approx(fit.of(both) / 2, abs=0.02)
