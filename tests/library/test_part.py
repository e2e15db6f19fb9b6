"""A part of a library: searched, read and asked as if there were no other documents."""

import pytest
from gram_encoder import GramEncoder

from assistant.errors import NothingWithin, QuestionError, UnknownDocument
from assistant.library.part import part_of
from assistant.opening import open_assistant, open_library
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.evidence.elsewhere import beside_the_rest
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import retrieve
from assistant.schema import Within

BRIDGE = "คณะกรรมการสะพานไม้ของตำบลที่ {0} มีวาระคราวละ {0} ปี"
TEXTS = [
    {"id": f"d{at}", "title": f"สะพาน {at}", "text": BRIDGE.format(at), "language": "th"}
    for at in range(1, 31)
] + [
    {"id": "en", "title": "Bridges", "text": "The wooden bridge is mended every two years."},
    {"id": "weir", "title": "ฝาย", "language": "th",
     "text": "ผู้ใช้น้ำของฝายหินจ่ายค่าบำรุงฝายครัวเรือนละ 41 บาท ทุกวันที่ 5 ของเดือน"},
    {"id": "well", "title": "บ่อ", "language": "th",
     "text": "ผู้ใช้น้ำของบ่อบาดาลต้องล้างถังพักน้ำและแจ้งผู้ดูแลบ่อเมื่อน้ำขุ่น"},
]  # fmt: skip
WEIR = "ผู้ใช้น้ำของฝายหินจ่ายค่าบำรุงฝายเท่าใด"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("part") / "home", GramEncoder()) as opened:
        opened.add_texts(TEXTS)
        for at, year in ((3, "2560"), (4, "2021"), (5, "2566")):
            opened.describe(f"d{at}", {"year": year})
        yield opened


def found(library, **within):
    hits = library.search("คณะกรรมการสะพานมีวาระกี่ปี", 10, Within(**within))
    return {hit.document_id for hit in hits}


def test_a_search_keeps_to_documents_and_loses_none_of_them_to_the_others(library):
    assert found(library, documents=("d29", "d17")) == {"d29", "d17"}
    assert found(library, languages=("en",)) == {"en"}


def test_years_are_of_either_era_and_what_has_none_lies_in_none(library):
    assert found(library, from_year=2017, to_year=2021) == {"d3", "d4"}
    assert found(library, from_year=2564) == {"d4", "d5"}
    assert found(library, documents=("d3", "d9"), to_year=2023) == {"d3"}


def test_what_leaves_nothing_is_one_line(library):
    for within, error in (
        (Within(from_year=2600), NothingWithin),
        (Within(documents=("nowhere",)), UnknownDocument),
        (Within(to_year=12), QuestionError),
    ):
        with pytest.raises(error) as told:
            library.search("สะพาน", within=within)
        assert "\n" not in str(told.value)


def test_a_part_tells_of_its_own_documents_alone(library):
    part = part_of(library, Within(documents=("d3", "en")))
    assert [one.document_id for one in part.documents()] == ["d3", "en"]
    assert part.languages() == {"th": 1, "en": 1}
    assert {one.document_id for one in part.passages()} == {"d3", "en"}
    assert part.passages_by_id([one.id for one in library.passages("d4")]) == {}
    assert [*part.titles(["สะพาน"])] == ["d3"]


def test_an_answer_rests_on_the_part_and_says_so_and_the_next_one_is_free(library):
    assistant = open_assistant(library=library)
    within = Within(documents=("d7",))
    kept = assistant.within(within).ask("คณะกรรมการสะพานมีวาระกี่ปี", conversation="kept")
    assert {one.document_id for one in kept.citations} == {"d7"}
    assert kept.to_dict()["within"] == {"documents": ["d7"]}
    exchanges = assistant.conversations.of("").exchanges("kept")
    assert exchanges[0].answer.within == within
    assert "within" not in assistant.ask("คณะกรรมการสะพานมีวาระกี่ปี").to_dict()


def test_what_only_other_documents_answer_is_refused_and_their_place_is_named(library):
    assistant = open_assistant(library=library)
    told = assistant.within(Within(documents=("d7",))).ask(WEIR)
    assert (told.outcome, told.nearest[0].document_id) == ("not_in_library", "weir")
    assert told.answer.endswith("คำตอบอยู่ในเอกสารอื่นของคลัง: “ฝาย”")
    assert assistant.within(Within(documents=("weir", "d7"))).ask(WEIR).outcome == "answered"


@pytest.mark.parametrize(("chosen", "named"), [("well", ["weir"]), ("weir", [])])
def test_the_evidence_of_a_part_is_held_against_that_of_the_other_documents(library, chosen, named):
    part = part_of(library, Within(documents=(chosen,)))
    asked = understood(part, WEIR)
    likely = Evidence(retrieve(part, asked), True, "whatever is nearest in a part")
    judged = beside_the_rest(part, asked, likely)
    assert [hit.document_id for hit in judged.elsewhere[:1]] == named
    assert judged.enough == (not named)
