"""The copy for signature: the plan without the marks of whoever drafts."""

from __future__ import annotations

import pytest

from assistant.export.papers import markdown, marking
from assistant.export.papers.paper import of_plan
from assistant.plans import files


@pytest.fixture(params=["fishing", "solar"])
def plan(request):
    return request.getfixturevalue(request.param)


def test_the_clean_copy_has_no_marks_and_no_annexes(plan):
    working, clean = (markdown.text(of_plan(plan, clean=c), pictures=False) for c in (False, True))
    assert marking.ASSUMED in working
    assert marking.ASSUMED not in clean
    assert marking.words("draft", plan.language) not in clean.split("\n\n")[1]
    for part in plan.parts:
        assert part.title in working
        assert (part.title in clean) == (not part.annex)


def test_the_clean_copy_keeps_words_citations_and_places_to_sign(plan):
    clean = markdown.text(of_plan(plan, clean=True), pictures=False)
    for part, statement in plan.statements():
        if not part.annex:
            assert markdown._plain(statement.text) in clean
    assert all(f"[{citation.number}]" in clean for citation in plan.citations)
    assert marking.SIGN_HERE in clean


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md"])
def test_the_clean_copy_is_written_in_each_format(solar, suffix):
    assert files.write(solar, suffix, clean=True) != files.write(solar, suffix)
