"""Evaluation: the figures are those that one counts by hand, in the table and in the JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from answering_homes import ENCODER

from assistant.answering.evaluation import scoring
from assistant.answering.refusals import NOT_IN_LIBRARY
from assistant.errors import QuestionError
from assistant.opening import open_library
from assistant.schema import Answer, Citation, Claim, Hit, Timings

TEXT = """The orchard on the hill sells mangoes in April.

The mill grinds rice every day of the year.

The school teaches ninety children in two shifts.
"""
QUESTIONS = [
    {
        "question": "When are mangoes sold?",
        "lang": "en",
        "type": "when",
        "answerable": True,
        "gold_lines": [[1, 1]],
        "gold_quote": "sells mangoes",
        "must_include": [["april"], ["orchard", "farm"]],
    },
    {
        "question": "What does the mill grind?",
        "lang": "en",
        "type": "fact",
        "answerable": True,
        "gold_lines": [[3, 3]],
        "gold_quote": "grinds rice",
        "must_include": [["rice"], ["wheat"]],
        "must_not_include": ["every day"],
    },
    {
        "question": "How many children does the school teach?",
        "lang": "en",
        "type": "fact",
        "answerable": True,
        "gold_lines": [[5, 5]],
        "gold_quote": "ninety children",
        "must_include": [["ninety"]],
    },
    {"question": "Who is the mayor?", "lang": "en", "type": "absent", "answerable": False},
    {"question": "ใครเป็นกำนัน", "lang": "th", "type": "absent", "answerable": False},
]


class Answering:
    """Gives each question a fixed answer, so that every figure is known beforehand."""

    llm = "none"

    def __init__(self, library: Any) -> None:
        self.library = library
        self._passages = library.passages("village")

    def ask(self, question: str) -> Answer:
        return {
            "When are mangoes sold?": self._answered(question, [0, 1], cited=0),
            "What does the mill grind?": self._answered(question, [0, 1], cited=1, marker=" [7]"),
            "Who is the mayor?": self._refused(question, "en"),
            "ใครเป็นกำนัน": self._answered(question, [2, 0], cited=2),
        }.get(question) or self._refused(question, "en")

    def _answered(self, question: str, near: list[int], cited: int, marker: str = "") -> Answer:
        passage = self._passages[cited]
        citation = Citation(
            1, "village", passage.id, "V", (), None, passage.start, passage.end, passage.text,
            passage.text, "en",
        )  # fmt: skip
        text = f"{passage.text} [1]{marker}"
        hits = tuple(Hit(self._passages[n], "V", at, 1.0) for at, n in enumerate(near, start=1))
        claim = Claim(passage.text, (1,), "quoted")
        return Answer(
            question, "en", "answered", text, (claim,), (citation,), "extractive", "none",
            Timings(1, 2, 40), hits,
        )  # fmt: skip

    def _refused(self, question: str, language: str) -> Answer:
        return Answer(
            question, language, "not_in_library", NOT_IN_LIBRARY[language], (), (), "extractive",
            "none", Timings(1, 0, 10), (),
        )  # fmt: skip


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("evaluation") / "home", ENCODER) as library:
        library.add_texts([{"id": "village", "title": "V", "text": TEXT, "language": "en"}])
        assert len(library.passages("village")) == 3
        yield Answering(library)


@pytest.fixture(scope="module")
def report(assistant) -> Mapping[str, Any]:
    return scoring.evaluate(assistant, QUESTIONS)


def test_the_figures_are_those_counted_by_hand(report):
    lengths = [len(line) + len(" [1]") for line in TEXT.strip().split("\n\n")]
    assert report["overall"] == {
        "questions": 5,
        "hit_at_1": 0.333,  # the mangoes; the mill is second; the refused one found nothing
        "hit_at_5": 0.667,
        "facts": 0.5,  # 2 of 2, 1 of 2, and none where the answer was refused
        "citation_precision": 1.0,
        "invalid_citations": 1,  # [7]
        "unanswerable_refused": 0.5,
        "answerable_refused": 0.333,
        "forbidden_facts": 1,
        "language_match": 0.8,  # English words for a Thai question, and no word about it
        "median_length": (lengths[0] + lengths[1] + len(" [7]")) / 2,
        "longest_prose": lengths[1] + len(" [7]"),
        "median_ms": 40,
    }


def test_each_language_and_type_has_its_own_figures(report):
    assert report["by_language"]["th"]["questions"] == 1
    assert report["by_language"]["th"]["hit_at_1"] is None
    assert report["by_language"]["th"]["unanswerable_refused"] == 0.0
    assert report["by_type"]["fact"]["facts"] == 0.25
    assert set(report["by_type"]) == {"when", "fact", "absent"}


def test_the_table_agrees_with_the_json(report):
    (_, names), *rows = scoring.table(report)
    assert [row[0] for row in rows] == ["overall", "en", "th", "absent", "fact", "when"]
    groups = {"overall": report["overall"]} | report["by_language"] | report["by_type"]
    for group, cells in rows:
        for name, cell in zip(names, cells, strict=True):
            value = groups[group][name.replace(" ", "_")]
            if value is None:
                assert cell == "–"
            else:
                assert float(cell) == pytest.approx(value, abs=0.006)


def test_a_citation_that_is_not_its_document_text_is_invalid(assistant):
    answer = assistant.ask("When are mangoes sold?")
    (citation,) = answer.citations
    gold = scoring._Gold(assistant)
    assert gold.invalid(answer) == 0
    moved = SimpleNamespace(**{f: getattr(citation, f) for f in citation.__slots__})
    moved.start += 1
    assert gold.invalid(SimpleNamespace(answer=answer.answer, citations=(moved,))) == 1


def test_a_gold_quote_that_is_not_in_the_library_gives_no_figure(assistant):
    question = QUESTIONS[0] | {"gold_quote": "no such words"}
    figures = scoring.evaluate(assistant, [question])["overall"]
    assert (figures["hit_at_5"], figures["citation_precision"]) == (None, None)
    assert figures["facts"] == 1.0


def test_progress_is_told_before_each_question(assistant):
    heard: list[tuple[int, int, str]] = []
    scoring.evaluate(assistant, QUESTIONS[:2], lambda *told: heard.append(told))
    assert heard == [(0, 2, "When are mangoes sold?"), (1, 2, "What does the mill grind?")]


class TestQuestionSets:
    """A question set that cannot be used says which line is wrong."""

    def load(self, folder: Path, content: bytes) -> list[dict[str, Any]]:
        path = folder / "set.jsonl"
        path.write_bytes(content)
        return scoring.load(path)

    def test_blank_lines_do_not_count(self, tmp_path):
        line = json.dumps(QUESTIONS[0], ensure_ascii=False).encode()
        assert self.load(tmp_path, b"\n" + line + b"\n\n") == [QUESTIONS[0]]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "holds no question"),
            (b"\n \n", "holds no question"),
            (b"{", "line 1: not a JSON object"),
            (b"[1, 2]", "line 1: not a JSON object"),
            (b'"text"', "line 1: not a JSON object"),
            (b"7", "line 1: not a JSON object"),
            (b'{"question": "a", "lang": "en"}', "line 1: the question lacks answerable"),
            (b'{"lang": "en", "answerable": true}', "the question lacks question"),
            (b'{"question": 5, "lang": "en", "answerable": true}', "question"),
            (b"\xff\xfe", "cannot read the question set"),
        ],
    )
    def test_what_is_no_question_is_named_with_its_line(self, tmp_path, content, message):
        with pytest.raises(QuestionError, match=message):
            self.load(tmp_path, content)

    def test_a_missing_file_is_named(self, tmp_path):
        with pytest.raises(QuestionError, match=r"cannot read the question set '.*none\.jsonl'"):
            scoring.load(tmp_path / "none.jsonl")

    @pytest.mark.parametrize("gold", ["[[5, 3]]", "[[0, 1]]", "[3]", '"1"', '[["a", 2]]', "[[1]]"])
    def test_gold_lines_are_pairs_of_line_numbers(self, tmp_path, gold):
        line = f'{{"question": "a b", "lang": "en", "answerable": true, "gold_lines": {gold}}}'
        with pytest.raises(QuestionError, match="line 1: gold_lines must be pairs"):
            self.load(tmp_path, line.encode())

    def test_lines_beyond_the_end_are_the_last_ones(self, assistant):
        question = QUESTIONS[0] | {"gold_lines": [[1, 900_000]]}
        figures = scoring.evaluate(assistant, [question])["overall"]
        assert figures["hit_at_1"] == 1.0
