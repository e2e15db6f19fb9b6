"""How much of a document can be found, and what the librarian is told where it is too little."""

import pytest
from read_texts import document, split_document

from assistant.reading.coverage import coverage_warnings, share_in_passages

NOTE = (
    "# ตลาดน้ำ\n\n## เวลาเปิด\n\nที่มา: บันทึกของเทศบาล › ตลาดน้ำ\n\n"
    "ตลาดน้ำเปิดทุกวันเสาร์ตั้งแต่หกโมงเช้าและปิดเมื่อเรือลำสุดท้ายกลับถึงท่า\n"
)


def test_headings_and_the_lines_that_name_a_source_are_found_by_what_they_name():
    held = split_document(NOTE, "markdown")
    assert share_in_passages(document(NOTE, "markdown"), held) == pytest.approx(1.0)
    assert coverage_warnings(document(NOTE, "markdown"), held) == ()


def test_a_document_that_loses_letters_is_told_by_their_share():
    [warning] = coverage_warnings(document(NOTE, "markdown"), ())
    assert warning.startswith("61 %")
    assert "look at its pages" in warning
