"""The chat page in a real browser, with a scripted assistant."""

from __future__ import annotations

import time

import pytest
import stand_in
from page import Page
from selenium.webdriver.common.keys import Keys

from assistant.answering.refusals import NOT_IN_LIBRARY

LINKS = 'a[href^="#cite-"]'
OPEN = "details[open]"
MARKED = ".stMarkdownColoredBackground"
TOP = "return arguments[0].getBoundingClientRect().top"
LAST = """[...document.querySelectorAll("*")].map(e => e.shadowRoot)
  .filter(root => root?.querySelector("[role=group] button")).pop()"""
COPY = f"const root = {LAST}; root?.querySelector('button').click(); return Boolean(root);"
COPIED = f"return {LAST}.querySelector('[role=status]').textContent"
CLIPBOARD = """
const done = arguments[0];
navigator.clipboard.read().then(async ([item]) => {
  const held = {};
  for (const type of item.types) held[type] = await (await item.getType(type)).text();
  done(held);
});
"""


@pytest.fixture
def page(chromium, stand_in_url):
    return Page(chromium, stand_in_url)


@pytest.fixture
def phone(chromium, stand_in_url):
    return Page(chromium, stand_in_url, width=390, height=844)


def answered(page: Page, question: str = "เครือข่ายคืออะไร") -> Page:
    page.ask(question)
    page.read("ดาวน์โหลด")
    page.rest()
    return page


def in_view(page: Page, element) -> bool:
    return page.chrome.execute_script(
        "const box = arguments[0].getBoundingClientRect();"
        "return box.top >= 0 && box.bottom <= window.innerHeight",
        element,
    )


def test_citations_open_by_click_and_by_key_each_answer_its_own_and_it_is_read_from_its_beginning(
    chromium, stand_in_url
):
    page = answered(Page(chromium, stand_in_url, height=600))
    assert page.all(OPEN) == []
    page.follow(page.all(LINKS)[0])
    [details] = page.see(OPEN)
    [quote] = details.find_elements("css selector", MARKED)
    page.until(lambda: quote.text and in_view(page, quote))
    assert quote.text == "การที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน"
    assert "หน้า 3" in details.text
    page.all(LINKS)[1].send_keys(Keys.ENTER)
    by_key = page.see(OPEN, count=2)[1]
    page.until(lambda: "ต้นฉบับภาษาอังกฤษ" in by_key.text)
    assert "Field notes on networks" in by_key.text
    page.ask("แล้วใครประสาน")
    page.see(LINKS, count=10)
    second = page.all("[class*=st-key-question-]")[1]
    page.until(lambda: in_view(page, second))
    page.rest()
    page.follow(page.all(LINKS)[5])
    opened = page.see(OPEN, count=3)[-1]
    assert opened.location["y"] > second.location["y"]


def test_on_a_telephone_everything_fits_and_is_read_from_its_beginning(phone):
    [title] = phone.see("h1")
    phone.until(lambda: in_view(phone, title))
    answered(phone)
    assert phone.fits_a_telephone()
    phone.follow(phone.all(LINKS)[0])
    [details] = phone.see(OPEN)
    assert details.size["width"] <= 390
    phone.ask("แล้วใครประสาน")
    phone.see(LINKS, count=10)
    question = phone.all("[class*=st-key-question-]")[1]
    phone.until(lambda: in_view(phone, question))


def test_an_ordinary_visit_in_both_languages_uses_what_is_shipped_and_asks_nothing_elsewhere(page):
    faces = page.chrome.execute_script(
        "return document.fonts.ready.then(() => [...document.fonts]"
        ".filter(f => f.family.includes('Sarabun')).map(f => f.status))"
    )
    family = page.chrome.execute_script("return getComputedStyle(document.body).fontFamily")
    assert "loaded" in faces
    assert "error" not in faces
    assert family.startswith("Sarabun")
    answered(page)
    page.speak("en")
    page.read("References")
    assert "เครือข่ายต้องมีผู้ประสานให้สมาชิกคุยกันอยู่เสมอ" in page.text(), "the conversation stays"
    page.speak("th")
    page.read("อ้างอิง")
    assert page.requests() == []
    errors = [entry for entry in page.chrome.get_log("browser") if entry["level"] == "SEVERE"]
    assert errors == []


