"""The app under Streamlit's own test runner, with a scripted assistant behind the seam."""

from __future__ import annotations

from pathlib import Path

import plan_pages
import pytest
import stand_in
import streamlit as st
from browsers import ONE
from streamlit.testing.v1 import AppTest

from assistant import opening
from assistant.ui.shared import person

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def assistant(monkeypatch, tmp_path):
    """The one assistant of all sessions; its library holds one document."""
    opened = stand_in.open_stand_in(str(tmp_path))
    monkeypatch.setenv("KHRUEAKHAI_HOME", str(tmp_path))
    monkeypatch.delenv("KHRUEAKHAI_LLM", raising=False)
    monkeypatch.setattr(opening, "open_assistant", lambda *_args, **_names: opened)
    st.cache_resource.clear()
    yield opened
    st.cache_resource.clear()


@pytest.fixture
def app(assistant):
    """The app on its first page, not yet run."""
    del assistant  # it only has to stand behind the seam
    return AppTest.from_file(APP, default_timeout=30)  # seconds; the machine may be busy


@pytest.fixture
def browser(monkeypatch):
    """Say which browser comes next; at first it is always the same one."""

    def come(key):
        monkeypatch.setattr(person, "of_browser", lambda: key)

    come(ONE)
    return come


@pytest.fixture
def home(own_shipped_home, monkeypatch):
    """A home of this test's own with the shipped library, which the app opens anew."""
    monkeypatch.setenv("KHRUEAKHAI_HOME", str(own_shipped_home))
    monkeypatch.setattr(person, "of_browser", lambda: ONE)
    monkeypatch.delenv("KHRUEAKHAI_LLM", raising=False)
    st.cache_resource.clear()
    yield own_shipped_home
    st.cache_resource.clear()


@pytest.fixture
def plan_page(home):
    """The page for plans, as a new visitor sees it."""
    del home  # it only has to be there
    return plan_pages.open_page()
