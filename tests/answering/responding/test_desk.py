"""The desk: passages that may be an answer, and quotations where the evidence is enough."""

from __future__ import annotations

import pytest

from assistant.answering.responding.desk import within
from assistant.schema import DraftClaim


def test_a_question_is_answered_by_quotations(own_desk):
    found = own_desk.look("กรรมการสวนสมุนไพรมีวาระกี่ปี", "th")
    assert any("สี่ปี" in claim.text for claim in found.said)
    assert all(claim.quotes for claim in found.said)


def test_where_the_evidence_is_not_enough_nothing_is_said(own_desk):
    found = own_desk.look("ภูเขาไฟลูกใดสูงที่สุดในโลก", "th")
    assert found.said == found.claims == ()


def test_only_passages_that_may_be_an_answer_are_found(own_desk):
    hits = own_desk.search("ศูนย์ซ่อมจักรยาน", "th", 4)
    assert 0 < len(hits) <= 4
    assert all(hit.passage.answers for hit in hits)


@pytest.mark.parametrize(
    ("room", "most", "kept"),
    [(5, 9, 1), (10, 9, 1), (20, 9, 2), (99, 9, 3), (99, 2, 2), (99, 0, 1)],
)
def test_as_many_lines_are_kept_as_have_room_and_always_one(room, most, kept):
    lines = [DraftClaim("ก" * 10) for _ in range(3)]
    assert len(within(lines, room, most)) == kept
