"""The second encoder: one space for both languages, and each text read once."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.models.second_encoder import BundledSecondEncoder, open_second_encoder

PAIRS = [
    ("เทศบาลจัดเก็บขยะในชุมชนสัปดาห์ละสามครั้ง", "The town collects household waste three times a week."),
    ("ผู้มีสิทธิเลือกตั้งต้องมีอายุครบสิบแปดปี", "Voters must be at least eighteen years old."),
    ("ธนาคารกลางคงอัตราดอกเบี้ยไว้เท่าเดิม", "The central bank left its interest rate unchanged."),
]


@pytest.fixture(scope="module")
def encoder():
    return open_second_encoder()


def test_a_sentence_lies_nearest_to_its_translation(encoder):
    thai, english = (encoder.encode(texts) for texts in zip(*PAIRS, strict=True))
    assert list((thai @ english.T).argmax(axis=1)) == [0, 1, 2]


def test_vectors_are_of_length_one_whatever_stands_beside_them(encoder):
    texts = [text for pair in PAIRS for text in pair]
    together = encoder.encode(texts)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-3)
    alone = BundledSecondEncoder().encode(texts[:1])
    assert together[0] == pytest.approx(alone[0], abs=1e-4)


def test_a_text_is_read_once(encoder, monkeypatch):
    encoder.encode(["a window that comes again"])
    monkeypatch.setattr(encoder._model, "encode", lambda texts: pytest.fail(f"read again: {texts}"))
    assert encoder.encode(["a window that comes again"]).shape == (1, 512)
