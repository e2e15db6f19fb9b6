"""The wording of the form: both languages, the same places to fill, nothing unused or missing."""

from __future__ import annotations

import re

import pytest

from assistant.plans.form import plan_form, say
from assistant.plans.planner import NOTE, PARTS

_FIELD = re.compile(r"\{(\w*)\}")


def thai(text):
    return any("\u0e00" <= char <= "\u0e7f" for char in text)


def test_every_part_has_a_title_in_both_languages():
    assert list(plan_form()["parts"]) == [*PARTS, *NOTE]
    for said in plan_form()["parts"].values():
        assert thai(said["th"])
        assert said["en"]
        assert not thai(said["en"])


@pytest.mark.parametrize("key", plan_form()["texts"])
def test_both_languages_have_the_same_places_to_fill(key):
    said = plan_form()["texts"][key]
    assert set(_FIELD.findall(said["th"])) == set(_FIELD.findall(said["en"]))
    assert not thai(said["en"])


def test_values_are_put_in_as_they_are():
    assert "{lead} %s" in say("title", "en", lead="{lead} %s")


def test_every_question_before_a_plan_says_what_its_answer_changes_and_whom_to_ask():
    for said in plan_form()["questions"].values():
        assert len(said["th"]) == len(said["en"]) == 3
        assert all(map(thai, said["th"]))
        assert not any(map(thai, said["en"]))
