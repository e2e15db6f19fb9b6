"""Whole ways from the first page to a file, as a newcomer goes them, in two languages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from docx import Document
from page import Page
from selenium.webdriver.support.ui import WebDriverWait

LINKS = 'a[href^="#cite-"]'
MARKED = ".stMarkdownColoredBackground"
OFFICIAL = {  # language → question, follow-up, a button's words, the words below an answer
    "th": ("เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง", "แล้วข้อแรกล่ะ", "ดาวน์โหลด", "คำตอบนี้ใช้ได้หรือไม่"),
    "en": ("Why do some networks break down?", "What about the first one?", "Download",
           "Was this answer useful?"),
}  # fmt: skip
MANY = 30


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


def come(chromium, url: str, language: str) -> Page:
    page = Page(chromium, url)
    if language == "en":
        page.press("English")
        page.read("New conversation")
        page.rest()
    return page


def words_of(path: Path) -> str:
    document = Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("language", ["th", "en"])
def test_an_official_asks_goes_on_reads_the_source_and_takes_it_to_word(
    chromium, real_url, fetched, language
):
    page = come(chromium, real_url, language)
    question, further, download, below = OFFICIAL[language]
    for count, asked in enumerate((question, further), start=1):
        page.ask(asked)
        page.until(lambda count=count: page.text().count(below) == count)
        page.rest()
    page.follow(next(link for link in page.see(LINKS) if link.is_displayed()))
    page.until(lambda: any(mark.is_displayed() and mark.text for mark in page.all(MARKED)))
    quote = next(mark.text for mark in page.all(MARKED) if mark.is_displayed() and mark.text)
    page.press(download)
    page.press("Word")
    words = "".join(words_of(fetched(".docx")).split())
    assert "".join(question.split()) in words
    assert "".join(quote.split())[:40] in words
    assert "[1]" in words
    assert page.requests() == []


def test_a_librarian_adds_thirty_files_leaves_and_finds_each_accounted_for(
    chromium, real_url, tmp_path
):
    page = come(chromium, real_url, "en")
    folder = tmp_path / "sent"
    folder.mkdir()
    for number in range(MANY):
        text = f"ตู้หมายเลข {number} เก็บแฟ้มของหมู่บ้านที่ {number} ไว้\n"
        (folder / f"ตู้ {number:02}.txt").write_text(text if number else "", "utf-8")
    page.chrome.find_element("partial link text", "Library").click()
    page.read("Add your own documents")
    page.rest()
    page.upload(*sorted(folder.iterdir()))
    page.press("Add to the library")
    page.read(f"Adding {MANY} files")
    page.chrome.find_element("partial link text", "Ask").click()
    page.see("[data-testid=stChatInputTextArea]")
    page.chrome.find_element("partial link text", "Library").click()
    slow = WebDriverWait(page.chrome, 240)  # two seconds a file on a busy machine
    slow.until(lambda _: f"{MANY - 1} added" in page.text())
    page.read("1 refused")
    page.read("ตู้ 00.txt")
