"""Aiken read back by a strict reader of the rules in Moodle's documentation."""

from __future__ import annotations

import re
from string import ascii_uppercase

import quiz_samples as samples

from assistant.export.quizzes.quiz import left_out, write_quiz

OPTION = re.compile(r"([A-Z])[.)] ?(.*)")
ANSWER = re.compile(r"ANSWER: ([A-Z])")


def read(text: str) -> list[tuple[str, list[str], str]]:
    """Return each question with its options and its right option; refuse any other line."""
    found = []
    for block in text.rstrip("\n").split("\n\n"):
        question, *options, last = block.split("\n")
        assert not OPTION.match(question)
        assert not question.startswith("ANSWER:")
        letters, texts = zip(*(OPTION.fullmatch(line).groups() for line in options), strict=True)
        assert "".join(letters) == ascii_uppercase[: len(options)]
        right = ANSWER.fullmatch(last)[1]
        found.append((question, list(texts), texts[letters.index(right)]))
    return found


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_what_it_holds_comes_back_and_the_rest_is_counted():
    out = left_out(samples.ITEMS, "aiken")
    held = [item for item in samples.ITEMS if item not in out]
    file = write_quiz(samples.ITEMS, [samples.CITATION], "aiken", title=samples.TITLE).decode()
    assert read(file) == [
        (one_line(item.question), list(map(one_line, item.options)), one_line(item.answer[0]))
        for item in held
    ]
    assert {item.question for item in out if item.kind in ("choice", "true_false")} == {
        "A. ตัวเลือกในตัวเลือก",
        "B) อีกแบบ",
        "ANSWER: C",
    }
    assert {item.kind for item in held} == {"choice", "true_false"}
    assert len(held) == 2 * (len(samples.NASTY) - 3)


def test_options_that_look_like_options_stay_options():
    asked = samples.item("choice", "A. ก", question="ข้อใดถูก", options=("B) ข", "A. ก", "ANSWER: A"))
    file = write_quiz([asked], [], "aiken", title="").decode()
    assert read(file) == [("ข้อใดถูก", ["B) ข", "A. ก", "ANSWER: A"], "A. ก")]


def test_letters_are_enough_for_26_options_and_one_is_right():
    many = tuple(f"ข้อ {at}" for at in range(27))
    too_many = samples.item("choice", "ข้อ 1", options=many)
    enough = samples.item("choice", "ข้อ 25", options=many[:26])
    none_right = samples.item("choice", "ข้อ 1", options=("ก", "ข"))
    assert left_out((too_many, enough, none_right), "aiken") == (too_many, none_right)
    assert b"ANSWER: Z" in write_quiz([enough], [], "aiken", title="")
