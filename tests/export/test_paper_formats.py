"""One row per format: the suffix decides, an unknown one is told."""

from __future__ import annotations

import planning
import pytest

from assistant.errors import ExportError
from assistant.plans import files as plan_files


@pytest.mark.parametrize("suffix", [".txt", "", ".doc", "docx", ".md.exe", "..", ".ไทย", ".PDFX"])
def test_an_unknown_suffix_is_told_in_one_line_with_those_that_are_known(fishing, suffix):
    with pytest.raises(ExportError) as caught:
        plan_files.write(fishing, suffix)
    text = planning.one_line(caught.value)
    assert all(known in text for known in plan_files.FORMATS)


def test_suffixes_are_read_in_any_case(fishing):
    assert plan_files.write(fishing, ".MD") == plan_files.write(fishing, ".md")
    assert plan_files.write(fishing, ".Json") == plan_files.write(fishing, ".json")


def test_the_four_formats_are_written(solar):
    for suffix, start in ((".docx", b"PK"), (".pdf", b"%PDF"), (".md", b"# "), (".json", b"{")):
        assert plan_files.write(solar, suffix).startswith(start)


def test_a_plan_that_says_nothing_but_its_problem_is_written_in_every_format(bare):
    for suffix in plan_files.FORMATS:
        assert len(plan_files.write(bare, suffix)) > 3_000
