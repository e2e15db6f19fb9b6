"""A text is read without the one before it where what it points at is named in it."""

from __future__ import annotations

import pytest

from assistant.lessons.discourse import stands_alone, without_paragraphs


@pytest.mark.parametrize(
    "sentence",
    [
        "Likewise, crews must know the river.",
        "Boats are built on the idea that this doesn’t work.",
        "The crew must wash these nets.",
        "เว้นแต่เรือนั้นหลบพายุ",
        "ให้นายท้ายส่งแบบดังกล่าวแก่ผู้ดูแลท่า",
    ],
)
def test_what_points_at_something_that_is_not_named_looks_back(sentence):
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The town must pay those who row.",
        "If a net is torn, the crew must mend this net.",
        "Read this guide before the boat leaves.",
        "ถ้าเรือลำใดจม ให้เจ้าของเรือลำนั้นแจ้งผู้ดูแลท่า",
    ],
)
def test_what_is_named_before_it_is_pointed_at_stands_alone(sentence):
    assert stands_alone(sentence)


def test_paragraphs_of_another_article_stay_in_an_order():
    text = "ให้นายท้ายตามวรรคหนึ่งแจ้งเหตุตามมาตรา ๕ วรรคสอง"
    assert without_paragraphs(text) == "ให้นายท้ายแจ้งเหตุตามมาตรา ๕ วรรคสอง"
