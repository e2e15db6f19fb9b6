"""A question over a collection and the shared library at once: the same rights at every face."""

from __future__ import annotations

import asyncio
import json
from datetime import date

import pytest
from answering_homes import ENCODER
from docx import Document
from mcp import Client
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assistant.cli.main import main
from assistant.conversations.store import ConversationStore
from assistant.doors.http import make_app
from assistant.doors.keys import KeyStore
from assistant.doors.tools import make_server
from assistant.export import write_paper
from assistant.export.papers.answers import of_answers
from assistant.opening import open_assistant, open_beside, open_library
from assistant.people.collections import CollectionStore
from assistant.ui.shared import person

QUESTION = "ตลาดน้ำคลองบัวเปิดทำการวันใด"
SHARED = "ตลาดน้ำคลองบัวเปิดทำการทุกวันเสาร์ ตั้งแต่เวลา 08.00 น. ถึง 15.00 น."
OWN = "ตลาดน้ำคลองบัวปิดทำการในวันเสาร์แรกของเดือนมกราคม เพื่อซ่อมท่าเรือ"
OWN_MARK = "ซ่อมท่าเรือ"
HEADINGS = ("จากคลังส่วนตัว", "จากคลังที่ใช้ร่วมกัน")
BROWSER = "b" * 32


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A home, its door, two keys, and a collection of each of "mine", the shell and a browser."""
    home = tmp_path_factory.mktemp("both") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts([{"id": "shared-rule", "text": f"ระเบียบตลาดน้ำคลองบัว\n\n{SHARED}"}])
        assistant = open_assistant(library=library)
        keys = KeyStore(home)
        given = {name: keys.add(name, writes=True) for name in ("mine", "theirs")}
        store = CollectionStore(home)
        owners = {"mine": f"key:{keys.of(given['mine']).digest[:32]}", "shell": "", "app": BROWSER}
        made = {name: store.make(owner, name, name).id for name, owner in owners.items()}
        for name, one in made.items():
            held = open_beside(assistant, store.folder(one, owners[name]))
            held.library.add_texts([{"id": "own-note", "text": f"บันทึกภายในของฝ่ายตลาด\n\n{OWN}"}])
            held.library.close()
        yield home, make_app(assistant, keys), given, made


def door(app, key: str) -> TestClient:
    client = TestClient(app, raise_server_exceptions=False)
    client.headers["Authorization"] = f"Bearer {key}"
    return client


def assert_says_which_says_what(text: str) -> None:
    own, shared = (text.index(heading) for heading in HEADINGS)
    assert own < text.index(OWN) < shared < text.index(SHARED)


def test_over_http_each_citation_tells_which_library_has_it_and_can_be_read_there(place):
    _, app, given, made = place
    client, inside = door(app, given["mine"]), {"collection": made["mine"]}
    asked = {"question": QUESTION, "with_shared": True, "conversation": "both"}
    answer = client.post("/api/ask", params=inside, json=asked).json()
    assert_says_which_says_what(answer["answer"])
    assert {c["document_id"]: c["held_in"] for c in answer["citations"]} == {
        "own-note": "own",
        "shared-rule": "shared",
    }
    chat = {
        "model": f"khrueakhai:{made['mine']}+shared",
        "messages": [{"role": "user", "content": QUESTION}],
    }
    message = client.post("/v1/chat/completions", json=chat).json()["choices"][0]["message"]
    assert_says_which_says_what(message["content"])
    for note in message["annotations"]:
        cited = note["url_citation"]
        read = client.get(cited["url"].removeprefix("http://testserver"))
        assert cited["quote"] in read.json()["text"]
    assert chat["model"] in [one["id"] for one in client.get("/v1/models").json()["data"]]


def test_what_is_kept_of_it_is_the_collections_and_a_follow_up_leans_on_it(place):
    home, app, given, made = place
    client, inside = door(app, given["mine"]), {"collection": made["mine"]}
    asked = {"question": QUESTION, "with_shared": True, "conversation": "kept"}
    client.post("/api/ask", params=inside, json=asked)
    shorter = {"question": "ขอสั้นลง", "with_shared": True, "conversation": "kept"}
    answer = client.post("/api/ask", params=inside, json=shorter).json()
    assert answer["outcome"] == "answered"
    whole = ConversationStore(home)
    assert OWN_MARK not in "".join(map(str, whole.opinions()))
    assert not [row for row in home.glob("conversations*") if OWN_MARK.encode() in row.read_bytes()]


def test_who_may_not_read_the_collection_is_told_nothing_of_it(place):
    _, app, given, made = place
    client = door(app, given["theirs"])
    asked = {"question": QUESTION, "with_shared": True}
    refused = client.post("/api/ask", params={"collection": made["mine"]}, json=asked)
    assert refused.status_code == 404
    chat = {
        "model": f"khrueakhai:{made['mine']}+shared",
        "messages": [{"role": "user", "content": QUESTION}],
    }
    answered = client.post("/v1/chat/completions", json=chat)
    assert answered.status_code == 404
    assert OWN_MARK not in refused.text + answered.text


def test_without_a_collection_there_is_nothing_to_join(place, capsys):
    home, app, given, _ = place
    told = door(app, given["mine"]).post(
        "/api/ask", json={"question": QUESTION, "with_shared": True}
    )
    assert told.status_code == 422
    assert "with_shared needs a collection" in told.text
    assert main(["--home", str(home), "ask", QUESTION, "--with-shared"]) == 1
    assert "name one with --collection" in capsys.readouterr().err


def test_in_the_shell_and_for_tools_of_mcp(place, capsys):
    home, app, _, made = place
    inside = ["--home", str(home), "--collection", made["shell"]]
    assert main([*inside, "ask", QUESTION, "--with-shared", "--json"]) == 0
    assert_says_which_says_what(json.loads(capsys.readouterr().out)["answer"])
    assert main(["--home", str(home), "--collection", made["mine"], "ask", QUESTION]) == 1
    assert OWN_MARK not in "".join(capsys.readouterr())
    whole = app.state.places.whole
    server = make_server(open_beside(whole, CollectionStore(home).folder(made["shell"], "")), whole)

    async def talk():
        async with Client(server) as client:
            told = (await client.call_tool("ask", {"question": QUESTION})).structured_content
            cited = [
                await client.call_tool(
                    "read_passage", {key: c[key] for key in ("document_id", "passage_id")}
                )
                for c in told["citations"]
            ]
            return told, cited

    told, cited = asyncio.run(talk())
    assert_says_which_says_what(told["answer"])
    assert OWN in str(cited[0])
    assert SHARED in str(cited[1])


def test_in_the_app_a_switch_asks_both_and_word_says_which_says_what(
    place, app_path, monkeypatch, tmp_path
):
    home, _, _, made = place
    monkeypatch.setenv("KHRUEAKHAI_HOME", str(home))
    monkeypatch.setattr(person, "of_browser", lambda: BROWSER)
    app = AppTest.from_file(app_path, default_timeout=60)
    app.query_params["collection"] = made["app"]
    app.run()
    app.toggle(key="with_shared").set_value(True).run()
    app.chat_input(key="question").set_value(QUESTION).run()
    assert not app.exception
    shown = "\n".join(one.value for one in app.markdown).replace("\\", "")
    assert_says_which_says_what(shown)
    assert not [one.value for one in app.caption if "ถูกนำออก" in one.value]
    kept = app.session_state["conversation"]
    store = ConversationStore(CollectionStore(home).folder(made["app"], BROWSER))
    [exchange] = store.of(BROWSER).exchanges(kept)
    file = tmp_path / "answer.docx"
    paper = of_answers("ตลาดน้ำ", (exchange.answer,), "th", date(2026, 1, 1))
    file.write_bytes(write_paper(paper, ".docx"))
    words = "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)
    assert words.index(HEADINGS[0]) < words.index(OWN_MARK) < words.index(HEADINGS[1])
