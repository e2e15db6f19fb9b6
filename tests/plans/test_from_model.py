"""A model sorts a text into fields; only what the text has is taken, and the rules stand behind."""

import json

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.plans import from_model
from assistant.plans.from_text import brief_from_text

TEXT = (
    "The Lower Marsh District Office leads a project on wild dogs together with Marsh Vets and "
    "Friends of Animals. The goal is to vaccinate 900 dogs within 2 years."
)


def understood(reply: str, monkeypatch: pytest.MonkeyPatch) -> dict:
    """Read the text with a model that says what it is told to; a paid one cannot be had here."""
    model = FakeListChatModel(responses=[reply])
    monkeypatch.setattr(from_model, "open_chat_model", lambda _name: model)
    return from_model.understood(TEXT, "en", "openai:any")


def test_without_a_model_the_rules_answer():
    assert from_model.understood(TEXT, "en", "none") == brief_from_text(TEXT, "en")


def test_what_the_text_says_is_taken(monkeypatch):
    reply = {
        "goal": "vaccinate 900 dogs within 2 years",
        "partners": [{"name": "Marsh Vets", "sector": "private", "can_offer": "wild dogs project"}],
    }
    found = understood(f"Here it is: {json.dumps(reply)} Done.", monkeypatch)
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
def test_what_the_model_adds_is_left_out(reply, monkeypatch):
    assert understood(json.dumps(reply), monkeypatch) == brief_from_text(TEXT, "en")


@pytest.mark.parametrize("reply", ["no", "{", "[1, 2]", "}{", '{"goal": '])
def test_a_reply_that_is_no_brief_costs_nothing(reply, monkeypatch):
    assert understood(reply, monkeypatch) == brief_from_text(TEXT, "en")
