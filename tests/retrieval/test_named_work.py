"""The only article of a library is meant by "the article"; where there are two, none is."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant import open_assistant
from assistant.opening import open_library
from assistant.retrieval.named_work import documents_meant

PONDS = "Village ponds are cleaned by volunteers in March. The fee for fishing is ten baht a day."
ROADS = "The fee for parking on the market road is thirty baht a day. Roads are swept every night."


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("named") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts([{"id": "ponds", "text": PONDS}, {"id": "roads", "text": ROADS}])
        library.describe("ponds", {"title": "Care of village ponds", "kind": "article"})
    return home


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Is there a fee in the article?", True),
        ("ตามบทความ ค่าธรรมเนียมเป็นเท่าใด", True),
        ("What is the fee?", False),
        ("Which article speaks of a fee?", False),
        ("มีบทความใดพูดถึงค่าธรรมเนียมบ้าง", False),
        ("What does this law say about a fee?", False),
    ],
)
def test_a_work_is_meant_by_its_kind_where_it_is_the_only_one(home, text, meant):
    with open_library(home, ENCODER) as library:
        titles = {library.heading(key).title for key in documents_meant(library, text)}
    assert titles == ({"Care of village ponds"} if meant else set())


def test_what_is_asked_of_a_work_is_answered_from_it_alone(home):
    assistant = open_assistant(home, llm="none")
    answer = assistant.ask("What is the fee for fishing in the article?")
    assert {citation.title for citation in answer.citations} == {"Care of village ponds"}
    answer = assistant.ask("How often are roads swept, going by this paper?")
    assert "roads" not in {citation.document_id for citation in answer.citations}
