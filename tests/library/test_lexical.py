"""BM25 over words and parts: the right passages, weights that weigh, segments that agree."""

import itertools

import bm25s
import numpy as np
import pytest

from assistant.library.lexical import LexicalIndex, LexicalSegment, passage_terms
from assistant.text.language import PART_WEIGHT, index_terms

TEXTS = {
    11: "เทศบาลเก็บขยะสัปดาห์ละสามครั้ง",
    12: "โรงเรียนเปิดภาคเรียนในเดือนพฤษภาคม",
    17: "คณะกรรมการบริหารงานโรงเรียน",
    20: "The council collects rubbish on Mondays",
    23: "",
}


def _segment(texts):
    return LexicalSegment.build((key, passage_terms(text)) for key, text in texts.items())


@pytest.fixture
def index():
    return LexicalIndex([_segment(TEXTS)])


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
    index = LexicalIndex([_segment({1: compound, 2: word, 3: "อื่น"})])
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
    _segment(texts).save(tmp_path / "segment")
    assert LexicalIndex([LexicalSegment.open(tmp_path / "segment")]).search({"คำ": 1.0}, 5) == []


def test_an_index_without_segments_finds_nothing():
    assert LexicalIndex([]).search({"คำ": 1.0}, 5) == []


def test_a_saved_segment_scores_as_before(tmp_path, index):
    _segment(TEXTS).save(tmp_path / "segment")
    again = LexicalIndex([LexicalSegment.open(tmp_path / "segment")])
    terms = {"โรงเรียน": 1.0, "ขยะ": 0.5, "council": 1.0}
    assert again.search(terms, 5) == index.search(terms, 5)
    assert again.rarity("โรงเรียน") == index.rarity("โรงเรียน")


# Many passages of made-up words, some common and most rare, of all lengths

DICE = np.random.default_rng(7)
WORDS = [f"w{n}" for n in range(400)]
SHARES = 1 / np.arange(1, 401) / (1 / np.arange(1, 401)).sum()


def _drawn(most):
    return DICE.choice(WORDS, size=DICE.integers(0, most), p=SHARES).tolist()


PASSAGES = [(key, (_drawn(80), _drawn(20))) for key in range(100, 700)]
WHOLE = LexicalIndex([LexicalSegment.build(PASSAGES)])
QUESTIONS = [
    {str(word): float(weight) for word, weight in zip(_drawn(12), DICE.random(12), strict=False)}
    for _ in range(40)
]


def _cut(*bounds):
    """Return the passages in segments that end before each bound."""
    edges = (0, *bounds, len(PASSAGES))
    return [LexicalSegment.build(PASSAGES[a:b]) for a, b in itertools.pairwise(edges)]


def _assert_same(found, wanted):
    assert [key for key, _ in found] == [key for key, _ in wanted]
    assert [score for _, score in found] == pytest.approx([s for _, s in wanted], abs=1e-6)


@pytest.mark.parametrize("bounds", [(599,), (300,), (1, 2, 3, 590), tuple(range(50, 600, 50))])
def test_scores_are_the_same_in_however_many_segments(bounds):
    parts = LexicalIndex(_cut(*bounds))
    joined = LexicalIndex([LexicalSegment.joined(_cut(*bounds))])
    for terms in QUESTIONS:
        for limit in (1, 10, 1_000):
            _assert_same(parts.search(terms, limit), WHOLE.search(terms, limit))
            _assert_same(joined.search(terms, limit), WHOLE.search(terms, limit))
    for word in (*WORDS, "unknown"):
        assert parts.rarity(word) == joined.rarity(word) == WHOLE.rarity(word)


def test_joined_segments_are_the_one_that_had_been_made_at_once(tmp_path):
    LexicalSegment.joined(_cut(200, 201)).save(tmp_path / "joined")
    LexicalSegment.build(PASSAGES).save(tmp_path / "whole")
    for path in (tmp_path / "whole").rglob("*.*"):
        other = tmp_path / "joined" / path.relative_to(tmp_path / "whole")
        assert path.read_bytes() == other.read_bytes(), path


def test_scores_are_those_that_others_give_to_bm25():
    fields = [bm25s.BM25(method="lucene"), bm25s.BM25(method="lucene")]
    for at, field in enumerate(fields):
        field.index([t[at] for _, t in PASSAGES], create_empty_token=False, show_progress=False)
    for terms in QUESTIONS:
        scores = np.zeros(len(PASSAGES))
        for term, weight in terms.items():
            for field, share in zip(fields, (1.0, PART_WEIGHT), strict=True):
                if term in field.vocab_dict:
                    column = field.vocab_dict[term]
                    scores += weight * share * field.get_scores_from_ids([column])
        found = dict(WHOLE.search(terms, len(PASSAGES)))
        theirs = {key: s for (key, _), s in zip(PASSAGES, scores, strict=True) if s > 0}
        assert found == pytest.approx(theirs, abs=1e-5)
