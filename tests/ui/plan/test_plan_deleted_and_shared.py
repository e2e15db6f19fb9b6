"""A kept plan can be deleted without a trace, and be read by others by a link until it is."""

from __future__ import annotations

import plan_pages
import planning
import pytest
from browsers import ONE, OTHER
from streamlit.testing.v1 import AppTest

from assistant.people.shares import ShareStore
from assistant.plans.store import PlanStore


@pytest.fixture(scope="module")
def fishing(shipped_library):
    return planning.drafted(shipped_library, "fishing")


def visit(page: str = "", **address) -> AppTest:
    app = AppTest.from_file(plan_pages.APP, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(page).run() if page else app


def opened(plan) -> AppTest:
    page = visit(plan_pages.PLAN_PAGE)
    return page.button(key=f"open-{plan.id}").click().run()


def test_a_deleted_plan_leaves_a_receipt_and_neither_file_nor_link(home, fishing):
    store = PlanStore(home, ONE)
    store.save(fishing)
    store.save(fishing)
    token = ShareStore(home).share("plan", fishing.id, ONE)
    page = opened(fishing)
    page.checkbox(key=f"sure-{fishing.id}").check().run()
    page.button(key=f"gone-{fishing.id}").click().run()
    [receipt] = [one.value for one in page.success]
    assert "2 รายการ ลิงก์ 1 ลิงก์" in receipt
    assert receipt.rpartition(" ")[2] in (home / "audit.jsonl").read_text()
    assert store.plans() == ()
    goal = fishing.title.encode()
    assert not [p for p in (home / "plans").rglob("*.json") if goal in p.read_bytes()]
    assert "ลิงก์นี้ใช้ไม่ได้" in visit(shared=token).error[0].value
    assert not page.exception


def test_a_shared_plan_is_read_as_a_page_and_cannot_be_changed(home, fishing, browser):
    PlanStore(home, ONE).save(fishing)
    token = ShareStore(home).share("plan", fishing.id, ONE)
    browser(OTHER)
    page = visit(shared=token)
    told = plan_pages.said(page)
    assert all(part.title in told for part in fishing.parts)
    assert [one.label for one in page.button] == [], "nothing to change it with"
    assert PlanStore(home, OTHER).plans() == ()
    assert not page.exception
