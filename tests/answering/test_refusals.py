"""Refusals: they say no in the reader's language, and name what was nearest."""

from __future__ import annotations

import pytest

from assistant.answering import refusals
from assistant.schema import Hit, Passage
from assistant.text.language import detect


def hit(section: tuple[str, ...], title: str = "รายงานประจำปี") -> Hit:
    passage = Passage("p", "d", 0, 4, "text", "paragraph", section, None, "th")
    return Hit(passage, title, rank=1, score=0.5)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_refusal_is_in_the_language_that_was_asked_in(language):
    assert detect(refusals.write(language, ())) == language
    assert refusals.write(language, ()) == refusals.NOT_IN_LIBRARY[language]


def test_the_nearest_sections_are_named_by_their_innermost_heading():
    text = refusals.write("en", [hit(("Part one", "Costs")), hit(("Staff",))])
    assert text.endswith("The nearest sections in the library are: “Costs”; “Staff”")


def test_a_passage_under_no_heading_is_named_by_its_document():
    assert refusals.write("th", [hit(())]).endswith("“รายงานประจำปี”")


def test_each_section_is_named_once_and_at_most_three_are():
    hits = [hit((name,)) for name in ("a", "a", "b", "c", "d")]
    assert refusals.write("en", hits).endswith(": “a”; “b”; “c”")


def test_a_refusal_makes_no_citation_marker():
    assert "[" not in refusals.write("th", [hit(("ข้อ [1]",))]).replace("ข้อ [1]", "")
