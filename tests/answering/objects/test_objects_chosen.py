"""Choosing and rendering: the object that is meant, whole, and little else."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant.opening import open_assistant, open_library

BOARD = """พระราชบัญญัติสวนสมุนไพร

มาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติสวนสมุนไพร”

มาตรา ๒ ในพระราชบัญญัตินี้
“สวน” หมายความว่า ที่ดินที่ตำบลใช้ปลูกสมุนไพรเพื่อประโยชน์ของประชาชน
“ผู้ดูแล” หมายความว่า ผู้ที่คณะกรรมการสวนสมุนไพรจ้างให้ดูแลสวนประจำวัน

มาตรา ๓ ให้มีคณะกรรมการสวนสมุนไพร ประกอบด้วย
(๑) กำนัน เป็นประธานกรรมการ
(๒) ครูใหญ่ เป็นรองประธาน
(๓) ผู้แทนชาวบ้านจำนวนสามคน เป็นกรรมการ

มาตรา ๔ กรรมการสวนสมุนไพรมีวาระการดำรงตำแหน่งคราวละสี่ปี

มาตรา ๕ ผู้ใดเก็บสมุนไพรในสวนโดยไม่ได้รับอนุญาต ต้องระวางโทษปรับไม่เกินห้าร้อยบาท

มาตรา ๖ ให้เปิดสวนแก่ประชาชนทุกวัน
"""
GUIDE = """# Tool shed guide

## Why the shed was built

The shed was built because many households owned no tools. Before that, people borrowed from
neighbours and tools were often lost.

## Rules for borrowers

Every borrower agrees to the following:

- bring the tool back within seven days
- clean it before it is returned
- pay for what is broken

## Opening hours

The shed opens on Saturday morning. It is closed in the rainy season.

## Further reading

- [A history of tool sheds](https://example.org/history)
- [How to lend tools](https://example.org/lend)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    home = tmp_path_factory.mktemp("choosing") / "home"
    library = open_library(home, ENCODER)
    library.add_texts(
        [
            {"id": "board", "title": "พระราชบัญญัติสวนสมุนไพร", "text": BOARD},
            {"id": "guide", "title": "Tool shed guide", "text": GUIDE},
        ]
    )
    yield open_assistant(library=library)
    library.close()


def shown(assistant, question):
    """The texts of an answer's claims."""
    return [claim.text for claim in assistant.ask(question).claims]


def test_who_holds_an_office_is_the_one_item_that_says_it(assistant):
    assert shown(assistant, "ใครเป็นรองประธานคณะกรรมการสวนสมุนไพร") == ["ครูใหญ่ เป็นรองประธาน"]


def test_who_is_on_a_board_is_the_whole_list(assistant):
    lines = shown(assistant, "คณะกรรมการสวนสมุนไพรประกอบด้วยใครบ้าง")
    assert [line[:2] for line in lines[1:]] == ["1)", "2)", "3)"]
    assert lines[0].endswith(":")


def test_one_list_is_one_citation(assistant):
    answer = assistant.ask("คณะกรรมการสวนสมุนไพรประกอบด้วยใครบ้าง")
    assert len(answer.citations) == 1
    assert "ผู้แทนชาวบ้าน" in answer.citations[0].quote


def test_how_long_a_term_lasts_is_one_sentence(assistant):
    (line,) = shown(assistant, "กรรมการสวนสมุนไพรดำรงตำแหน่งกี่ปี")
    assert line == "กรรมการสวนสมุนไพรมีวาระการดำรงตำแหน่งคราวละสี่ปี"


def test_a_word_is_defined_by_its_own_definition_alone(assistant):
    (line,) = shown(assistant, "ผู้ดูแล หมายถึงใคร")
    assert line.startswith("“ผู้ดูแล” หมายความว่า")
    assert "“สวน”" not in line


def test_a_fact_brings_little_else(assistant):
    lines = shown(assistant, "When does the tool shed open?")
    assert "The shed opens on Saturday morning." in " ".join(lines)
    assert "because" not in " ".join(lines)


def test_a_list_is_shown_without_being_asked_for_by_that_name(assistant):
    lines = shown(assistant, "What must borrowers of the tool shed agree to?")
    assert sum(line[:2] in ("1)", "2)", "3)") for line in lines) == 3


@pytest.mark.parametrize(
    "question",
    [
        "What must borrowers of the tool shed agree to?",
        "Why was the tool shed built?",
        "When does the tool shed open?",
        "What is there to read about tool sheds?",
        "สวนสมุนไพรเปิดวันไหน",
        "ทำไมจึงมีพระราชบัญญัติสวนสมุนไพร",
    ],
)
def test_no_answer_shows_a_heading_a_reference_or_a_lead_without_its_items(assistant, question):
    answer = assistant.ask(question)
    lines = [claim.text for claim in answer.claims]
    for at, line in enumerate(lines):
        assert not line.startswith("#")
        assert "](" not in line
        assert "http" not in line
        follows = lines[at + 1 : at + 2]
        assert not line.endswith((":", "ดังนี้", "ต่อไปนี้")) or follows
        assert not line.startswith("มาตรา")


def test_every_word_that_is_shown_stands_in_the_documents(assistant):
    answer = assistant.ask("What must borrowers of the tool shed agree to?")
    assert all(claim.support in ("quoted", "supported") for claim in answer.claims)
    assert sum(claim.support == "quoted" for claim in answer.claims) >= 3


SHEDS = """# Sheds of three villages

According to Anna Brook (2019) a shed goes through three stages:

1) it is built by a few
2) it is filled by many
3) it is run by a fund

The three stages have two questions in common:

1) who keeps the key
2) who pays for nails

## Words for a shed

| Author | What a shed is |
|---|---|
| Brook, 2019 | a room that lends tools to neighbours |
| Hill, 2021 | a promise among households to share |
| Marsh, 2022 | a store that nobody owns alone |
"""


@pytest.fixture(scope="module")
def shed_assistant(tmp_path_factory):
    home = tmp_path_factory.mktemp("sheds") / "home"
    library = open_library(home, ENCODER)
    (home.parent / "sheds.md").write_text(SHEDS, encoding="utf-8")
    library.add_files([home.parent / "sheds.md"])
    yield open_assistant(library=library)
    library.close()


def test_who_said_so_is_told_with_a_name(shed_assistant):
    lines = shown(shed_assistant, "Who divided the life of a shed into three stages?")
    assert "Anna Brook (2019)" in lines[0]


def test_a_count_that_the_lead_of_a_list_has_is_not_put_right(shed_assistant):
    lines = shown(shed_assistant, "What do the three stages have in common?")
    assert not any("not 3" in line for line in lines)


def test_whoever_asks_of_each_is_told_the_table_whole(shed_assistant):
    lines = shown(shed_assistant, "What is a shed, according to each author?")
    told = [line for line in lines if line.startswith(("- ", "1) ", "2) ", "3) "))]
    assert ["Brook" in told[0], "Hill" in told[1], "Marsh" in told[2]] == [True] * 3
