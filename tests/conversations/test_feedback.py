"""An opinion becomes a row that ``evaluate`` reads, and says whether the library answers."""

from __future__ import annotations

import json

import pytest
from kept_answers import ANSWERED, CITATION, REFUSED

from assistant.answering.evaluation import question_set
from assistant.conversations import feedback
from assistant.conversations.store import ConversationStore
from assistant.conversations.values import REASONS, Opinion

CID = "0123456789abcdef01234567"


@pytest.fixture
def judged(tmp_path):
    """Give an answer of its own an opinion; return the one row."""
    store = ConversationStore(tmp_path / "home")

    def judge(answer, opinion):
        store.keep(CID, "แล้วข้อสองล่ะ", answer, {"question": "ข้อสองของเครือข่ายคืออะไร"})
        own = store.of("")
        own.judge(CID, own.exchanges(CID)[-1].key, opinion)
        return list(feedback.rows(store))[-1]

    return judge


def test_a_good_answer_is_a_question_whose_quotation_has_to_be_found(judged):
    row = judged(ANSWERED, Opinion(good=True))
    assert row["question"] == "ข้อสองของเครือข่ายคืออะไร"  # it stands alone
    assert (row["lang"], row["answerable"], row["gold_quote"]) == ("th", True, CITATION.quote)


@pytest.mark.parametrize(
    ("answer", "reason", "answerable"),
    [(ANSWERED, "wrong", True), (ANSWERED, "should_refuse", False), (REFUSED, "is_there", True),
     (REFUSED, "", False)],
)  # fmt: skip
def test_the_reason_says_whether_the_library_answers(judged, answer, reason, answerable):
    row = judged(answer, Opinion(good=False, reason=reason, note="ดูหน้า 5"))
    assert row["answerable"] is answerable
    assert "gold_quote" not in row
    assert (row["feedback"]["reason"], row["feedback"]["note"]) == (reason, "ดูหน้า 5")


def test_the_question_set_of_evaluate_takes_every_row(judged, tmp_path):
    rows = [judged(ANSWERED, Opinion(good=not reason, reason=reason)) for reason in REASONS]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    assert question_set.load(path) == rows


def test_an_answer_that_nobody_judged_is_no_row(tmp_path):
    store = ConversationStore(tmp_path / "home")
    store.keep(CID, "q", ANSWERED, {})
    assert list(feedback.rows(store)) == []
