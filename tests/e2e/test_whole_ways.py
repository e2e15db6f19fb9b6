"""Whole ways from the first page to a file, as a newcomer goes them, one in each language."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from docx import Document
from page import Page
from selenium.webdriver.support.ui import WebDriverWait

LINKS = 'a[href^="#cite-"]'
MARKED = ".stMarkdownColoredBackground"
OFFICIAL = ("เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง", "แล้วข้อแรกล่ะ")
MANY = 30
CABINET = "Cabinet {number} holds the files of village {number}.\n"


@pytest.fixture
def fetched(chromium, tmp_path):
    """Return the next file with a suffix that the browser has fetched."""
    allowed = {"behavior": "allow", "downloadPath": str(tmp_path)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", allowed)

    def wait(suffix: str) -> Path:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if found := list(tmp_path.glob(f"*{suffix}")):
                return found[0]
            time.sleep(0.2)
        pytest.fail(f"no {suffix} came")

    return wait


def in_view(page: Page, element) -> bool:
    box = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom]"
    top, bottom = page.chrome.execute_script(box, element)
    return top > 0 and bottom < 900


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_an_official_asks_goes_on_reads_the_source_and_takes_it_to_word(
    chromium, real_url, fetched
):
    page = Page(chromium, real_url)
    question, further = OFFICIAL
    below = page.say("opinion")
    for count, asked in enumerate((question, further), start=1):
        page.ask(asked)
        page.until(lambda count=count: page.text().count(below) == count)
        page.rest()
    page.follow(next(link for link in page.see(LINKS) if link.is_displayed()))
    page.until(lambda: any(mark.is_displayed() and mark.text for mark in page.all(MARKED)))
    quote = next(mark.text for mark in page.all(MARKED) if mark.is_displayed() and mark.text)
    page.press(page.say("view_cited"))
    page.until(lambda: in_view(page, page.see(f".st-key-page_text {MARKED}")[0]))
    page.press(page.say("view_back_chat"))
    page.until(lambda: page.text().count(below) == 2)
    page.rest()
    page.press(page.say("download"))
    page.press("Word")
    words = "".join(words_of(fetched(".docx")).split())
    assert "".join(question.split()) in words
    assert "".join(quote.split())[:40] in words
    assert "[1]" in words
    assert page.requests() == []


def test_a_librarian_adds_thirty_files_leaves_and_finds_each_accounted_for(
    chromium, real_url, tmp_path
):
    page = Page(chromium, real_url, language="en")
    folder = tmp_path / "sent"
    folder.mkdir()
    for number in range(MANY):
        words = CABINET.format(number=number) if number else ""
        (folder / f"Cabinet {number:02}.txt").write_text(words, "utf-8")
    page.chrome.find_element("partial link text", page.say("library_page")).click()
    page.read(page.say("upload_heading"))
    page.rest()
    page.upload(*sorted(folder.iterdir()))
    page.press(page.say("upload_submit"))
    page.read(page.say("task_add", count=MANY))
    page.chrome.find_element("partial link text", page.say("chat_page")).click()
    page.see("[data-testid=stChatInputTextArea]")
    page.chrome.find_element("partial link text", page.say("library_page")).click()
    slow = WebDriverWait(page.chrome, 120)  # on a busy machine
    slow.until(lambda _: page.say("counted_added", count=MANY - 1) in page.text())
    page.read(page.say("counted_rejected", count=1))
    page.read("Cabinet 00.txt")
    page.press(page.say("task_dismiss"))
    page.rest()
