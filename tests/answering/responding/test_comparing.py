"""Comparisons: each side by itself; a side that no document speaks of is named, never filled in."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.comparing import compare, weigh

BOARD, CRAFT = "กรรมการสวนสมุนไพร", "อาสาสมัครช่างจักรยาน"


def wish(*subjects, act="compare", language="th"):
    return Wish(act, " กับ ".join(subjects), language, subjects)


def sides(response):
    """The documents that are quoted under each side."""
    told: dict[str, set[str]] = {}
    for claim in response.claims:
        if claim.lead:
            told[claim.text.rstrip(":")] = at = set()
        else:
            at |= {quote.passage.document_id for quote in claim.quotes}
    return told


def test_both_sides_are_told_from_what_speaks_of_them(own_desk):
    told = sides(compare(own_desk, wish(BOARD, CRAFT)))
    assert list(told) == [BOARD, CRAFT]
    assert "herb-law" in told[BOARD]
    assert "bicycles" in told[CRAFT]


@pytest.mark.parametrize(
    ("known", "missing", "language"),
    [
        (CRAFT, "นักบินอวกาศ", "th"),
        (BOARD, "ภูเขาไฟ", "th"),
        ("seed committee", "submarine fleet", "en"),
        ("seed committee", "volcano ministry", "en"),
    ],
)
def test_a_side_that_no_document_speaks_of_is_said_to_be_missing(
    own_desk, known, missing, language
):
    response = compare(own_desk, wish(known, missing, language=language))
    assert list(sides(response)) == [known]
    assert missing in response.text


def test_where_no_side_is_there_is_no_comparison(own_desk):
    assert compare(own_desk, wish("นักบินอวกาศ", "ภูเขาไฟ")) is None


@pytest.mark.parametrize(
    "subjects",
    [(), (BOARD,), (BOARD, BOARD), ("ก" * 61, BOARD)],
    ids=["none", "one", "same", "long"],
)
def test_what_names_no_two_sides_is_no_comparison(own_desk, subjects):
    assert compare(own_desk, wish(*subjects)) is None


def test_no_line_stands_under_two_sides(own_desk):
    response = compare(own_desk, wish("อาสาสมัคร", "อะไหล่จักรยาน"))
    lines = [claim.text for claim in response.claims if not claim.lead]
    assert len(set(lines)) == len(lines)


def test_every_line_but_the_names_of_the_sides_is_quoted(own_desk):
    for response in (
        compare(own_desk, wish(BOARD, CRAFT)),
        weigh(own_desk, wish("ศูนย์ซ่อมจักรยาน", act="weigh")),
    ):
        assert all(claim.lead or claim.quotes for claim in response.claims)


def test_what_is_weighed_has_what_speaks_for_it_and_against_it(own_desk):
    response = weigh(own_desk, wish("ศูนย์ซ่อมจักรยาน", act="weigh"))
    assert list(sides(response)) == ["ข้อดี", "ข้อเสีย"]
    assert "ประหยัดค่ารถ" in response.claims[1].text


def test_nothing_is_weighed_without_a_subject(own_desk):
    assert weigh(own_desk, wish(act="weigh")) is None


def test_a_comparison_offers_a_plan(own_desk):
    [offer] = compare(own_desk, wish(BOARD, CRAFT)).suggestions
    assert (offer.kind, offer.text) == ("plan", f"{BOARD} กับ {CRAFT}")


def test_what_is_bad_elsewhere_does_not_speak_against_a_thing(own_desk):
    response = weigh(own_desk, wish("seed library", act="weigh", language="en"))
    cited = (
        {q.passage.document_id for c in response.claims for q in c.quotes} if response else set()
    )
    assert cited <= {"seed"}


def test_one_thing_before_and_after_is_its_whole_story(own_desk):
    text = "ศูนย์ซ่อมจักรยานก่อนและหลังตั้งต่างกันอย่างไร"
    response = compare(own_desk, Wish("compare", text, "th", ("ศูนย์ซ่อมจักรยาน",)))
    assert response.act == "summary"
    assert {q.passage.document_id for c in response.claims for q in c.quotes} == {"bicycles"}


def test_a_side_that_is_a_list_stays_whole(own_desk):
    response = compare(own_desk, wish("ขั้นตอนการรับซ่อมจักรยาน", BOARD))
    lines = [claim.text for claim in response.claims]
    assert sum(line.startswith(("1) ", "2) ", "3) ", "4) ")) for line in lines) == 4


def test_what_holds_both_against_each_other_comes_first(own_library_of):
    text = """# Boats

Ferries carry forty people. A ferry is slower than a launch but safer in wind.

# Launches

A launch carries six people and is used by the doctor.
"""
    told = compare(own_library_of(text), wish("ferry", "launch", language="en"))
    assert "slower than a launch" in told.claims[0].text
    assert not told.claims[0].lead


FERRIES = """# Crossing the river

The crossing may be run in three ways:

1. The council runs the crossing with its own boats and its own crew on every day of the year.
2. A contractor runs the crossing under one contract and hires whom he likes for the work.
3. A club runs the crossing on market days and shares what it takes with its members.
"""


def test_two_items_of_one_list_are_told_apart_by_what_the_names_do_not_share(own_library_of):
    asked = wish("crossing run by the council", "crossing run by a contractor", language="en")
    lines = [claim.text for claim in compare(own_library_of(FERRIES), asked).claims]
    assert lines[0] == "crossing run by the council:"
    assert lines[1].startswith("- The council runs the crossing")
    assert lines[3].startswith("- A contractor runs the crossing")
    assert len(lines) == 4


def test_what_tells_of_both_sides_at_once_stands_under_both_names(own_library_of):
    text = (
        "# Boats\n\nWhere wind is feared a ferry is taken, where time is short a launch is hired.\n"
    )
    response = compare(own_library_of(text), wish("ferry", "launch", language="en"))
    assert "launch" not in response.text
    assert len([claim for claim in response.claims if claim.quotes]) == 1
