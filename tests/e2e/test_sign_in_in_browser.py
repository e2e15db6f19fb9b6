"""With a provider of OpenID Connect nobody comes in unasked, and nobody sees another's things."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from page import Page
from selenium.webdriver.common.keys import Keys
from signing_in import come_back, organisation, sign_in
from test_accessibility import found

from assistant.people import audit
from assistant.schema import Language

ASKED = ("Why do some networks break down?", "goal incongruence")  # and words of its answer
PAGES = "[data-testid=stSidebarNavLink]"


@pytest.fixture(scope="module")
def home(shipped_home, tmp_path_factory):
    return Path(shutil.copytree(shipped_home, tmp_path_factory.mktemp("organisation") / "home"))


@pytest.fixture(scope="module")
def url(home):
    with organisation(home, home.parent) as url:
        yield url


@pytest.fixture(scope="module")
def come(chromium, url):
    """Comes as somebody, who signs in the first time alone."""
    kept: dict[str, list[dict]] = {}

    def go(who: str, address: str = "", language: Language = "th") -> Page:
        if who in kept:
            return come_back(chromium, url, kept[who], address, language)
        page = sign_in(chromium, url, who, address, language)
        kept[who] = [one for one in chromium.get_cookies() if one["name"].startswith("_streamlit")]
        return page

    return go


def acts(home: Path) -> list[tuple[str, str]]:
    return [(row["act"], row["who"].partition(" (")[0]) for row in audit.rows(home)]


def test_nobody_sees_anything_without_a_sign_in(chromium, url):
    for address in ("", "library", "?shared=x"):
        page = Page(chromium, f"{url}/{address}", first="h1")
        page.read("โปรดเข้าสู่ระบบ")
        assert page.all(PAGES) == []
    assert found(page) == [], "what axe calls serious or critical"


def test_who_has_no_role_is_told_so_and_stays_outside(chromium, url, home):
    page = sign_in(chromium, url, "nobody")
    page.read("ยังไม่มีสิทธิ์")
    assert page.all(PAGES) == []
    assert acts(home)[-1] == ("refused", "nobody@elsewhere.example")


def test_two_people_of_one_server_see_nothing_of_each_other_but_what_is_shared(
    chromium, url, home, come
):
    question, answer = ASKED
    language = "en"  # the others of this module are in Thai
    known = len(acts(home))
    page = come("somchai", language=language)
    page.read(page.say("role_reader"))
    titles = [one.text for one in page.see(PAGES, count=5)]
    assert page.say("lesson_page") not in titles, "a reader does not teach"
    page.ask(question)
    page.read(answer)
    page.rest()
    page.until(lambda: "conversation=" in chromium.current_url)
    own = chromium.current_url.partition("?")[2]
    page.press(page.say("conversation_menu"))
    page.press(page.say("share_make"))
    [link] = page.see("[data-testid=stCode]")
    page.until(lambda: "shared=" in link.text)
    shared = link.text.strip().partition("?")[2]

    page = come("malee", language=language)
    page.read(page.say("role_librarian"))
    assert question not in page.text()
    chromium.get(f"{url}/?{own}")
    page.read(page.say("conversation_unknown"))
    assert answer not in page.text()
    chromium.get(f"{url}/?{shared}")
    page.read(answer)
    assert found(page) == [], "what axe calls serious or critical"
    assert page.say("regenerate") not in page.text()
    assert page.say("ask_here") not in page.text()

    page = come("somchai", f"?{own}", language)
    page.read(answer)
    page.press(page.say("conversation_menu"))
    page.press(page.say("share_take_back"))
    page.rest()
    page = come("malee", language=language)
    chromium.get(f"{url}/?{shared}")
    page.read("This link shows nothing")
    assert answer not in page.text()
    assert [act for act, _ in acts(home)[known:] if "share" in act] == [
        "shared", "opened_share", "unshared",
    ]  # fmt: skip


def test_a_private_collection_is_seen_by_whom_its_owner_lets_in_until_they_are_shut_out(
    chromium, url, home, come
):
    page = come("somchai")
    chromium.get(f"{url}/library")
    page.unfold(page.see(".st-key-collection_new details")[0])
    [title] = page.see("input[aria-label='ชื่อคลังส่วนตัว']")
    title.send_keys("เรื่องของสมชาย", Keys.TAB)
    page.rest()
    page.press("สร้าง")
    page.read("คลังส่วนตัวของท่าน")
    page.see("input[type=file]")
    file = home.parent / "ท่าน้ำ.txt"
    file.write_text("ท่าน้ำวัดใหม่เปิดให้ใช้ทุกวันพุธ", "utf-8")
    page.upload(file)
    page.press("เพิ่มลงคลัง")
    page.read("ท่าน้ำ.txt: เพิ่มแล้ว")
    private = chromium.current_url
    page.unfold(page.see(".st-key-collection_own details")[0])
    page.press("สร้างลิงก์เชิญ")
    [link] = page.see("[data-testid=stCode]")
    page.until(lambda: "join=" in link.text)
    token = link.text.strip().partition("?")[2]

    page = come("malee")
    chromium.get(private)
    page.read("ไม่มีสิทธิ์เข้าถึง")
    assert "ท่าน้ำ" not in page.text()
    chromium.get(f"{url}/?{token}")
    page.press("เข้าคลังนี้")
    page.ask("ท่าน้ำวัดใหม่เปิดวันใด")
    page.read("ทุกวันพุธ")
    inside = chromium.current_url

    page = come("somchai")
    chromium.get(private)
    page.unfold(page.see(".st-key-collection_own details")[0])
    page.read("มาลี")
    assert "ท่าน้ำวัดใหม่เปิดวันใด" not in page.text(), "what members ask is theirs"
    page.press("ไม่ให้เข้าถึง")
    page.rest()
    page = come("malee")
    chromium.get(inside)
    page.read("ไม่มีสิทธิ์เข้าถึง")
    assert "ทุกวันพุธ" not in page.text()


def test_who_is_taken_off_the_list_is_outside_at_the_next_click(home, come):
    page = come("somchai")
    page.read("สิทธิ์: ผู้อ่าน")
    roles = home / "roles.toml"
    before = roles.read_text("utf-8")
    try:
        roles.write_text('blocked = ["somchai@example.go.th"]\n' + before, "utf-8")
        page.press("เริ่มการสนทนาใหม่")
        page.read("ยังไม่มีสิทธิ์")
        assert page.all(PAGES) == []
    finally:
        roles.write_text(before, "utf-8")


def test_only_a_librarian_changes_the_library(chromium, url):
    page = sign_in(chromium, url, "somchai")
    to_the_library(page)
    assert page.all("input[type=file]") == []
    assert "นำออก" not in page.text()
    page = sign_in(chromium, url, "malee")
    to_the_library(page)
    page.see("input[type=file]")
    page.read("นำออก")


def to_the_library(page: Page) -> None:
    """Go by the menu: an address typed while the sign-in still leads back is left again."""
    page.see(f'{PAGES}[href$="/library"]')[0].click()
    page.until(lambda: "คลังเอกสาร" in [head.text for head in page.all("h1")])
    page.rest()
