"""Letters of one extractor in the places of another; torn marks go back to their letter."""

import pytest

from assistant.reading.layout.sheet import Word
from assistant.reading.readers.pdf_letters import near_words, with_letters_of
from assistant.reading.readers.pdf_torn_marks import torn_marks


def words(*texts, size=10.0, bold=False):
    return [
        Word(text, 50.0 * at, 0.0, 50.0 * at + 40, 12.0, 10.0, size, bold)
        for at, text in enumerate(texts)
    ]


def texts(found):
    return [word.text for word in found]


def test_marks_come_from_the_other_reading_and_places_stay():
    torn = words("พัฒนาขึนเพื้่อ", "งาน", "2566", bold=True)
    placed = with_letters_of(torn, "พัฒนาขึ้นเพื่อ งาน 2566")
    assert texts(placed.words) == ["พัฒนาขึ้นเพื่อ", "งาน", "2566"]
    assert [word[1:] for word in placed.words] == [word[1:] for word in torn]
    assert placed.share == 1.0


def test_a_blank_that_the_other_reading_puts_in_a_word_is_dropped():
    placed = with_letters_of(words("ปจจุบัน", "นี"), "ปั จจุบัน นี้")
    assert texts(placed.words) == ["ปัจจุบัน", "นี้"]


def test_a_word_that_the_other_reading_lacks_stays_as_it_is():
    placed = with_letters_of(words("ก่อน", "code_block", "หลัง"), "ก่อน หลัง")
    assert texts(placed.words) == ["ก่อน", "code_block", "หลัง"]
    assert placed.share < 0.6


def test_the_order_of_columns_does_not_matter_for_words_of_some_length():
    placed = with_letters_of(words("คอลัมนซาย", "คอลัมนขวา"), "x " * 600 + "คอลัมน์ขวา คอลัมน์ซ้าย")
    assert texts(placed.words) == ["คอลัมน์ซ้าย", "คอลัมน์ขวา"]


def test_own_words_take_size_and_weight_of_the_place_and_hidden_ones_stay_out():
    there = words("???", "???", size=16.0, bold=True)
    found = [
        Word("อ่าน", 2.0, 1.0, 20.0, 11.0, 9.0, 7.0, False),
        Word("ได้", 20.5, 1.0, 38.0, 11.0, 9.0, 7.0, False),
        Word("ลับ", 300.0, 1.0, 310.0, 11.0, 9.0, 7.0, False),
    ]
    (word,) = near_words(found, there)
    assert (word.text, word.size, word.bold, word.base) == ("อ่านได้", 16.0, True, 10.0)


class Pens:
    """Letters with the places of their pens, ten points each; marks have no width."""

    def __init__(self, *placed):
        self.chars = [char for char, _ in placed]
        self._xs = [x for _, x in placed]

    def origin(self, index):
        return self._xs[index], 0.0

    def size(self, _):
        return 10.0


def test_a_mark_goes_back_to_the_letter_that_ends_at_its_pen():
    pens = Pens(("ข", 0), ("ึ", 10), ("น", 10), ("เ", 20), ("พ", 30), ("ื", 40), ("้", 10), ("่", 40))
    assert torn_marks(pens) == {1: [6]}


@pytest.mark.parametrize(
    "pens",
    [
        Pens(("ท", 0), ("ี", 10), ("่", 10), ("น", 10)),
        Pens(("ท", 0), ("่", 10), ("ี", 10), ("น", 10)),
        Pens(("a", 0), ("b", 10)),
        Pens((" ", 0), ("่", 10)),
    ],
)
def test_marks_in_their_place_stay(pens):
    assert torn_marks(pens) == {}
