"""A model words a plan anew only where nothing changes; without one the planner's words stand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from langchain_core.messages import AIMessageChunk

from assistant.plans.rewording import reworded
from assistant.schema.papers import Prose


def test_no_model_changes_nothing(library, fishing):
    assert reworded(library, fishing, None) == fishing


class Rewriter:
    """A model that changes every sentence it is given in one way; a paid one cannot be had here."""

    def __init__(self, change):
        self.change = change

    def stream(self, messages):
        for number, sentence in re.findall(r"^(\d+)\. (.+)$", messages[-1][1], re.MULTILINE):
            yield AIMessageChunk(content=f"{number}. {self.change(sentence)}\n")


def in_the_words_of(change, library, plan):
    return reworded(library, plan, Rewriter(change))


def sentences(plan):
    return [s for _, block in plan.blocks() if isinstance(block, Prose) for s in block.statements]


def test_a_wording_that_says_the_same_is_taken_and_nothing_else_moves(library, solar):
    worded = in_the_words_of(lambda said: f"Here {said}", library, solar)
    pairs = list(zip(sentences(solar), sentences(worded), strict=True))
    anew = [(old, new) for old, new in pairs if old != new]
    assert anew
    assert all(new == replace(old, text=f"Here {old.text}") for old, new in anew)
    assert all(old.source != "brief" for old, _ in anew)
    kept = ("brief", "integration", "agreement", "network", "calendar", "citations", "warnings")
    assert all(getattr(worded, name) == getattr(solar, name) for name in kept)
    assert worded.table("alternatives") == solar.table("alternatives")


@pytest.mark.parametrize(
    "change",
    [
        lambda said: f"{said} It costs 987,654 baht.",
        lambda _said: "The weather is fine.",
        lambda said: f"{said} [1]",
        lambda said: f"{said} " * 3,
        lambda _said: "",
    ],
    ids=["a number more", "another matter", "a citation", "three times as long", "nothing"],
)
def test_a_wording_that_says_something_else_is_refused_and_counted(change, library, solar):
    worded = in_the_words_of(change, library, solar)
    (note,) = worded.notes
    assert "wordings of the language model were left out" in note
    assert replace(worded, notes=()) == solar


def test_a_model_that_dies_costs_nothing(library, solar):
    def die(_said):
        raise ConnectionError("the line is dead")

    assert in_the_words_of(die, library, solar) == solar
