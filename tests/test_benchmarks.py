"""The benchmarks' own arithmetic; their figures are measured by hand, see benchmarks/README.md."""

from __future__ import annotations

import json
import math
import sys

import pytest

from assistant.settings import project_folder

sys.path.insert(0, str(project_folder()))  # benchmarks/ is no part of the installed package

from assistant.checking.cross_language import Means
from benchmarks import claims, writing
from benchmarks.retrieval import figures, table
from benchmarks.scale import MadeUp
from benchmarks.systems import Once, fusion
from benchmarks.timing import Spread, cold
from benchmarks.xquad import QuestionSet, read


def test_a_paragraph_that_is_second_counts_for_five_but_not_for_one():
    ranking = {"a": [1, 0], "b": [0, 1], "c": [2]}
    asked = QuestionSet(("A", "B"), (("a", 0), ("b", 0), ("c", 0)), odd=frozenset())
    found = figures("x", ranking.__getitem__, asked, ("th", "en"))
    assert (found.first, found.first_five) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert found.ndcg_10 == pytest.approx((1 + 1 / math.log2(3)) / 3)
    assert "| th → en | x | 0.333 | 0.667 |" in table([found])


def test_questions_on_odd_articles_are_told_apart():
    asked = QuestionSet(("A", "B"), (("a", 0), ("b", 1)), odd=frozenset({1}))
    found = figures("x", lambda _: [1, 0], asked, ("th", "th"))
    assert (found.first, found.odd_questions, found.odd_first) == (0.5, 1, 1.0)


def test_a_text_is_encoded_once_whoever_asks():
    seen = []

    class Counted(MadeUp):
        def _encode(self, texts, *, query):
            seen.extend(texts)
            return super()._encode(texts, query=query)

    encoder = Once(Counted(8))
    rows = encoder.encode_passages(["a", "b", "a"])
    assert (rows[0] == rows[2]).all()
    assert (encoder.encode_passages(["b"])[0] == rows[1]).all()
    assert seen == ["a", "b"]
    encoder.encode_queries(["a"])
    assert seen == ["a", "b", "a"], "a query is no passage"


def test_fusion_prefers_what_both_searches_found():
    assert fusion([7, 3], [3, 9])[0] == 3


def test_nine_in_ten_times_stay_under_the_ninetieth_percentile():
    assert Spread.of([float(n) for n in range(1, 11)]) == Spread(5.5, 9.0, 10)


def test_a_program_that_fails_is_not_timed():
    with pytest.raises(SystemExit, match="failed"):
        cold(1, "-c", "raise ValueError")


def test_every_second_question_keeps_its_paragraph(tmp_path):
    paragraphs = [{"context": f"\ufeff{c}", "qas": [{"question": c * 2}]} for c in "abc"]
    content = {"data": [{"paragraphs": paragraphs[:2]}, {"paragraphs": paragraphs[2:]}]}
    (tmp_path / "xquad.en.json").write_text(json.dumps(content), encoding="utf-8")
    held = read(tmp_path, "en", every=2)
    assert held.paragraphs == ("a", "b", "c")
    assert held.questions == (("aa", 0), ("cc", 2))
    assert held.odd == {2}
    with pytest.raises(SystemExit, match="missing"):
        read(tmp_path, "th")


def test_shares_of_claims_are_of_the_false_or_of_the_true():
    pairs = [
        claims.Pair(True, "true: near", "th > en", "quoted"),
        claims.Pair(True, "true: near", "th > en", "unsupported"),
        claims.Pair(False, "false: roles", "th > en", "supported"),
        claims.Pair(False, "false: roles", "th > en", "unsure"),
    ]
    assert claims.table(pairs, lambda _: "all") == "| all | 4 | 0.500 | 0.500 | 0.500 | 0.000 |"
    assert claims.table(pairs, lambda pair: pair.kind).splitlines() == [
        "| false: roles | 2 | 0.500 | – | – | 0.000 |",
        "| true: near | 2 | – | 0.500 | 0.500 | – |",
    ]


def test_the_judges_own_test_is_of_whole_groups():
    kept = claims.own_test()
    assert len(kept) == 532
    assert {row["label"] for row in kept} == {True, False}


def scripted(said, **changes):
    row = {
        "question": "Who pays the divers?",
        "passages": {
            "1": "Ports\nThe port pays the divers who clear the channel.",
            "2": "Ports\nIt rains.",
        },
    }
    return writing.Case.of({**row, **changes}).checked(said, Means())


def test_a_sentence_of_a_scripted_model_is_whole_left_out_or_beheaded():
    said = "The port pays the divers who clear the channel. [1]"
    assert writing.fate(said, scripted(said)) == "quoted"
    assert writing.fate(
        "The port pays 900 divers. [1]", scripted("The port pays 900 divers. [1]")
    ) == ("left out")
    assert writing.fate(f"Nobody knows whether {said[0].lower()}{said[1:]}", scripted(said)) == (
        "beheaded"
    )


def test_sentences_of_a_script_are_lines_or_in_english_what_a_marker_closes():
    assert list(writing.sentences("One thing. [1] Two things. [2][3]\nThree. [1]")) == [
        "One thing. [1]",
        "Two things. [2][3]",
        "Three. [1]",
    ]
    assert list(writing.sentences("หนึ่ง [1] สอง [2]")) == ["หนึ่ง [1] สอง [2]"]
