"""No face shows anything of a private collection to others, whatever id it is given."""

from __future__ import annotations

import asyncio
import itertools
import json

import pytest
from answering_homes import ENCODER
from mcp import Client
from own_texts import TEXTS
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assistant.cli.main import main
from assistant.doors.http import make_app
from assistant.doors.keys import KeyStore
from assistant.doors.tools import make_server
from assistant.opening import open_assistant, open_beside, open_library
from assistant.people.collections import CollectionStore

MARK, TITLE = "อินทนิล-๗๔๓๑", "บันทึกลับโครงการลำธารใส"
QUESTION = "รหัสของโครงการลำธารใสคืออะไร"
PRIVATE = (
    f"{TITLE}\n\nโครงการลำธารใส (คลส.) มีรหัส {MARK} และมีผู้จัดการชื่อนางสาว{MARK}\n\n"
    f"1. ผู้ประสานโครงการลำธารใสต้องส่งรายงาน {MARK} ทุกวันจันทร์"
)
MARKS = (MARK, TITLE)
ANYWHERE = ("/v1/models", "/v1/chat/completions", "/health", "/metrics")  # they know no collection
BRIEF = {"goal": f"ให้{QUESTION}", "lang": "th", "partners": ["อำเภอ", "โรงเรียน"]}


def shows(text: str) -> list[str]:
    """The marks that a text shows, as letters or as JSON writes them."""
    return [m for m in MARKS if m in text or json.dumps(m)[1:-1] in text]


@pytest.fixture(scope="module")
def faces(tmp_path_factory):
    """A home with a shared library and a collection of the key "mine"; all ids of the latter."""
    home = tmp_path_factory.mktemp("private") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts(TEXTS)
        assistant = open_assistant(library=library)
        keys = KeyStore(home)
        given = {name: keys.add(name, writes=True) for name in ("mine", "theirs")}
        app = make_app(assistant, keys)
        door = TestClient(app, raise_server_exceptions=False)
        door.headers["Authorization"] = f"Bearer {given['mine']}"
        made = door.post("/api/collections", json={"title": TITLE}).json()
        inside = {"collection": made["id"]}
        name = {"name": f"{TITLE}.txt", **inside}
        added = door.post("/api/documents", params=name, content=PRIVATE.encode()).json()
        [document] = added["documents"]
        asked = {"question": QUESTION, "conversation": "mine"}
        answer = door.post("/api/ask", params=inside, json=asked).json()
        assert MARK in answer["answer"], "its owner is answered, so that what is kept could leak"
        person = f"key:{keys.of(given['mine']).digest[:32]}"
        own = CollectionStore(home).folder(made["id"], person)
        kept = open_beside(assistant, own).conversations.of(person).listed()
        ids = {
            "collection": made["id"],
            "document_id": document["document_id"],
            "passage_id": answer["citations"][0]["passage_id"],
            "conversation": kept[0].id,
        }
        yield home, app, given, ids


def http_calls(app, ids):
    """Every path of the schema, with every id of the collection in every place, in and outside."""
    bodies = {
        "/api/search": {"query": QUESTION},
        "/api/ask": {"question": QUESTION},
        "/api/plan": {"brief": BRIEF},
        "/api/check-plan": {"text": PRIVATE.replace(MARK, "").replace(TITLE, "")},
        "/api/lesson": {"request": {"topic": "โครงการลำธารใส", "minutes": 60, "quiz_items": 3}},
        "/api/collections": {"title": "theirs"},
        "/api/collections/joined": {"token": f"{ids['collection']}-{'a' * 32}"},
        "/v1/chat/completions": {
            "model": f"khrueakhai:{ids['collection']}",
            "messages": [{"role": "user", "content": QUESTION}],
        },
    }
    for path, ways in app.openapi()["paths"].items():
        places = path.count("{")
        for way, held in itertools.product(ways, itertools.product(ids.values(), repeat=places)):
            if way == "delete" and not places:
                continue
            parts = iter(held)
            filled = "/".join(next(parts) if p.startswith("{") else p for p in path.split("/"))
            for inside in ({}, {"collection": ids["collection"]}):
                yield way, filled, {"name": "x.txt", **inside}, bodies.get(path, {})


def test_no_path_of_the_http_door_shows_anything_of_it_to_another_key(faces):
    _, app, given, ids = faces
    door = TestClient(app, raise_server_exceptions=False)
    door.headers["Authorization"] = f"Bearer {given['theirs']}"
    calls = list(http_calls(app, ids))
    assert len(calls) > 60
    for way, path, params, body in calls:
        answer = door.request(way, path, params=params, json=body)
        assert not shows(answer.text), (way, path, params)
        if "collection" in params and not path.startswith(
            ("/api/coll", "/v1", "/health", "/metrics")
        ):
            assert answer.status_code == 404, (way, path, answer.text)
    door.headers["Authorization"] = f"Bearer {given['mine']}"
    listed = door.get("/api/documents", params={"collection": ids["collection"]}).json()
    assert len(listed["documents"]) == 1, "and nothing of it was changed"


