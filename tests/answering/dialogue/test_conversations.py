"""Conversations: the turns before are remembered."""

from __future__ import annotations

import json

import pytest

from assistant.answering.dialogue.conversations import History, Said, Turn, leans_on_the_last
from assistant.conversations.values import key_of
from assistant.errors import LibraryUnwritable
from assistant.schema import Answer, Timings
from assistant.settings.writing import AROUND

ANSWER = Answer("q", "th", "helped", "a", (), (), "extractive", "none", Timings())
QUOTE = (("p1", 4, 9),)
FULL = Turn(
    "บรรทัดแรก\nบรรทัดสอง",
    "list",
    "en",
    (Said("มีสองข้อ"), Said("1) ก่อน", QUOTE), Said("2) หลัง", QUOTE)),
)


@pytest.fixture
def history(tmp_path):
    return History(tmp_path / "home")


@pytest.fixture
def questions(history):
    return lambda conversation: [turn.question for turn in history.turns(conversation)]


def test_a_new_conversation_has_no_turns(history):
    assert history.turns("c1") == ()


def test_the_turns_of_each_conversation_are_remembered_oldest_first(history, questions):
    history.remember("c1", Turn("เครือข่ายคืออะไร"), ANSWER)
    history.remember("c2", Turn("What is a network?"), ANSWER)
    history.remember("c1", Turn("มีกี่แบบ"), ANSWER)
    assert questions("c1") == ["เครือข่ายคืออะไร", "มีกี่แบบ"]
    assert questions("c2") == ["What is a network?"]


def test_a_turn_outlives_the_process_whole(history, tmp_path):
    history.remember("c1", FULL, ANSWER)
    assert History(tmp_path / "home").turns("c1") == (FULL,)


def test_only_the_last_turns_are_remembered(history, questions):
    asked = [f"question {n}" for n in range(AROUND.turns + 5)]
    for question in asked:
        history.remember("c1", Turn(question), ANSWER)
    assert questions("c1") == asked[5:]


class TestItems:
    """What an ordinal counts: the marked lines of an answer, or all that it cites."""

    @pytest.mark.parametrize("marks", [("1) ", "2) "), ("- ", "- "), ("• ", "• "), ("๑. ", "๒. ")])
    def test_the_items_are_the_marked_lines(self, marks):
        items = tuple(Said(f"{mark}ข้อความ", QUOTE) for mark in marks)
        assert Turn("ถาม", said=(Said("มีดังนี้", QUOTE), *items)).items == items

    def test_an_answer_without_marks_counts_what_it_cites(self):
        lines = (Said("หนึ่ง", QUOTE), Said("สอง", QUOTE))
        assert Turn("ถาม", said=(Said("นำ"), *lines)).items == lines

    def test_one_marked_line_is_no_list_of_two(self):
        marked = Said("1) ข้อแรก", QUOTE)
        assert Turn("ถาม", said=(Said("มีดังนี้", QUOTE), marked)).items == (marked,)

    def test_a_line_that_cites_nothing_is_no_item(self):
        assert Turn("ถาม", said=(Said("- ไม่มีที่มา"),)).items == ()


@pytest.mark.parametrize(
    "question",
    ["แล้วข้อสองล่ะ", "ส่วนข้อสามคืออะไร", "แล้วใครนิยามไว้", "And the second one?", "Why is that?"],
)
def test_a_question_that_says_too_little_leans_on_the_last(question):
    assert leans_on_the_last(question)


@pytest.mark.parametrize(
    "question",
    [
        "สาเหตุที่การบริหารงานแบบเครือข่ายล้มเหลวมีอะไรบ้าง",
        "Granovetter ให้ความหมายของกลุ่มธุรกิจไว้ว่าอย่างไร",
        "List the causes of failure of network administration",
        "How does the municipality of Udon Thani share its work with the province?",
    ],
)
def test_a_question_that_stands_alone_does_not(question):
    assert not leans_on_the_last(question)


def test_a_home_that_cannot_be_written_is_one_clear_error(tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    history = History(tmp_path / "home")
    with pytest.raises(LibraryUnwritable, match="choose another home"):
        history.remember("c1", Turn("What is a network?"), ANSWER)


MEMORIES = {
    "another key": {"q": 1},
    "empty question": {"question": ""},
    "spans of another form": {"question": "q", "said": [{"text": "t", "quotes": [["p", "x"]]}]},
    "no such language": {"question": "q", "language": "xx"},
}


@pytest.mark.parametrize("memory", MEMORIES.values(), ids=MEMORIES)
def test_a_memory_of_another_form_counts_as_not_there(history, questions, memory):
    history.remember("c1", Turn("What is a network?"), ANSWER)
    history.store.keep("c1", "x", ANSWER, memory)
    assert questions("c1") == ["What is a network?"]


def test_a_conversation_of_an_older_program_is_read(tmp_path):
    folder = tmp_path / "home" / "conversations"
    folder.mkdir(parents=True)
    older = "".join("\n" + json.dumps({"question": q}, ensure_ascii=False) for q in ("เก่า", "old"))
    (folder / f"{key_of('c1')}.jsonl").write_text(older, encoding="utf-8")
    history = History(tmp_path / "home")
    history.remember("c1", FULL, ANSWER)
    assert [turn.question for turn in history.turns("c1")] == ["เก่า", "old", FULL.question]
    assert history.turns("c1")[-1] == FULL
