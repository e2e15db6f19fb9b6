from __future__ import annotations

import time

import pytest

from assistant.errors import EncoderMismatch, LibraryBusy
from assistant.ui.shared.tasks import queue_of


@pytest.fixture
def page(app, assistant):
    page = app.run().switch_page("assistant/ui/library/page.py").run()
    page.assistant = assistant
    return page


def said(app) -> str:
    elements = [*app.markdown, *app.caption, *app.success, *app.info, *app.error, *app.header]
    return "\n".join(element.value for element in elements)


def upload(page, *files: tuple[str, bytes]):
    page.file_uploader(key="files").set_value([(*file, "text/plain") for file in files])
    [submit] = [button for button in page.button if button.label == "เพิ่มลงคลัง"]
    submit.click().run()
    if files:
        settled(page.assistant)
        page.run()
    return page


def settled(assistant) -> None:
    """Wait until what was sent has been added; the page need not be open."""
    until = time.monotonic() + 20
    while queue_of(assistant.library).is_busy():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_each_document_is_listed_with_its_facts(page):
    assert "บันทึกเรื่องการทำงานเป็นเครือข่าย" in said(page)
    assert "ภาษาไทย · 12 หน้า · 40 ตอน · เพิ่มเมื่อ 1 พ.ย. 2569" in said(page).replace("\\", "")
    assert not page.exception


def test_files_are_added_with_an_outcome_each(page, assistant):
    upload(page, ("แผนงาน.txt", "ก".encode()), ("ว่าง.txt", b""))
    assert len(page.success) == 1
    assert len(page.error) == 1
    assert assistant.library.given == [("แผนงาน.txt", "ก".encode()), ("ว่าง.txt", b"")]
    assert "แผนงาน" in said(page)
    assert not page.exception


def test_outcomes_stay_until_they_are_dismissed(page, assistant):
    upload(page, ("แผนงาน.txt", b"x"))
    page.run()
    assert len(page.success) == 1
    [task] = queue_of(assistant.library).tasks()
    page.button(key=f"dismiss-{task.key}").click().run()
    assert not page.success
    assert not page.exception


def test_outcomes_are_worded_in_the_language_of_whoever_reads_them(page):
    upload(page, ("ว่าง.txt", b""))
    assert "ว่าง\\.txt: เพิ่มไม่ได้" in page.error[0].value
    page.segmented_control(key="language").set_value("en").run()
    assert "not added" in page.error[0].value


def test_a_document_without_a_file_shows_its_text_and_the_way_back(page):
    page.button(key="view-shipped").click().run()
    assert "ไม่มีไฟล์ต้นฉบับให้ดู" in said(page)
    assert "การทำงานเป็นเครือข่าย" in said(page)
    page.button(key="view_back").click().run()
    assert "เอกสาร 1 ฉบับ" in said(page)
    assert not page.exception


def test_sending_no_file_says_so(page, assistant):
    upload(page)
    assert "ยังไม่ได้เลือกไฟล์" in said(page)
    assert assistant.library.given == []
    assert not page.exception


def test_a_document_goes_only_after_it_is_confirmed(page, assistant):
    assert assistant.library.held
    page.button(key="confirm-shipped").click().run()
    assert assistant.library.held == {}
    assert len(page.success) == 1
    assert not page.exception


def test_an_empty_library_offers_the_shipped_notes(page, assistant):
    page.button(key="confirm-shipped").click().run()
    page.button(key="add_shipped").click().run()
    assert assistant.library.held
    assert not [button for button in page.button if button.key == "add_shipped"]
    assert not page.exception


def test_a_busy_library_is_one_line(page, assistant, monkeypatch):
    def busy(_document_id):
        raise LibraryBusy("Another process is writing to the library. Try again.")

    monkeypatch.setattr(assistant.library, "remove", busy)
    page.button(key="confirm-shipped").click().run()
    assert ["Try again" in error.value for error in page.error] == [True]
    assert assistant.library.held
    assert not page.exception


def test_a_library_that_cannot_be_read_is_one_line(app, assistant, monkeypatch):
    def unreadable():
        raise EncoderMismatch("The index was made by another encoder. Run reindex.")

    monkeypatch.setattr(assistant.library, "documents", unreadable)
    for page in (app.run(), app.switch_page("assistant/ui/library/page.py").run()):
        assert ["Run reindex" in error.value for error in page.error] == [True]
        assert not page.exception


def test_the_page_speaks_english_at_the_switch(page):
    page.segmented_control(key="language").set_value("en").run()
    assert "Documents: 1" in said(page)
    assert not page.exception


def open_form(page):
    return page.button(key="record-shipped").click().run()


def press(page, label):
    [submit] = [button for button in page.button if button.label == label]
    return submit.click().run()


def test_the_record_is_set_in_its_form_and_shown(page, assistant):
    open_form(page)
    page.text_input(key="record-authors-shipped").set_value("สมหญิง ทองแท้; ปรีชา แก้วใส")
    page.text_input(key="record-year-shipped").set_value("2564")
    page.selectbox(key="record-kind-shipped").set_value("article")
    press(page, "บันทึก")
    record = assistant.library.held["shipped"].bibliography
    assert (record.authors, record.year) == (("สมหญิง ทองแท้", "ปรีชา แก้วใส"), 2021)
    assert record.kind == "article"
    assert "สมหญิง ทองแท้; ปรีชา แก้วใส · 2564" in said(page).replace("\\", "")
    assert len(page.success) == 1
    assert not [box for box in page.text_input if box.key == "record-year-shipped"]
    assert not page.exception


def test_a_year_that_is_none_is_one_line_and_the_form_stays(page, assistant):
    open_form(page)
    page.text_input(key="record-year-shipped").set_value("ปีก่อน")
    press(page, "บันทึก")
    assert len(page.error) == 1
    assert page.text_input(key="record-year-shipped").value == "ปีก่อน"
    assert assistant.library.held["shipped"].bibliography.year is None
    assert not page.exception


def test_what_was_read_can_be_taken_back(page, assistant):
    open_form(page)
    page.text_input(key="record-title-shipped").set_value("ชื่อใหม่")
    press(page, "บันทึก")
    assert assistant.library.held["shipped"].title == "ชื่อใหม่"
    open_form(page)
    press(page, "ใช้ตามที่อ่านได้จากเอกสาร")
    assert assistant.library.held["shipped"].title != "ชื่อใหม่"
    assert not page.exception


def test_a_form_that_is_left_sets_nothing_and_forgets_what_was_typed(page, assistant):
    open_form(page)
    page.text_input(key="record-title-shipped").set_value("ชื่อใหม่")
    press(page, "ปิดโดยไม่บันทึก")
    open_form(page)
    assert (
        page.text_input(key="record-title-shipped").value == assistant.library.held["shipped"].title
    )
    assert not page.exception


def test_references_of_the_library_can_be_downloaded(page):
    assert page.selectbox(key="refs-format-library").options[:2] == [
        "แบบ APA 7",
        "แบบมหาวิทยาลัยไทย (พ.ศ.)",
    ]
    assert page.get("download_button")
    assert not page.exception
