"""A judge by name is any cross-encoder, for inference or for ranking, read as it is meant."""

from __future__ import annotations

from math import exp

import pytest
import tiny_cross_encoder
from judging import Judging

from assistant import check_claim
from assistant.errors import SettingError, UnknownModel
from assistant.models.judge import by_name, open_judge
from assistant.models.judge.by_name import backend, open_named
from assistant.models.judge.choosing import chosen_judge

NLI = {0: "contradiction", 1: "entailment", 2: "neutral"}
CLAIM, QUOTE = "network grow", "the network of trust grow in work"


@pytest.fixture(scope="module")
def nli(tmp_path_factory):
    return tiny_cross_encoder.write(tmp_path_factory.mktemp("nli"), NLI)


@pytest.fixture(scope="module")
def ranker(tmp_path_factory):
    return tiny_cross_encoder.write(tmp_path_factory.mktemp("ranker"), {0: "LABEL_0"})


def logits(folder, first: str, second: str) -> list[float]:
    """Return what the model itself says of two texts."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.no_grad():
        said = model(**AutoTokenizer.from_pretrained(folder)(first, second, return_tensors="pt"))
    return said.logits[0].tolist()


def test_of_inference_the_share_of_entailment_counts_and_the_quotation_is_read_first(nli):
    judge = open_named(str(nli))
    [said] = judge.says([(CLAIM, QUOTE)])
    weights = [exp(one) for one in logits(nli, QUOTE, CLAIM)]
    assert 1 / (1 + exp(-said)) == pytest.approx(weights[1] / sum(weights), abs=1e-4)


def test_of_a_ranker_its_number_counts_and_the_sentence_is_read_first(ranker):
    [said] = open_named(str(ranker)).says([(CLAIM, QUOTE)])
    assert said == pytest.approx(logits(ranker, CLAIM, QUOTE)[0], abs=1e-4)


def test_pairs_are_answered_in_their_order_and_once(nli, monkeypatch):
    judge = open_named(str(nli))
    pairs = [(CLAIM, QUOTE), ("trust fade", QUOTE), (CLAIM, QUOTE)]
    one_by_one = [judge.says([pair])[0] for pair in pairs]
    monkeypatch.setattr(judge, "_read", lambda new: [0.0] * len(new))
    assert judge.says(pairs) == one_by_one


def test_labels_without_entailment_are_refused(tmp_path):
    folder = tiny_cross_encoder.write(tmp_path, {0: "good", 1: "bad"})
    with pytest.raises(UnknownModel, match=r"good, bad.*KHRUEAKHAI_JUDGE"):
        open_named(str(folder))


def test_a_model_that_was_never_taught_to_judge_is_refused(tmp_path):
    folder = tiny_cross_encoder.write(tmp_path, NLI, judging=False)
    with pytest.raises(UnknownModel, match="no cross-encoder"):
        open_named(str(folder))


@pytest.mark.parametrize("name", ["/no/such/folder", "nobody/no-such-judge"])
def test_a_name_that_leads_nowhere_is_told_with_the_variable(name, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("KHRUEAKHAI_JUDGE", name)
    with pytest.raises(UnknownModel, match=r"judge .*KHRUEAKHAI_JUDGE"):
        chosen_judge()


@pytest.mark.parametrize(
    ("file", "runner", "expected"),
    [(True, True, "onnx"), (True, False, "torch"), (False, True, "torch")],
)
def test_onnx_runs_a_model_that_has_it_where_its_runner_is_there(
    file, runner, expected, tmp_path, monkeypatch
):
    if file:
        (tmp_path / "onnx").mkdir()
        (tmp_path / "onnx" / "model.onnx").touch()
    monkeypatch.setattr(by_name, "find_spec", lambda name: name if runner else None)
    assert backend(str(tmp_path)) == expected


def test_the_setting_chooses_and_the_built_in_one_is_the_default(nli, monkeypatch):
    monkeypatch.delenv("KHRUEAKHAI_JUDGE", raising=False)
    assert chosen_judge() is open_judge
    monkeypatch.setenv("KHRUEAKHAI_JUDGE", str(nli))
    assert chosen_judge()().name == str(nli)
    assert chosen_judge()() is chosen_judge()()


def test_check_claim_asks_the_judge_that_is_set(nli, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_JUDGE", str(nli))
    judge = open_named(str(nli))
    verdicts = []
    for said in (9.0, 0.0, -9.0):
        monkeypatch.setattr(judge, "says", lambda pairs, said=said: [said] * len(pairs))
        verdicts.append(
            check_claim("Each network lives on trust.", ["Trust keeps a network alive."])
        )
    assert verdicts == ["supported", "unsure", "unsupported"]


def test_the_chat_model_cannot_judge_where_there_is_none(monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_JUDGE", "llm")
    monkeypatch.setenv("KHRUEAKHAI_LLM", "none")
    with pytest.raises(SettingError, match="KHRUEAKHAI_LLM"):
        chosen_judge()


def test_a_scripted_judge_is_a_judge():
    assert Judging(3.0).says([(CLAIM, QUOTE)]) == [3.0]
