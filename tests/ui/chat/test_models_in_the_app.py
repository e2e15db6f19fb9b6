"""Each conversation has the model that was chosen for it, and says what leaves the machine."""

from __future__ import annotations

import pytest
import stand_in
import streamlit as st
from langchain_core.language_models import FakeListChatModel

from assistant import opening
from assistant.errors import MissingKey
from assistant.models.reachable import Reachable
from assistant.ui.chat import models

FOUND = (
    Reachable("none", "here"),
    Reachable("ollama:qwen3", "here", "127.0.0.1:11434"),
    Reachable("openai:", "away", "openai"),
)


@pytest.fixture
def opened(assistant, monkeypatch):
    """The app, and the names of the models that were opened in it."""
    names: list[str] = []

    def open_it(home, llm="none", library=None):
        del home, library
        names.append(llm)
        if llm == "openai:keyless":
            raise MissingKey("the provider 'openai' needs a key: set OPENAI_API_KEY")
        assistant.chat_model = FakeListChatModel(responses=["ready"]) if llm != "none" else None
        return assistant

    monkeypatch.setattr(opening, "open_assistant", open_it)
    monkeypatch.setattr(models, "reachable_models", lambda: FOUND)
    st.cache_resource.clear()
    st.cache_data.clear()
    return names


def ask(app, question: str):
    return app.chat_input(key="question").set_value(question).run()


def told(app) -> str:
    shown = [*app.caption, *app.warning, *app.error, *app.success, *app.markdown]
    return "\n".join(element.value for element in shown)


def box(app):
    return app.selectbox(key=f"model_chosen-{app.session_state['conversation']}")


def named(app):
    return app.text_input(key=f"model_named-{app.session_state['conversation']}")


def choose(app, name: str):
    return box(app).set_value(name).run()


def test_the_chosen_model_answers_and_comes_back_with_its_conversation(app, opened):
    choose(app.run(), "ollama:qwen3")
    ask(app, "เครือข่ายคืออะไร")
    assert opened == ["none", "ollama:qwen3"]
    first = app.session_state["conversation"]
    app.button(key="new_conversation").click().run()
    assert box(app).value == "none"
    app.button(key=f"talk-{first}").click().run()
    assert box(app).value == "ollama:qwen3"
    assert not app.exception


@pytest.mark.usefixtures("opened")
def test_what_leaves_the_machine_is_said_at_the_switch(app):
    choose(app.run(), "ollama:qwen3")
    assert "127\\.0\\.0\\.1" in told(app)
    assert not app.warning
    choose(app, "openai:")
    named(app).set_value("gpt-x").run()
    assert "ออกจากเครื่องนี้ไปยัง openai" in told(app)
    assert app.session_state["llm"] == "openai:gpt-x"
    assert not app.exception


@pytest.mark.usefixtures("opened")
def test_a_model_is_tried_and_how_soon_it_answered_is_said(app):
    choose(app.run(), "ollama:qwen3")
    app.button(key="model_try").click().run()
    assert "โมเดลตอบใน" in told(app)
    assert not app.exception


@pytest.mark.usefixtures("opened")
def test_a_model_that_cannot_be_opened_is_one_line_and_another_can_be_chosen(app):
    choose(app.run(), "openai:")
    named(app).set_value("keyless").run()
    ask(app, "เครือข่ายคืออะไร")
    assert "OPENAI\\_API\\_KEY" in told(app)
    choose(app, "none")
    ask(app, "เครือข่ายคืออะไร")
    assert stand_in.ANSWERED.claims[0].text in told(app)
    assert not app.exception
