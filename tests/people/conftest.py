"""A plan and a lesson to be kept, drafted once from the shipped notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafted_plans import fishing, library  # noqa: F401  # fixtures

from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request


@pytest.fixture(scope="session")
def plan(fishing):  # noqa: F811  # the fixture
    return fishing


@pytest.fixture(scope="session")
def thai(shipped_library):
    asked = {
        "topic": "ข้อพิจารณาในการเลือกรูปแบบเครือข่าย",
        "minutes": 60,
        "quiz_items": 3,
        "language": "th",
    }
    return build_lesson(shipped_library, parse_request(asked))


@pytest.fixture
def app_path():
    """The script of the app, whose shared parts are opened anew."""
    import streamlit as st

    st.cache_resource.clear()
    yield Path(__file__).resolve().parents[2] / "app.py"
    st.cache_resource.clear()