def test_what_the_library_lacks_can_be_asked_about_nearby(page):
    page.ask("ดาวอังคารมีเครือข่ายไหม")
    page.read(NOT_IN_LIBRARY["th"])
    page.follow(page.see("summary")[0])
    page.press("ถามเรื่องนี้")
    page.read("เอกสารกล่าวถึง “การออกแบบเครือข่าย” ไว้อย่างไร")


def at_rest(page: Page, element) -> bool:
    """Whether an element keeps its place for longer than the page waits before it moves."""
    before = page.chrome.execute_script(TOP, element)
    time.sleep(1)
    return page.chrome.execute_script(TOP, element) == before


def boxes(page: Page) -> tuple[dict, dict]:
    """Where the answer and what it rests on stand on the page."""
    [said], [evidence] = page.see("[class*=st-key-said-]"), page.see("[class*=st-key-evidence-]")
    return said.rect, evidence.rect


def test_evidence_is_read_together_with_its_answer_beside_it_and_under_it_where_there_is_no_room(
    chromium, stand_in_url
):
    page = answered(Page(chromium, stand_in_url, width=1440, height=900))
    said, evidence = boxes(page)
    assert evidence["x"] >= said["x"] + said["width"]
    assert abs(evidence["y"] - said["y"]) < 5
    [said] = page.see("[class*=st-key-said-]")
    page.until(lambda: at_rest(page, said))
    page.chrome.execute_script("arguments[0].click()", page.all(LINKS)[0])
    [details] = page.see(OPEN)
    [quote, *_] = details.find_elements("css selector", MARKED)
    page.until(lambda: at_rest(page, quote))
    assert quote.text
    assert in_view(page, quote)
    assert in_view(page, said)
    for width in (900, 390):
        page.resize(width, 900)
        page.until(lambda: boxes(page)[1]["y"] >= boxes(page)[0]["y"] + boxes(page)[0]["height"])


def test_one_click_copies_the_answer_for_a_word_processor(page):
    origin = {"origin": page.chrome.current_url}
    page.chrome.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], **origin},
    )
    answered(page)
    page.until(lambda: page.chrome.execute_script(COPY))
    page.until(lambda: page.chrome.execute_script(COPIED) == "คัดลอกแล้ว")
    held = page.chrome.execute_async_script(CLIPBOARD)
    assert held["text/plain"].startswith("การทำงานเป็นเครือข่ายคือการที่หลายหน่วยงานร่วมกัน")
    assert "<li>เป้าหมายร่วม<sup>[3]</sup></li>" in held["text/html"]
    assert "Field notes on networks" in held["text/html"]


# Nothing that a document, a model or a visitor writes may act on the page.


def assert_harmless(page: Page) -> None:
    assert page.requests() == []
    assert page.all('[href*="evil"], [src*="evil"], iframe, .katex, svg[id*=mermaid]') == []
    assert "owned" not in page.chrome.title
    assert "evil.example" in page.text()


def test_the_watch_notices_a_remote_image(page):
    page.chrome.execute_script("new Image().src = 'https://evil.example/control.png'")
    page.until(lambda: "https://evil.example/control.png" in page.requests())


def test_poison_in_an_answer_an_error_and_a_question_is_shown_as_text(page):
    answered(page, "พิษ ![q](https://evil.example/q.png)")
    page.follow(page.all(LINKS)[0])
    page.see(OPEN)
    for details in page.all("details"):
        page.unfold(details)
    assert "![p](https://" in page.text()
    assert ":smile:" in page.text()
    assert_harmless(page)
    page.ask("ล้ม ![q](https://evil.example/q.png)")
    page.read("died")
    assert_harmless(page)
    page.rest()
    page.ask("$\\href{https://evil.example}{x}$ <img src=//evil.example/i> www.evil.example")
    page.until(lambda: page.text().count("ดาวน์โหลด") == 2)
    page.rest()
    assert_harmless(page)


def test_the_scripted_poison_is_what_it_should_be():
    for attack in ("![", "<img", "<script", "](http", "www.", "$", ":smile:", "```mermaid"):
        assert attack in stand_in.POISON
