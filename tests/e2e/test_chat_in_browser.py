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


def test_the_shipped_thai_font_is_what_the_page_uses(page):
    faces = page.chrome.execute_script(
        "return document.fonts.ready.then(() => [...document.fonts]"
        ".filter(f => f.family.includes('Sarabun')).map(f => f.status))"
    )
    family = page.chrome.execute_script("return getComputedStyle(document.body).fontFamily")
    assert "loaded" in faces
    assert "error" not in faces
    assert family.startswith("Sarabun")


def test_a_citation_number_opens_its_passage_with_the_quote_marked(page):
    answered(page)
    assert page.all(OPEN) == []
    page.follow(page.all(LINKS)[0])
    [details] = page.see(OPEN)
    [quote] = details.find_elements("css selector", MARKED)
    page.until(lambda: quote.text and in_view(page, quote))
    assert quote.text == "การที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน"
    assert "หน้า 3" in details.text


def test_a_citation_number_opens_its_passage_from_the_keyboard(page):
    answered(page)
    page.all(LINKS)[1].send_keys(Keys.ENTER)
    [details] = page.see(OPEN)
    page.until(lambda: "ต้นฉบับภาษาอังกฤษ" in details.text)
    assert "Field notes on networks" in details.text


def test_each_answer_opens_its_own_citations(page):
    answered(page)
    page.ask("แล้วใครประสาน")
    page.see(LINKS, count=10)
    page.rest()
    page.follow(page.all(LINKS)[5])
    [opened] = page.see(OPEN)
    second = page.all("[class*=st-key-question-]")[1]
    assert opened.location["y"] > second.location["y"]


@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "telephone"])
def test_an_answer_is_read_from_its_beginning(chromium, stand_in_url, width):
    page = answered(Page(chromium, stand_in_url, width=width, height=600))
    page.ask("แล้วใครประสาน")
    page.see(LINKS, count=10)
    question = page.all("[class*=st-key-question-]")[1]
    page.until(lambda: in_view(page, question))


def test_the_introduction_is_read_from_its_beginning(phone):
    [title] = phone.see("h1")
    phone.until(lambda: in_view(phone, title))


def test_the_language_switch_keeps_the_conversation(page):
    answered(page)
    assert page.chrome.execute_script("return document.documentElement.lang") == "th"
    page.press("English")
    page.read("References")
    page.until(lambda: page.chrome.execute_script("return document.documentElement.lang") == "en")
    assert "เครือข่ายต้องมีผู้ประสานให้สมาชิกคุยกันอยู่เสมอ" in page.text()
    page.press("ไทย")
    page.read("อ้างอิง")


def test_what_the_library_lacks_can_be_asked_about_nearby(page):
    page.ask("ดาวอังคารมีเครือข่ายไหม")
    page.read(NOT_IN_LIBRARY["th"])
    page.follow(page.see("summary")[0])
    page.press("ถามเรื่องนี้")
    page.read("เอกสารกล่าวถึง “การออกแบบเครือข่าย” ไว้อย่างไร")


def test_the_page_fits_a_telephone_and_citations_open_there(phone):
    answered(phone)
    width = phone.chrome.execute_script("return document.documentElement.scrollWidth")
    assert width <= 390
    phone.follow(phone.all(LINKS)[0])
    [details] = phone.see(OPEN)
    assert details.size["width"] <= 390


def at_rest(page: Page, element) -> bool:
    """Whether an element keeps its place for longer than the page waits before it moves."""
    before = page.chrome.execute_script(TOP, element)
    time.sleep(1)
    return page.chrome.execute_script(TOP, element) == before


def boxes(page: Page) -> tuple[dict, dict]:
    """Where the answer and what it rests on stand on the page."""
    [said], [evidence] = page.see("[class*=st-key-said-]"), page.see("[class*=st-key-evidence-]")
    return said.rect, evidence.rect


def test_evidence_stands_beside_the_answer_where_there_is_room_and_under_it_elsewhere(
    chromium, stand_in_url
):
    page = answered(Page(chromium, stand_in_url, width=1440, height=900))
    said, evidence = boxes(page)
    assert evidence["x"] >= said["x"] + said["width"]
    assert abs(evidence["y"] - said["y"]) < 5
    for width in (900, 390):
        page.resize(width, 900)
        page.until(lambda: boxes(page)[1]["y"] >= boxes(page)[0]["y"] + boxes(page)[0]["height"])


def test_a_quotation_and_the_answer_that_rests_on_it_are_read_together(chromium, stand_in_url):
    page = answered(Page(chromium, stand_in_url, width=1440, height=900))
    [said] = page.see("[class*=st-key-said-]")
    page.until(lambda: at_rest(page, said))
    page.chrome.execute_script("arguments[0].click()", page.all(LINKS)[0])
    [details] = page.see(OPEN)
    [quote, *_] = details.find_elements("css selector", MARKED)
    page.until(lambda: at_rest(page, quote))
    assert quote.text
    assert in_view(page, quote)
    assert in_view(page, said)


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


def test_a_poisoned_answer_is_shown_as_text(page):
    answered(page, "พิษ ![q](https://evil.example/q.png)")
    page.follow(page.all(LINKS)[0])
    page.see(OPEN)
    for details in page.all("details"):
        page.unfold(details)
    assert "![p](https://" in page.text().replace("\u2060", "")
    assert ":smile:" in page.text().replace("\u2060", "")
    assert_harmless(page)


def test_a_poisoned_error_is_shown_as_text(page):
    page.ask("ล้ม ![q](https://evil.example/q.png)")
    page.read("died")
    assert_harmless(page)


def test_a_poisoned_question_streams_as_text(page):
    answered(page, "$\\href{https://evil.example}{x}$ <img src=//evil.example/i> www.evil.example")
    assert_harmless(page)


def test_an_ordinary_visit_asks_nothing_of_the_network(page):
    answered(page)
    page.press("English")
    page.read("References")
    assert page.requests() == []
    errors = [entry for entry in page.chrome.get_log("browser") if entry["level"] == "SEVERE"]
    assert errors == []


def test_the_scripted_poison_is_what_it_should_be():
    for attack in ("![", "<img", "<script", "](http", "www.", "$", ":smile:", "```mermaid"):
        assert attack in stand_in.POISON
