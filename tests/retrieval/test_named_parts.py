"""A part that a question names is found by its name, and refused where no document has it."""

import pytest

from assistant.opening import open_assistant, open_library
from assistant.retrieval import references
from assistant.retrieval.evidence import _with_units
from assistant.retrieval.questions import understand
from assistant.schema import Passage

LAW = "".join(
    f"มาตรา {n}  ให้ผู้ใช้น้ำในลำคลองสายที่ {n} ประชุมกันทุกเดือนและดูแลฝายร่วมกันตลอดทั้งปี\n\n"
    for n in range(1, 9)
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    with open_library(folder) as library:
        library.add_texts([{"id": "canal", "title": "พระราชบัญญัติลำคลอง", "text": LAW}])
        library.add_texts(
            [{"id": "note", "title": "บันทึก", "text": "การดูแลลำคลองสายที่ 5 ทำได้ดี " * 4}]
        )
    return folder


def test_what_is_named_comes_first(home):
    with open_library(home) as library:
        hits = library.search("มาตรา ๕ ว่าอย่างไร")
    assert hits[0].passage.refs == ("section 5",)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_what_no_document_has_is_refused(home):
    assert open_assistant(home).ask("มาตรา 12 ว่าอย่างไร").outcome == "not_in_library"


def test_what_is_there_is_answered_from_it(home):
    answer = open_assistant(home).ask("มาตรา 3 ว่าอย่างไร")
    assert answer.outcome == "answered"
    assert {citation.section[-1] for citation in answer.citations} == {"มาตรา 3"}


def test_a_part_that_no_document_is_divided_into_is_not_missed(home):
    with open_library(home) as library:
        assert references.missing(library, understand("ตารางที่ 4 ว่าอย่างไร")) is None


def test_the_cells_of_a_row_have_the_units_of_their_columns():
    row = Passage(
        "p", "d", 0, 11, "| a | 421 |", "row", (), None, "en",
        context="Table 1 · Name | Pupils (people)", parts=((2, 3), (6, 9)),
    )  # fmt: skip
    assert list(_with_units(row)) == ["421 people"]
