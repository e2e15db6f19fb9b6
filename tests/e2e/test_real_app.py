"""The app as it is shipped: the real assistant over the shipped notes, in a real browser."""

from __future__ import annotations

import fixtures
import pytest
from page import Page

from assistant.answering.refusals import NOT_IN_LIBRARY
from assistant.opening import open_assistant
from assistant.ui.shared.texts import EXAMPLES, TEXTS

LINKS = 'a[href^="#cite-"]'
OPEN = "details[open]"
MARKED = ".stMarkdownColoredBackground"
OWN_DOCUMENT = (
    "บันทึกการประชุมเครือข่ายตลาดน้ำ\n\n"
    "ท่ีประชุมมอบให้สมาคมเรือพายเป็นผู้ประสานงานของเครือข่ายตลาดน้ำ "
    "และให้รายงานผลทุกวันอังคาร ![x](https://evil.example/p.png)\n"
)


@pytest.fixture
def page(chromium, real_url):
    return Page(chromium, real_url)


def whole(page):
    """Wait until an answer is drawn whole, with what stands below it, and return its citations."""
    page.read("ดาวน์โหลด")
    page.rest()
    return page.see(LINKS)


def test_an_example_is_answered_with_citations_and_what_the_notes_do_not_say_is_not(page):
    page.press(TEXTS["example_5"]["th"])
    page.follow(whole(page)[0])
    [details] = page.see(OPEN)
    page.until(lambda: all(quote.text for quote in details.find_elements("css selector", MARKED)))
    assert details.find_elements("css selector", MARKED)
    page.press(page.say("new_conversation"))
    page.read(page.say("welcome"))
    page.rest()
    page.ask("นายกรัฐมนตรีคนปัจจุบันคือใคร")
    page.read(NOT_IN_LIBRARY["th"])
    assert page.all(LINKS) == []
    assert page.see("details")
    assert page.requests() == []


def test_an_uploaded_document_is_repaired_answers_and_is_forgotten(page, tmp_path):
    file = tmp_path / "ตลาดน้ำ.txt"
    file.write_text(OWN_DOCUMENT, "utf-8")
    page.chrome.find_element("partial link text", "คลังเอกสาร").click()
    page.upload(file)
    page.press("เพิ่มลงคลัง")
    page.read("ตลาดน้ำ.txt: เพิ่มแล้ว")
    page.read("ซ่อมตัวอักษรไทยที่เพี้ยน 1 แห่ง")
    page.chrome.find_element("partial link text", "ถามตอบ").click()
    page.ask("ใครเป็นผู้ประสานงานของเครือข่ายตลาดน้ำ")
    page.read("สมาคมเรือพาย")
    page.see(LINKS)
    page.chrome.find_element("partial link text", "คลังเอกสาร").click()
    page.press("นำออก")
    page.press("ยืนยันนำออก")
    page.read("ออกแล้ว")
    assert page.requests() == []


def test_a_pdf_is_added_while_its_page_is_left_and_a_citation_opens_on_its_picture(page, tmp_path):
    file = tmp_path / "ท่าเรือ.pdf"
    line = "อาสาสมัครท่าเรือบ้านปลายคลองเปลี่ยนเวรทุกหกชั่วโมง"
    file.write_bytes(fixtures.thai_pdf([["ระเบียบท่าเรือบ้านปลายคลอง", line], ["ภาคผนวก"]]))
    page.chrome.find_element("partial link text", "คลังเอกสาร").click()
    page.upload(file)
    page.press("เพิ่มลงคลัง")
    page.read("เพิ่มไฟล์ 1 ไฟล์")
    page.chrome.find_element("partial link text", "ถามตอบ").click()
    page.see("[data-testid=stChatInputTextArea]")
    page.chrome.find_element("partial link text", "คลังเอกสาร").click()
    page.read("ท่าเรือ.pdf: เพิ่มแล้ว")
    page.press("รับทราบ")
    page.chrome.find_element("partial link text", "ถามตอบ").click()
    page.ask("อาสาสมัครท่าเรือบ้านปลายคลองเปลี่ยนเวรทุกกี่ชั่วโมง")
    page.follow(whole(page)[0])
    page.press("ดูบนหน้าเอกสาร")
    page.read("กลับไปที่คำตอบ")
    [picture] = page.see(".st-key-page_picture img")
    drawn = page.chrome.execute_async_script(
        "const [image, done] = arguments;fetch(image.src).then(answer => answer.text()).then(done)",
        picture,
    )
    assert "<rect" in drawn
    marks = f".st-key-page_text {MARKED}"
    page.until(lambda: "เปลี่ยนเวรทุกหกชั่วโมง" in "".join(mark.text for mark in page.all(marks)))
    page.read("แผ่นที่ 1 จาก 2")
    page.press("กลับไปที่คำตอบ")
    page.see(LINKS)
    assert page.requests() == []


@pytest.fixture(scope="session")
def real_assistant(shipped_home, shipped_library):
    return open_assistant(shipped_home, library=shipped_library)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_that_the_app_offers_is_answered(real_assistant, example, language):
    answer = real_assistant.ask(TEXTS[example][language])
    assert answer.outcome == "answered"
    assert answer.citations
