"""A small home with an index and a conversation, to be broken."""

import shutil

import pytest

from assistant.care.doctor import Doctor
from assistant.models.encoders import BundledEncoder
from assistant.opening import open_assistant, open_library

TEXTS = [
    {"id": "weir", "text": "The river board pays the divers who clear the weir each spring."},
    {"id": "canal", "text": "เทศบาลตำบลป่าซางขุดลอกคลองทุกปีในเดือนเมษายน"},
    {"id": "lunch", "text": "The district office inspects school kitchens twice a year."},
]


@pytest.fixture(scope="session")
def encoder():
    return BundledEncoder()


@pytest.fixture(scope="session")
def made(tmp_path_factory, encoder):
    home = tmp_path_factory.mktemp("cared") / "home"
    with open_library(home, encoder) as library:
        library.add_texts(TEXTS)
        assistant = open_assistant(library=library)
        assistant.conversations.of("").begin("a" * 24, "Who pays the divers?")
        assistant.conversations.of("").failed("a" * 24, "Who pays the divers?", "nobody")
        assistant.conversations.close()
    return home


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "home")


@pytest.fixture
def doctor(home, encoder):
    return Doctor(home, lambda: open_library(home, encoder), lambda: encoder)
