"""The learned gate: trees as plain JSON, walked as they were learned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.retrieval import evidence
from assistant.retrieval.evidence.gate import FILES, Gate, Tree, open_gate
from assistant.retrieval.evidence.signs import signs
from assistant.retrieval.questions import understand
from assistant.schema import LANGUAGES, Hit

TREE = Tree(
    sign=("near", "", "held", "", ""),
    limit=(2.0, 0.0, 0.5, 0.0, 0.0),
    left=(1, 0, 3, 0, 0),
    right=(2, 0, 4, 0, 0),
    worth=(0.0, -1.0, 0.0, 0.25, 1.5),
)


@pytest.mark.parametrize(
    ("near", "held", "worth"),
    [(1.0, 1.0, -1.0), (2.0, 1.0, -1.0), (2.1, 0.5, 0.25), (2.1, 0.6, 1.5)],
)
def test_a_sign_of_at_most_the_limit_goes_left(near, held, worth):
    assert TREE.of({"near": near, "held": held}) == worth


def test_the_logit_is_the_sum_of_the_trees_and_their_start():
    gate = Gate(base=0.5, enough={}, trees=(TREE, TREE))
    assert gate.logit({"near": 3.0, "held": 1.0}) == pytest.approx(3.5)


@pytest.mark.parametrize("held", [0.0, 0.4, 0.6, 3.0])
@pytest.mark.parametrize("enough", [-1.0, 0.3, 1.2, 2.0])
def test_what_is_decided_without_a_sign_is_decided_so_with_it(held, enough):
    gate = Gate(0.0, {}, (TREE,))
    for near in (1.0, 3.0):
        whole = gate.logit({"near": near, "held": held}) >= enough
        for least in ({}, {"held": held}):
            assert gate.decided({"near": near}, enough, least) in (None, whole)
    assert gate.decided({"near": 3.0}, 1.2, {}) is None
    assert gate.decided({"near": 3.0}, 1.2, {"held": 0.6}) is True
    assert gate.decided({"near": 1.0}, 0.3, {}) is False


def signs_in(library, language):
    """Signs of passages that are in the question's language, or in the other one."""
    question = understand("What is contestability?")
    vector = library.query_vector(question.meant, question.spoken)
    found = library.vector_search(vector, language, 8)
    passages = library.passages_by_id(key for key, _, _ in found)
    hits = [
        Hit(passages[key], "", rank=1, score=near, vector=near, lexical=0.0, window=window)
        for key, window, near in found
    ]
    return signs(library, question, hits, language).keys()


def asked_by(across):
    return {sign for tree in open_gate(across).trees for sign in tree.sign if sign}


@pytest.mark.parametrize(("across", "language"), [(False, "en"), (True, "th")])
def test_a_shipped_gate_is_small_and_knows_only_signs_that_are_made(
    shipped_library, across, language
):
    assert asked_by(across) <= signs_in(shipped_library, language)
    file = Path(str(evidence.__file__)).with_name(FILES[across])
    assert file.stat().st_size < 100_000


def test_no_sign_is_made_that_neither_gate_asks_for(shipped_library):
    made = signs_in(shipped_library, "en") | signs_in(shipped_library, "th")
    assert made == asked_by(False) | asked_by(True)


def test_every_pair_of_languages_has_a_point():
    assert {*open_gate(False).enough, *open_gate(True).enough} == {
        f"{spoken}>{held}" for spoken in LANGUAGES for held in LANGUAGES
    }


def test_what_is_written_is_read_back():
    gate = Gate(0.25, {"th>en": -0.5}, (TREE,))
    data = {
        "base": 0.25,
        "enough": {"th>en": -0.5},
        "trees": [{k: list(getattr(TREE, k)) for k in TREE.__slots__}],
    }
    assert Gate.from_json(json.loads(json.dumps(data))) == gate
