"""Our cutting of Thai against PyThaiNLP's own, and on texts made to take long."""

from time import process_time

import pytest
from pythainlp.corpus import thai_words
from pythainlp.tokenize import newmm, word_dict_trie

from assistant.text.maximal_matching import add, cut, table_of
from tests.text.thai_lines import thai_lines

HOSTILE = [
    "ก" * 200_000,
    "ก" + "\u0e48" * 200_000,
    "ตากลม" * 40_000,
    "\u0e40" * 200_000,
    "๑" * 200_000,
]


@pytest.fixture(scope="module")
def table():
    return table_of(thai_words())


def test_the_words_are_those_of_newmm(table):
    trie = word_dict_trie()
    lines = thai_lines()
    assert len(lines) > 3_000
    assert [line for line in lines if cut(line, table) != list(newmm._onecut(line, trie))] == []


@pytest.mark.parametrize("text", HOSTILE, ids=["letters", "marks", "ambiguous", "vowels", "digits"])
def test_time_is_linear_and_no_sign_is_lost(text, table):
    begin = process_time()
    assert "".join(cut(text, table)) == text
    assert process_time() - begin < 6


def test_an_added_word_is_found_whole(table):
    own = dict(table)
    add(own, "เบอร์มิงแฮม")
    assert cut("เมืองเบอร์มิงแฮม", own) == ["เมือง", "เบอร์มิงแฮม"]
