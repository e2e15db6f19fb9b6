"""Neither a redirect nor a tracer of LangChain's takes questions and passages elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from langchain_openai import ChatOpenAI
from listening import listening

from assistant.errors import SettingError
from assistant.models.chat_models import open_chat_model
from assistant.models.reply import Messages, hear, hear_fields
from assistant.plans.brief.from_model import BriefFields

SECRET = Messages("be brief", "the passages of a library")
TRACED = """
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.tracers.langchain import wait_for_all_tracers
from assistant.models.reply import Messages, hear, hear_fields
from assistant.plans.brief.from_model import BriefFields

model = FakeListChatModel(responses=["said", "{}"])
assert hear(model, Messages("be brief", "the passages of a library")) == "said"
assert hear_fields(model, Messages("be brief", "the passages of a library"), BriefFields) == {}
wait_for_all_tracers()
"""


def test_a_redirect_is_not_followed(monkeypatch):
    with listening() as elsewhere, listening(307, Location=f"{elsewhere.url}/v1/chat") as named:
        monkeypatch.setenv("KHRUEAKHAI_BASE_URL", f"{named.url}/v1")
        model = open_chat_model("openai:tiny")
        assert model is not None
        assert hear(model, SECRET) == ""
        assert hear_fields(model, SECRET, BriefFields) == {}
        assert len(named.heard) >= 2
        assert all(SECRET.user.encode() in body for _, body in named.heard)
        assert elsewhere.heard == []


def test_without_the_door_it_would_be_followed():
    with listening() as elsewhere, listening(307, Location=f"{elsewhere.url}/v1/chat") as named:
        hear(ChatOpenAI(model="tiny", base_url=f"{named.url}/v1", api_key="k"), SECRET)
        assert SECRET.user.encode() in elsewhere.heard[0][1]


def traced(endpoint: str, **settings: str) -> None:
    """Hear a model in a process whose environment asks for traces."""
    asked = {f"{prefix}_TRACING{version}": "true" for prefix, version in
             (("LANGSMITH", ""), ("LANGCHAIN", "_V2"))}  # fmt: skip
    environment = {
        **os.environ, **asked, "LANGSMITH_ENDPOINT": endpoint, "LANGSMITH_API_KEY": "k", **settings
    }  # fmt: skip
    command = [sys.executable, "-c", TRACED]
    subprocess.run(command, env=environment, check=True, timeout=120)


def test_nothing_is_traced_however_the_environment_asks_for_it():
    with listening() as langsmith:
        traced(langsmith.url)
        assert langsmith.heard == []


def test_our_own_setting_lets_traces_go():
    with listening() as langsmith:
        traced(langsmith.url, KHRUEAKHAI_TRACING="on")
        assert any(SECRET.user.encode() in body for _, body in langsmith.heard)


def test_a_setting_that_is_neither_on_nor_off_is_told(monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_TRACING", "please")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    with pytest.raises(SettingError, match="KHRUEAKHAI_TRACING is 'please': write on or off"):
        open_chat_model("openai:tiny")
