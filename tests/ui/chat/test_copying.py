from __future__ import annotations

import re

import pytest
import stand_in

from assistant.ui.chat import copying


def test_text_to_paste_is_the_answer_and_where_it_stands():
    written = copying.as_text(stand_in.ANSWERED)
    assert written.startswith(stand_in.ANSWERED.answer)
    assert "[2] Field notes on networks \u203a Members · ไม่ทราบเลขหน้า" in written


def test_what_a_word_processor_takes_has_lists_raised_numbers_and_references():
    written = copying.as_html(stand_in.ANSWERED)
    assert (
        "<ul><li>เป้าหมายร่วม<sup>[3]</sup></li><li>ข้อมูลที่ใช้ร่วมกัน<sup>[3]</sup></li></ul>" in written
    )
    assert "<p>[2] Field notes on networks \u203a Members · ไม่ทราบเลขหน้า</p>" in written
    assert written.startswith('<div lang="th"><p>')


def test_nothing_of_a_strangers_text_is_markup_where_it_is_pasted():
    written = copying.as_html(stand_in.POISONED)
    assert set(re.findall(r"<(\w+)", written)) == {"div", "p", "b", "ul", "li", "sup"}
    assert "&lt;img src=https://evil.example/tag.png&gt;" in written


@pytest.mark.parametrize(
    "question", ["เครือข่ายคืออะไร", "What is a network?", "../../etc/passwd\n", "x" * 500]
)
def test_file_names_are_short_plain_ascii(question):
    name = copying.file_name(question, ".docx")
    assert name.isascii()
    assert len(name) < 80
    assert name.removesuffix(".docx").replace("-", "").isalnum()


def test_two_thai_questions_have_two_file_names():
    names = {
        copying.file_name(question, ".docx") for question in ("เครือข่ายคืออะไร", "เครือข่ายมีที่มาอย่างไร")
    }
    assert len(names) == 2
