"""Utterances: the words that ask are set apart from what they are about, whatever it is."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.acts import recogniser
from assistant.answering.dialogue.utterances import counted, parts, take_apart, tokens

ASKING = frozenset("กับ และ หรือ ต่าง กัน อย่างไร คือ อะไร what is the differ between and or vs".split())


def sides(text: str) -> tuple[str, ...]:
    """The subjects as the shipped examples tell them apart."""
    return parts(recogniser().recognise(text).utterance)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สวนสมุนไพรกับป่าชุมชนต่างกันอย่างไร", ("สวนสมุนไพร", "ป่าชุมชน")),
        ("เปรียบเทียบโรงพยาบาลและสถานีอนามัย", ("โรงพยาบาล", "สถานีอนามัย")),
        ("กองทุนหรือสหกรณ์แบบไหนดีกว่ากัน", ("กองทุน", "สหกรณ์")),
        ("compare forests with hospitals", ("forests", "hospitals")),
        ("what is the difference between canals and ferries?", ("canals", "ferries")),
        ("canals versus ferries", ("canals", "ferries")),
        ("canals vs. ferries", ("canals", "ferries")),
    ],
)
def test_the_sides_of_a_comparison_stand_on_either_side_of_the_word_between(text, expected):
    assert sides(text) == expected


@pytest.mark.parametrize("number", ["12", "๑๒", "1,200", "๑,๒๐๐", "3.5"])
def test_a_number_is_a_number_in_either_digits(number):
    [token] = tokens(number)
    assert token.form == "#"
    assert token.span == (0, len(number))


@pytest.mark.parametrize(
    "text",
    [
        "มาตรา ๑๒ ของ พ.ร.บ.สวนสมุนไพร กับ W-2 form ต่างกันอย่างไร",
        "what is the Big C project หรือ โครงการ  บิ๊กซี",
        "“สวนสมุนไพร” คืออะไร?",
        "   blanks   before และ   after  ",
        "น้ำ\u0e4d\u0e32ใจ กับ e-mail's",
    ],
)
def test_spans_are_places_in_the_text_that_was_taken_apart(text):
    utterance = take_apart(text, ASKING)
    ends = [0]
    for start, end in utterance.subjects:
        assert ends[-1] <= start < end <= len(utterance.text)
        assert utterance.text[start:end].strip() == utterance.text[start:end]
        ends.append(end)
    for token in tokens(utterance.text):
        start, end = token.span
        assert utterance.text[start:end].strip()


@pytest.mark.parametrize("word", ["W-2", "e-mail", "covid-19", "b.e", "3.5", "พ.ร.บ.๑๒"])
def test_a_word_of_mixed_signs_stays_one_subject(word):
    assert take_apart(f"{word} คืออะไร", ASKING).named() == (word,)


def test_two_scripts_in_one_subject_stay_one_subject():
    [name] = take_apart("โครงการ Smart City ปากน้ำ คืออะไร", ASKING).named()
    assert name == "โครงการ Smart City ปากน้ำ"


@pytest.mark.parametrize("subject", ["ป่าไม้", "โรงพยาบาลสนาม", "blockchain", "มาตรา ๕"])
def test_the_wording_is_the_same_whatever_it_is_about(subject):
    assert take_apart(f"{subject} คืออะไร", ASKING).wording == ("•", "คือ", "อะไร")


def test_a_part_of_a_subject_belongs_to_it():
    asking = ASKING | {"ของ", "of"}
    assert take_apart("งบของกองทุน คืออะไร", asking).named() == ("งบของกองทุน",)
    assert take_apart("what is the budget of the fund", asking).named() == ("budget of the fund",)


def test_what_asks_alone_has_no_subject():
    assert take_apart("คืออะไร", ASKING).subjects == ()
    assert take_apart("", ASKING).wording == ()


def test_a_word_counts_once_an_example_and_slots_do_not_count():
    counts = counted(["what is {x} and what is {y}", "what now"])
    assert counts["what"] == 2
    assert "x" not in counts
    assert "•" not in counts


class TestWholeNames:
    """A word that asks elsewhere belongs to the name that begins or ends with it."""

    ASKING = frozenset("กฎหมาย การ สรุป คือ อะไร law what is the เครือข่าย".split())

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("กฎหมายดิจิทัลคืออะไร", ("กฎหมายดิจิทัล",)),
            ("สรุปกฎหมายน้ำ", ("กฎหมายน้ำ",)),
            ("what is the water law", ("water law",)),
            ("เครือข่ายคืออะไร", ("เครือข่าย",)),
            ("what is the law", ()),
        ],
    )
    def test_a_name_is_taken_whole(self, text, named):
        assert take_apart(text, self.ASKING, whole=True).named() == named

    def test_what_follows_a_colon_is_no_part_of_a_side(self):
        held = take_apart("W-2 vs Oslo: which suits", frozenset(["which", "vs"]), whole=True)
        assert parts(held) == ("W-2", "Oslo")
