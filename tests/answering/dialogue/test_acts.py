"""Acts: told by their examples alone, for utterances and subjects that the examples have not."""

from __future__ import annotations

import json
import math
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from assistant.answering.dialogue.acts import Recogniser, recogniser
from assistant.answering.dialogue.learning import learned
from assistant.answering.dialogue.understanding import understand_wish
from assistant.answering.dialogue.wish import (
    ASKS,
    CHANGES,
    GOES_ON,
    MAKES,
    QUESTIONS,
    SOCIAL,
)
from assistant.settings import corpus_folder
from assistant.text.wording import read_yaml

EXAMPLES = read_yaml(corpus_folder() / "acts.yaml")
HELD_OUT = Path(__file__).parents[2] / "data" / "acts.jsonl"  # written apart from the examples
LEAST = {"th": 0.85, "en": 0.80}
SUBJECTS = (
    "กฎหมายป่าชุมชน",
    "พระราชบัญญัติการเดินเรือ",
    "บุหรี่ไฟฟ้า",
    "โรงพยาบาลสนาม",
    "ธนาคารเลือด",
    "ป่าชายเลน",
    "ไฟป่า",
    "e-Service",
    "วัคซีนพิษสุนัขบ้า",
    "สหกรณ์โคนม",
)
ENGLISH_SUBJECTS = (
    "the Forest Act",
    "section 45",
    "mangroves",
    "field hospitals",
    "blood banks",
    "rabies vaccine",
    "the dairy board",
    "e-Service",
    "wildfire crews",
    "harbour law",
)


@lru_cache(maxsize=1)
def held_out() -> tuple[dict[str, str], ...]:
    return tuple(json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("act", EXAMPLES)
def test_every_act_has_enough_examples_in_each_language(act, language):
    said = EXAMPLES[act][language]
    assert len(set(said)) >= 20


def test_no_example_stands_for_two_acts():
    counts = Counter(text for said in EXAMPLES.values() for one in said.values() for text in one)
    assert [text for text, count in counts.items() if count > 1] == []


def test_the_acts_that_the_program_names_have_examples():
    assert set(EXAMPLES) >= ASKS | CHANGES | GOES_ON | MAKES | QUESTIONS | SOCIAL | {"library"}


def test_no_utterance_to_be_recognised_is_an_example():
    known = {text for said in EXAMPLES.values() for texts in said.values() for text in texts}
    assert [row["text"] for row in held_out() if row["text"] in known] == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_utterances_that_are_no_examples_are_recognised(language):
    rows = [row for row in held_out() if row["language"] == language]
    wrong = [row for row in rows if recogniser().recognise(row["text"]).act != row["act"]]
    share = 1 - len(wrong) / len(rows)
    assert share >= LEAST[language], Counter(row["act"] for row in wrong)


def test_a_question_is_hardly_ever_taken_for_another_wish():
    asked = [row["text"] for row in held_out() if row["act"] in QUESTIONS]
    lost = [text for text in asked if understand_wish(text, (), None).act not in QUESTIONS]
    assert len(lost) / len(asked) <= 0.05, lost


@pytest.mark.parametrize(
    ("wording", "act"),
    [
        ("{} คืออะไร", "define"),
        ("สรุปเรื่อง{}ให้หน่อย", "summarise"),
        ("ทำแบบทดสอบเรื่อง{} 10 ข้อ", "quiz"),
        ("ทำไม{}ถึงล้มเหลว", "why"),
        ("{}มีข้อดีข้อเสียอย่างไร", "weigh"),
        ("ช่วยร่างแผนเครือข่ายเรื่อง{}ให้หน่อย", "plan"),
        ("มีเอกสารเรื่อง{}ไหม", "library"),
        ("ยกตัวอย่าง{}ให้ดูหน่อย", "example"),
    ],
)
def test_a_subject_does_not_change_a_thai_act(wording, act):
    found = {s: recogniser().recognise(wording.format(s)).act for s in SUBJECTS}
    assert found == dict.fromkeys(SUBJECTS, act)


@pytest.mark.parametrize(
    ("wording", "act"),
    [
        ("What is meant by {}?", "define"),
        ("summarise what is said on {}", "summarise"),
        ("make a quiz on {}", "quiz"),
        ("what are the pros and cons of {}?", "weigh"),
        ("draft a network plan for {}", "plan"),
        ("is there anything on {} in the library?", "library"),
        ("give me an example of {}", "example"),
    ],
)
def test_a_subject_does_not_change_an_english_act(wording, act):
    found = {s: recogniser().recognise(wording.format(s)).act for s in ENGLISH_SUBJECTS}
    assert found == dict.fromkeys(ENGLISH_SUBJECTS, act)


@pytest.mark.parametrize("other", [*ENGLISH_SUBJECTS[1:], "the lending book"])
def test_articles_before_the_sides_do_not_change_a_comparison(other):
    assert recogniser().recognise(f"compare the seed committee with {other}").act == "compare"


def test_one_more_act_needs_no_code():
    examples = {
        "fact": ["when was {x} made", "who owns {x}", "how many {x} are there"],
        "thank": ["thanks", "thank you", "thanks a lot"],
        "sing": ["sing {x}", "sing me {x} please", "a song on {x}, sing it"],
    }
    known = Recogniser(learned(examples))
    assert known.acts == ("fact", "thank", "sing")
    assert known.recognise("sing a ballad of the sea").act == "sing"
    assert known.recognise("who owns the harbour").act == "fact"


def test_a_weight_tells_the_best_act_from_the_one_behind_it():
    known = recogniser()
    found = known.recognise("ขอบคุณมากค่ะ")
    assert found.act == "thank"
    assert found.weight > known.recognise("ขอบคุณมากค่ะ", set(known.acts) - {"thank"}).weight


def test_an_act_can_be_asked_for_among_some():
    assert recogniser().recognise("ขอบคุณมากค่ะ", frozenset({"fact", "list"})).act in ("fact", "list")


@pytest.mark.parametrize("text", ["", "?", "qwzx", "ฯ", "\u0e31" * 5, "🙂"])
def test_what_no_example_is_near_to_is_still_given_an_act(text):
    found = recogniser().recognise(text)
    assert found.act in EXAMPLES
    assert math.isfinite(found.weight)
