"""What all sessions share is opened once: one library, one encoder, one chat model."""

from __future__ import annotations

import plan_pages
import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from streamlit.testing.v1 import AppTest

from assistant import opening
from assistant.models.encoders import open_encoder

APP_PAGES = ("plan/page.py", "lesson/page.py", "library/page.py", "chat/page.py")


@pytest.fixture
def opened(home, monkeypatch):
    """The models and encoders that the app has opened on a home of the shipped notes."""
    del home  # it only has to be there
    found = {"chat model": 0, "encoder": 0}

    def counted(name, make):
        def open_one(*_):
            found[name] += 1
            return make()

        return open_one

    model = FakeListChatModel(responses=["{}"] * 50)
    monkeypatch.setattr(opening, "open_chat_model", counted("chat model", lambda: model))
    monkeypatch.setattr(opening, "open_encoder", counted("encoder", open_encoder))
    monkeypatch.setenv("KHRUEAKHAI_LLM", "local")
    return found


def test_two_visitors_on_every_page_share_one_model_and_one_encoder(opened):
    for _ in range(2):
        visitor = AppTest.from_file(plan_pages.APP, default_timeout=120).run()
        for page in APP_PAGES:
            visitor.switch_page(f"assistant/ui/{page}").run()
            assert not visitor.exception, page
        visitor.chat_input(key="question").set_value("เครือข่ายคืออะไร").run()
    assert opened == {"chat model": 1, "encoder": 1}
