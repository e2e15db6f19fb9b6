from __future__ import annotations

import io
import shutil

import pytest
from docx import Document
from plan_pages import CHECK_PAGE, PLAN_PAGE, draft_example, open_page, said

from assistant.frameworks.shelf import keys, load_framework

PLAN_TEXT = (
    "เทศบาลตำบลบางเรือให้เงินซ่อมเรือ 200,000 บาท วิทยาลัยบางเรือซ่อมเรือ 12 ลำ\n\n"
    "ภาคีซ่อมเรือประชุมทุกวันจันทร์ นายกเทศบาลตำบลบางเรือเป็นประธาน\n"
)


@pytest.fixture
def page(home):
    del home
    return open_page(CHECK_PAGE)


def way(page, name: str):
    return page.segmented_control(key="check_way").set_value(name).run()


def pressed(page):
    return page.button(key="check").click().run()


def send(page, name: str, content: bytes):
    way(page, "check_upload")
    page.file_uploader(key="check_file").set_value([(name, content, "text/plain")]).run()
    return pressed(page)


def counted(page) -> int:
    """How many rows the tables of the result have in all."""
    return sum(len(table.value) for table in page.table)


def test_a_pasted_text_is_checked_against_every_element_by_group(page):
    way(page, "check_paste")
    page.text_area(key="check_text").input(PLAN_TEXT).run()
    pressed(page)
    framework = load_framework()
    assert counted(page) == len(framework.elements)
    assert len(page.table) == len({e.group for e in framework.elements.values()})
    asked = sum(one.level != "aside" for one in page.session_state["checked"].found)
    assert f"จาก {asked} เรื่อง" in said(page)
    assert not page.exception


def test_a_text_is_checked_by_the_framework_that_is_chosen(page):
    other = keys()[-1]
    way(page, "check_paste")
    page.text_area(key="check_text").input(PLAN_TEXT).run()
    page.selectbox(key="check_framework").select(other).run()
    pressed(page)
    assert counted(page) == len(load_framework(other).elements) != len(load_framework().elements)
    assert not page.exception


def test_what_is_covered_shows_its_sentence_and_what_is_not_the_question_and_passage(page):
    way(page, "check_paste")
    page.text_area(key="check_text").input(PLAN_TEXT).run()
    pressed(page)
    cells = "\n".join(str(value) for t in page.table for value in t.value.to_numpy().flat)
    assert "ตอบแล้ว" in cells
    assert "“ภาคีซ่อมเรือประชุมทุกวันจันทร์ นายกเทศบาลตำบลบางเรือเป็นประธาน”" in cells
    assert ":material/help:" in cells
    assert ":yellow-background[" in said(page)
    assert not page.exception


def test_a_kept_plan_is_checked_and_covers_most_of_the_framework(page):
    plan = draft_example(open_page(PLAN_PAGE)).session_state["plan"]
    page = open_page(CHECK_PAGE)
    pressed(page)
    assert plan.title in said(page)
    checked = page.session_state["checked"]
    asked = [one for one in checked.found if one.level != "aside"]
    assert sum(one.level == "yes" for one in asked) > 0.8 * len(asked)
    assert all(one.citations for one in checked.found if one.level == "no")
    assert not page.exception


def word(text: str) -> bytes:
    document = Document()
    for line in text.split("\n\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("แผน.txt", PLAN_TEXT.encode()),
        ("แผน.md", PLAN_TEXT.encode()),
        ("แผน.docx", word(PLAN_TEXT)),
    ],
    ids=["txt", "md", "docx"],
)
def test_a_file_is_read_and_checked(page, name, content):
    send(page, name, content)
    assert any(
        one.shown.startswith("ภาคีซ่อมเรือประชุม") for one in page.session_state["checked"].found
    )
    assert name in said(page).replace("\\", "")
    assert not page.exception


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"no pdf"),
        ("a.docx", b"PK\x03\x04 cut"),
        ("a.txt", b""),
        ("a.txt", b"\x89PNG\r\n"),
    ],
    ids=["no PDF", "cut DOCX", "empty", "a picture"],
)
def test_a_bad_file_is_one_line(page, name, content):
    send(page, name, content)
    assert len(page.error) == 1
    assert page.session_state["checked"] is None
    assert "/tmp" not in page.error[0].value.replace("\\", "")
    assert not page.exception


@pytest.mark.parametrize("name", ["check_kept", "check_paste", "check_upload"])
def test_nothing_to_check_is_said_so(page, name):
    way(page, name)
    pressed(page)
    assert "ยังไม่มีข้อความให้ตรวจ" in said(page)
    assert not page.exception


def test_a_poisoned_text_is_shown_as_text(page):
    way(page, "check_paste")
    poison = f"{PLAN_TEXT.strip()} ![x](https://evil.example/p.png) <img src=x>"
    page.text_area(key="check_text").input(poison).run()
    pressed(page)
    cells = "\n".join(str(value) for t in page.table for value in t.value.to_numpy().flat)
    assert "![" not in cells.replace("\\!\\[", "")
    assert not page.exception


def test_an_empty_library_leads_to_the_library_page(home):
    shutil.rmtree(home)
    page = open_page(CHECK_PAGE)
    assert "คลังยังไม่มีเอกสาร" in said(page)
    assert not page.exception


def test_the_page_speaks_english_at_the_switch(page):
    page.segmented_control(key="language").set_value("en").run()
    assert "Check a plan" in said(page)
    assert not page.exception
