from __future__ import annotations

from dataclasses import replace

import pytest
import stand_in

from assistant.ui.chat import markdown_export


def test_markdown_holds_question_answer_and_numbered_references_with_quotes():
    written = markdown_export.as_markdown(stand_in.ANSWERED)
    assert written.startswith("# เครือข่ายคืออะไร\n")
    assert "\\[1\\] " + stand_in.TITLE in written
    assert "> การที่หลายหน่วยงานร่วมกันรับผิดชอบงานเดียวกัน" in written
    assert "หน้า 3" in written
    assert "ไม่ทราบเลขหน้า" in written


def test_every_number_of_the_answer_has_its_reference():
    written = markdown_export.as_markdown(stand_in.ANSWERED)
    for number in (1, 2, 3):
        assert written.count(f"\\[{number}\\]") >= 2


def test_markdown_carries_no_markup_of_a_stranger():
    written = markdown_export.as_markdown(stand_in.POISONED)
    plain = written.replace("\\!\\[", "").replace("\\<", "")
    assert "![" not in plain
    assert "<" not in plain


def test_an_answer_without_citations_has_no_list_of_references():
    written = markdown_export.as_markdown(stand_in.NOT_IN_LIBRARY)
    assert "อ้างอิง" not in written


def test_text_to_paste_is_the_answer_and_where_it_stands():
    written = markdown_export.as_text(stand_in.ANSWERED)
    assert written.startswith(stand_in.ANSWERED.answer)
    assert "[2] Field notes on networks \u203a Members · ไม่ทราบเลขหน้า" in written


@pytest.mark.parametrize(
    "question", ["เครือข่ายคืออะไร", "What is a network?", "../../etc/passwd\n", "x" * 500]
)
def test_file_names_are_short_plain_ascii(question):
    name = markdown_export.file_name(replace(stand_in.ANSWERED, question=question))
    assert name.isascii()
    assert len(name) < 80
    assert name.removesuffix(".md").replace("-", "").isalnum()


def test_two_thai_questions_have_two_file_names():
    names = {
        markdown_export.file_name(replace(stand_in.ANSWERED, question=question))
        for question in ("เครือข่ายคืออะไร", "เครือข่ายมีที่มาอย่างไร")
    }
    assert len(names) == 2
