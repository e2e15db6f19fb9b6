"""Every page, in both languages, light and dark, on both widths: nothing serious for axe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page import JOINER, Page
from selenium.webdriver.common.keys import Keys

AXE = Path(__file__).with_name("axe_core").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(found => done(found.violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`))));
"""
THAI = re.compile("[ก-๙]")
DESK = (1280, 900)
PAGES = ("plan", "check", "lesson", "library", "quiz", "?class=x", "?shared=x", "?join=x")
SAID = {  # language → a question that is answered, one that is not, the words below an answer
    "th": ("เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง", "ใครคือประธานาธิบดีของมองโกเลีย", "คำตอบนี้ใช้ได้หรือไม่"),
    "en": ("Why do some networks break down?", "Who is the president of Mongolia?",
           "Was this answer useful?"),
}  # fmt: skip
UNKNOWN = "ไม่ทราบ / ยังไม่ระบุ"  # the name of a choice
LABELS = "label, button, [role=combobox], h1, h2, h3, [data-testid=stCaptionContainer]"


def found(page: Page) -> list[str]:
    page.rest()
    page.chrome.execute_script(AXE)
    return page.chrome.execute_async_script(RUN)


def problems_of(page: Page, width: str) -> list[str]:
    """What axe finds at one width; at both nothing is wider than the screen."""
    at_desk = found(page) if width == "desk" else []
    assert page.fits_a_telephone()
    on_telephone = found(page) if width == "telephone" else []
    page.resize(*DESK)
    return at_desk + on_telephone


@pytest.fixture
def scheme(chromium):
    """Set whether the visitor's system is light or dark."""

    def choose(value):
        features = [{"name": "prefers-color-scheme", "value": value}]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    yield choose
    choose("light")


@pytest.mark.parametrize(
    ("language", "width", "light"), [("th", "telephone", "light"), ("en", "desk", "dark")]
)
def test_axe_finds_nothing_serious_on_any_page(chromium, real_url, scheme, language, width, light):
    scheme(light)
    page = Page(chromium, real_url)
    answered, refused, below = SAID[language]
    if language == "en":
        page.press("English")
    ground = "return getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    is_dark = page.chrome.execute_script(ground) != "rgb(255, 255, 255)"
    assert is_dark == (light == "dark")
    problems = problems_of(page, width)
    for count, question in enumerate((answered, refused), start=1):
        page.ask(question)
        page.until(lambda count=count: page.text().count(below) == count)
    page.press("ดาวน์โหลด" if language == "th" else "Download")
    problems += problems_of(page, width)
    for path in PAGES:
        page.chrome.get(f"{real_url}/{path}")
        page.see("h1")
        problems += problems_of(page, width)
    page.chrome.get(f"{real_url}/library")
    page.unfold(page.see(".st-key-collection_new details")[0])
    [title] = page.see(".st-key-collection_title input")
    title.send_keys("x", Keys.TAB)
    page.rest()
    page.follow(page.see(".st-key-collection_make button")[0])
    page.unfold(page.see(".st-key-collection_own details")[0])
    page.follow(page.see("[class*=st-key-delete-] button")[0])
    problems += problems_of(page, width)
    assert problems == []


def test_the_language_is_kept_and_no_label_stays_in_the_other_one(chromium, real_url):
    page = Page(chromium, real_url)
    for path in ("plan", "lesson"):  # where boxes have names of their own
        page.chrome.get(f"{real_url}/{path}")
        page.see("h1")
        page.until(lambda: UNKNOWN in labels(page))
        page.rest()
        page.press("English")
        page.until(lambda: [word for word in labels(page) if THAI.search(word)] == ["ไทย"])
        page.rest()
        if path == "plan":
            page.press("ไทย")
            page.until(lambda: UNKNOWN in labels(page))
    page.chrome.refresh()
    page.see("h1")
    page.read("Build the lesson")
    assert page.chrome.execute_script("return document.documentElement.lang") == "en"


def labels(page: Page) -> list[str]:
    """What boxes, buttons and headings are called, without names of documents."""
    shown = "return [...document.querySelectorAll(arguments[0])].map(e => e.value || e.innerText)"
    told = page.chrome.execute_script(shown, LABELS)
    return list(dict.fromkeys(label.replace(JOINER, "") for label in told))
