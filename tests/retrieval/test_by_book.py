"""Words of a question in passages of the other language."""

from __future__ import annotations

import pytest

from assistant.retrieval.by_book import shares
from assistant.retrieval.questions import understand

THAI = ["โรงเรียนตั้งอยู่ริมแม่น้ำ", "ตลาดขายผัก"]
ENGLISH = ["The school stands by the river.", "The market sells vegetables."]


@pytest.fixture
def library(tmp_path):
    from assistant import open_library

    with open_library(tmp_path) as held:
        texts = enumerate((*THAI, *ENGLISH))
        held.add_texts({"id": str(at), "text": text} for at, text in texts)
        yield held


@pytest.mark.parametrize(
    ("question", "language", "texts"),
    [("Which school is by the river?", "th", THAI), ("โรงเรียนใดอยู่ริมแม่น้ำ", "en", ENGLISH)],
)
def test_the_text_that_may_have_the_words_has_the_greater_share(library, question, language, texts):
    made = shares(library, understand(question), language, texts)
    assert made.found[0] > made.found[1]
    assert made.rarity[0] > made.rarity[1]


def test_a_share_is_of_one_and_words_nowhere_are_left_out(library):
    made = shares(library, understand("Which school has photosynthesis?"), "th", THAI)
    assert made.judged == 0.5
    assert made.found[0] == 1
    assert made.found[1] == 0


def test_a_question_of_no_known_word_has_no_share(library):
    made = shares(library, understand("Zzyzx qqqq?"), "th", THAI)
    assert made.found.tolist() == [0, 0]
