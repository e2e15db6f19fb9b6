"""No line ends in the middle of a Thai word, and nothing of how that is done leaves the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from page import JOINER, Page
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

WORDS = (Path(__file__).parents[2] / "static" / "whole_words.txt").read_text("utf-8").split()
WIDTHS = (320, 360, 390, 430, 700, 900, 1180, 1440)
SEGMENTS = """
const segmenter = new Intl.Segmenter("th", {granularity: "word"});
return arguments[0].filter(word => [...segmenter.segment(word)].length < 2);
"""
# Words of the list that stand on two lines; on the page, or in a box that nothing mends.
# A closed sidebar lies left of the screen, with no width to speak of.
CUT = """
const [words, inBox] = arguments, cut = [];
if (inBox) {
  const box = document.createElement("div");
  box.contentEditable = true;
  box.style.width = "3em";
  box.textContent = "ทำงานเป็นเครือข่าย";
  document.body.append(box);
}
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (const range = document.createRange(); walker.nextNode(); ) {
  const text = walker.currentNode.nodeValue;
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + word.length);
      const tops = new Set([...range.getClientRects()]
        .filter(box => box.width > 1 && box.left >= 0).map(box => Math.round(box.top / 8)));
      if (tops.size > 1) cut.push(text.slice(Math.max(0, at - 9), at + word.length + 9));
    }
}
return cut;
"""
CHOOSE = """
document.activeElement.blur();
getSelection().selectAllChildren(document.querySelector("[class*=st-key-said-]"));
"""
CLIPBOARD = """
const done = arguments[0];
navigator.clipboard.read().then(async ([item]) => {
  const held = {};
  for (const type of item.types) held[type] = await (await item.getType(type)).text();
  done(held);
});
"""
JOINED = (
    "เครือ\u2060ข่าย",
    "ล้ม\u2060เหลว",
    "ขั้น\u2060ตอน",
    "บท\u2060สรุป",
    "ต่าง\u2060กัน",
    "อ้าง\u2060อิง",
)


@pytest.fixture(scope="module")
def page(chromium, real_url):
    page = Page(chromium, real_url, width=1440, height=900)
    page.ask("เครือข่ายล้มเหลวได้จากสาเหตุใดบ้าง")
    page.read("คำตอบนี้ใช้ได้หรือไม่")
    page.until(lambda: JOINER in page.chrome.execute_script("return document.body.innerText"))
    page.rest()
    return page


def test_the_list_holds_only_words_that_the_browser_breaks(page):
    assert "เครือข่าย" in WORDS
    assert page.chrome.execute_script(SEGMENTS, WORDS) == []


def test_no_line_ends_in_the_middle_of_a_word_at_any_width(page):
    assert page.chrome.execute_script(CUT, ["เครือข่าย"], True), "unmended, it would be cut"
    for width in WIDTHS:
        page.resize(width, 900)
        page.rest()
        assert page.chrome.execute_script(CUT, JOINED, False) == []


def test_what_is_copied_by_hand_has_no_joiners(page):
    page.chrome.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite"], "origin": page.chrome.current_url},
    )
    page.chrome.execute_script(CHOOSE)
    chosen = page.chrome.execute_script("return getSelection().toString()")
    assert JOINER in chosen
    keys = ActionChains(page.chrome).key_down(Keys.CONTROL).send_keys("c").key_up(Keys.CONTROL)
    keys.perform()
    held = page.chrome.execute_async_script(CLIPBOARD)
    assert held["text/plain"].split() == chosen.replace(JOINER, "").split()
    assert JOINER not in held["text/html"]


def test_the_browsers_search_finds_words_as_they_are_typed(page):
    page.chrome.execute_script("getSelection().removeAllRanges()")
    assert page.chrome.execute_script("return window.find('แบบเครือข่าย')")
