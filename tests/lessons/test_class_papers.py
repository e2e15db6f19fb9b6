"""What is printed for a class: as many pages as it has something to say on."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
import teaching

from assistant.export.papers import docx
from assistant.lessons.papers import paper_of

OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_no_page_of_the_attendance_sheet_is_empty(library, tmp_path):
    request = {**(lesson := teaching.built(library, "short")).request, "group_size": 20}
    paper = paper_of(replace(lesson, request=request), "attendance")  # which fills its page
    (tmp_path / "sheet.docx").write_bytes(docx.write(paper))
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "sheet.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert all(len(text.split()) > 3 for text in texts)
