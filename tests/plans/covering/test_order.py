"""Words in the order of sentences, and words thrown together."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from assistant.plans.covering.order import is_out_of_order
from assistant.text.dictionary import all_words

TEXTS = yaml.safe_load((Path(__file__).parents[1] / "plan_texts.yaml").read_text(encoding="utf-8"))


def thrown(text: str, joint: str, seed: int) -> str:
    words = [word for word in (all_words(text) if not joint else text.split()) if word.strip()]
    random.Random(seed).shuffle(words)
    return " ".join(words) if joint else "".join(f" {w} " if w[0].isdigit() else w for w in words)


@pytest.mark.parametrize(("language", "joint"), [("th", ""), ("en", " ")])
def test_sentences_are_told_from_their_words_thrown_together(language, joint):
    text = TEXTS[language]["good"]
    assert not is_out_of_order(text)
    assert sum(is_out_of_order(thrown(text, joint, seed)) for seed in range(10)) >= 9


@pytest.mark.parametrize(
    "text", ["", "...", "12 34 56 78 90 11 12", "มาตรา 5 มาตรา 6 มาตรา 7 มาตรา 8"]
)
def test_a_text_without_such_signs_is_taken_for_a_good_one(text):
    assert not is_out_of_order(text)


def test_numbers_of_sections_and_years_need_not_count_anything():
    law = "ตามมาตรา 12 และข้อ 4 ของหมวด 3 ในปี 2568 หน้า 16 วรรค 2 ลำดับที่ 9 ให้ใช้ตอนที่ 7 ระยะ 5"
    assert not is_out_of_order(law * 2)
