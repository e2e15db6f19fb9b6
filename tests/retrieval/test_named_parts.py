"""A part that a question names is found by its name, and refused where no document has it."""

import pytest

from assistant.opening import open_assistant, open_library
from assistant.retrieval import references
from assistant.retrieval.questions import understand
from assistant.retrieval.texts import _with_units
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


def test_what_the_named_document_does_not_have_is_refused_though_another_has_it(tmp_path):
    more = "มาตรา 9  ให้ปิดตลาดเมื่อฝนตกหนักและแจ้งผู้ค้าทุกรายก่อนหนึ่งชั่วโมง\n"
    with open_library(tmp_path / "two") as library:
        library.add_texts([{"id": "canal", "title": "พระราชบัญญัติลำคลอง", "text": LAW}])
        market = LAW.replace("ลำคลอง", "ตลาด") + more
        library.add_texts([{"id": "market", "title": "พระราชบัญญัติตลาด", "text": market}])
        asked = understand("มาตรา 9 ของพระราชบัญญัติลำคลองว่าอย่างไร")
        assert references.missing(library, asked) == "section 9"
        assert references.missing(library, understand("มาตรา 9 ว่าอย่างไร")) is None
        hits = library.search("มาตรา 3 ของพระราชบัญญัติตลาดว่าอย่างไร")
        assert (hits[0].document_id, hits[0].passage.refs) == ("market", ("section 3",))


def test_a_law_is_named_by_its_short_title_where_the_question_calls_it_a_law(tmp_path):
    title = "พระราชบัญญัติการร่วมใช้ตลาดระหว่างตำบลและเทศบาล พ.ศ. 2562"
    with open_library(tmp_path / "short") as library:
        library.add_texts([{"id": "canal", "title": "พระราชบัญญัติลำคลอง", "text": LAW}])
        library.add_texts([{"id": "shared", "title": title, "text": LAW.replace("ลำคลอง", "ตลาด")}])
        hits = library.search("มาตรา 3 ของ พ.ร.บ.การร่วมใช้ตลาด ว่าอย่างไร")
        assert (hits[0].document_id, hits[0].passage.refs) == ("shared", ("section 3",))
        assert references.missing(library, understand("มาตรา 9 ของ พ.ร.บ.การร่วมใช้ตลาด ว่าอย่างไร"))


def test_a_document_without_such_parts_that_shares_its_title_with_a_question_hides_none(tmp_path):
    with open_library(tmp_path / "noted") as library:
        library.add_texts([{"id": "canal", "title": "พระราชบัญญัติลำคลอง", "text": LAW}])
        text = "ชาวบ้านประชุมกันเรื่องน้ำในลำคลองทุกเดือน " * 4
        library.add_texts([{"id": "note", "title": "การประชุมผู้ใช้น้ำ", "text": text}])
        asked = "มาตรา 4 เรื่องการประชุมผู้ใช้น้ำว่าอย่างไร"
        assert references.missing(library, understand(asked)) is None
        assert library.search(asked)[0].passage.refs == ("section 4",)


def test_of_many_parts_of_one_name_as_many_are_read_as_are_looked_at(home):
    with open_library(home) as library:
        assert len(library.passages_named("section 3", (), 1)) == 1
        assert library.passages_named("section 3", ("note",), 5) == ()
        assert library.has_part("section 3", ("canal",))
        assert not library.has_part("section 3", ("note",))


def test_titles_are_found_by_any_of_their_words(home):
    with open_library(home) as library:
        assert library.titles(("ลำคลอง", "ตลาด")) == {"canal": "พระราชบัญญัติลำคลอง"}
        assert library.titles(()) == library.titles(("%",)) == {}


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
