"""Numbered headings are the list that is asked for; a law is told by its reason and chapters."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant import open_assistant
from assistant.opening import open_library

LAW = """พระราชบัญญัติหอสมุดชุมชน พ.ศ. ๒๕๖๓

มาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติหอสมุดชุมชน พ.ศ. ๒๕๖๓”
มาตรา ๒ พระราชบัญญัตินี้ให้ใช้บังคับเมื่อพ้นเก้าสิบวัน
มาตรา ๓ ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้

หมวด ๑
การจัดตั้งหอสมุด

มาตรา ๔ ให้ตำบลที่มีราษฎรเกินห้าพันคนจัดให้มีหอสมุดชุมชนหนึ่งแห่ง
มาตรา ๕ ที่ดินของหอสมุดชุมชนให้ใช้ที่ราชพัสดุได้โดยไม่เสียค่าเช่า

หมวด ๒
คณะกรรมการหอสมุด

มาตรา ๖ ให้มีคณะกรรมการหอสมุดชุมชนจำนวนเจ็ดคน มีวาระคราวละสองปี
มาตรา ๗ คณะกรรมการมีหน้าที่จัดหาหนังสือและรับฟังความเห็นของผู้อ่าน

หมวด ๓
การให้ยืมหนังสือ

มาตรา ๘ ผู้อ่านยืมหนังสือได้คราวละสามเล่มเป็นเวลาสิบสี่วัน
มาตรา ๙ ผู้ที่คืนหนังสือช้าให้งดยืมสามสิบวัน

หมายเหตุ :- เหตุผลในการประกาศใช้พระราชบัญญัติฉบับนี้ คือ โดยที่ราษฎรในชนบทยังไม่มีแหล่งอ่านหนังสือใกล้บ้าน \
สมควรให้ตำบลจัดให้มีหอสมุดของชุมชนเอง จึงจำเป็นต้องตราพระราชบัญญัตินี้
"""
HANDBOOK = """# Riverside Care Handbook

## Habit 1: Visit before you plan

Go to the homes along the river and listen for a day.

## Habit 2: Share one calendar

All agencies enter their visits in the same calendar.

## Habit 3: Close the loop

Tell the family what became of what they said.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outlines")
    (folder / "law.txt").write_text(LAW, encoding="utf-8")
    (folder / "handbook.md").write_text(HANDBOOK, encoding="utf-8")
    with open_library(folder / "home", ENCODER) as library:
        library.add_files([folder / "law.txt", folder / "handbook.md"])
    return open_assistant(folder / "home", llm="none")


def lines(answer) -> list[str]:
    return [claim.text.removeprefix("- ") for claim in answer.claims if claim.text[0] == "-"]


@pytest.mark.parametrize(
    ("question", "count", "first"),
    [
        (
            "What are the habits in the Riverside Care Handbook?",
            3,
            "Habit 1: Visit before you plan",
        ),
        ("How many habits does the handbook have?", 3, "Habit 1: Visit before you plan"),
        ("พ.ร.บ. หอสมุดชุมชนมีหมวดอะไรบ้าง", 3, "หมวด ๑ การจัดตั้งหอสมุด"),
    ],
)
def test_numbered_headings_are_the_list_that_is_asked_for(assistant, question, count, first):
    answer = assistant.ask(question)
    assert (len(lines(answer)), lines(answer)[0]) == (count, first)
    quotes = {citation.number: " ".join(citation.quote.split()) for citation in answer.citations}
    for claim in answer.claims[1:]:
        assert claim.text.removeprefix("- ") in quotes[claim.citations[0]]
        assert claim.support == "quoted"


@pytest.mark.parametrize(
    "question", ["What does habit 2 ask for?", "Who enters visits in the calendar?", "ใครมีวาระสองปี"]
)
def test_what_asks_for_something_else_is_no_list_of_headings(assistant, question):
    assert len(lines(assistant.ask(question))) < 3


def test_a_law_is_summed_up_by_its_reason_and_chapters(assistant):
    answer = assistant.ask("สรุปกฎหมายหอสมุดชุมชนหน่อย")
    reason, *chapters = lines(answer)
    assert answer.act == "summary"
    assert reason.startswith("โดยที่ราษฎรในชนบท")
    assert "จึงจำเป็น" not in reason
    assert [line.split()[1] for line in chapters] == ["๑", "๒", "๓"]


def test_where_few_lines_are_wanted_the_reason_stands_before_what_the_law_orders(assistant):
    told = lines(assistant.ask("สรุป พ.ร.บ. หอสมุดชุมชน 2 บรรทัด"))
    assert len(told) == 2
    assert told[0].startswith("โดยที่ราษฎร")
    assert not told[1].startswith("หมวด")


def test_a_chapter_that_is_named_is_summed_up_alone(assistant):
    answer = assistant.ask("สรุปหมวด 3 ของกฎหมายหอสมุดชุมชน")
    assert {c.section[-1] for c in answer.citations} <= {"มาตรา ๘", "มาตรา ๙"}
