"""The three ways to state something, and how long texts are shown."""

from __future__ import annotations

import planning
import pytest

from assistant.text.shortening import SHOWN, shortened


@pytest.mark.parametrize("text", ["", "สั้น", "x" * SHOWN, "a b c"])
def test_what_fits_is_shown_whole(text):
    assert shortened(text) == text


@pytest.mark.parametrize("text", ["word " * 900, "ก" * 9_000, "a" * 800 + " " + "b" * 9_000])
def test_what_is_very_long_is_cut_at_a_blank_where_there_is_one_and_shows_it(text):
    cut = shortened(text)
    assert len(cut) <= SHOWN + 2
    assert cut.endswith(" …")
    assert text.startswith(cut[:-2])


def test_each_way_of_stating_gives_its_source(plan):
    for _, statement in plan.statements():
        assert statement.source in ("literature", "brief", "assumption")
        if statement.source == "literature":
            assert statement.element
    assert {s.source for _, s in plan.statements()} == {"literature", "brief", "assumption"}


def test_a_paragraph_of_the_brief_in_english_begins_and_ends_as_sentences_do(solar):
    told = [s.text for s in planning.of_block(solar, "problem") if s.source == "brief"]
    for text in told:
        assert text[0] == text[0].upper()
        assert text[-1] in '.!?…”"', text


def test_what_the_brief_says_is_shown_word_for_word(fishing):
    told = [s.text for _, s in fishing.statements() if s.source == "brief"]
    assert fishing.brief["problem"] in told
    assert "ลดการจับสัตว์น้ำผิดกฎหมายลงร้อยละ 45" in " ".join(told)
