"""With a provider of OpenID Connect nobody comes in unasked, and nobody sees another's things."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from page import Page
from signing_in import organisation, sign_in

from assistant.people import audit

QUESTION = "เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง"
ANSWER = "เป้าหมายไม่เชื่อมโยงกัน"
PAGES = "[data-testid=stSidebarNavLink]"


@pytest.fixture(scope="module")
def home(shipped_home, tmp_path_factory):
    return Path(shutil.copytree(shipped_home, tmp_path_factory.mktemp("organisation") / "home"))


@pytest.fixture(scope="module")
def url(home):
    with organisation(home, home.parent) as url:
        yield url


def acts(home: Path) -> list[tuple[str, str]]:
    return [(row["act"], row["who"].partition(" (")[0]) for row in audit.rows(home)]


def test_nobody_sees_anything_without_a_sign_in(chromium, url):
    for address in ("", "library", "plan", "?shared=x", "?conversation=" + "0" * 24):
        page = Page(chromium, f"{url}/{address}", first="h1")
        page.read("โปรดเข้าสู่ระบบ")
        assert page.all(PAGES) == []


def test_who_has_no_role_is_told_so_and_stays_outside(chromium, url, home):
    page = sign_in(chromium, url, "nobody")
    page.read("ยังไม่มีสิทธิ์")
    assert page.all(PAGES) == []
    assert acts(home)[-1] == ("refused", "nobody@elsewhere.example")


def test_two_people_of_one_server_see_nothing_of_each_other_but_what_is_shared(chromium, url, home):
    page = sign_in(chromium, url, "somchai")
    page.read("สิทธิ์: ผู้อ่าน")
    titles = [one.text for one in page.see(PAGES, count=5)]
    assert not [title for title in titles if "บทเรียน" in title], "a reader does not teach"
    page.ask(QUESTION)
    page.read(ANSWER)
    page.rest()
    page.until(lambda: "conversation=" in chromium.current_url)
    own = chromium.current_url.partition("?")[2]
    page.press("การสนทนานี้")
    page.press("สร้างลิงก์ให้อ่านอย่างเดียว")
    [link] = page.see("[data-testid=stCode]")
    page.until(lambda: "shared=" in link.text)
    shared = link.text.strip().partition("?")[2]

    page = sign_in(chromium, url, "malee")
    page.read("สิทธิ์: บรรณารักษ์")
    assert QUESTION not in page.text()
    chromium.get(f"{url}/?{own}")
    page.read("ไม่พบการสนทนาในลิงก์นี้")
    assert ANSWER not in page.text()
    chromium.get(f"{url}/?{shared}")
    page.read(ANSWER)
    assert "ตอบใหม่" not in page.text()
    assert "พิมพ์คำถาม" not in page.text()

    page = sign_in(chromium, url, "somchai", f"?{own}")
    page.read(ANSWER)
    page.press("การสนทนานี้")
    page.press("ยกเลิกลิงก์")
    page.rest()
    page = sign_in(chromium, url, "malee")
    chromium.get(f"{url}/?{shared}")
    page.read("ลิงก์นี้ใช้ไม่ได้")
    assert ANSWER not in page.text()
    assert [act for act, _ in acts(home) if "share" in act] == [
        "shared", "opened_share", "unshared",
    ]  # fmt: skip


def test_only_a_librarian_changes_the_library(chromium, url):
    page = sign_in(chromium, url, "somchai")
    chromium.get(f"{url}/library")
    page.read("เอกสาร")
    page.rest()
    assert page.all("input[type=file]") == []
    assert "นำออก" not in page.text()
    page = sign_in(chromium, url, "malee")
    chromium.get(f"{url}/library")
    page.see("input[type=file]")
    page.read("นำออก")
