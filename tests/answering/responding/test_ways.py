"""Ways of working: points of one kind stand together, choices side by side."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.wish import Wish
from assistant.answering.responding.ways import _of_one_kind, _options
from assistant.frameworks.shelf import load_framework

FRAMEWORK = load_framework("networked_governance")


def test_points_of_the_best_kind_stand_together_and_far_ones_are_left_out():
    models = FRAMEWORK.group("model")
    other, far = FRAMEWORK.group("failure")[0], FRAMEWORK.group("strength")[0]
    ranked = [(models[0], 0.5), (other, 0.49), (models[1], 0.48), (far, 0.1)]
    assert _of_one_kind(ranked) == [models[0], models[1], other]


@pytest.mark.parametrize(
    ("asked", "choice"),
    [
        ("We have money and no staff. Which way should we take?", 0),
        ("ภาคีเข้าออกบ่อย ควรทำข้อตกลงแบบไหน", 1),
        ("Auditors read every line. Which agreement do we need?", 1),
    ],
)
def test_whoever_asks_which_to_take_is_told_the_options_of_that_choice(asked, choice):
    meant = tuple(FRAMEWORK.questions.values())[choice]
    language = "en" if asked.isascii() else "th"
    told = _options(FRAMEWORK, Wish("advise", asked, language))
    assert told == tuple(FRAMEWORK.elements[key] for key in meant.options.values())


def test_without_a_question_of_choice_there_are_no_options():
    assert _options(FRAMEWORK, Wish("advise", "What should we do about waste?", "en")) == ()
