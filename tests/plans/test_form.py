"""The wording of the form: both languages, the same places to fill, nothing unused or missing."""

from __future__ import annotations

import re

import pytest

from assistant.plans.form import plan_form, say
from assistant.plans.planner import PARTS

_FIELD = re.compile(r"\{(\w*)\}")


def thai(text):
    return any("\u0e00" <= char <= "\u0e7f" for char in text)


def test_every_part_has_a_title_in_both_languages():
    assert list(plan_form()["parts"]) == list(PARTS)
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


def test_steps_of_the_road_map_stand_inside_the_length_and_have_owners():
    for steps in plan_form()["roadmap"].values():
        keys = [step["key"] for step in steps]
        assert len(keys) == len(set(keys))
        for step in steps:
            assert 0 <= step["from"] < step["to"] <= 1
            assert step["owner"] in ("lead", "hub", "board", "data", "all", "evaluator")
            assert thai(step["th"])


def test_every_kind_of_binding_is_one_that_the_planner_knows():
    for clause in plan_form()["clauses"]:
        assert clause["binding"] in ("form", "methods", "quality", "money", "data")
        assert len(clause["th"]) == len(clause["en"]) == 2


def test_indicators_are_of_both_kinds():
    assert {entry["kind"] for entry in plan_form()["indicators"]} == {"output", "outcome"}
