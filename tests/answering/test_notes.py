"""An answer is signed by whoever wrote what is shown, and tells what became of a model's words."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assistant.answering import notes
from assistant.answering.signing import sign
from assistant.checking.citations import Checked, render
from assistant.schema import LANGUAGES, Answer, Claim, Support, Timings
from assistant.schema.writing import Failure, LeftOut, Reason, Writing

MODEL = "openai:some-model"
QUOTED = Claim("Networks need trust.", (1,), "quoted")


def claim(support: Support = "supported") -> Claim:
    return Claim("Networks live on trust.", (1,), support, "model")


def signed(*claims: Claim, writing: Writing | None = None, **checked: object) -> Answer:
    made = Checked(claims, (), 0)
    answer = Answer(
        "?", "en", "answered", render(claims), claims, (), "extractive", "none", Timings()
    )
    return sign(answer, replace(made, **checked), writing)  # type: ignore[arg-type]  # its fields


def test_an_answer_of_quotations_names_no_model():
    answer = signed(QUOTED)
    assert (answer.generator, answer.llm) == ("extractive", "none")
    assert notes.notes(answer, "en") == (
        "Answered in the documents' own words (no language model)",
    )


def test_a_models_answer_that_is_wholly_checked_says_so():
    answer = signed(claim(), claim("quoted"), writing=Writing(MODEL, 2))
    assert (answer.generator, answer.llm) == ("chat", MODEL)
    assert notes.signature(answer, "th") == f"เรียบเรียงโดย {MODEL} และตรวจกับเอกสารแล้ว"


def test_an_answer_with_an_unsure_sentence_is_not_signed_as_checked():
    answer = signed(claim(), claim("unsure"), writing=Writing(MODEL, 2))
    assert "ตรวจกับเอกสารแล้ว" not in notes.signature(answer, "th")
    assert "1 of its statements not verified" in notes.signature(answer, "en")


@pytest.mark.parametrize("failure", get_args(Failure))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_that_failed_signs_nothing_and_is_told_of(failure, language):
    answer = signed(QUOTED, writing=Writing(MODEL, failure=failure))
    assert (answer.generator, answer.llm) == ("extractive", "none")
    signature, told = notes.notes(answer, language)
    assert "ตรวจกับเอกสารแล้ว" not in signature
    assert "Worded by" not in signature
    assert MODEL in told


def test_a_model_of_which_nothing_stands_signs_nothing():
    beside = replace(QUOTED, beside=True)
    answer = signed(beside, writing=Writing(MODEL, 1), refused=("Networks pay.",))
    assert (answer.generator, answer.llm) == ("extractive", "none")
    assert answer.claims == (QUOTED,)
    assert answer.answer == render([QUOTED])
    assert answer.writing == Writing(MODEL, 1, (LeftOut("Networks pay.", "unsupported"),))


def test_sentences_that_are_left_out_are_counted_with_their_reasons():
    left = (LeftOut("a", "invented"), LeftOut("- b", "unsupported"), LeftOut("c", "unsupported"))
    answer = signed(claim(), writing=Writing(MODEL, 5, left))
    assert notes.left_out(answer, "en") == (
        f"3 of the 5 sentences that {MODEL} wrote were left out, because the documents do not say"
        " so (2); they have numbers or names that the documents do not have (1)"
    )
    assert "3 จาก 5" in notes.left_out(answer, "th")
    assert notes.sentences_left_out(answer) == ("a", "b", "c")


@pytest.mark.parametrize("reason", get_args(Reason))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(reason, language):
    told = notes.left_out(
        signed(claim(), writing=Writing(MODEL, 2, (LeftOut("a", reason),))), language
    )
    assert "(1)" in told


def test_whoever_judged_is_named():
    assert "built-in" in notes.signature(signed(claim(), judge="builtin"), "en")
    assert "checked by some/nli-model" in notes.signature(
        signed(claim(), judge="some/nli-model"), "en"
    )


def test_the_json_of_an_answer_has_what_became_of_the_model():
    told = Writing(MODEL, 2, (LeftOut("a", "invented"),))
    data = signed(claim(), writing=told, judge="builtin").to_dict()
    assert data["writing"] == {
        "llm": MODEL,
        "sentences": 2,
        "left_out": ({"text": "a", "reason": "invented"},),
        "failure": None,
    }
    assert data["judge"] == "builtin"
    assert data["claims"][0]["by"] == "model"
