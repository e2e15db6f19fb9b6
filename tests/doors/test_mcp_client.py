"""A client of the Model Context Protocol uses the three tools, in this process."""

from __future__ import annotations

import asyncio
import json

import pytest
from mcp import Client

from assistant.doors.tools import make_server


@pytest.fixture(scope="module")
def server(door):
    return make_server(door.state.places.whole)


def use(server, *calls):
    """Call tools one after another, each given what the last one returned; return the results."""

    async def talk():
        results = []
        async with Client(server) as client:
            listed = await client.list_tools()
            for name, arguments in calls:
                given = arguments(results[-1]) if callable(arguments) else arguments
                result = await client.call_tool(name, given)
                text = result.content[0].text
                results.append(text if result.is_error else json.loads(text))
        return [tool.name for tool in listed.tools], results

    return asyncio.run(talk())


def test_the_tools_are_search_ask_and_read_passage(server):
    names, _ = use(server)
    assert names == ["search", "ask", "read_passage"]


def test_search_and_ask_keep_to_documents(server):
    calls = [(tool, {word: "สวนสมุนไพร", "within": {"languages": ["en"]}})
             for tool, word in (("search", "query"), ("ask", "question"))]  # fmt: skip
    _, [found, answer] = use(server, *calls)
    assert {hit["language"] for hit in found["hits"]} == {"en"}
    assert answer["within"] == {"languages": ["en"]}


def test_an_answer_is_cited_and_its_passage_read(server):
    def first(answer):
        return {name: answer["citations"][0][name] for name in ("document_id", "passage_id")}

    _, [answer, passage] = use(
        server, ("ask", {"question": "กรรมการสวนสมุนไพรมีวาระคราวละกี่ปี"}), ("read_passage", first)
    )
    assert answer["outcome"] == "answered"
    assert answer["citations"][0]["quote"] in passage["text"]


def test_a_search_gives_no_more_than_was_asked_for(server):
    _, [found] = use(server, ("search", {"query": "จักรยาน", "limit": 2}))
    assert len(found["hits"]) == 2


@pytest.mark.parametrize(
    "call",
    [("ask", {"question": " "}), ("read_passage", {"document_id": "x", "passage_id": "y"}),
     ("ask", {}), ("search", {"query": "x", "limit": "many"})],
    ids=["no question", "no passage", "no argument", "no number"],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_the_door_stays_open(server, call):
    _, [told, found] = use(server, call, ("search", {"query": "จักรยาน"}))
    assert isinstance(told, str)
    assert "Traceback" not in told
    assert found["hits"]
