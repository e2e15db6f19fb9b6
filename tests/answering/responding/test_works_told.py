"""What the record of a work tells is told, and what it does not tell is said to be missing."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.library_facts import about_library
from assistant.answering.responding.works import asks_of_a_work, of_works
from assistant.opening import open_assistant, open_library

TEXT = "# {title}\n\nThe ferry of the lower river leaves at six and takes forty people.\n"
FERRY, MILL = "Ferries of the lower river", "Mills of the upper valley"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("works")
    with open_library(home, encoder=ENCODER) as library:
        for key, title in (("ferry", FERRY), ("mill", MILL)):
            library.add_texts([{"id": key, "title": title, "text": TEXT.format(title=title)}])
        record = {
            "authors": "Ada Marsh",
            "year": "2011",
            "journal": "River Notes",
            "kind": "article",
        }
        library.describe("ferry", record)
    return open_assistant(home)._desk


def wish(text, *subjects, language="en"):
    return Wish("library", text, language, subjects)


def test_who_wrote_a_work_and_where_it_came_out_are_told(desk):
    told = of_works(desk, wish("Who wrote the ferries article, and where?", "ferries")).text
    assert FERRY in told
    assert "Ada Marsh" in told
    assert "River Notes" in told
    assert MILL not in told


def test_a_thai_reader_is_told_the_year_of_the_buddhist_era(desk):
    told = of_works(desk, wish("บทความ ferries ใครเขียน ปีไหน", "ferries", language="th")).text
    assert "2554" in told


def test_what_the_record_does_not_have_is_said(desk):
    told = of_works(desk, wish("Who wrote the mills report?", "mills report")).text
    assert told == f"The record of “{MILL}”: no author is named"


def test_what_else_is_asked_in_the_same_breath_is_answered_too(desk):
    asked = wish("Who wrote the mills report, and when does the ferry leave?", "mills report")
    told = about_library(desk, asked)
    assert MILL in told.text
    assert "leaves at six" in told.claims[0].text


@pytest.mark.parametrize("subject", ["submarines", "ferries and mills of the river valley"])
def test_what_is_called_like_no_work_or_like_all_is_no_work(desk, subject):
    found = of_works(desk, wish(f"Who wrote {subject}?", subject))
    assert found is None or MILL not in found.text or FERRY not in found.text


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Who wrote it?", True),
        ("ใครเขียนเล่มนี้", True),
        ("what is here", False),
        ("which year", False),
    ],
)
def test_only_a_named_work_or_this_one_is_asked_about(text, asks):
    assert asks_of_a_work(wish(text)) is asks
