"""The built-in judge reads a sentence beside a text, in both languages, without torch."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.models.judge import limits, open_judge

QUOTE = {
    "th": "เทศบาลให้ร้านค้าวางแผงบนทางเท้าได้เฉพาะวันเสาร์ หากเหลือทางเดินสองเมตร",
    "en": "The council lets shops put stalls on the pavement on Saturdays only, provided that "
    "a way of two metres is kept clear.",
}
SAID = {
    "th": "ร้านค้าวางแผงบนทางเท้าได้ในวันเสาร์เท่านั้น",
    "en": "Shops may put stalls on the pavement only on Saturdays.",
}
ELSE = {
    "th": "หน่วยงานด้านสาธารณสุขต้องรายงานจำนวนผู้ป่วยต่อจังหวัดทุกสัปดาห์",
    "en": "Health offices must report the number of patients to the province every week.",
}


@pytest.mark.parametrize("quote", ["th", "en"])
@pytest.mark.parametrize("claim", ["th", "en"])
def test_what_is_said_stands_above_another_matter(quote, claim):
    said, other = open_judge().says([(SAID[claim], QUOTE[quote]), (ELSE[claim], QUOTE[quote])])
    assert said > other


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_passage_that_answers_stands_above_another(language):
    asked = {"th": "ร้านค้าวางแผงบนทางเท้าได้วันใด", "en": "On which day may shops put stalls out?"}
    right, wrong = open_judge().answers(asked[language], [QUOTE[language], ELSE[language]])
    assert right > wrong


def test_it_takes_more_to_be_said_than_not_to_be_denied():
    assert limits().unsupported < limits().supported


def test_a_text_of_any_length_is_read():
    short, long = open_judge().says([("", ""), (SAID["en"] * 200, QUOTE["en"] * 2_000)])
    assert short == short
    assert long == long


def test_a_pair_that_comes_again_is_not_read_again(monkeypatch):
    judge = open_judge()
    first = judge.says([(SAID["en"], QUOTE["th"])])
    monkeypatch.setattr(judge, "_logits", lambda *pair: pytest.fail(f"read again: {pair}"))
    assert judge.says([(SAID["en"], QUOTE["th"])]) == first


def test_it_needs_no_torch_and_loads_once():
    code = (
        "import sys; from assistant.models.judge import open_judge; "
        "assert open_judge() is open_judge(); open_judge().says([('a claim', 'a quote')]); "
        "print([m for m in ('torch', 'transformers', 'chromadb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
