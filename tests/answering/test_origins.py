"""Reporting: a note's words cite the work that it reports first, and the note second."""

from __future__ import annotations

import pytest
from answering_homes import article_home, asked, assistant_of, both_home  # noqa: F401  # fixtures

from assistant.answering.origins import Origins
from assistant.library.library import Library
from assistant.schema import DraftClaim, Passage, Quote

STRATEGY = "Why is strategy necessary in public management?"


def article_of(library: Library) -> str:
    (key,) = {d.document_id for d in library.documents() if library.heading(d.document_id).work}
    return key


def note(library: Library, words: str) -> Passage:
    return next(p for p in library.passages() if words in p.text and p.source)


def claim(passage: Passage) -> DraftClaim:
    return DraftClaim(passage.text, (Quote(passage, passage.start, passage.end),))


@pytest.mark.parametrize(
    ("question", "section"),
    [
        (STRATEGY, "1. ยุทธศาสตร์"),
        ("What does contestability let the private sector do?", "3. การบูรณาการและเชื่อมโยงเครือข่าย"),
        ("What did Jamie Morris say about walls between agencies?", "ประเทศอังกฤษ"),
        ("What fee does the service sub-centre charge?", "จังหวัดนครปฐม"),
    ],
)
def test_the_words_are_the_notes_and_the_first_citation_the_works(
    both_home,  # noqa: F811
    question,
    section,
):
    answer = asked(both_home, question)
    library = assistant_of(both_home).library
    first, second = answer.claims[0].citations[:2]
    work, reported = (next(c for c in answer.citations if c.number == n) for n in (first, second))
    assert work.document_id == article_of(library)
    assert section in " ".join(work.section)
    assert library.heading(reported.document_id).reports
    assert reported.language == "en"
    assert answer.claims[0].text in " ".join(reported.quote.split())


def test_the_page_comes_from_the_work(both_home):  # noqa: F811
    answer = asked(both_home, STRATEGY)
    assert answer.citations[0].page == 103


def test_without_the_work_the_note_stands_alone(shipped_home):
    answer = asked(shipped_home, STRATEGY)
    library = assistant_of(shipped_home).library
    assert all(library.heading(c.document_id).reports for c in answer.citations)


def test_a_claim_that_quotes_the_work_itself_is_left_alone(article_home):  # noqa: F811
    library = assistant_of(article_home).library
    passage = library.passages(article_of(library))[3]
    assert Origins(library).cited((claim(passage),)) == (claim(passage),)


def test_a_lead_without_quotes_is_left_alone(both_home):  # noqa: F811
    lead = DraftClaim("The source lists 3 items:", lead=True)
    assert Origins(assistant_of(both_home).library).cited((lead,)) == (lead,)


def test_a_row_of_a_notes_table_cites_the_reported_table(both_home):  # noqa: F811
    library = assistant_of(both_home).library
    (cited,) = Origins(library).cited((claim(note(library, "| Powell, 1990 |")),))
    origin = cited.quotes[0].passage
    assert origin.document_id == article_of(library)
    assert "ตารางที่ 1" in f"{origin.context} {origin.text}"


def test_the_section_that_the_note_names_is_kept_to(both_home):  # noqa: F811
    library = assistant_of(both_home).library
    notes = [p for p in library.passages() if p.source and p.kind != "row" and p.language == "en"]
    assert len(notes) > 60
    for passage in notes[::5]:
        origin = Origins(library).cited((claim(passage),))[0].quotes[0].passage
        if origin.document_id == article_of(library):
            assert passage.source[0].startswith(origin.section[0])
