"""Retrieval: the right passage comes first, in either language, and neither drowns the other."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

from assistant.library.library import Library
from assistant.opening import open_library
from assistant.retrieval.langchain_retriever import LibraryRetriever
from assistant.retrieval.search import lexical_terms, search

FLOOD_TH = (
    "ศูนย์อพยพของตำบลเปิดรับผู้ประสบภัยน้ำท่วมที่โรงเรียนบ้านหนองบัว โดยอาสาสมัครจัดอาหารวันละสามมื้อ "
    "และหน่วยแพทย์เคลื่อนที่มาตรวจสุขภาพทุกเย็น"
)
FLOOD_EN = (
    "The evacuation centre of the subdistrict takes in flood victims at Nong Bua school. "
    "Volunteers serve three meals a day, and a mobile medical unit examines people every evening."
)
WASTE_TH = (
    "เทศบาลเก็บขยะรีไซเคิลทุกเช้าวันพุธ ครัวเรือนต้องแยกขวดแก้วและกระดาษใส่ถุงสีเหลือง "
    "ร้านค้าชุมชนรับซื้อขยะเหล่านี้เพื่อนำเงินเข้ากองทุนหมู่บ้าน"
)
WASTE_AGAIN_TH = WASTE_TH.replace("สีเหลือง", "สีเขียว")
FERRY_EN = (
    "The ferry to the island leaves the old pier at seven in the morning and returns at dusk. "
    "Tickets are sold on board, and schoolchildren travel free of charge."
)
LIBRARY_TH = (
    "ห้องสมุดประชาชนขยายเวลาให้บริการถึงสามทุ่มในช่วงสอบ และให้นักเรียนยืมหนังสือได้คนละห้าเล่ม "
    "ผู้สูงอายุขอให้ส่งหนังสือถึงบ้านได้"
)
ORCHARD_EN = (
    "The cooperative of mango growers shares one cold store. Members book space a month ahead and "
    "pay by weight, so that small farms need no refrigerator of their own."
)
TEXTS = {
    "flood-th": FLOOD_TH,
    "flood-en": FLOOD_EN,
    "waste": WASTE_TH,
    "waste-again": WASTE_AGAIN_TH,
    "ferry": FERRY_EN,
    "library": LIBRARY_TH,
    "orchard": ORCHARD_EN,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("retrieval") / "home", ENCODER) as opened:
        opened.add_texts({"id": key, "title": key, "text": text} for key, text in TEXTS.items())
        yield opened


def found(library: Library, query: str, limit: int = 10) -> list[str]:
    return [hit.document_id for hit in search(library, query, limit)]


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("เทศบาลมาเก็บขยะรีไซเคิลวันไหน", "waste"),
        ("นักเรียนยืมหนังสือจากห้องสมุดได้กี่เล่ม", "library"),
        ("Which day is recyclable waste collected?", "waste"),
        ("How late is the public library open during exams?", "library"),
        ("เรือข้ามไปเกาะออกจากท่าเวลาใด", "ferry"),
        ("เกษตรกรที่ปลูกมะม่วงใช้ห้องเย็นร่วมกันอย่างไร", "orchard"),
        ("When does the boat to the island leave?", "ferry"),
        ("How do mango farmers pay for cold storage?", "orchard"),
    ],
)
def test_a_question_in_either_language_finds_its_passage_in_either(library, query, document):
    assert found(library, query)[0].removesuffix("-again") == document


@pytest.mark.parametrize(
    "query", ["ผู้ประสบภัยน้ำท่วมได้อาหารวันละกี่มื้อ", "How many meals a day do the flood victims get?"]
)
def test_each_language_gets_its_chance_where_both_hold_the_same(library, query):
    assert set(found(library, query)[:2]) == {"flood-th", "flood-en"}


def test_the_readers_own_language_comes_first_where_both_hold_the_same(library):
    assert found(library, "น้ำท่วม ศูนย์อพยพ โรงเรียนบ้านหนองบัว")[0] == "flood-th"
    assert found(library, "flood victims at the evacuation centre")[0] == "flood-en"


def test_a_passage_that_says_the_same_in_the_same_words_is_folded(library):
    hits = found(library, "เก็บขยะรีไซเคิลทุกเช้าวันพุธ", 10)
    assert len({"waste", "waste-again"} & set(hits)) == 1
    assert len(hits) == len(TEXTS) - 1


def test_ranks_count_from_one_and_the_limit_holds(library):
    hits = search(library, "ห้องสมุด", 3)
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert hits[0].score == max(hit.score for hit in hits)


def test_a_hit_keeps_the_span_of_its_best_window(library):
    for hit in search(library, "Tickets to the island", 5):
        document = library.document(hit.document_id)
        assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert hit.passage.start <= hit.window[0] < hit.window[1] <= hit.passage.end


def test_words_cross_into_the_other_language_by_the_glossary_alone():
    same = lexical_terms("การบริหารงานภาครัฐ", "th", "th")
    across = lexical_terms("เครือข่ายของ Goldsmith", "th", "en")
    assert max(same.values()) == 1.0
    assert across["goldsmith"] == 1.0
    assert 0 < across["network"] <= 1
    assert all(term.isascii() for term in across)


@pytest.mark.parametrize(
    ("query", "language", "words"),
    [
        ("ค่าบริการของศูนย์บริการย่อยที่นครปฐม", "th", "20 บาท"),
        ("the fee of the service sub-centre in Nakhon Pathom", "en", "20 baht"),
        ("คณะกรรมการของกองทุนเมืองเบอร์มิงแฮม", "th", "คณะกรรมการ"),
        ("Which scholars define network as informal collaboration?", "en", "Kreiner"),
    ],
)
def test_shipped_notes_are_found_in_the_readers_language_only(
    shipped_library, query, language, words
):
    hits = search(shipped_library, query, 8)
    assert {hit.passage.language for hit in hits} == {language}
    assert words in " ".join(hit.passage.text for hit in hits[:2])


def test_rows_of_one_table_leave_room_for_other_voices(shipped_library):
    hits = search(shipped_library, "Which scholars define network, and how?", 6)
    assert sum(hit.passage.kind == "row" for hit in hits) <= 3


def test_a_query_is_data_and_not_a_command_to_the_search(library):
    for query in (
        "น้ำท่วม'; DROP TABLE passages; --",
        'flood victims" or 1=1',
        "flood AND (victims* volunteers",
    ):
        assert found(library, query)[0].startswith("flood")
    assert len(library.documents()) == len(TEXTS)


class TestLangChainRetriever:
    """``LibraryRetriever`` gives LangChain what ``search`` finds."""

    def test_it_returns_documents_that_say_where_they_stand(self, library):
        (document,) = LibraryRetriever(library=library, limit=1).invoke("ferry to the island")
        hit = search(library, "ferry to the island", 1)[0]
        assert isinstance(document, Document)
        assert document.page_content == hit.passage.text
        assert document.metadata == {
            "document_id": "ferry",
            "passage_id": hit.passage.id,
            "title": "ferry",
            "section": [],
            "page": None,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "language": "en",
            "score": pytest.approx(hit.score),
        }

    def test_it_is_a_runnable_and_composes(self, library):
        def joined(documents: list[Document]) -> str:
            return " | ".join(d.metadata["title"] for d in documents)

        chain = {
            "context": LibraryRetriever(library=library, limit=2) | RunnableLambda(joined),
            "question": RunnablePassthrough(),
        } | RunnableLambda(lambda found: f"{found['question']} → {found['context']}")
        assert chain.invoke("ห้องสมุดให้ยืมกี่เล่ม").startswith("ห้องสมุดให้ยืมกี่เล่ม → library | ")

    def test_it_takes_many_queries_at_once(self, library):
        first, second = LibraryRetriever(library=library).batch(["mango growers", "ขยะรีไซเคิล"])
        assert first[0].metadata["document_id"] == "orchard"
        assert second[0].metadata["document_id"].startswith("waste")

    def test_a_limit_of_none_is_refused(self, library):
        with pytest.raises(ValueError, match="greater than or equal to 1"):
            LibraryRetriever(library=library, limit=0)
