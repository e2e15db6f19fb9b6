"""Private collections in the app: made, entered by a link, left, shut and deleted."""

from __future__ import annotations

import plan_pages
import pytest
from browsers import ONE, OTHER
from streamlit.testing.v1 import AppTest

from assistant import opening
from assistant.opening import open_beside, open_library
from assistant.people.collections import CollectionStore

LIBRARY = "assistant/ui/library/page.py"
TITLE = "เอกสารของกองคลัง"
WORDS = "ตู้เอกสารสีเขียวอยู่ชั้นสี่ ผู้ดูแลคือนายพงศ์"


@pytest.fixture
def store(home):
    return CollectionStore(home)


@pytest.fixture
def mine(store, home):
    """A collection of the first browser's, with one document."""
    made = store.make(ONE, "", TITLE)
    with open_library(home) as library:
        whole = opening.open_assistant(library=library)
        open_beside(whole, store.folder(made.id, ONE)).library.add_texts(
            [{"id": "t1", "title": "ตู้เอกสาร", "text": WORDS}]
        )
    return made


def visit(**address) -> AppTest:
    app = AppTest.from_file(plan_pages.APP, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def library(**address) -> AppTest:
    return visit(**address).switch_page(LIBRARY).run()


def where(app):
    """The choice between the shared library and private collections, where there is one."""
    return next((one for one in app.selectbox if one.key.startswith("place-")), None)


def test_a_new_collection_is_empty_and_its_owner_is_in_it(home, store):
    del home
    page = library()
    page.text_input(key="collection_title").set_value(TITLE)
    page.button(key="collection_make").click().run()
    [made] = store.of(ONE)
    assert made.title == TITLE
    assert page.query_params["collection"] in (made.id, [made.id])
    assert "ยังไม่มีเอกสาร" in plan_pages.said(page)
    assert where(page).value == made.id
    assert not page.exception


def test_its_documents_are_seen_in_it_and_not_outside(mine):
    inside = plan_pages.said(library(collection=mine.id))
    assert "ตู้เอกสาร" in inside
    page = library()
    assert "ตู้เอกสาร" not in plan_pages.said(page)
    where(page).select(TITLE).run()
    assert "ตู้เอกสาร" in plan_pages.said(page.switch_page(LIBRARY).run())
    assert not page.exception


def test_who_has_no_right_is_told_and_stands_in_the_shared_library(mine, browser):
    browser(OTHER)
    page = library(collection=mine.id)
    assert "ตู้เอกสาร" not in plan_pages.said(page)
    told = visit(collection=mine.id)
    assert "ไม่มีสิทธิ์เข้าถึง" in told.warning[0].value
    assert where(told) is None, "there is nothing to choose"


def test_a_link_lets_another_read_and_shutting_out_counts_at_the_next_click(mine, browser, store):
    page = library(collection=mine.id)
    page.button(key="collection_invite").click().run()
    token = page.code[0].value.partition("join=")[2]
    browser(OTHER)
    guest = visit(join=token)
    guest.text_input(key="join_name").set_value("มาลี")
    guest.button(key="join").click().run()
    guest.switch_page(LIBRARY).run()
    assert "ตู้เอกสาร" in plan_pages.said(guest)
    assert not guest.button_group or "upload" not in str(guest.main)
    assert [one.key for one in guest.button if one.key == "collection_invite"] == []
    [member] = store.opened(mine.id, ONE).members
    assert member.name == "มาลี"
    store.remove(mine.id, ONE, member.id)
    guest.run()
    assert "ตู้เอกสาร" not in plan_pages.said(guest)
    assert not guest.exception


def test_a_deleted_collection_leaves_a_receipt_and_no_file(mine, home):
    page = library(collection=mine.id)
    page.checkbox(key=f"sure-{mine.id}").check().run()
    page.button(key=f"gone-{mine.id}").click().run()
    [receipt] = [one.value for one in page.success]
    assert TITLE in receipt
    number = receipt.rpartition(" ")[2]
    assert number in (home / "audit.jsonl").read_text()
    assert not (home / "collections" / mine.id).exists()
    assert not page.exception
