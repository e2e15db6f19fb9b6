"""Whatever two people are called, no id of one opens, lists or changes a thing of the other."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from answering_homes import ENCODER
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from kept_answers import ANSWERED
from own_texts import TEXTS
from starlette.testclient import TestClient

from assistant.cli.main import main
from assistant.conversations.store import ConversationStore
from assistant.conversations.values import Opinion, new_id
from assistant.doors.http import make_app
from assistant.doors.keys import KeyStore
from assistant.errors import KhrueakhaiError, UnknownConversation
from assistant.home.drafts import DraftStore
from assistant.home.files import name_of
from assistant.lessons.store import ClassStore, LessonStore
from assistant.opening import open_assistant, open_library
from assistant.people.shares import ShareStore
from assistant.plans.store import PlanStore

SECRET = "ความลับของฉัน"
MANY = settings(
    max_examples=12,  # each writes files that are synced
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NAMES = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from(["people", "drafts", "..", "shell", "a/b", "A", "a", name_of("a"), "oidc:a"]),
)


@pytest.fixture(scope="module")
def conversations(tmp_path_factory):
    return ConversationStore(tmp_path_factory.mktemp("talk") / "home")


@MANY
@given(me=NAMES, other=NAMES, data=st.data())
def test_no_call_reaches_anothers_conversation(conversations, me, other, data):
    assume(me != other)
    cid = new_id()
    mine, theirs = conversations.of(me), conversations.of(other)
    mine.begin(cid, SECRET)
    conversations.keep(cid, SECRET, ANSWERED, {"question": SECRET})
    [exchange] = mine.exchanges(cid)
    calls = (
        lambda: theirs.begin(cid, "?"),
        lambda: theirs.exchanges(cid),
        lambda: theirs.title(cid),
        lambda: theirs.llm(cid),
        lambda: theirs.choose(cid, "x"),
        lambda: theirs.rename(cid, "x"),
        lambda: theirs.pin(cid, pinned=True),
        lambda: theirs.failed(cid, "?", "!"),
        lambda: theirs.forget_from(cid, exchange.key),
        lambda: theirs.forget_memory(cid),
        lambda: theirs.take_back(cid, exchange.key),
        lambda: theirs.judge(cid, exchange.key, Opinion(good=False)),
        lambda: theirs.delete(cid),
    )
    for call in data.draw(st.permutations(calls)):
        with pytest.raises(UnknownConversation):
            call()
    assert cid not in [one.id for one in theirs.listed()]
    assert cid not in [one.id for one in theirs.listed(SECRET)]
    assert theirs.with_exchange(SECRET, ANSWERED.answer) != cid
    assert mine.exchanges(cid) == (exchange,)


@MANY
@given(me=NAMES, other=NAMES)
def test_no_id_opens_anothers_plan_lesson_class_or_draft(plan, thai, me, other):
    assume(me != other)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        PlanStore(home, me).save(plan)
        lesson = LessonStore(home, me).add(thai)
        opened = ClassStore(home, me).open_class(lesson)
        DraftStore(home, "plans", older="brief.json").save(me, {"goal": SECRET})
        for theirs in (other, ""):
            plans, lessons = PlanStore(home, theirs), LessonStore(home, theirs)
            classes = ClassStore(home, theirs)
            plans.take_over(), lessons.take_over(), classes.take_over()
            assert (plans.plans(), plans.versions(plan.id)) == ((), ())
            assert (lessons.lessons(), classes.of(lesson.id)) == ((), ())
            calls = (
                lambda plans=plans: plans.load(plan.id),
                lambda lessons=lessons: lessons.load(lesson.id),
                lambda classes=classes: classes.results(opened.code),
                lambda classes=classes: classes.close(opened.code),
            )
            for call in calls:
                with pytest.raises(KhrueakhaiError):
                    call()
        assert DraftStore(home, "plans", older="brief.json").load(other) is None
        assert PlanStore(home, me).load(plan.id) == plan
        assert LessonStore(home, me).load(lesson.id) == lesson
        assert ClassStore(home, me).of(lesson.id) == (opened,)


@MANY
@given(me=NAMES, other=NAMES, item=st.text(max_size=30))
def test_a_link_is_listed_and_taken_back_by_its_maker_alone(me, other, item):
    assume(me != other)
    with tempfile.TemporaryDirectory() as folder:
        store = ShareStore(Path(folder))
        token = store.share("conversation", item, me)
        [one] = store.of(me, "conversation", item)
        assert store.of(other, "conversation", item) == ()
        with pytest.raises(KhrueakhaiError):
            store.take_back(other, one.id)
        assert store.opened(token) == one


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with a conversation of a person of the app, one of a key, and one of the shell."""
    home = tmp_path_factory.mktemp("faces") / "home"
    with open_library(home, ENCODER) as library:
        library.add_texts(TEXTS)
        assistant = open_assistant(library=library)
        keys = KeyStore(home)
        given = {name: keys.add(name, writes=True) for name in ("mine", "theirs")}
        door = TestClient(make_app(assistant, keys), raise_server_exceptions=False)
        ids = {}
        for owner in ("app", "", f"key:{keys.of(given['mine']).digest[:32]}"):
            ids[owner] = new_id()
            assistant.conversations.of(owner).begin(ids[owner], SECRET)
            told = {"question": SECRET}
            assistant.conversations.keep(ids[owner], SECRET, ANSWERED, told)
        yield home, door, given, ids


def test_no_path_of_the_http_door_shows_a_conversation_of_another(home):
    _, door, given, ids = home
    headers = {"Authorization": f"Bearer {given['theirs']}"}
    for cid in ids.values():
        asked = {"question": "ใครเป็นผู้ประสาน", "conversation": cid}
        answers = (
            door.get(f"/api/conversations/{cid}", headers=headers),
            door.delete(f"/api/conversations/{cid}", headers=headers),
            door.post("/api/ask", headers=headers, json=asked),
            door.get("/api/conversations", headers=headers, params={"search": SECRET}),
        )
        assert [one.status_code for one in answers] == [404, 404, 404, 200]
        assert answers[-1].json() == {"conversations": []}
        assert all(SECRET not in one.text for one in answers)


def test_no_command_shows_or_changes_a_conversation_of_a_person_or_a_key(home, capsys, tmp_path):
    folder, _, _, ids = home
    shell = ids.pop("")
    for cid in ids.values():
        out = str(tmp_path / "out.md")
        for arguments in (
            ["conversations", "show", cid],
            ["conversations", "export", cid, "--out", out],
            ["conversations", "delete", cid],
            ["ask", "ใครเป็นผู้ประสาน", "--conversation", cid],
        ):
            assert main(["--home", str(folder), *arguments]) == 1, arguments
            told = capsys.readouterr()
            assert SECRET not in told.out + told.err
    assert main(["--home", str(folder), "conversations", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["conversations"]
    assert [one["id"] for one in listed] == [shell]
    ids[""] = shell
