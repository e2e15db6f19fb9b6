"""BM25 over words and parts: the right passages, weights that weigh, files that come back."""

import logging

import pytest

from assistant.library.lexical import LexicalIndex, passage_terms
from assistant.text.language import index_terms

TEXTS = {
    11: "เทศบาลเก็บขยะสัปดาห์ละสามครั้ง",
    12: "โรงเรียนเปิดภาคเรียนในเดือนพฤษภาคม",
    17: "คณะกรรมการบริหารงานโรงเรียน",
    20: "The council collects rubbish on Mondays",
    23: "",
}


@pytest.fixture
def index():
    return LexicalIndex.build(list(TEXTS), [passage_terms(text) for text in TEXTS.values()])


def _keys(found):
    return [key for key, _ in found]


def test_the_passage_with_the_word_is_found_by_its_key(index):
    assert _keys(index.search({"ขยะ": 1.0}, 5)) == [11]
    assert _keys(index.search(dict(index_terms("rubbish collection")), 5)) == [20]


def test_every_word_of_a_passage_finds_it(index):
    for key, text in TEXTS.items():
        for term, _ in index_terms(text):
            assert key in _keys(index.search({term: 1.0}, 5)), term


def test_a_part_of_a_compound_finds_it_for_less_than_the_word_itself():
    compound, word = "บริหารงาน", "บริหาร"
    assert word in passage_terms(compound)[1]
    index = LexicalIndex.build([1, 2, 3], [passage_terms(t) for t in (compound, word, "อื่น")])
    found = index.search({word: 1.0}, 5)
    assert _keys(found) == [2, 1]
    assert found[0][1] > found[1][1] > 0


def test_a_heavier_term_decides(index):
    terms = {"ขยะ": 1.0, "พฤษภาคม": 0.2}
    assert _keys(index.search(terms, 5)) == [11, 12]
    assert _keys(index.search({"ขยะ": 0.2, "พฤษภาคม": 1.0}, 5)) == [12, 11]


def test_at_most_the_limit_and_nothing_that_scores_nothing(index):
    assert len(index.search({"โรงเรียน": 1.0}, 1)) == 1
    assert index.search({"ไม่มีคำนี้": 1.0}, 5) == []
    assert index.search({}, 5) == []


def test_no_score_passes_the_rarity_of_its_term(index):
    for term in ("โรงเรียน", "ขยะ", "council"):
        found = index.search({term: 1.0}, 5)
        assert found
        assert all(0 < score <= index.rarity(term) for _, score in found)


def test_a_rarer_word_is_worth_more_and_an_unknown_one_most(index):
    assert index.rarity("โรงเรียน") < index.rarity("ขยะ") < index.rarity("ไม่มีคำนี้")


@pytest.mark.parametrize("texts", [{}, {5: ""}, {5: "", 6: "..."}], ids=["none", "blank", "marks"])
def test_passages_without_words_are_no_error(tmp_path, texts):
    built = LexicalIndex.build(list(texts), [passage_terms(text) for text in texts.values()])
    built.save(tmp_path / "index")
    assert LexicalIndex.open(tmp_path / "index").search({"คำ": 1.0}, 5) == []


def test_a_saved_index_scores_as_before(tmp_path, index):
    index.save(tmp_path / "index")
    again = LexicalIndex.open(tmp_path / "index")
    terms = {"โรงเรียน": 1.0, "ขยะ": 0.5, "council": 1.0}
    assert again.search(terms, 5) == index.search(terms, 5)
    assert again.rarity("โรงเรียน") == index.rarity("โรงเรียน")


def test_indexing_shows_no_progress_and_logs_nothing(capfd, caplog):
    caplog.set_level(logging.DEBUG)
    LexicalIndex.build([1], [passage_terms("เงียบ")])
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
