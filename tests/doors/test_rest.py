"""The REST API: what each path gives, who may come in, and one form for all that goes wrong."""

from __future__ import annotations

import re

import pytest

from assistant.doors import limits

QUESTION = "กรรมการสวนสมุนไพรมีวาระคราวละกี่ปี"
PATHS = (
    ("GET", "/v1/models"),
    ("POST", "/v1/chat/completions"),
    ("POST", "/api/search"),
    ("POST", "/api/ask"),
    ("POST", "/api/plan"),
    ("POST", "/api/check-plan"),
    ("POST", "/api/lesson"),
    ("GET", "/api/documents"),
    ("POST", "/api/documents?name=x.txt"),
    ("DELETE", "/api/documents/x"),
    ("GET", "/api/documents/x/passages/y"),
    ("GET", "/api/conversations"),
    ("GET", "/api/conversations/x"),
    ("DELETE", "/api/conversations/x"),
    ("GET", "/api/collections"),
    ("POST", "/api/collections"),
    ("POST", "/api/collections/joined"),
    ("DELETE", "/api/collections/x"),
    ("POST", "/api/collections/x/invitation"),
    ("DELETE", "/api/collections/x/invitation"),
    ("DELETE", "/api/collections/x/members/y"),
    ("GET", "/metrics"),
)


def one_line(answer, status: int) -> dict:
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert error["message"]
    assert "\n" not in error["message"]
    assert "Traceback" not in answer.text
    return error


@pytest.mark.parametrize(("method", "path"), PATHS)
@pytest.mark.parametrize("key", [None, "kk-wrong"], ids=["no key", "another key"])
def test_nobody_comes_in_without_a_key(stranger, method, path, key):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = stranger.request(method, path, headers=headers, json={})
    assert one_line(answer, 401)["code"] == "invalid_api_key"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_every_path_of_the_schema_asks_for_a_key(stranger):
    schema = stranger.get("/openapi.json").json()
    listed = {(m.upper(), path) for path, ways in schema["paths"].items() for m in ways}
    tried = {(m, p.partition("?")[0].replace("/x", "/{}").replace("/y", "/{}")) for m, p in PATHS}
    assert {(m, re.sub(r"\{\w+\}", "{}", p)) for m, p in listed} == {*tried, ("GET", "/health")}


