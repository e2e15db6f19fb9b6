"""The library page in a real browser, with a scripted assistant."""

from __future__ import annotations

import pytest
from page import Page


@pytest.fixture
def page(chromium, stand_in_url):
    opened = Page(chromium, stand_in_url)
    opened.chrome.find_element("partial link text", "คลังเอกสาร").click()
    opened.read("เพิ่มเอกสารของท่าน")
    return opened


def test_files_are_uploaded_with_an_outcome_each_and_removed_on_confirmation(page, tmp_path):
    good, empty = tmp_path / "แผนงานเครือข่าย.txt", tmp_path / "ว่าง.md"
    good.write_text("การทำงานร่วมกัน", "utf-8")
    empty.touch()
    page.upload(good, empty)
    page.press("เพิ่มลงคลัง")
    page.read("แผนงานเครือข่าย.txt: เพิ่มแล้ว")
    page.read("ว่าง.md: เพิ่มไม่ได้")
    page.read("เอกสาร 2 ฉบับ")
    page.press("นำออก")
    page.press("ยืนยันนำออก")
    page.read("เอกสาร 1 ฉบับ")


def test_a_poisoned_file_name_is_shown_as_text(page, tmp_path):
    poisoned = tmp_path / "![x](http:evil.example) <img src=x> $y$.txt"
    poisoned.write_text("x", "utf-8")
    page.upload(poisoned)
    page.press("เพิ่มลงคลัง")
    page.until(lambda: "<img src=x> $y$.txt: เพิ่มแล้ว" in page.text().replace("\u2060", ""))
    assert page.all("img[src=x], .katex, a[href*=evil]") == []
    page.press("นำออก")
    page.press("ยืนยันนำออก")
    page.read("เอกสาร 1 ฉบับ")
    assert page.requests() == []


def test_the_record_of_a_document_is_edited_and_references_are_offered(page):
    page.press("แก้ไขข้อมูลบรรณานุกรม")
    [authors] = page.see("input[aria-label='ผู้แต่ง (คั่นด้วย ;)']")
    authors.clear()
    authors.send_keys("สมหญิง ทองแท้")
    page.press("บันทึก")
    page.read("บันทึกข้อมูลบรรณานุกรมแล้ว")
    page.read("สมหญิง ทองแท้")
    page.press("รายการอ้างอิง")
    page.see("[data-testid=stDownloadButton]")
