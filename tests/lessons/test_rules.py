"""A rule is found by the words that make it one, and only where it says something by itself."""

from __future__ import annotations

import pytest

from assistant.lessons.rules import Rule, rule_of


@pytest.mark.parametrize(
    ("sentence", "language", "rule"),
    [
        (
            "If the bridge is closed, the ferry must run every hour.",
            "en",
            Rule("condition", "the bridge is closed", "the ferry must run every hour"),
        ),
        (
            "If the pier is wet, or the rail is loose, then the crew must wait.",
            "en",
            Rule("condition", "the pier is wet, or the rail is loose", "the crew must wait"),
        ),
        (
            "The watch officer must lock both gates before leaving.",
            "en",
            Rule("duty", "The watch officer", "must lock both gates before leaving"),
        ),
        (
            "มาตรา ๙ ผู้ใดทิ้งขยะลงคลอง ต้องระวางโทษปรับไม่เกินสองพันบาท",
            "th",
            Rule("condition", "ผู้ใดทิ้งขยะลงคลอง", "ต้องระวางโทษปรับไม่เกินสองพันบาท"),
        ),
        (
            "ให้คณะกรรมการตลาดมีอำนาจกำหนดค่าเช่าแผงในแต่ละปี",
            "th",
            Rule("duty", "คณะกรรมการตลาด", "มีอำนาจกำหนดค่าเช่าแผงในแต่ละปี"),
        ),
    ],
)
def test_a_rule_says_who_does_what_or_what_follows_from_what(sentence, language, rule):
    assert rule_of(sentence, language) == rule


@pytest.mark.parametrize(
    "sentence",
    [
        "The river is long and wide and full of fish.",
        "You should read this before the meeting starts.",
        "These must be displayed in the hall of the school.",
        "Walking in the park should be free for everybody.",
        "Before signing on to those boats, the town must ask the harbour.",
        "If the ferry is late, here are some questions that you can ask.",
        "Unless the river is high, boats cross.",  # a case that is none
        "The agency must publish the timetable of all ferries.",  # which one?
    ],
)
def test_what_names_nobody_or_points_back_is_no_rule(sentence):
    assert rule_of(sentence, "en") is None
