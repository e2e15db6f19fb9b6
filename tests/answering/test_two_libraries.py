"""What a collection and the shared library both say stands apart, each under its heading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.two_libraries import HEADINGS, headed, joined
from assistant.schema import Answer, Citation, Claim, Timings


def citation(number: int, document: str, quote: str) -> Citation:
    return Citation(number, document, f"{document}-p", document, (), None, 0, len(quote), quote, "")


def answer(document: str, *texts: str, language="en", outcome="answered") -> Answer:
    claims = tuple(Claim(text, (n,), "quoted") for n, text in enumerate(texts, start=1))
    cited = tuple(citation(n, document, text) for n, text in enumerate(texts, start=1))
    told = " ".join(f"{text} [{n}]" for n, text in enumerate(texts, start=1))
    return Answer(
        "When does it open?", language, outcome, told or "Not here.", claims, cited,
        "extractive", "none", Timings(total=5.0), act="answer" if texts else "refuse",
    )  # fmt: skip


def refusal(document: str) -> Answer:
    return answer(document, outcome="not_in_library")


OWN = answer("mine", "The market is shut in May.", "A key lies at the gate.")
SHARED = answer("ours", "The market opens on Monday.")


def test_each_library_has_its_heading_and_the_numbers_run_on():
    both = joined(OWN, SHARED)
    assert both.answer == (
        "From the private collection:\n"
        "The market is shut in May. [1] A key lies at the gate. [2]\n\n"
        "From the shared library:\nThe market opens on Monday. [3]"
    )
    assert [(c.number, c.document_id, c.held_in) for c in both.citations] == [
        (1, "mine", "own"), (2, "mine", "own"), (3, "ours", "shared"),
    ]  # fmt: skip
    assert [claim.citations for claim in both.claims] == [(1,), (2,), (3,)]
    assert [heading for _, heading in headed(both)] == [
        HEADINGS["en"]["own"], "", HEADINGS["en"]["shared"],
    ]  # fmt: skip
    assert both.timings_ms.total == 10.0


@pytest.mark.parametrize(("own", "shared", "held"), [(OWN, None, "own"), (None, SHARED, "shared")])
def test_where_one_alone_answers_it_is_said_that_the_other_does_not(own, shared, held):
    both = joined(own or refusal("mine"), shared or refusal("ours"))
    assert both.outcome == "answered"
    assert {c.held_in for c in both.citations} == {held}
    first = both.answer.splitlines()[0]
    assert (
        first
        == {
            "own": "No document of the shared library answers this.",
            "shared": "No document of the private collection answers this.",
        }[held]
    )


def test_where_neither_answers_it_is_the_collections_refusal():
    own = refusal("mine")
    assert joined(own, refusal("ours")) is own


def test_what_both_say_in_the_same_words_stands_once_and_no_citation_is_left_over():
    shared = answer("ours", "A key lies at the gate.", "The market opens on Monday.")
    both = joined(OWN, shared)
    assert both.answer.count("A key lies at the gate.") == 1
    assert [(c.number, c.quote) for c in both.citations if c.held_in == "shared"] == [
        (3, "The market opens on Monday.")
    ]
    same = joined(OWN, replace(OWN))
    assert [c.held_in for c in same.citations] == ["own", "own"]
    assert "does not" not in same.answer


def test_an_answer_of_one_library_has_no_headings():
    assert [heading for _, heading in headed(OWN)] == ["", ""]
