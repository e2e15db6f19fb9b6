from __future__ import annotations

import pytest

from assistant.errors import EncoderMismatch, LibraryBusy


@pytest.fixture
def page(app):
    return app.run().switch_page("assistant/ui/library/page.py").run()


def said(app) -> str:
    elements = [*app.markdown, *app.caption, *app.success, *app.info, *app.error, *app.header]
    return "\n".join(element.value for element in elements)


def upload(page, *files: tuple[str, bytes]):
    page.file_uploader(key="files").set_value([(*file, "text/plain") for file in files])
    [submit] = [button for button in page.button if button.label == "เพิ่มลงคลัง"]
    return submit.click().run()


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


def test_outcomes_are_shown_once(page):
    upload(page, ("แผนงาน.txt", b"x"))
    page.run()
    assert not page.success
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
