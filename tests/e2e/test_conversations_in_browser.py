"""Conversations in a real browser: the address, the cookie, what is typed, the stop button."""

from __future__ import annotations

import pytest
import stand_in
from page import Page

ANSWER = stand_in.ANSWERED.claims[0].text
INPUT = "[data-testid=stChatInputTextArea]"


@pytest.fixture
def page(chromium, stand_in_url):
    return Page(chromium, stand_in_url)


def answered(page: Page, question: str = "เครือข่ายคืออะไร") -> Page:
    page.ask(question)
    page.read("ดาวน์โหลด")
    page.rest()
    return page


def value(page: Page) -> str:
    [field] = page.see(INPUT)
    return field.get_attribute("value") or ""


def test_a_reload_returns_to_the_conversation_and_another_browser_does_not_see_it(page):
    answered(page)
    page.until(lambda: "conversation=" in page.chrome.current_url)
    page.chrome.refresh()
    page.read(ANSWER)
    page.chrome.find_element("partial link text", "คลังเอกสาร").click()
    page.read("เพิ่มเอกสารของท่าน")
    page.press("เครือข่ายคืออะไร")  # in the list
    page.read(ANSWER)
    page.until(lambda: "conversation=" in page.chrome.current_url)
    page.chrome.delete_all_cookies()
    page.chrome.refresh()
    page.read("อาจถูกลบแล้วหรือเป็นของผู้อื่น")
    assert ANSWER not in page.text()


def test_what_is_typed_and_not_asked_survives_another_page_and_a_reload(page):
    [field] = page.see(INPUT)
    field.send_keys("ยังพิมพ์ไม่จบ")
    page.chrome.find_element("partial link text", "คลังเอกสาร").click()
    page.read("เพิ่มเอกสารของท่าน")
    page.chrome.find_element("partial link text", "ถามตอบ").click()
    page.until(lambda: value(page) == "ยังพิมพ์ไม่จบ")
    page.rest()
    page.see(INPUT)[0].send_keys(" แต่จบแล้ว\n")
    page.read("ดาวน์โหลด")
    page.rest()
    page.chrome.refresh()
    page.read(ANSWER)
    page.rest()
    assert value(page) == ""


def test_a_slow_answer_is_stopped_by_its_button(page):
    page.ask("ตอบช้า ๆ หน่อย")
    page.read("การทำงาน")
    page.press("หยุด")
    page.read("หยุดก่อนได้คำตอบ")
    page.rest()
    assert ANSWER not in page.text()
    page.chrome.refresh()
    page.read("หยุดก่อนได้คำตอบ")