def test_a_key_that_joined_reads_and_changes_nothing_and_one_that_is_shut_out_sees_nothing(faces):
    _, app, given, ids = faces
    one = ids["collection"]
    owner, guest = (TestClient(app, raise_server_exceptions=False) for _ in range(2))
    owner.headers["Authorization"] = f"Bearer {given['mine']}"
    guest.headers["Authorization"] = f"Bearer {given['theirs']}"
    token = owner.post(f"/api/collections/{one}/invitation").json()["token"]
    assert guest.post("/api/collections/joined", json={"token": token}).json()["title"] == TITLE
    inside = {"collection": one}
    chat = {
        "model": f"khrueakhai:{one}",
        "messages": [{"role": "user", "content": QUESTION}],
    }
    said = guest.post("/v1/chat/completions", json=chat).json()["choices"][0]["message"]
    assert MARK in said["content"]
    address = said["annotations"][0]["url_citation"]["url"]
    assert MARK in guest.get(address).json()["text"]
    assert chat["model"] in [one["id"] for one in guest.get("/v1/models").json()["data"]]
    mine = ids["conversation"]
    assert guest.get(f"/api/conversations/{mine}", params=inside).status_code == 404
    sent = {"name": "x.txt", **inside}
    assert guest.post("/api/documents", params=sent, content=b"x").status_code == 403
    gone = guest.delete(f"/api/documents/{ids['document_id']}", params=inside)
    assert gone.status_code == 403
    [member] = owner.get("/api/collections").json()["collections"][0]["members"]
    owner.delete(f"/api/collections/{one}/members/{member['id']}")
    assert guest.get("/api/documents", params=inside).status_code == 404
    assert guest.post("/v1/chat/completions", json=chat).status_code == 404
    assert not shows(guest.get("/v1/models").text)


def test_no_command_shows_anything_of_it(faces, capsys, tmp_path):
    home, _, _, ids = faces
    questions = tmp_path / "q.jsonl"
    row = {"id": "1", "question": QUESTION, "language": "th", "answerable": False}
    questions.write_text(json.dumps(row))
    brief = tmp_path / "brief.json"
    brief.write_text(json.dumps(BRIEF))
    request = tmp_path / "request.json"
    request.write_text(json.dumps({"topic": "โครงการลำธารใส", "minutes": 60}))
    text = tmp_path / "text.txt"
    text.write_text("โครงการลำธารใส")
    commands = [
        ["sources"], ["search", QUESTION], ["ask", QUESTION], ["references"],
        ["ask", QUESTION, "--with-shared"],
        ["conversations", "list"], ["conversations", "feedback"], ["evaluate", str(questions)],
        ["plan", str(brief), "--out", str(tmp_path / "plan.md")], ["check-plan", str(text)],
        ["lesson", str(request), "--out", str(tmp_path / "lesson.md")],
        ["audit"], ["collection", "list"], ["config"],
    ]  # fmt: skip
    for one in ids.values():
        commands += [
            ["record", one], ["conversations", "show", one],
            ["conversations", "export", one, "--out", str(tmp_path / "out.md")], ["remove", one],
            ["ask", QUESTION, "--conversation", one], ["collection", "delete", one],
            ["collection", "invite", one], ["collection", "join", f"{one}-{'a' * 32}"],
        ]  # fmt: skip
    for inside in ([], ["--collection", ids["collection"]]):
        for command in commands:
            try:
                code = main(["--home", str(home), *inside, *command])
            except SystemExit as stopped:
                pytest.fail(f"{command}: {stopped}")
            told = capsys.readouterr()
            assert not shows(told.out + told.err), command
            assert code == 1 or not inside, command
    written = [path.read_text(errors="replace") for path in tmp_path.glob("*.md")]
    assert not any(map(shows, written))


def test_no_tool_of_mcp_shows_anything_of_it(faces):
    _, app, _, ids = faces
    server = make_server(app.state.places.whole)
    pairs = itertools.product(ids.values(), repeat=2)
    calls = [("search", {"query": QUESTION, "limit": 20}), ("ask", {"question": QUESTION})]
    calls += [("read_passage", {"document_id": d, "passage_id": p}) for d, p in pairs]

    async def talk():
        async with Client(server) as client:
            return [str(await client.call_tool(*call)) for call in calls]

    assert not [call for call, told in zip(calls, asyncio.run(talk()), strict=True) if shows(told)]


def test_no_page_of_the_app_shows_anything_of_it(faces, app_path, monkeypatch):
    home, _, _, ids = faces
    monkeypatch.setenv("KHRUEAKHAI_HOME", str(home))
    pages = ("chat/page", "plan/page", "plan/check_page", "lesson/page", "library/page")
    for name, one in itertools.product(("collection", "conversation", "plan", "shared"), ids):
        app = AppTest.from_file(app_path, default_timeout=60)
        app.query_params[name] = ids[one]
        app.run()
        told = [str(app.main)]
        if name == "collection":
            for page in pages:
                told.append(str(app.switch_page(f"assistant/ui/{page}.py").run().main))
        assert not any(map(shows, told)), (name, one)
        assert not app.exception


def test_nothing_of_it_lies_outside_its_folder_and_nothing_anywhere_once_it_is_deleted(faces):
    home, app, given, ids = faces
    folder = home / "collections" / ids["collection"]
    words = [mark.encode() for mark in MARKS]
    words += [json.dumps(mark)[1:-1].encode() for mark in MARKS]

    def holding():
        files = [path for path in home.rglob("*") if path.is_file()]
        return {path for path in files if any(word in path.read_bytes() for word in words)}

    assert holding()
    assert all(folder in path.parents for path in holding())
    owner = TestClient(app, raise_server_exceptions=False)
    owner.headers["Authorization"] = f"Bearer {given['mine']}"
    told = owner.delete(f"/api/collections/{ids['collection']}").json()
    assert told["receipt"] in (home / "audit.jsonl").read_text()
    assert not folder.exists()
    assert holding() == set()
