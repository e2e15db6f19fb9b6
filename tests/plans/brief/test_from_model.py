"""A model sorts a text into fields; only what the text has is taken, and the rules stand behind."""

import json

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.plans.brief import from_model
from assistant.plans.brief.from_text import brief_from_text

TEXT = (
    "The Lower Marsh District Office leads a project on wild dogs together with Marsh Vets and "
    "Friends of Animals. The goal is to vaccinate 900 dogs within 2 years."
)


def understood(reply: str) -> dict:
    """Read the text with a model that says what it is told to; a paid one cannot be had here."""
    return from_model.understood(TEXT, "en", FakeListChatModel(responses=[reply]))


def test_without_a_model_the_rules_answer():
    assert from_model.understood(TEXT, "en", None) == brief_from_text(TEXT, "en")


def test_what_the_text_says_is_taken():
    reply = {
        "goal": "vaccinate 900 dogs within 2 years",
        "partners": [{"name": "Marsh Vets", "sector": "private", "can_offer": "wild dogs project"}],
    }
    found = understood(f"Here it is: {json.dumps(reply)} Done.")
    assert found["goal"] == reply["goal"]
    assert [partner["name"] for partner in found["partners"]] == ["Marsh Vets"]


@pytest.mark.parametrize(
    "reply",
    [
        {"goal": "vaccinate 9,000 dogs within 2 years"},
        {"lead_agency": "Ministry of Silly Walks"},
        {"partners": [{"name": "Acme Corporation"}]},
        {"partners": ["Acme", 3, None]},
        {"goal": ["a", "list"], "budget_baht": -1},
    ],
    ids=["number", "name", "partner", "no partners", "wrong kinds"],
)
def test_what_the_model_adds_is_left_out(reply):
    assert understood(json.dumps(reply)) == brief_from_text(TEXT, "en")


@pytest.mark.parametrize("reply", ["no", "{", "[1, 2]", "}{", '{"goal": '])
def test_a_reply_that_is_no_brief_costs_nothing(reply):
    assert understood(reply) == brief_from_text(TEXT, "en")
