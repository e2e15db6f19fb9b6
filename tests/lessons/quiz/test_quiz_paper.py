"""The key on paper: each option is told apart from the others, each reason reads as a sentence."""

from __future__ import annotations

import pytest

from assistant.lessons.quiz.paper import _told_apart

LONG = "whether a borrower is a member of the shed or a guest of one, the keeper and the recorder "


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (("the keeper", "the recorder"), ["the keeper", "the recorder"]),
        (
            (f"{LONG}must write it down", f"{LONG}may write it down"),
            ["… must write it down", "… may write it down"],
        ),
    ],
)
def test_options_that_begin_alike_are_shown_from_where_they_differ(options, shown):
    assert _told_apart(options) == shown


def test_options_that_differ_far_from_each_other_are_shown_whole():
    options = (f"one {LONG}must", f"one {LONG}may", f"two {LONG}must", f"two {LONG}may")
    assert list(_told_apart(options)) == list(options)