def test_search_gives_the_passages_in_the_form_of_the_command(reader):
    hits = reader.post("/api/search", json={"query": "อาสาสมัครช่าง", "limit": 2}).json()["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2]
    assert "อาสาสมัคร" in hits[0]["text"]


def test_search_and_ask_keep_to_the_documents_that_are_named(reader):
    listed = [one["document_id"] for one in reader.get("/api/documents").json()["documents"]]
    only = {"documents": [listed[0]]}
    hits = reader.post("/api/search", json={"query": QUESTION, "within": only}).json()["hits"]
    assert {hit["document_id"] for hit in hits} == {listed[0]}
    answer = reader.post("/api/ask", json={"question": QUESTION, "within": only}).json()
    assert answer["within"] == only
    nothing = {"question": QUESTION, "within": {"from_year": 2600}, "conversation": "none"}
    assert one_line(reader.post("/api/ask", json=nothing), 422)["code"] == "nothing_within"
    one_line(reader.post("/api/search", json={"query": "x", "within": {"documents": ["x"]}}), 404)


def test_an_answer_has_citations_whose_passage_can_be_read(reader):
    answer = reader.post("/api/ask", json={"question": QUESTION}).json()
    [cited, *_] = answer["citations"]
    path = f"/api/documents/{cited['document_id']}/passages/{cited['passage_id']}"
    passage = reader.get(path).json()
    assert cited["quote"] in passage["text"]
    assert passage["before"]
    assert passage["after"]
    one_line(reader.get(path.replace(cited["document_id"], "another")), 404)


def test_a_conversation_is_leaned_on_and_seen_by_its_key_alone(reader, other):
    for question in ("หน้าที่ของคณะกรรมการสวนสมุนไพรมีอะไรบ้าง", "ขอข้อสอง"):
        asked = {"question": question, "conversation": "ของฉัน"}
        answer = reader.post("/api/ask", json=asked).json()
    assert "จัดเวรรดน้ำ" in answer["answer"]
    assert len(reader.get("/api/conversations/ของฉัน").json()["exchanges"]) == 2
    one_line(other.get("/api/conversations/ของฉัน"), 404)
    found = reader.get("/api/conversations", params={"search": "ขอข้อสอง"}).json()
    listed = found["conversations"][0]
    one_line(other.get(f"/api/conversations/{listed['id']}"), 404)
    one_line(other.post("/api/ask", json={"question": "x", "conversation": listed["id"]}), 404)
    one_line(other.delete(f"/api/conversations/{listed['id']}"), 404)
    assert reader.delete("/api/conversations/ของฉัน").status_code == 200
    one_line(reader.get("/api/conversations/ของฉัน"), 404)


def test_a_plan_is_drafted_and_its_brief_can_be_wrong(reader):
    brief = {"problem": "น้ำท่วมตลาดทุกปี", "goal": "ลดวันน้ำท่วมให้เหลือ 2 วันใน 12 เดือน",
             "lead_agency": "เทศบาล", "partners": [{"name": "มูลนิธิ"}]}  # fmt: skip
    plan = reader.post("/api/plan", json={"brief": brief}).json()
    assert plan["statements"]
    one_line(reader.post("/api/plan", json={"brief": {}}), 422)


def test_a_plan_is_checked_point_by_point(reader):
    text = "เทศบาลเป็นผู้ประสานของเครือข่าย สมาชิกใช้ข้อมูลร่วมกัน และมีตัวชี้วัดทุกไตรมาส"
    found = reader.post("/api/check-plan", json={"text": text}).json()
    assert found["language"] == "th"
    assert len(found["points"]) > 10
    unknown = reader.post("/api/check-plan", json={"text": text, "framework": "../../x"})
    assert one_line(unknown, 422)["code"] == "unknown_framework"


def test_a_lesson_is_built(reader):
    asked = {"topic": "คณะกรรมการสวนสมุนไพร", "minutes": 45, "quiz_items": 3}
    lesson = reader.post("/api/lesson", json={"request": asked}).json()
    assert lesson["minutes"] == 45
    one_line(reader.post("/api/lesson", json={"request": {}}), 422)


def test_documents_are_added_and_removed_by_a_key_that_writes(writer, reader):
    text = "ระเบียบห้องสมุดหมู่บ้าน\n\nสมาชิกยืมหนังสือได้ครั้งละห้าเล่ม นานสิบสี่วัน".encode()
    sent = writer.post("/api/documents", params={"name": "../../ห้องสมุด.txt"}, content=text)
    [added] = sent.json()["documents"]
    assert added["status"] == "added"
    titles = [one["document_id"] for one in reader.get("/api/documents").json()["documents"]]
    assert added["document_id"] in titles
    assert writer.delete(f"/api/documents/{added['document_id']}").status_code == 200
    one_line(writer.delete(f"/api/documents/{added['document_id']}"), 404)


@pytest.mark.parametrize(("method", "path"), [PATHS[8], PATHS[9]])
def test_a_key_that_only_reads_changes_nothing(reader, method, path):
    before = reader.get("/api/documents").json()
    assert one_line(reader.request(method, path, content=b"x"), 403)["code"] == "read_only_key"
    assert reader.get("/api/documents").json() == before


@pytest.mark.parametrize("name", ["..", "/", "a/..", "x\0y"])
def test_a_name_that_is_no_files_is_refused(writer, name):
    one_line(writer.post("/api/documents", params={"name": name}, content=b"x"), 422)


BAD = {
    "no words": {"question": " "},
    "too long": {"question": "ก" * 30_000},
    "no question": {},
    "another kind": {"question": ["x"]},
    "no such language": {"question": "x", "language": "xx"},
}


@pytest.mark.parametrize("asked", BAD.values(), ids=BAD)
def test_what_is_no_question_is_told_in_one_line(reader, asked):
    one_line(reader.post("/api/ask", json=asked), 422)


def test_a_body_that_is_too_long_is_refused_whether_announced_or_not(reader, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 1000)
    announced = reader.post("/api/search", json={"query": "x" * 2000})
    assert one_line(announced, 413)["code"] == "request_too_long"
    pieces = (b'{"query": "' + b"x" * 600 for _ in range(4))
    headers = {"Content-Type": "application/json"}
    one_line(reader.post("/api/search", content=pieces, headers=headers), 413)


def test_a_fault_of_the_program_tells_nothing_of_itself(reader, door, monkeypatch):
    def fail(*_args, **_names):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(door.state.places.whole, "ask", fail)
    answer = reader.post("/api/ask", json={"question": "x"})
    assert one_line(answer, 500)["code"] == "internal_error"
    assert "secret" not in answer.text


def test_who_has_no_key_sees_a_sign_of_life_and_the_schema(stranger):
    assert stranger.get("/health").json() == {"status": "ok"}
    assert stranger.get("/openapi.json").json()["info"]["title"] == "Khrueakhai"
    one_line(stranger.get("/nowhere"), 404)
