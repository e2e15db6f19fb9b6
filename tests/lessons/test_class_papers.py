"""What is printed for a class: as many pages as it has something to say on."""

from __future__ import annotations

import shutil
import subprocess

import pypdfium2
import pytest
import teaching

from assistant.export.papers import docx
from assistant.lessons.papers import paper_of

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("group", [19, 20, 21])
def test_no_page_of_the_attendance_sheet_is_empty(library, tmp_path, group):
    lesson = teaching.made(library, minutes=15, quiz_items=0, language="th", group_size=group)
    (tmp_path / "sheet.docx").write_bytes(docx.write(paper_of(lesson, "attendance")))
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "sheet.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert all(len(text.split()) > 3 for text in texts)
